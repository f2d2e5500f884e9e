import Diagnostics

/// A formula's label as it stands in or behind the formula.
struct FormulaLabel {
  var name: String
  /// What follows the label.
  var rest = ""

  /// `{#eq-x}` at the head of the text behind a formula, blanks aside.
  init?(behind text: String) {
    let trimmed = text.drop { $0 == " " || $0 == "\t" }
    guard trimmed.hasPrefix("{#"), let brace = trimmed.firstIndex(of: "}") else { return nil }
    let inner = trimmed[..<brace].dropFirst(2)
    name = String(inner.prefix { $0 != " " })
    rest = String(trimmed[trimmed.index(after: brace)...])
    if name.isEmpty { return nil }
  }

  /// Each `\label{eq-x}` of a formula.
  static func inside(_ source: SourceFragment) -> [(name: String, range: SourceRange)] {
    let command = Array("\\label{".unicodeScalars)
    var found: [(name: String, range: SourceRange)] = []
    for (index, line) in source.lines.enumerated() where line.contains("\\label{") {
      let characters = Array(line.unicodeScalars)
      for start in characters.indices
      where characters[start] == "\\" && characters[start...].starts(with: command) {
        let inner = characters[(start + command.count)...]
        guard let brace = inner.firstIndex(of: "}") else { continue }
        var name = ""
        name.unicodeScalars.append(contentsOf: inner[..<brace])
        let range = SourceRange(
          start: SourceLocation(line: index + 1, column: start + 1),
          end: SourceLocation(line: index + 1, column: brace + 2))
        found.append((name.trimmedOfBlanks, source.range(range)))
      }
    }
    return found
  }
}
