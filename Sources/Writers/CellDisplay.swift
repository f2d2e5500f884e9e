import Documents

/// What of a cell is shown, from its own options, the note's `execute:` defaults, and Quarto's
/// defaults (all of it).
struct CellDisplay: Hashable {
  let showsSource: Bool
  let showsOutputs: Bool
  /// A plain fence that did not run.
  let isListing: Bool

  /// - Parameter hasRun: A plain fence that did not run is a listing, and always shown.
  init(_ cell: Cell, execute: CellOptions, hasRun: Bool) {
    let isIncluded = cell.options.include ?? execute.include ?? true
    isListing = cell.kind == .plain && !hasRun
    showsSource = isListing || (isIncluded && (cell.options.echo ?? execute.echo ?? true))
    showsOutputs = isIncluded && (cell.options.output ?? execute.output ?? true)
  }

  /// The outputs that are shown: a failure always is.
  func shown(_ outputs: [Output]) -> [Output] {
    outputs.filter { $0.isFailure || showsOutputs }
  }
}

extension Notebook {
  /// How a cell is shown, and what of its outputs; a labeled figure or table has its number.
  func display(of cell: Cell, _ labels: PageLabels) -> (display: CellDisplay, outputs: [Output]) {
    let outputs = self.outputs[cell.index]
    let display = CellDisplay(
      cell, execute: document.frontMatter.execute, hasRun: outputs != nil)
    let shown = display.shown(outputs ?? []).map { $0.completed(by: cell.options) }
    return (display, labels.numbered(shown, of: cell))
  }
}

extension Output {
  /// The output with the captions and the text alternative that the cell's options give.
  fileprivate func completed(by options: CellOptions) -> Output {
    switch self {
    case .plot(var chart):
      chart.caption = chart.caption ?? options.figureCaption
      chart.alternative = chart.alternative ?? options.figureAlternative
      return .plot(chart)
    case .plots(var grid):
      grid.caption = grid.caption ?? options.figureCaption
      grid.alternative = grid.alternative ?? options.figureAlternative
      return .plots(grid)
    case .table(var table):
      table.caption = table.caption ?? options.tableCaption
      return .table(table)
    case .diagram(var diagram):
      diagram.caption = diagram.caption ?? options.figureCaption
      diagram.alternative = options.figureAlternative ?? diagram.alternative
      return .diagram(diagram)
    case .text, .result, .formula, .listing, .exercise, .warning, .failure: return self
    }
  }
}
