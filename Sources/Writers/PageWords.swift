import Documents

/// The few words that a page itself says, in the language of its note.
struct PageWords {
  let contents: String
  let plotAsText: String
  let backToText: String
  let skipToText: String
  let callTrace: String
  let tooDeep: String
  let notes: String
  /// What stands before the call of a class that was tried.
  let tried: String
  /// The roles of a network's symbols, where the language has words of its own for them.
  let roles: [String: String]
  /// How many cells of a note failed.
  let failures: @Sendable (Int) -> String
}

extension PageWords {
  init(language: String) {
    self = language.lowercased().hasPrefix("zh") ? .chinese : .english
  }

  static let english = PageWords(
    contents: "Contents", plotAsText: "The plot as text", backToText: "Back to content",
    skipToText: "Skip to the text", callTrace: "The calls that led here",
    tooDeep: "[nested too deeply to be shown]", notes: "Notes", tried: "tried:", roles: [:],
    failures: { $0 == 1 ? "1 cell failed" : "\($0) cells failed" })

  private static let chinese = PageWords(
    contents: "目录", plotAsText: "文本图形", backToText: "返回正文", skipToText: "跳到正文",
    callTrace: "调用过程", tooDeep: "[嵌套过深，未显示]", notes: "笔记", tried: "试运行：",
    roles: [
      "input": "输入", "state": "状态", "parameter": "参数", "output": "输出",
      "intermediate value": "中间量", "memory": "记忆序列", "score": "得分",
      "weight over the memory": "注意力权重", "number of features": "特征数",
    ],
    failures: { "\($0) 个单元失败" })
}

extension PageWords {
  /// `state [hidden]: the memory of the network`.
  func role(_ entry: SymbolKey.Entry) -> String {
    let role = roles[entry.role] ?? entry.role
    let shape = entry.shape.isEmpty ? "" : " [\(entry.shape)]"
    return role + shape + (entry.meaning.map { ": \($0)" } ?? "")
  }

  /// The same with the symbol's LaTeX before it, for places that can't show a formula.
  func symbol(_ entry: SymbolKey.Entry) -> String { "\(entry.latex): \(role(entry))" }
}

extension Document {
  /// The front matter's `lang`, or the language that the note's script suggests.
  ///
  /// A browser picks the glyphs of Han characters and the line breaks by it.
  var language: String { frontMatter.lang ?? suggestedLanguage(of: source) }
}

private func suggestedLanguage(of source: String) -> String {
  var han = 0
  var kana = 0
  var hangul = 0
  var latin = 0
  for scalar in source.unicodeScalars.prefix(20_000) {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
    case 0x3041...0x30FF: kana += 1
    case 0x4E00...0x9FFF: han += 1
    case 0xAC00...0xD7A3: hangul += 1
    default: break
    }
  }
  // Code and formulas are Latin in every note, so a tenth of the letters is enough.
  guard (han + kana + hangul) * 10 > latin else { return "en" }
  if hangul > han + kana { return "ko" }
  return kana * 10 > han ? "ja" : "zh-CN"
}
