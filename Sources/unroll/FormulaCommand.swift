import ArgumentParser
import Diagnostics
import Documents
import Execution
import Formulas
import Library
import Plots

/// `unroll formula`: reads one formula and says what it is as a network.
struct FormulaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formula",
    abstract: "Read a formula: its symbols, their roles and shapes, or code that computes it.",
    discussion: """
      Put the formula in single quotes, so that the shell leaves it alone. Several equations are \
      one cell; separate them with \\\\ or give an environment. With sizes, shapes become numbers:

        unroll formula 'h_t = \\tanh(W x_t + U h_{t-1})' --hidden-size 8
        unroll formula 'h_t = f(W x_t + U h_{t-1})' --function f=tanh
        unroll formula 'h_t = \\tanh(W x_t + U h_{t-1})' --hidden-size 8 --to pytorch
        unroll formula '\\frac{a}{b}' --to mathml
        unroll formula 'h_t = tanh(W_hh * h_{t-1} + W_xh * x_t)'
        unroll formula - < formula.tex

      A formula without a backslash is plain text where its signs say so: an index of several \
      letters, a function in plain letters, σ, ⊙, h₁. It is then read line by line.
      """)

  @Argument(help: "The formula; '-' reads it from standard input.")
  var formula: String

  @Flag
  var reading: FormulaText.Reading?

  @Option(
    help: ArgumentHelp(
      "What to print: 'table', 'mathml', or the cell as 'swift', 'pytorch', 'numpy' or 'latex', "
        + "its 'gradient' by backpropagation through time, or its unrolling over three steps as "
        + "'svg'.",
      valueName: "form"))
  var to = Form.table

  @Option(help: ArgumentHelp("The name of the function or class in code.", valueName: "name"))
  var name = "cell"

  @Option(help: ArgumentHelp("The number of input features: --size input=….", valueName: "n"))
  var inputSize: Int?

  @Option(help: ArgumentHelp("The number of hidden units: --size hidden=….", valueName: "n"))
  var hiddenSize: Int?

  @Option(
    help: ArgumentHelp(
      "A size of the network; may be repeated.", valueName: "name=number"))
  var size: [String] = []

  @Option(
    help: ArgumentHelp(
      "What a free function letter means; may be repeated.", valueName: "letter=name"))
  var function: [String] = []

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case table, mathml, swift, pytorch, numpy, latex, gradient, svg
  }

  mutating func validate() throws {
    for pair in size where FormulaCommand.pair(pair).flatMap({ Int($0.1) }) == nil {
      throw ValidationError("--size wants name=number, got '\(pair)'")
    }
    guard ListingLanguage.isName(name) else {
      throw ValidationError("--name wants letters, digits and '_' and no keyword, got '\(name)'")
    }
    for pair in function {
      guard let (_, name) = FormulaCommand.pair(pair) else {
        throw ValidationError("--function wants letter=name, got '\(pair)'")
      }
      if CellFunction(name: name) == nil {
        let known = CellFunction.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("'\(name)' is not a function of cells; there are \(known)")
      }
    }
  }

  func run() throws {
    let formulas = try readFormulas()
    switch to {
    case .mathml:
      for formula in formulas { writeOutput(formula.mathML(display: true) + "\n") }
      if formulas.flatMap(\.diagnostics).contains(where: { $0.severity == .error }) {
        throw ExitCode(ExitStatus.failed.rawValue)
      }
    case .table:
      try withEquations(of: formulas) { equations, symbols in
        let table = CellSymbolTable(symbols)
        return OutputTable(
          header: table.header, rows: table.rows,
          alignments: table.header.map { _ in .left }
        ).terminalText()
      }
    case .gradient:
      try withEquations(of: formulas) { equations, _ throws(CellFaults) in
        try equations.checkOneRun()
        return CellGradient(equations).latex + "\n"
      }
    case .svg:
      try withEquations(of: formulas) { equations, _ throws(CellFaults) in
        let unrolling = try Unrolling(equations, sizes: sizes)
        return StepDiagramSVG(StepDiagram(unrolling, steps: 3)).svg + "\n"
      }
    case .swift, .pytorch, .numpy, .latex:
      guard let language = ListingLanguage(rawValue: to.rawValue) else { return }
      try withEquations(of: formulas) { equations, _ throws(CellFaults) in
        try equations.checkNoMemory()
        return equations.code(
          language, sizes: sizes, name: name, stack: try equations.stack(layers, in: language))
      }
    }
  }

  /// The formulas of the text; what is wrong with them is told.
  private func readFormulas() throws -> [Formula] {
    do throws(Diagnostic) {
      let text = try FormulaText(formula, as: reading)
      if let note = text.note { writeError(note.text) }
      text.formulas.flatMap(\.diagnostics).forEach { writeError($0.text) }
      return text.formulas
    } catch {
      writeError(error.text)
      throw ExitCode(ExitStatus.failed.rawValue)
    }
  }

  /// Prints what the formulas' equations give, or the faults that keep them from being a cell.
  private func withEquations(
    of formulas: [Formula], _ text: (CellEquations, [CellSymbol]) throws(CellFaults) -> String
  ) throws {
    do throws(CellFaults) {
      let equations = try CellEquations(formulas, functions: functions, layers: layers)
      let symbols = sizes.isEmpty ? equations.symbols : try equations.sized(sizes)
      equations.notes.forEach { writeError($0.text) }
      writeOutput(try text(equations, symbols))
    } catch {
      // The faults of reading have been told.
      let told = Set(formulas.flatMap(\.diagnostics))
      let words = error.faults.map(\.commandLineWords)
      let reading = error.diagnostics.dropLast(error.faults.count)
      for diagnostic in reading + words where !told.contains(diagnostic) {
        writeError(diagnostic.text)
      }
      throw ExitCode(ExitStatus.failed.rawValue)
    }
  }

  private var sizes: [String: Int] {
    var sizes: [String: Int] = [:]
    sizes["input"] = inputSize
    sizes["hidden"] = hiddenSize
    for (name, number) in size.compactMap(FormulaCommand.pair) where name != "num_layers" {
      sizes[name] = Int(number)
    }
    return sizes
  }

  /// How many layers equations of a layer `l` are written out for: `--size num_layers=2`.
  private var layers: Int? {
    size.compactMap(FormulaCommand.pair).last { $0.0 == "num_layers" }.flatMap { Int($0.1) }
  }

  private var functions: [String: CellFunction] {
    var functions: [String: CellFunction] = [:]
    for (letter, name) in function.compactMap(FormulaCommand.pair) {
      functions[letter] = CellFunction(name: name)
    }
    return functions
  }

  private static func pair(_ text: String) -> (String, String)? {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }
}

extension FormulaText.Reading: EnumerableFlag {
  static func help(for reading: Self) -> ArgumentHelp? {
    switch reading {
    case .latex: "Read the formula as LaTeX, whatever its signs."
    case .plain: "Read the formula as plain text, line by line."
    }
  }
}

extension CellFault {
  /// The fault with a mend in the spelling of the command line.
  fileprivate var commandLineWords: Diagnostic {
    var words = diagnostic
    switch kind {
    case .missingSize(let name, _): words.fix = "add --size \(name)=32"
    case .layerCount: words.fix = "add --size num_layers=2"
    case .unknownFunction(let name, nil): words.fix = "say what it is: --function \(name)=tanh"
    default: break
    }
    return words
  }
}
