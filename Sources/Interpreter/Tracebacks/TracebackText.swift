import Diagnostics
import Dialect

extension Raise.Frame {
  /// The call as CPython prints it, with the line of the source and carets below the part that
  /// was running, unless that part is all of the line.
  ///
  ///       File "note.md", line 3, in share
  ///         return total / count
  ///                ~~~~~~^~~~~~~
  var text: String {
    let place = "  File \"\(file)\", line \(line), in \(function)\n"
    guard let written = source.line(range.start.line), let stripped = sourceLine else {
      return place
    }
    return place + "    \(stripped)\n" + carets(below: written, stripped)
  }

  /// The file's name without its folders: printed text is the same wherever the note is.
  var file: String {
    source.path.split(separator: "/").last.map { String($0) } ?? source.path
  }

  /// The line of code without the blanks around it; nothing for an empty one.
  var sourceLine: String? {
    guard let written = source.line(range.start.line) else { return nil }
    let stripped = written.trimmingBlanks
    return stripped.isEmpty ? nil : stripped
  }

  private func carets(below written: String, _ stripped: String) -> String {
    let indent = written.prefix { $0.isWhitespace }.count
    let start = range.start.column - 1
    let isOneLine = range.end.line == range.start.line
    let end = isOneLine ? range.end.column - 1 : indent + stripped.count
    guard start >= indent, end >= start else { return "" }
    let segment = String(written.dropFirst(start).prefix(end - start))
    let marked = isOneLine ? Self.operatorRange(in: segment) : nil
    if marked == nil, end - start >= stripped.count { return "" }
    let length = end - start
    var line = "    " + String(repeating: " ", count: start - indent)
    if let marked {
      line += String(repeating: "~", count: marked.lowerBound)
      line += String(repeating: "^", count: marked.count)
      line += String(repeating: "~", count: max(0, length - marked.upperBound))
    } else {
      line += String(repeating: "^", count: length)
    }
    return line + "\n"
  }

  /// What is marked in an expression that is an operation or an item: the operator, or the
  /// brackets with what they hold.
  private static func operatorRange(in segment: String) -> Range<Int>? {
    switch expression(in: segment)?.kind {
    case .binary(_, let left, let right):
      let (from, to) = (left.range.end.column - 1, right.range.start.column - 1)
      guard from < to else { return nil }
      let between = Array(segment.dropFirst(from).prefix(to - from))
      let blanks = between.prefix { $0.isWhitespace }.count
      let isLong = blanks + 1 < between.count && !between[blanks + 1].isWhitespace
      return from + blanks..<from + blanks + (isLong ? 2 : 1)
    case .item(let object, let key):
      let (from, to) = (object.range.end.column - 1, key.range.end.column)
      return from < to ? from..<to : nil
    default: return nil
    }
  }

  /// The one expression that a text is; nothing for a part of something else.
  private static func expression(in segment: String) -> Expression? {
    do throws(SyntaxError) {
      let program = try Program.parse(SourceFragment(path: "", source: segment))
      guard program.body.count == 1, case .expression(let value) = program.body[0].kind else {
        return nil
      }
      return value
    } catch {
      return nil
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
