import Diagnostics
import Documents

/// The outputs in a note that were changed after they were written: their text has another
/// checksum than their marker.
package func handEditedOutputs(in document: Document) -> [Diagnostic] {
  let lines = document.source.split(separator: "\n", omittingEmptySubsequences: false)
  var found: [Diagnostic] = []
  document.walk { block in
    guard case .writtenOutput(let output) = block.kind else { return }
    let sum = outputChecksum(of: output.body)
    guard sum != output.sum else { return }
    let start = block.range.start
    let line = lines.indices.contains(start.line - 1) ? String(lines[start.line - 1]) : nil
    let error = WritersError.handEditedOutput(
      label: output.label, written: output.sum, found: sum)
    found.append(
      error.diagnostic(
        path: document.path, line: start.line, column: start.column, sourceLine: line))
  }
  return found
}
