import Diagnostics
import Formulas
import Interpreter
import RNN
import Tensors

/// The commands that make networks of a note's formulas and explain them: `formula`, `symbols`,
/// `equation`, `code`, `gradient`.
///
/// They share what `formula` read, so that `symbols` knows the network's equations again.
final class FormulaCommands {
  /// Raised where a formula can't be read or compiled; a `ValueError`.
  let errorType: ClassObject

  unowned let library: CellLibrary
  struct Known {
    weak var layer: GraphLayer?
    let symbols: [CellSymbol]
    let equations: CellEquations
    let sizes: [String: Int]
  }

  var known: [ObjectIdentifier: Known] = [:]

  init(_ library: CellLibrary, in context: Context) {
    self.library = library
    errorType = ClassObject(
      name: "FormulaError", base: context.types.exception(.valueError),
      documentation: "A formula can't be read, or makes no network.")
  }

  /// `formula(name_or_latex, batch_first=True, …)`: a network of equations.
  var formula: BuiltinFunction {
    BuiltinFunction(
      command: "formula",
      [
        .positional("name_or_latex"), .keywordOnly("batch_first", true),
        .keywordOnly("inputs"), .keywordOnly("num_layers", 1), .keywordOnly("dropout", 0.0),
        .keywordOnly("bidirectional", false), .keywords("sizes_and_functions"),
      ],
      """
      Makes a network of a formula of the note (by its label or heading) or of LaTeX. Sizes and \
      free functions are given by name: formula("eq-elman", input=1, hidden=16, f="tanh"). With \
      num_layers, each layer reads the first output of the one below it.
      """
    ) { [self] (arguments, context) in
      let (sizes, functions) = try bindings(arguments.keywords)
      let equations = try equations(
        of: arguments.string("name_or_latex"), functions: functions,
        inputs: try inputs(arguments, context), context)
      let cell = try reading(context) { () throws(CellFaults) in try equations.compile(sizes: sizes)
      }
      guard cell.graph.inputs.count == 1 else {
        throw LayerError.inputCount(
          layer: "FormulaCell", names: cell.graph.inputs.map(\.name))
      }
      for note in cell.notes { library.note.show(.warning(note.message)) }
      let layer = try layer(of: cell, arguments) { width throws(Raise) in
        try self.reading(context) { () throws(CellFaults) in
          try equations.compile(sizes: sizes.merging(["input": width]) { $1 }).graph
        }
      }
      known = known.filter { $0.value.layer != nil }
      known[ObjectIdentifier(layer)] = Known(
        layer: layer, symbols: cell.symbols, equations: equations, sizes: sizes)
      return library.moduleValue(wrapping: layer, in: context)
    }
  }

  /// `symbols(cell)`: a table of what each symbol is.
  var symbols: BuiltinFunction {
    BuiltinFunction(
      command: "symbols", [.positional("cell")],
      "Shows the symbols of a network of formula(), or of a formula, with their roles and shapes."
    ) { [self] (arguments, context) in
      let symbols = try symbols(of: arguments.receiver, context)
      library.note.show(
        .table(
          header: ["symbol", "role", "shape", "numbers"], rows: symbols.map(Self.row),
          rightAligned: [false, false, false, true], caption: nil))
      return .none
    }
  }

  /// `equation(latex)`: shows LaTeX as a display formula.
  var equation: BuiltinFunction {
    BuiltinFunction(
      command: "equation", [.positional("latex")], "Shows LaTeX as a formula below the cell."
    ) { [self] (arguments, context) in
      let latex = Self.bare(try arguments.string("latex"))
      let diagnostics = Formula.parse(latex).diagnostics.filter { $0.severity == .error }
      if !diagnostics.isEmpty { throw raise(diagnostics) }
      library.note.show(.formula(latex))
      return .none
    }
  }
}

// How formulas are found and read.
extension FormulaCommands {
  /// The network of a cell; `upper` gives the cell of a layer that reads another number of features.
  private func layer(
    of cell: CompiledCell, _ arguments: Arguments,
    upper: (_ inputSize: Int) throws -> CellGraph
  ) throws -> GraphLayer {
    let inputSize = cell.graph.inputs[0].size
    return try GraphLayer(
      layerCount: try recurrentLayerCount(arguments),
      bidirectional: try arguments.bool("bidirectional"),
      dropout: try arguments.double("dropout"), inputSize: inputSize, name: "FormulaCell",
      batchFirst: try arguments.bool("batch_first"),
      direction: cell.isBackward ? .backward : .forward, generator: library.generator
    ) { try $0 == inputSize ? cell.graph : upper($0) }
  }

  private func equations(
    of name: String, functions: [String: CellFunction], inputs: Set<String>, _ context: Context
  ) throws -> CellEquations {
    let formulas = try formulas(named: name)
    return try reading(context) { () throws(CellFaults) in
      try CellEquations(formulas, functions: functions, inputs: inputs)
    }
  }

