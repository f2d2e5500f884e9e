import Formulas
import Interpreter
import RNN

extension FormulaCommands {
  /// `code(cell, language="pytorch", name="cell")`: the cell as source code.
  var code: BuiltinFunction {
    BuiltinFunction(
      command: "code",
      [.positional("cell"), .positional("language", "pytorch"), .keywordOnly("name", "cell")],
      """
      Shows a network of formula(), a formula, or an nn.RNN, nn.LSTM, nn.GRU, MinGRU or MinLSTM as \
      source code that runs, all its layers and directions: "swift", "pytorch", "numpy" or, of one \
      layer, "latex".
      """
    ) { [self] (arguments, context) in
      let (equations, sizes) = try equations(of: arguments.receiver, context)
      try checkNoMemory(equations, function: "code")
      let wanted = try arguments.string("language")
      guard let language = ListingLanguage(rawValue: wanted) else {
        throw CommandFault.unknownName(
          function: "code", parameter: "language", name: wanted,
          known: ListingLanguage.allCases.map(\.rawValue))
      }
      let name = try arguments.string("name")
      guard ListingLanguage.isName(name) else { throw CommandFault.listingName(name) }
      if language == .latex { try checkOneLayer(arguments.receiver, function: "code") }
      let listing = equations.code(
        language, sizes: sizes, name: name, stack: Self.stack(arguments.receiver))
      library.note.show(.listing(listing, language: language.fence))
      return .none
    }
  }

  /// `gradient(cell)`: the equations of backpropagation through time.
  var gradient: BuiltinFunction {
    BuiltinFunction(
      command: "gradient", [.positional("cell")],
      """
      Derives the gradient of a loss by backpropagation through time from the equations of a \
      network of formula(), or of a formula, checks it against the compiled network, and shows it.
      """
    ) { [self] (arguments, context) in
      try checkOneLayer(arguments.receiver, function: "gradient")
      let (equations, loss) = try equationsAndLoss(of: arguments.receiver, context)
      try checkOneRun(equations, function: "gradient")
      let gradient = CellGradient(equations, loss: loss)
      let differences = try reading(context) { () throws(CellFaults) in try gradient.verify() }
      let worst = differences.max { $0.difference < $1.difference }
      if let worst, worst.difference > 1e-4 {
        throw CommandFault.gradientDiffers(
          parameter: worst.parameter, difference: worst.difference)
      }
      library.note.show(.formula(gradient.numberedLatex))
      return .none
    }
  }
}

extension FormulaCommands {
  /// The equations whose gradient is asked for, without the losses that stand with them, and what
  /// those are called.
  private func equationsAndLoss(
    of value: Value, _ context: Context
  ) throws -> (equations: CellEquations, loss: LossNames) {
    guard let name = value.asString else {
      return (try equations(of: value, context).equations, LossNames())
    }
    let reader = ClaimReader(try formulas(named: name))
    guard let loss = LossNames(reader) else {
      throw CommandFault.gradientLoss(reader.loss?.source ?? name)
    }
    guard reader.statements.contains(where: { $0.kind == .loss }) else {
      return (try equations(of: value, context).equations, loss)
    }
    let equations = try reading(context) { () throws(CellFaults) in
      try CellEquations(reader.definitions)
    }
    return (equations, loss)
  }
}

extension FormulaCommands {
  /// The layers of a network that has several, or two directions of one cell.
  private static func stack(_ value: Value) -> ListedStack? {
    switch ModuleInstance(value)?.body {
    case let layer as GraphLayer where layer.layerCount > 1 || layer.isBidirectional:
      return ListedStack(
        layerCount: layer.layerCount, isBidirectional: layer.isBidirectional,
        dropout: layer.dropout)
    case let layer as RecurrentLayer
    where layer.configuration.layerCount > 1 || layer.configuration.bidirectional:
      return ListedStack(
        layerCount: layer.configuration.layerCount,
        isBidirectional: layer.configuration.bidirectional, dropout: layer.configuration.dropout)
    case let layer as MinimalLayer where layer.layerCount > 1 || layer.isBidirectional:
      return ListedStack(
        layerCount: layer.layerCount, isBidirectional: layer.isBidirectional,
        dropout: layer.dropout)
    default: return nil
    }
  }
}

extension ListingLanguage {
  /// The language as a fence names it.
  fileprivate var fence: String {
    switch self {
    case .swift: "swift"
    case .pytorch, .numpy: "python"
    case .latex: "latex"
    }
  }
}
