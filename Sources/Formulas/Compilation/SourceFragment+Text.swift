import Diagnostics

extension SourceFragment {
  /// The fragment's text in a range, on one line.
  func text(_ range: SourceRange) -> String {
    guard lines.indices.contains(range.start.line - 1) else { return "" }
    var parts: [String] = []
    for number in range.start.line...max(range.start.line, range.end.line) {
      guard let line = line(number) else { break }
      let from = number == range.start.line ? range.start.column - 1 : 0
      let to = number == range.end.line ? range.end.column - 1 : Int.max
      parts.append(String(line.prefix(to).dropFirst(from)))
    }
    return parts.joined(separator: " ")
  }
}
