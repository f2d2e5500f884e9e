import Diagnostics

/// What keeps a rendering from being written.
enum WritersError: Error, Hashable {
  case handEditedOutput(label: String, written: String, found: String)

  func diagnostic(path: String, line: Int, column: Int, sourceLine: String?) -> Diagnostic {
    let start = SourceLocation(line: line, column: column)
    switch self {
    case .handEditedOutput(let label, let written, let found):
      let width = max(1, (sourceLine?.count ?? 0) - column + 1)
      let end = SourceLocation(line: line, column: column + width)
      return Diagnostic(
        path: path, range: SourceRange(start: start, end: end), sourceLine: sourceLine,
        message: "the output of \(label) was edited by hand",
        why: "its text has the checksum \(found) and its marker says \(written)",
        fix: "move your words out from between the two markers, or delete the output with its"
          + " markers: the next rendering writes it again")
    }
  }
}