  /// The formulas of a label or a heading; a text with `=` or a command is LaTeX itself.
  func formulas(named name: String) throws(CommandFault) -> [Formula] {
    if let fragments = library.note.formulas(name), !fragments.isEmpty {
      return fragments.map { Formula.parse($0) }
    }
    guard name.contains("=") || name.contains("\\") else {
      throw .unknownFormula(name, known: library.note.formulaNames)
    }
    return [Formula.parse(Self.bare(name))]
  }

  /// LaTeX without the marks of a display formula around it.
  private static func bare(_ latex: String) -> String {
    for (opening, closing) in [("$$", "$$"), ("$", "$"), ("\\[", "\\]")]
    where latex.hasPrefix(opening) && latex.hasSuffix(closing)
      && latex.count >= opening.count + closing.count
    {
      return String(latex.dropFirst(opening.count).dropLast(closing.count))
    }
    return latex
  }

  private func inputs(_ arguments: Arguments, _ context: Context) throws -> Set<String> {
    let value = arguments["inputs"]
    if value.isNone { return [] }
    if let single = value.asString { return [single] }
    return Set(try arguments.sequence("inputs").map { try context.text($0) })
  }

  /// What the keywords of `formula` say: lengths, and what free function letters mean.
  func bindings(
    _ keywords: [(name: String, value: Value)]
  ) throws(CommandFault) -> (sizes: [String: Int], functions: [String: CellFunction]) {
    var sizes: [String: Int] = [:]
    var functions: [String: CellFunction] = [:]
    for (name, value) in keywords {
      if case .int(let size) = value {
        sizes[name] = size
      } else if let called = Self.functionName(of: value) {
        guard let function = CellFunction(name: called) else {
          throw .formulaFunction(parameter: name, name: called)
        }
        functions[name] = function
      } else {
        throw .formulaArgument(name: name, typeName: value.plainTypeName)
      }
    }
    return (sizes, functions)
  }

  /// The name of `"tanh"`, `torch.tanh`, `nn.Tanh` or `nn.Tanh()`.
  private static func functionName(of value: Value) -> String? {
    switch value {
    case .string(let text): text.text
    case .builtin(let function): function.name
    case .classObject(let type): type.name
    case .instance(let object): object.classObject.name
    default: nil
    }
  }

  func reading<Result>(
    _ context: Context, _ work: () throws(CellFaults) -> Result
  ) throws(Raise) -> Result {
    do throws(CellFaults) {
      return try work()
    } catch {
      throw raise(error.diagnostics)
    }
  }

  /// A `FormulaError` with the place of the first fault.
  func raise(_ diagnostics: [Diagnostic]) -> Raise {
    guard let first = diagnostics.first else { return Raise(InstanceObject(of: errorType)) }
    let others = diagnostics.count - 1
    let more = others == 0 ? "" : " (and \(others) more fault\(others == 1 ? "" : "s"))"
    let object = InstanceObject(of: errorType)
    object.attributes["args"] = Value(tuple: [Value(first.message + more)])
    return Raise(object, told: first)
  }
}

// What is told of a network's equations.
extension FormulaCommands {
  private func symbols(of value: Value, _ context: Context) throws -> [CellSymbol] {
    if value.asString == nil, let entry = entry(of: value) { return entry.symbols }
    return try equations(of: value, context).equations.symbols
  }

  /// The equations of a network of `formula()`, with its sizes, or of a formula.
  func equations(
    of value: Value, _ context: Context
  ) throws -> (equations: CellEquations, sizes: [String: Int]) {
    if let name = value.asString {
      return (try equations(of: name, functions: [:], inputs: [], context), [:])
    }
    guard let entry = entry(of: value) else {
      throw CommandFault.notAFormulaCell(typeName: value.plainTypeName)
    }
    return (entry.equations, entry.sizes)
  }

  private func entry(of value: Value) -> Known? {
    guard let layer = value.native(as: GraphLayer.self),
      let entry = known[ObjectIdentifier(layer)], entry.layer === layer
    else { return nil }
    return entry
  }

  /// The symbol as a formula, its role, its shape, and of a parameter how many numbers it has.
  private static func row(_ symbol: CellSymbol) -> [String] {
    let sizes = symbol.shape.map { $0.number.map(String.init) ?? $0.name }
    let numbers = symbol.shape.compactMap(\.number)
    let isKnown = symbol.role == .parameter && numbers.count == symbol.shape.count
    return [
      "$\(symbol.latex)$", symbol.role.rawValue,
      sizes.isEmpty ? "number" : sizes.joined(separator: " × "),
      isKnown ? String(numbers.reduce(1, *)) : "",
    ]
  }
}
