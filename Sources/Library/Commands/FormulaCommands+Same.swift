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
      networks of formula(), formulas by label or as LaTeX, nn.RNN, nn.LSTM, nn.GRU, nn.RNNCell, \
      nn.LSTMCell, nn.GRUCell, MinGRU and MinLSTM as classes or as layers, each layer and \
      direction. What it gives is true where they do; printed, it lists which parameters stand for \
      each other, or what differs.
      """
    ) { [self] (arguments, context) in
      let (first, second) = (arguments["cell"], arguments["other"])
      let given = [first, second].map { value in
        Compared(value, module: ModuleInstance(value)?.body)
      }
      let networks = try networks(given, context)
      let comparison = try told(
        try NetworkComparison(networks[0], networks[1], in: library.note.language), given)
      return .native(
        ComparisonObject(comparison, mine: given[0].module, other: given[1].module))
    }
  }

  /// The comparison, with a class without biases named where that is the other network.
  private func told(
    _ comparison: NetworkComparison, _ given: [Compared]
  ) throws -> NetworkComparison {
    guard !comparison.isEqual, let place = given.firstIndex(where: { $0.kind != nil }),
      let (kind, name, isSingleCell) = given[place].kind
    else { return comparison }
    let model = place == 0 ? comparison.other : comparison.mine
    let plain = try ComparedNetwork(
      kind, name: "\(name)(…, bias=False)", isSingleCell: isSingleCell, bias: false, like: model)
    guard try NetworkComparison(model, plain).isEqual else { return comparison }
    return comparison.adding(same: plain)
  }

  private struct Compared {
    let value: Value
    let module: Module?

    init(_ value: Value, module: Module?) {
      (self.value, self.module) = (value, module)
    }

    /// The kind of a class such as `nn.GRU`, `nn.GRUCell` or `MinGRU`.
    var kind: (ComparedKind, name: String, isSingleCell: Bool)? {
      guard case .classObject(let type) = value, type.isNative else { return nil }
      let isSingleCell = type.name.hasSuffix("Cell")
      let name = isSingleCell ? String(type.name.dropLast(4)) : type.name
      return ComparedKind(className: name).map { ($0, $0.name(type.name), isSingleCell) }
    }
  }

  /// Both networks; one whose sizes are open takes those of the other.
  private func networks(_ given: [Compared], _ context: Context) throws -> [ComparedNetwork] {
    var networks = try given.enumerated().map { try fixedNetwork($1, at: $0, of: given, context) }
    let sizes = networks.lazy.compactMap { $0?.cells[0].graph }.first.map { graph in
      ["input": graph.inputs.first?.size ?? 1, "hidden": graph.states.first?.size ?? 1]
    }
    for (place, entry) in given.enumerated() where networks[place] == nil && entry.kind == nil {
      let (equations, _) = try equations(of: entry.value, context)
      try checkNoMemory(equations, function: "same")
      let name = name(of: entry, at: place, among: given)
      networks[place] = try reading(context) { () throws(CellFaults) in
        try Self.network(equations, name: name, sizes: sizes ?? [:])
      }
    }
    guard let model = networks.lazy.compactMap({ $0 }).first else {
      let names = given.compactMap(\.kind).map(\.name)
      throw CommandFault.comparedClasses(names)
    }
    return try zip(networks, given).map { network, entry in
      if let network { return network }
      guard let (kind, name, isSingleCell) = entry.kind else { return model }
      return try ComparedNetwork(kind, name: name, isSingleCell: isSingleCell, like: model)
    }
  }

  /// A network whose sizes are known: a layer's, a cell's, or one of `formula()`.
  private func fixedNetwork(
    _ entry: Compared, at place: Int, of given: [Compared], _ context: Context
  ) throws -> ComparedNetwork? {
    switch entry.module {
    case let layer as RecurrentLayer:
      return ComparedNetwork(
        layer, name: "nn.\(layer.typeName)", dropout: layer.configuration.dropout)
    case let cell as RecurrentCell: return ComparedNetwork(cell)
    case let layer as GraphLayer:
      return ComparedNetwork(
        layer, name: name(of: entry, at: place, among: given), dropout: layer.dropout)
    case let layer as MinimalLayer:
      return ComparedNetwork(layer, name: layer.typeName, dropout: layer.dropout)
    case let layer as MemoryLayer:
      throw CommandFault.readsMemory(function: "same", memory: layer.cell.memory.latex)
    case is BidirectionalGraphLayer:
      let (equations, sizes) = try equations(of: entry.value, context)
      let name = name(of: entry, at: place, among: given)
      return try reading(context) { () throws(CellFaults) in
        try Self.network(equations, name: name, sizes: sizes)
      }
    case .some: throw CommandFault.notComparable(typeName: entry.value.plainTypeName)
    case nil:
      guard entry.kind != nil || entry.value.asString != nil else {
        if case .classObject(let type) = entry.value {
          throw CommandFault.notComparableClass(type.name)
        }
        throw CommandFault.notComparable(typeName: entry.value.plainTypeName)
      }
      return nil
    }
  }

  private static func network(
    _ equations: CellEquations, name: String, sizes: [String: Int]
  ) throws(CellFaults) -> ComparedNetwork {
    equations.isBidirectional
      ? try ComparedNetwork(bothWays: equations, name: name, sizes: sizes)
      : try ComparedNetwork(equations, name: name, sizes: sizes)
  }

  /// What a cell of equations is called: its label, or where it stands.
  private func name(of entry: Compared, at place: Int, among given: [Compared]) -> String {
    if let label = entry.value.asString, library.note.formulas(label) != nil { return label }
    let others = given.filter {
      $0.kind == nil && !($0.module is RecurrentLayer || $0.module is RecurrentCell)
    }
    return words.network(at: place, isOnly: others.count == 1)
  }
}
