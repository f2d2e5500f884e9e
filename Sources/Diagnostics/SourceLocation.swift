/// A place in a text: a line and a column, both counted from one.
///
/// The column counts characters as a reader points at them (Swift's `Character`: a Chinese
/// character is one, and so is a letter with its combining accents), never bytes.
package struct SourceLocation: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static let start = SourceLocation(line: 1, column: 1)

  package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A stretch of a text; `end` is the place just behind its last character.
package struct SourceRange: Hashable, Sendable {
  package var start: SourceLocation
  package var end: SourceLocation

  package init(start: SourceLocation, end: SourceLocation) {
    self.start = start
    self.end = end
  }

  /// The empty stretch at one place.
  package init(at location: SourceLocation) {
    self.init(start: location, end: location)
  }
}
