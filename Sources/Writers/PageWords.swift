import Diagnostics
import Documents
import Formulas

/// The few words that a page itself says, in the language of its note.
struct PageWords {
  let language: WordLanguage
  let contents: String
  let plotAsText: String
  let backToText: String
  let skipToText: String
  let callTrace: String
  let tooDeep: String
  let notes: String
  /// The words of a class that was tried.
  let card: CardWords
  /// The links of a series.
  let previous: String
  let next: String
  let allNotes: String
  /// The page of a folder's equations and symbols.
  let equationsAndSymbols: String
  let symbol: String
  let meaning: String
  /// What a folded cell's code is called.
  let code: String
  /// The names of labeled things, and a space where the language has one before a number.
  let targets: [LabelTarget.Kind: String]
  /// What stands between a figure's number and its caption.
  let captionMark: String
  let callouts: [Callout.Kind: String]
  /// A section's title as a reference names it.
  let quoted: @Sendable (String) -> String
  /// What a network's symbols are.
  let symbols: SymbolWords
  /// What stands before a warning in the page's language, why, and how to mend it.
  let diagnostic: (warning: String, why: String, fix: String)
  /// How many things more are said of a block.
  let otherRemarks: @Sendable (Int) -> String
  /// How many cells of a note failed.
  let failures: @Sendable (Int) -> String
}

extension PageWords {
  init(language: String) {
    switch WordLanguage(tag: language) {
    case .english: self = .english
    case .chinese: self = .chinese
    }
  }

  static let english = PageWords(
    language: .english, contents: "Contents", plotAsText: "The plot as text",
    backToText: "Back to content",
    skipToText: "Skip to the text", callTrace: "The calls that led here",
    tooDeep: "[nested too deeply to be shown]", notes: "Notes", card: .english,
    previous: "Previous", next: "Next", allNotes: "All notes",
    equationsAndSymbols: "Equations and symbols", symbol: "Symbol", meaning: "Meaning",
    code: "Code",
    targets: [.equation: "Equation ", .figure: "Figure ", .table: "Table ", .section: "Section "],
    captionMark: ": ",
    callouts: [
      .note: "Note", .tip: "Tip", .important: "Important", .warning: "Warning",
      .caution: "Caution", .exercise: "Exercise", .answer: "Answer",
    ], quoted: { "“\($0)”" }, symbols: SymbolWords(.english),
    diagnostic: ("warning:", "why:", "fix:"), otherRemarks: { "and \($0) more" },
    failures: { $0 == 1 ? "1 cell failed" : "\($0) cells failed" })

  private static let chinese = PageWords(
    language: .chinese, contents: "目录", plotAsText: "文本图形", backToText: "返回正文", skipToText: "跳到正文",
    callTrace: "调用过程", tooDeep: "[嵌套过深，未显示]", notes: "笔记", card: .chinese,
    previous: "上一讲", next: "下一讲", allNotes: "全部笔记", equationsAndSymbols: "公式与符号",
    symbol: "符号", meaning: "含义", code: "代码",
    targets: [.equation: "式 ", .figure: "图 ", .table: "表 ", .section: "节 "], captionMark: "：",
    callouts: [
      .note: "说明", .tip: "提示", .important: "重要", .warning: "注意", .caution: "小心",
      .exercise: "练习", .answer: "答案",
    ], quoted: { "「\($0)」" },
    symbols: SymbolWords(.chinese), diagnostic: ("注意：", "原因：", "改法："),
    otherRemarks: { "另有 \($0) 处" },
    failures: { "\($0) 个单元失败" })
}

extension PageWords {
  /// `state [hidden]: the memory of the network`.
  func role(_ entry: SymbolKey.Entry) -> String {
    let role = CellSymbol.Role(rawValue: entry.role).map(symbols.role) ?? entry.role
    let shape = entry.shape.isEmpty ? "" : " [\(entry.shape)]"
    return role + shape + (entry.meaning.map { ": \($0)" } ?? "")
  }

  /// The same with the symbol's LaTeX before it, for places that can't show a formula.
  func symbol(_ entry: SymbolKey.Entry) -> String { "\(entry.latex): \(role(entry))" }
}
