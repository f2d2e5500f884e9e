extension Diagnostic {
  /// The diagnostic as a person reads it, without a line end behind it:
  ///
  ///     note.md:41:9: error: cannot multiply x [32, 28] by W_hh [128, 128]
  ///     41 |     r = x @ W_hh
  ///                  ^~~~~~~~
  ///     why: x has 28 columns and W_hh has 128 rows; they must be equal
  ///     fix: multiply by W_xh [28, 128]
  package var text: String {
    var lines = trace.isEmpty ? [] : traceLines
    lines.append(head)
    lines += excerpt
    if let why { lines.append("why: \(why)") }
    if let fix { lines.append("fix: \(fix)") }
    return lines.joined(separator: "\n")
  }

  /// The first line: place, severity, message, and the name of the rule.
  package var head: String {
    var place = ""
    if let path {
      place = path
      if let start = range?.start { place += ":\(start.line):\(start.column)" }
      place += ": "
    }
    let name = rule.map { " [\($0)]" } ?? ""
    return "\(place)\(severity.rawValue): \(message)\(name)"
  }

  /// The source line and the caret line below it; empty without a place.
  ///
  /// Of a very long line only the part around the place is shown, between ellipses.
  private var excerpt: [String] {
    guard let range, let sourceLine else { return [] }
    let end = sourceLine.index(
      sourceLine.startIndex, offsetBy: max(0, range.start.column - 1),
      limitedBy: sourceLine.endIndex)
    let start = end.map { _ in max(0, range.start.column - 1) } ?? sourceLine.count
    let isOneLine = range.end.line == range.start.line
    let length = isOneLine ? max(1, range.end.column - range.start.column) : longestLine
    let first = start < longestLine - 20 ? 0 : start - longestLine / 2
    // Only what is shown is looked at: a line may have a million characters.
    let window = sourceLine.dropFirst(first).prefix(longestLine + 1).map(\.shown)
    let characters = window.prefix(longestLine)
    let before = characters[..<(start - first)]
    let marked = characters[(start - first)...].prefix(length)

    let head = first > 0 ? "…" : ""
    let tail = window.count > longestLine ? "…" : ""
    let gutter = "\(range.start.line) | "
    let indent = String(repeating: " ", count: gutter.count + head.count)
    let blanks = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.columns) }
    let more = max(0, marked.reduce(0) { $0 + $1.columns } - 1)
    return [
      gutter + head + String(characters) + tail,
      indent + blanks.joined() + "^" + String(repeating: "~", count: more),
    ]
  }

  /// The calls, outermost first.
  private var traceLines: [String] {
    var lines = ["Traceback (most recent call last):"]
    for frame in trace {
      lines.append(
        "  \(frame.path):\(frame.location.line):\(frame.location.column), in \(frame.function)")
      if let source = frame.sourceLine?.trimmingBlanks, !source.isEmpty {
        lines.append("    \(source)")
      }
      if let repetition = frame.repetition { lines.append("  \(repetition)") }
    }
    return lines
  }
}

/// The most characters of a source line that are shown.
private let longestLine = 160

extension Character {
  /// The character itself, or a visible one for a control character, which could steer a terminal.
  fileprivate var shown: Character {
    let isControl = unicodeScalars.contains { $0.properties.generalCategory == .control }
    return isControl && self != "\t" ? "\u{FFFD}" : self
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
