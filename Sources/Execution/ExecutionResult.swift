import Diagnostics
import Documents
import Library

/// What a run tells while it goes on.
package enum RunEvent {
  /// Cell `index` of `count` begins, counted from one, with its code in this line.
  case cell(index: Int, count: Int, line: Int)
  case training(TrainingProgress)
  /// An output as it comes.
  case output(Output)
}

/// A finished run.
package struct ExecutionResult {
  package enum Status: Hashable, Sendable { case good, failed, limit, interrupted }

  package var notebook: Notebook
  package var status: Status
  /// What became of the cells, in order; empty where no plain fence was to run.
  package var blocks: [BlockReport]
}

/// What running one cell came to, besides its outputs.
struct CellResult {
  var report: BlockReport
  var diagnostics: [Diagnostic] = []
  /// Those that stand on the page as well, below the cell.
  var shownDiagnostics: [Diagnostic] = []
  /// How the note ends with this cell; nothing where it goes on.
  var end: ExecutionResult.Status?
  /// Whether the cell is shown as one that did not run.
  var isListing = false

  init(_ cell: Cell) {
    report = BlockReport(
      line: cell.code.firstLine, name: cell.options.label ?? "cell-\(cell.index + 1)",
      outcome: .run)
  }
}

/// Outputs in the order in which they came; neighbouring prints become one text, and a warning is
/// told once.
struct OutputList {
  private(set) var list: [Output] = []

  mutating func append(_ output: Output) {
    if case .warning = output, list.contains(output) { return }
    guard case .text(let new) = output, case .text(var text)? = list.last else {
      list.append(output)
      return
    }
    // Out of the list while it grows, so that a thousand prints do not copy the text each time.
    list.removeLast()
    text += new
    list.append(.text(text))
  }
}
