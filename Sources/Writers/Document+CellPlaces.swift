import Diagnostics
import Documents

extension Document {
  /// The diagnostic with its places told by cell or formula: line and column count from the cell's
  /// first line of code, or from the formula's first line.
  ///
  /// Lines of the file would change when outputs are written above them, and its path from one
  /// machine to the next; a page must not.
  func placingInCells(_ diagnostic: Diagnostic) -> Diagnostic {
    var placed = diagnostic
    placed.trace = diagnostic.trace.map { frame in
      var frame = frame
      guard frame.path == path, let part = part(at: frame.location) else {
        frame.path = lastComponent(of: frame.path)
        return frame
      }
      frame.path = part.name
      frame.location = part.source.local(frame.location)
      return frame
    }
    guard let range = diagnostic.range, diagnostic.path == path, let part = part(at: range.start)
    else {
      placed.path = diagnostic.path.map(lastComponent)
      if diagnostic.path == path { placed.range = nil }
      return placed
    }
    placed.path = part.name
    placed.range = SourceRange(
      start: part.source.local(range.start), end: part.source.local(range.end))
    placed.sourceLine = diagnostic.sourceLine.map { line in
      String(line.dropFirst(part.source.offset(ofLine: range.start.line)))
    }
    return placed
  }

  /// The cell or the formula that stands at a place, and what to call it: a cell's name, a
  /// formula's label.
  private func part(at location: SourceLocation) -> (name: String, source: SourceFragment)? {
    let line = location.line
    if let cell = cells.first(where: { $0.code.firstLine <= line && line <= $0.lastLine }) {
      return (cell.name, cell.code)
    }
    let formula = formulas.last {
      let lines = $0.source.firstLine..<$0.source.firstLine + $0.source.lines.count
      return lines.contains(line) && $0.source.offset(ofLine: line) < location.column
    }
    return formula.map { ($0.label ?? "formula", $0.source) }
  }
}

extension SourceFragment {
  /// The file's characters before the fragment on one of the file's lines.
  fileprivate func offset(ofLine line: Int) -> Int {
    let index = line - firstLine
    return columnOffsets.indices.contains(index) ? columnOffsets[index] : 0
  }

  fileprivate func local(_ location: SourceLocation) -> SourceLocation {
    SourceLocation(
      line: location.line - firstLine + 1,
      column: max(1, location.column - offset(ofLine: location.line)))
  }
}

/// A path's last part: what stays the same when a note moves with its folder.
private func lastComponent(of path: String) -> String {
  path.split(separator: "/").last.map { String($0) } ?? path
}
