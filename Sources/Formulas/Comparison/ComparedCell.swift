import RNN
import Tensors

/// A recurrent cell as a comparison sees it, with the names that a reader knows it by.
package struct ComparedCell: Sendable {
  /// What sentences call the cell: `nn.GRU`; `yours` for one of a note's equations.
  package var name: String
  package var graph: CellGraph
  /// What the graph's parameters are called outside of it, in its order.
  package var parameterNames: [String]
  /// Layers on top of each other; only the first is compared.
  package var layerCount = 1
  package var isBidirectional = false
  package var isBackward = false

  package init(_ graph: CellGraph, name: String, parameterNames: [String]? = nil) {
    self.graph = graph
    self.name = name
    self.parameterNames = parameterNames ?? graph.parameters.map(\.name)
  }

  /// A built-in layer's first cell.
  package init(_ layer: RecurrentLayer) throws {
    let settings = layer.configuration
    self.init(
      try CellGraph(
        settings.kind, inputSize: settings.inputSize, hiddenSize: settings.hiddenSize,
        bias: settings.bias, projectionSize: settings.projectionSize),
      name: "nn.\(layer.typeName)", parameterNames: layer.parameterNames[0])
    layerCount = settings.layerCount
    isBidirectional = settings.bidirectional
  }

  /// The first cell of a layer of equations.
  package init(_ layer: GraphLayer, name: String) {
    self.init(layer.graph, name: name, parameterNames: layer.parameterNames[0])
    layerCount = layer.layerCount
    isBidirectional = layer.isBidirectional
    isBackward = layer.direction == .backward
  }
}

extension ComparedCell {
  /// A cell of equations; lengths that are not given get small numbers, each its own.
  ///
  /// - Throws: What keeps the equations from being compiled.
  package init(
    _ equations: CellEquations, name: String, sizes: [String: Int]
  ) throws(CellFaults) {
    let compiled = try equations.compile(sizes: equations.someSizes(sizes))
    self.init(compiled.graph, name: name)
    isBackward = compiled.isBackward
  }

  /// `nn.RNN`, `nn.LSTM` or `nn.GRU` in the sizes of another cell.
  package init(_ kind: RecurrentKind, name: String, like cell: ComparedCell) throws {
    let graph = try CellGraph(
      kind, inputSize: cell.graph.inputs.first?.size ?? 1,
      hiddenSize: cell.graph.states.first?.size ?? 1)
    self.init(
      graph, name: name, parameterNames: graph.parameters.map { "\($0.name)_l0" })
    // A class stands for its layers of any number.
    (layerCount, isBidirectional) = (cell.layerCount, cell.isBidirectional)
  }
}

extension CellEquations {
  /// Those of the given lengths that the equations have; the others get small numbers, each its
  /// own.
  func someSizes(_ given: [String: Int]) -> [String: Int] {
    var numbers = given
    let names = CellListing(equations: self, sizes: [:]).sizeNames
    for (place, size) in names.enumerated() where numbers[size] == nil { numbers[size] = 3 + place }
    return numbers.filter { names.contains($0.key) }
  }
}
