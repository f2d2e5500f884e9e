import Diagnostics
import Plots

/// A document and what its cells gave: all that a writer needs.
package struct Notebook: Hashable, Sendable {
  package var document: Document
  /// The outputs of each cell that ran, by the cell's index.
  package var outputs: [Int: [Output]]
  /// What each inline expression gave, by its index; none for one that was not reached.
  package var inlineValues: [Int: InlineValue] = [:]
  /// Faults of formulas and of the reading, in the order of their places.
  package var diagnostics: [Diagnostic]
  /// Those of formulas and of the text, which stand on the page below the block that they are about.
  package var remarks: [Diagnostic] = []
  /// What formulas' symbols are, by the formula's first place in the file.
  package var symbolKeys: [SourceLocation: SymbolKey]

  package init(
    document: Document, outputs: [Int: [Output]] = [:], diagnostics: [Diagnostic] = [],
    symbolKeys: [SourceLocation: SymbolKey] = [:]
  ) {
    self.document = document
    self.outputs = outputs
    self.diagnostics = diagnostics
    self.symbolKeys = symbolKeys
  }
}

/// What an inline expression gave.
package enum InlineValue: Hashable, Sendable {
  /// The value as `print` writes it; `$…$` in it is a formula.
  case text(String)
  case failure(Diagnostic)
}

/// One thing that a cell shows, in the order in which it came.
package enum Output: Hashable, Sendable {
  /// What the cell printed; neighbouring prints are one text.
  case text(String)
  /// The value of the cell's last expression, as its `repr`.
  case result(String)
  case plot(Chart)
  /// Several plots as one figure.
  case plots(ChartGrid)
  /// A network drawn over time.
  case diagram(StepDiagram)
  case table(OutputTable)
  /// A formula to be shown, as LaTeX.
  case formula(String)
  /// Source code that the cell made.
  case listing(String, language: String)
  /// What came of trying a class.
  case exercise(ExerciseCard)
  /// What a person should know and the cell survived.
  case warning(Diagnostic)
  case failure(Diagnostic)

  package var isFailure: Bool {
    if case .failure = self { true } else { false }
  }
}

/// A table that a cell made: cells are plain text; `$…$` in them is a formula.
package struct OutputTable: Hashable, Sendable {
  package var header: [String]
  package var rows: [[String]]
  package var alignments: [Table.Alignment]
  package var caption: String?

  package init(
    header: [String], rows: [[String]], alignments: [Table.Alignment], caption: String? = nil
  ) {
    self.header = header
    self.rows = rows
    self.alignments = alignments
    self.caption = caption
  }
}
