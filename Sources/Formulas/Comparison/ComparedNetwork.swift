import RNN
import Tensors

/// A recurrent network as a comparison sees it: a cell for each layer and direction.
package struct ComparedNetwork: Sendable {
  /// Layer by layer, in each the direction of the parameters without `_reverse` first.
  package let cells: [ComparedCell]
  /// Whether each layer reads the sequence both ways.
  package let isBidirectional: Bool
  /// Whether the first direction is from the sequence's end.
  package let isBackward: Bool
  /// The part of each but the last layer's outputs that training drops.
  package let dropout: Double

  /// What is computed from both directions, where that is more than one behind the other.
  package private(set) var joint: String?

  /// What sentences call the network.
  package var name: String { cells[0].name }
  package var layerCount: Int { cells.count / (isBidirectional ? 2 : 1) }

  /// One cell, one way.
  package init(_ cell: ComparedCell, isBackward: Bool = false) {
    self.init(
      cells: [cell], isBidirectional: false, isBackward: isBackward, dropout: 0)
  }

  private init(cells: [ComparedCell], isBidirectional: Bool, isBackward: Bool, dropout: Double) {
    (self.cells, self.isBidirectional) = (cells, isBidirectional)
    (self.isBackward, self.dropout) = (isBackward, dropout)
  }

  /// A built-in layer, or one of a graph.
  package init(_ layer: some StackedLayer, name: String, dropout: Double) {
    let cells = zip(layer.places, layer.parameterNames).map { place, names in
      ComparedCell(layer.cell(of: place.layer), name: name, parameterNames: names)
    }
    self.init(
      cells: cells, isBidirectional: layer.places.contains(where: \.isReverse),
      isBackward: layer.places.first?.direction == .backward, dropout: dropout)
  }

  /// `nn.RNNCell`, `nn.LSTMCell` or `nn.GRUCell`.
  package init(_ cell: RecurrentCell) {
    self.init(ComparedCell(cell.graph, name: "nn.\(cell.typeName)"))
  }

  /// A cell of equations; lengths that are not given get small numbers, each its own.
  ///
  /// - Throws: What keeps the equations from being compiled.
  package init(
    _ equations: CellEquations, name: String, sizes: [String: Int]
  ) throws(CellFaults) {
    let compiled = try equations.compile(sizes: equations.someSizes(sizes))
    self.init(ComparedCell(compiled.graph, name: name), isBackward: compiled.isBackward)
  }

  /// Equations of both directions: a cell for each.
  ///
  /// - Throws: What keeps the equations from being compiled.
  package init(
    bothWays equations: CellEquations, name: String, sizes: [String: Int]
  ) throws(CellFaults) {
    let compiled = try equations.compileBothWays(sizes: equations.someSizes(sizes))
    let cells = [compiled.forward, compiled.backward].map { ComparedCell($0, name: name) }
    self.init(cells: cells, isBidirectional: true, isBackward: false, dropout: 0)
    joint = equations.joint
  }

  /// A class such as `nn.LSTM` in the sizes of another network, with as many layers and directions;
  /// one such as `nn.LSTMCell` has a single cell.
  package init(
    _ kind: ComparedKind, name: String, isSingleCell: Bool, bias: Bool = true,
    like other: ComparedNetwork
  ) throws {
    let model = isSingleCell ? ComparedNetwork(other.cells[0]) : other
    let hiddenSize = other.cells[0].graph.states.first?.size ?? 1
    var cells: [ComparedCell] = []
    for (place, cell) in model.cells.enumerated() {
      let graph = try kind.graph(
        inputSize: cell.graph.inputs.first?.size ?? 1, hiddenSize: hiddenSize, bias: bias)
      let suffix = isSingleCell ? "" : Self.suffix(place, isBidirectional: model.isBidirectional)
      cells.append(
        ComparedCell(
          graph, name: name, parameterNames: graph.parameters.map { $0.name + suffix }))
    }
    self.init(
      cells: cells, isBidirectional: model.isBidirectional, isBackward: false,
      dropout: model.dropout)
  }

  /// The same network under another name.
  func named(_ name: String) -> ComparedNetwork {
    let cells = cells.map { cell in
      ComparedCell(cell.graph, name: name, parameterNames: cell.parameterNames)
    }
    var renamed = ComparedNetwork(
      cells: cells, isBidirectional: isBidirectional, isBackward: isBackward, dropout: dropout)
    renamed.joint = joint
    return renamed
  }

  private static func suffix(_ place: Int, isBidirectional: Bool) -> String {
    guard isBidirectional else { return "_l\(place)" }
    return "_l\(place / 2)" + (place.isMultiple(of: 2) ? "" : "_reverse")
  }

  /// All layers as one cell; nothing for two directions, of which none ends with a step.
  var joined: ComparedCell? {
    guard !isBidirectional else { return nil }
    guard cells.count > 1 else { return cells[0] }
    let graph = CellGraph(
      stacked: cells.map(\.graph), suffixes: cells.indices.map { "_l\($0)" })
    return ComparedCell(graph, name: name, parameterNames: cells.flatMap(\.parameterNames))
  }
}
