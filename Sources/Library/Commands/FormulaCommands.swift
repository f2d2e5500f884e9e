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
    weak var layer: Module?
    let symbols: [CellSymbol]
    let equations: CellEquations
    let sizes: [String: Int]
    /// What the note's text says of the symbols.
    let meanings: SymbolMeanings
  }

  var known: [ObjectIdentifier: Known] = [:]

  var words: CommandWords { CommandWords(library.note) }

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
        .keywordOnly("inputs"), .keywordOnly("num_layers"), .keywordOnly("dropout", 0.0),
        .keywordOnly("bidirectional", false), .keywords("sizes_and_functions"),
      ],
      """
      Makes a network of a formula of the note (by its label or heading) or of LaTeX. Sizes and \
      free functions are given by name: formula("eq-elman", input=1, hidden=16, f="tanh"). With \
      num_layers, each layer reads the first output of the one below it; equations of a layer l \
      are written out for as many layers. Equations with attention take the features of what \
      they attend to, memory=5, and make a network that is called with (x, memory).
      """
    ) { [self] (arguments, context) in
      let name = try arguments.string("name_or_latex")
      let (given, functions) = try bindings(arguments.keywords)
      let equations = try equations(
        of: name, functions: functions, inputs: try inputs(arguments, context),
        layers: arguments["num_layers"].isNone ? nil : try recurrentLayerCount(arguments),
        context)
      try checkStated(equations, arguments)
      let shapes = try formulas(named: name).flatMap { StatedShape.all(in: $0) }
      let stated = StatedSizes(equations, shapes + StatedShape.all(in: library.note.prose(name)))
      let sizes = equations.sizes(given, or: stated)
      let network = try FormulaNetwork(
        equations, sizes, arguments, self, context, generator: library.generator)
      for note in network.notes { library.note.show(.warning(words.text(of: note))) }
      known = known.filter { $0.value.layer != nil }
      known[ObjectIdentifier(network.layer)] = Known(
        layer: network.layer, symbols: network.symbols, equations: equations, sizes: sizes,
        meanings: SymbolMeanings(library.note.prose(name)))
      return library.moduleValue(wrapping: network.layer, in: context)
    }
  }

  /// `symbols(cell)`: a table of what each symbol is.
  var symbols: BuiltinFunction {
    BuiltinFunction(
      command: "symbols", [.positional("cell")],
      "Shows the symbols of a network of formula(), or of a formula, with their roles and shapes."
    ) { [self] (arguments, context) in
      let symbols = try symbols(of: arguments.receiver, context)
      let prose = meanings(of: arguments.receiver)
      let meanings = symbols.map { prose.meanings[$0.name]?.text ?? "" }
      let isExplained = meanings.contains { !$0.isEmpty }
      let words = SymbolWords(library.note.language)
      library.note.show(
        .table(
          header: words.header + (isExplained ? [words.meaning] : []),
          rows: zip(symbols, meanings).map { Self.row($0, words) + (isExplained ? [$1] : []) },
          rightAligned: [false, false, false, true] + (isExplained ? [false] : []),
          caption: stack(of: arguments.receiver, in: self.words).map(self.words.oneLayer)))
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
  private func equations(
    of name: String, functions: [String: CellFunction], inputs: Set<String>, layers: Int? = nil,
    _ context: Context
  ) throws -> CellEquations {
    let formulas = try formulas(named: name)
    return try reading(context) { () throws(CellFaults) in
      try CellEquations(formulas, functions: functions, inputs: inputs, layers: layers)
    }
  }

  /// The formulas of a label or a heading; a text with a relation or a command is the
  /// formula itself, LaTeX or plain text.
  func formulas(named name: String) throws(CommandFault) -> [Formula] {
    if let formulas = library.note.formulas(name), !formulas.isEmpty { return formulas }
    guard name.contains(where: { "=\\<>≤≥≠∈≈|".contains($0) }) else {
      throw .unknownFormula(name, known: library.note.formulaNames)
    }
    let text = Self.bare(name)
    return PlainTextSigns.areIn(text) ? Formula.plainText(text) : [Formula.parse(text)]
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
    var told = first
    told.message += more
    let text = [told.message, told.why.map { "why: \($0)" }, told.fix.map { "fix: \($0)" }]
    let object = InstanceObject(of: errorType)
    object.attributes["args"] = Value(tuple: [
      Value(text.compactMap(\.self).joined(separator: "\n"))
    ])
    return Raise(object, told: told)
  }
}

// What is told of a network's equations.
extension FormulaCommands {
  private func symbols(of value: Value, _ context: Context) throws -> [CellSymbol] {
    if value.asString == nil, let entry = entry(of: value) { return entry.symbols }
    let (equations, sizes) = try equations(of: value, context)
    guard value.asString == nil else { return equations.symbols }
    return try reading(context) { () throws(CellFaults) in try equations.sized(sizes) }
  }

  /// The equations of a network of `formula()`, with its sizes, or of a formula.
  func equations(
    of value: Value, _ context: Context
  ) throws -> (equations: CellEquations, sizes: [String: Int]) {
    if let name = value.asString {
      return (try equations(of: name, functions: [:], inputs: [], context), [:])
    }
    if let layer = ModuleInstance(value)?.body as? RecurrentLayer {
      let equations = try reading(context) { () throws(CellFaults) in
        try CellEquations(layer.configuration)
      }
      let sizes = [
        "input": layer.configuration.inputSize, "hidden": layer.configuration.hiddenSize,
      ]
      return (equations, sizes.filter { equations.sizeNames.contains($0.key) })
    }
    if let layer = ModuleInstance(value)?.body as? MinimalLayer {
      let equations = try reading(context) { () throws(CellFaults) in try CellEquations(layer) }
      return (equations, ["input": layer.inputSize, "hidden": layer.hiddenSize])
    }
    guard let entry = entry(of: value) else {
      throw CommandFault.notAFormulaCell(typeName: value.plainTypeName)
    }
    return (entry.equations, entry.sizes)
  }

  /// What the note's text says of the symbols of a network, or of a formula.
  private func meanings(of value: Value) -> SymbolMeanings {
    if let name = value.asString { return SymbolMeanings(library.note.prose(name)) }
    return entry(of: value)?.meanings ?? SymbolMeanings([])
  }

  /// The layers of a network that has more than its equations state, in words; nil for another.
  func stack(of value: Value, in words: CommandWords) -> String? {
    let counts: (Int, Bool)
    switch ModuleInstance(value)?.body {
    case let layer as GraphLayer: counts = (layer.layerCount, layer.isBidirectional)
    case let layer as RecurrentLayer:
      counts = (layer.configuration.layerCount, layer.configuration.bidirectional)
    case let layer as MinimalLayer: counts = (layer.layerCount, layer.isBidirectional)
    default: return nil
    }
    return words.stack(layers: counts.0, isBidirectional: counts.1)
  }

  private func entry(of value: Value) -> Known? {
    guard let layer = value.native(as: Module.self),
      let entry = known[ObjectIdentifier(layer)], entry.layer === layer
    else { return nil }
    return entry
  }

  /// The symbol as a formula, its role, its shape, and of a parameter how many numbers it has.
  private static func row(_ symbol: CellSymbol, _ words: SymbolWords) -> [String] {
    let sizes = symbol.shape.map { $0.number.map(String.init) ?? $0.name }
    let numbers = symbol.shape.compactMap(\.number)
    let isKnown = symbol.role == .parameter && numbers.count == symbol.shape.count
    return [
      "$\(symbol.latex)$", words.role(symbol.role),
      sizes.isEmpty ? words.number : sizes.joined(separator: " × "),
      isKnown ? String(numbers.reduce(1, *)) : "",
    ]
  }
}
