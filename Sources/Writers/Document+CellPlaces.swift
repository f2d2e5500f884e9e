import Diagnostics
import Documents

extension Document {
  /// The diagnostic with its places told by cell: line and column count from the cell's first
  /// line of code.
  ///
  /// Lines of the file would change when outputs are written above them, and its path from one
  /// machine to the next; a page must not.
  func placingInCells(_ diagnostic: Diagnostic) -> Diagnostic {
    let cells = self.cells
    var placed = diagnostic
    placed.trace = diagnostic.trace.map { frame in
      var frame = frame
      guard frame.path == path, let cell = cells.first(where: { $0.holds(frame.location) }) else {
        frame.path = lastComponent(of: frame.path)
        return frame
      }
      frame.path = cell.name
      frame.location = cell.local(frame.location)
      return frame
    }
    guard let range = diagnostic.range, diagnostic.path == path,
      let cell = cells.first(where: { $0.holds(range.start) })
    else {
      placed.path = diagnostic.path.map(lastComponent)
      if diagnostic.path == path { placed.range = nil }
      return placed
    }
    placed.path = cell.name
    placed.range = SourceRange(start: cell.local(range.start), end: cell.local(range.end))
    placed.sourceLine = diagnostic.sourceLine.map { line in
      String(line.dropFirst(cell.offset(ofLine: range.start.line)))
    }
    return placed
  }
}

extension Cell {
  fileprivate func holds(_ location: SourceLocation) -> Bool {
    (code.firstLine...max(code.firstLine, lastLine)).contains(location.line)
  }

  /// The file's characters before the code on one of the file's lines.
  fileprivate func offset(ofLine line: Int) -> Int {
    let index = line - code.firstLine
    return code.columnOffsets.indices.contains(index) ? code.columnOffsets[index] : 0
  }

  fileprivate func local(_ location: SourceLocation) -> SourceLocation {
    SourceLocation(
      line: location.line - code.firstLine + 1,
      column: max(1, location.column - offset(ofLine: location.line)))
  }
}

/// A path's last part: what stays the same when a note moves with its folder.
private func lastComponent(of path: String) -> String {
  path.split(separator: "/").last.map { String($0) } ?? path
}
