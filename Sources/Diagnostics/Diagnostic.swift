/// What went wrong, where, why, and how to mend it: the one form in which all modules tell a user.
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: String, Sendable { case error, warning, note }

  package var severity: Severity
  /// The file, as the user named it; none for a fault outside files.
  package var path: String?
  /// The place in that file; none for a fault of the file as a whole.
  package var range: SourceRange?
  /// The source line that `range` begins in, shown with a caret below it.
  package var sourceLine: String?
  /// What happened, with the user's names and values; no full stop.
  package var message: String
  /// The name of the rule that found it, by which it can be turned off; none of what has no name.
  package var rule: String?
  package var why: String?
  package var fix: String?
  /// What pages in Chinese tell in the place of these sentences, `told(in:)`; none where they are in
  /// English.
  package var chinese: DiagnosticWords.Sentences?
  /// The calls that led here, outermost first; empty for faults outside running code.
  package var trace: [Frame]

  /// One call on the way to a fault.
  package struct Frame: Hashable, Sendable {
    package var path: String
    package var location: SourceLocation
    /// The function's name, or `<module>` for a cell's own lines.
    package var function: String
    package var sourceLine: String?
    /// How many more calls like this one came right behind it, which are not listed.
    package var repeats: Int

    package init(
      path: String, location: SourceLocation, function: String, sourceLine: String? = nil,
      repeats: Int = 0
    ) {
      self.path = path
      self.location = location
      self.function = function
      self.sourceLine = sourceLine
      self.repeats = repeats
    }

    /// That calls are left out, as Python says it; nothing where none are.
    package var repetition: String? {
      if repeats == 0 { return nil }
      return "[Previous line repeated \(repeats) more time\(repeats == 1 ? "" : "s")]"
    }
  }

  package init(
    _ severity: Severity = .error, path: String? = nil, range: SourceRange? = nil,
    sourceLine: String? = nil, message: String, why: String? = nil, fix: String? = nil,
    trace: [Frame] = []
  ) {
    self.severity = severity
    self.path = path
    self.range = range
    self.sourceLine = sourceLine
    self.message = message
    self.why = why
    self.fix = fix
    self.trace = trace
  }

  /// A fault at a place of a fragment, told in the file's coordinates with the line's text.
  package init(
    _ severity: Severity = .error, in fragment: SourceFragment, at local: SourceRange,
    message: String, why: String? = nil, fix: String? = nil, trace: [Frame] = []
  ) {
    let index = local.start.line - 1
    let offset =
      fragment.columnOffsets.indices.contains(index) ? fragment.columnOffsets[index] : 0
    // Container prefixes are not part of the fragment; blanks keep the caret under its character.
    let line = fragment.line(local.start.line).map {
      offset == 0 ? $0 : String(repeating: " ", count: offset) + $0
    }
    self.init(
      severity, path: fragment.path, range: fragment.range(local), sourceLine: line,
      message: message, why: why, fix: fix, trace: trace)
  }
}
