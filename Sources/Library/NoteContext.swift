import Diagnostics
import Formulas
import Plots

/// What a running cell may know of its note and do to it: plain values and closures, so that the
/// library needs no Markdown and no file system.
package struct NoteContext {
  /// The display formulas that a label or a heading stands for, in the order of the note; none
  /// when there is neither.
  package var formulas: (_ labelOrHeading: String) -> [Formula]?
  /// All formulas below a heading, those within sentences too, in the order of the note.
  package var statements: (_ heading: String) -> [Formula]?
  /// The text below a heading, or around a labelled formula: what may say what symbols mean.
  package var prose: (_ labelOrHeading: String) -> [ProseLine]
  /// The labels and headings that `formulas` knows, for "did you mean".
  package var formulaNames: [String]
  /// The language that commands speak to the reader.
  package var language: WordLanguage
  /// The bytes of a file in the note's folder.
  package var readFile: (_ path: String) throws(FileFault) -> [UInt8]
  /// Takes something to be shown below the running cell.
  package var show: (Display) -> Void
  /// Hears how far a training is.
  package var progress: (TrainingProgress) -> Void
  /// Seconds since any fixed moment: only for progress, never for outputs.
  package var clock: () -> Double

  package init(
    formulas: @escaping (String) -> [Formula]? = { _ in nil },
    statements: @escaping (String) -> [Formula]? = { _ in nil },
    prose: @escaping (String) -> [ProseLine] = { _ in [] }, formulaNames: [String] = [],
    language: WordLanguage = .english,
    readFile: @escaping (String) throws(FileFault) -> [UInt8] = { path throws(FileFault) in
      throw .missing(path: path)
    },
    show: @escaping (Display) -> Void = { _ in },
    progress: @escaping (TrainingProgress) -> Void = { _ in },
    clock: @escaping () -> Double = { 0 }
  ) {
    self.formulas = formulas
    self.statements = statements
    self.prose = prose
    self.formulaNames = formulaNames
    self.language = language
    self.readFile = readFile
    self.show = show
    self.progress = progress
    self.clock = clock
  }
}

/// What a command shows besides printed text.
package enum Display: Hashable, Sendable {
  case plot(Chart)
  /// Several plots as one figure.
  case plots(ChartGrid)
  /// A network drawn over time.
  case diagram(StepDiagram)
  /// Cells of plain text, in which `$…$` is a formula and text between backticks code. Columns of
  /// numbers are aligned right.
  case table(header: [String], rows: [[String]], rightAligned: [Bool], caption: String?)
  /// LaTeX to be set as a display formula.
  case formula(String)
  /// Source code of a language, named as fences name it: `python`, `swift`.
  case listing(String, language: String)
  /// A sentence that a person should read and that stops nothing.
  case warning(String)
}

/// How far a training is.
package struct TrainingProgress: Hashable, Sendable {
  package var epoch: Int
  package var epochs: Int
  /// Nothing where only turns are counted.
  package var loss: Double?
  package var secondsLeft: Double

  package init(epoch: Int, epochs: Int, loss: Double?, secondsLeft: Double) {
    self.epoch = epoch
    self.epochs = epochs
    self.loss = loss
    self.secondsLeft = secondsLeft
  }
}

/// Why a cell did not get a file.
package enum FileFault: Error, Hashable {
  case missing(path: String)
  /// The path leads out of the note's folder.
  case outside(path: String)
  case unreadable(path: String)
  /// A path that names no file.
  case directory(path: String)
  /// The files that cells write would take more bytes than they may.
  case full(path: String, limit: Int)
}
