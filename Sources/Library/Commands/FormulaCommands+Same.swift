import Formulas
import Interpreter
import RNN

extension FormulaCommands {
  /// `same(cell, nn.GRU)`: whether two cells are the same network.
  var same: BuiltinFunction {
    BuiltinFunction(
      command: "same", [.positional("cell"), .positional("other")],
      """
      Says whether two recurrent cells compute the same, whatever their parameters are called: \
      networks of formula(), formulas by label or as LaTeX, nn.RNN, nn.LSTM and nn.GRU as classes \
      or as layers. What it gives is true where they do; printed, it lists which parameters stand \
      for each other, or what differs.
      """
    ) { [self] (arguments, context) in
      let (first, second) = (arguments["cell"], arguments["other"])
      let given = [first, second].map { value in
        Compared(value, module: ModuleInstance(value)?.body)
      }
      let cells = try cells(given, context)
      return .native(
        ComparisonObject(
          try CellComparison(cells[0], cells[1]), mine: given[0].module, other: given[1].module))
    }
  }

  private struct Compared {
    let value: Value
    let module: Module?

    init(_ value: Value, module: Module?) {
      (self.value, self.module) = (value, module)
    }

    /// The kind of a class such as `nn.GRU`.
    var kind: (RecurrentKind, name: String)? {
      guard case .classObject(let type) = value, type.isNative else { return nil }
      return switch type.name {
      case "RNN": (.rnn(.tanh), "nn.RNN")
      case "LSTM": (.lstm, "nn.LSTM")
      case "GRU": (.gru, "nn.GRU")
      default: nil
      }
    }
  }

  /// Both cells; one whose sizes are open takes those of the other.
  private func cells(_ given: [Compared], _ context: Context) throws -> [ComparedCell] {
    let fixed = try given.enumerated().map { try fixedCell($1, at: $0, of: given) }
    let sizes = fixed.lazy.compactMap { $0 }.first.map { cell in
      [
        "input": cell.graph.inputs.first?.size ?? 1, "hidden": cell.graph.states.first?.size ?? 1,
      ]
    }
    var cells = fixed
    for (place, entry) in given.enumerated() where cells[place] == nil && entry.kind == nil {
      let (equations, _) = try equations(of: entry.value, context)
      try checkOneDirection(equations, function: "same")
      let name = name(of: entry, at: place, among: given)
      cells[place] = try reading(context) { () throws(CellFaults) in
        try ComparedCell(equations, name: name, sizes: sizes ?? [:])
      }
    }
    guard let model = cells.lazy.compactMap({ $0 }).first else {
      let names = given.compactMap(\.kind).map(\.name)
      throw CommandFault.comparedClasses(names)
    }
    return try zip(cells, given).map { cell, entry in
      if let cell { return cell }
      guard let (kind, name) = entry.kind else { return model }
      return try ComparedCell(kind, name: name, like: model)
    }
  }

  /// A cell whose sizes are known: a layer's, or one of `formula()`.
  private func fixedCell(
    _ entry: Compared, at place: Int, of given: [Compared]
  ) throws -> ComparedCell? {
    switch entry.module {
    case let layer as RecurrentLayer: return try ComparedCell(layer)
    case let layer as GraphLayer:
      return ComparedCell(layer, name: name(of: entry, at: place, among: given))
    case is BidirectionalGraphLayer: throw CommandFault.bothDirections(function: "same")
    case .some: throw CommandFault.notComparable(typeName: entry.value.plainTypeName)
    case nil:
      guard entry.kind != nil || entry.value.asString != nil else {
        throw CommandFault.notComparable(typeName: entry.value.plainTypeName)
      }
      return nil
    }
  }

  /// What a cell of equations is called: its label, or where it stands.
  private func name(of entry: Compared, at place: Int, among given: [Compared]) -> String {
    if let label = entry.value.asString, library.note.formulas(label) != nil { return label }
    let others = given.filter { $0.kind == nil && !($0.module is RecurrentLayer) }
    if others.count == 1 { return "yours" }
    return place == 0 ? "the first" : "the second"
  }
}
