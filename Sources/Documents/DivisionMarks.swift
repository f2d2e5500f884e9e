/// Lines of colons, `::: {.callout-note}` and `:::`, as the Markdown parser can keep them apart.
///
/// To Markdown such a line is a paragraph, or a part of the paragraph above or below. It is given
/// to the parser as a comment of HTML, which begins and ends a block wherever it stands.
enum DivisionMarks {
  private static let opening = "<!--"
  private static let closing = "-->"

  /// The text with its division lines as comments; what stands in fences stays as it is.
  static func hiding(_ source: String) -> String {
    guard source.contains(":::") else { return source }
    var fence: Substring?
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let content = line.drop { $0 == " " || $0 == "\t" || $0 == ">" }
      let run = content.prefix { $0 == content.first }
      let isFence = run.count >= 3 && (run.first == "`" || run.first == "~")
      if let open = fence {
        let rest = content.dropFirst(run.count)
        let ends = isFence && run.first == open.first && run.count >= open.count
        if ends, rest.allSatisfy({ $0 == " " || $0 == "\t" }) { fence = nil }
        return line
      }
      if isFence, run.first == "~" || !content.dropFirst(run.count).contains("`") { fence = run }
      guard Division(content) != nil else { return line }
      return line[..<content.startIndex] + opening + content + closing
    }
    return lines.joined(separator: "\n")
  }

  /// The line of a comment that `hiding` made; nothing for other HTML.
  static func line(of html: String) -> Substring? {
    let trimmed = html.drop { $0 == " " || $0 == "\t" }
    guard trimmed.hasPrefix(opening + ":::") else { return nil }
    let line = trimmed.dropFirst(opening.count).prefix { $0 != "\n" }
    return line.hasSuffix(closing) ? line.dropLast(closing.count) : nil
  }

  /// Code with its division lines as they were written: an indented block may hold some.
  static func showing(_ code: String) -> String {
    guard code.contains(opening + ":::") else { return code }
    return code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      self.line(of: String(line)).map { line.prefix { $0 == " " || $0 == "\t" } + $0 } ?? line
    }.joined(separator: "\n")
  }
}

/// A line that begins or ends a division.
enum Division {
  case begin(attributes: Substring)
  case end

  init?(_ line: Substring) {
    let colons = line.prefix { $0 == ":" }
    guard colons.count >= 3 else { return nil }
    let rest = line.dropFirst(colons.count).drop { $0 == " " || $0 == "\t" }
    let trimmed = rest.reversed().drop { $0 == " " || $0 == "\t" || $0 == ":" }.count
    let text = rest.prefix(trimmed)
    guard let first = text.first else {
      self = .end
      return
    }
    if first == "{", text.hasSuffix("}") {
      self = .begin(attributes: text.dropFirst().dropLast())
    } else if text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }) {
      self = .begin(attributes: text)
    } else {
      return nil
    }
  }
}
