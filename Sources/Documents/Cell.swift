import Diagnostics

/// A fence that can run.
package struct Cell: Hashable, Sendable {
  /// `rnn` (commands in scope without import) or `python`.
  package enum Language: String, Hashable, Sendable { case rnn, python }
  package enum Kind: Hashable, Sendable {
    /// It runs by itself.
    case command
    /// It is Python as tools for notebooks write it: it runs by itself, and like a plain fence
    /// where those run.
    case notebook
    /// It is shown, and runs where plain Python fences are asked to.
    case plain
  }

  /// The cell's number in the note, counted from zero.
  package var index: Int
  package var language: Language
  package var kind: Kind
  /// The code without its option lines, with its place in the file.
  package var code: SourceFragment
  package var options: CellOptions
  /// The fence's info string as written.
  package var info: String
  /// What stands before the fence on its line: blanks in a list, `> ` in a quote. Outputs below
  /// the cell are written behind the same prefix.
  package var linePrefix: String
  /// The file's line in which the closing fence stands.
  package var lastLine: Int
  /// The closing fence where the note's end stands for it.
  package var missingFence: String?

  package init(
    index: Int, language: Language, kind: Kind, code: SourceFragment, options: CellOptions,
    info: String, linePrefix: String, lastLine: Int
  ) {
    self.index = index
    self.language = language
    self.kind = kind
    self.code = code
    self.options = options
    self.info = info
    self.linePrefix = linePrefix
    self.lastLine = lastLine
  }
}

/// A cell's options; none where the note's front matter decides.
package struct CellOptions: Hashable, Sendable {
  package var label: String?
  package var echo: Bool?
  /// Whether a click shows and hides the code, and how it begins.
  package var codeFold: Callout.Fold?
  /// What to click on to see the code.
  package var codeSummary: String?
  package var eval: Bool?
  package var output: Bool?
  package var error: Bool?
  package var include: Bool?
  package var cache: Bool?
  /// Whether `check` tells what the listing gets wrong.
  package var lint: Bool?
  /// The single rules that the cell turns on and off.
  package var lintRules: [RuleSwitch] = []
  package var figureCaption: String?
  package var figureAlternative: String?
  package var tableCaption: String?
  package var seed: Int?
  /// Seconds.
  package var timeout: Double?
  package var maxSteps: Int?
  package var inputs: [String]?
  package var relativeTolerance: Double?
  package var absoluteTolerance: Double?
  /// Whether the classes of the cell that nothing uses are tried.
  package var exercise: Bool?
  /// What the constructors of tried classes get by their parameters' names.
  package var exerciseArguments: [FrontMatter.Parameter] = []

  package init() {}
}

/// The YAML block at a note's head, or its defaults.
package struct FrontMatter: Hashable, Sendable {
  package var title: String?
  package var lang: String?
  package var author: String?
  package var date: String?
  package var description: String?
  /// The course, or another row of notes, that the note belongs to: its title.
  package var series: String?
  /// The note's place in its series.
  package var order: Int?
  package var toc: Bool?
  /// Whether each formula's symbols are listed below it.
  package var showsLegends: Bool
  package var isMarp: Bool
  package var format: String?
  /// `run: python`: plain Python fences run.
  package var runsPlainPython: Bool
  /// `prelude`: usual imports that plain fences leave out are supplied.
  package var suppliesImports: Bool
  /// `exercise`: classes of plain fences that nothing uses are tried.
  package var exercisesClasses: Bool
  /// `demo: true`: values that plain fences leave out are supplied.
  package var suppliesDemo: Bool
  /// `execute:`, the defaults of the note's cells; `lint:` is one of them.
  package var execute: CellOptions
  package var params: [Parameter]
  /// The file's lines that the front matter takes, delimiters included; none without one.
  package var lineCount: Int

  package struct Parameter: Hashable, Sendable {
    package enum Value: Hashable, Sendable {
      case bool(Bool), int(Int), float(Double), string(String)
    }
    package var name: String
    package var value: Value
    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  package init() {
    isMarp = false
    showsLegends = false
    runsPlainPython = false
    suppliesImports = true
    exercisesClasses = true
    suppliesDemo = false
    execute = CellOptions()
    params = []
    lineCount = 0
  }
}
