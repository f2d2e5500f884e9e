import Tensors

/// A cell whose weights are part of its graph, as 8-bit integers.
struct QuantizedCell {
  let graph: CellGraph
  /// The values of the parameters that stay float numbers: biases and the like.
  let parameters: [Tensor]
  /// The weights, under their names in the cell.
  let matrices: [(name: String, matrix: QuantizedMatrix)]
}

extension CellGraph {
  /// The same cell with 8-bit products in place of those with a parameter. A parameter that anything
  /// but products reads stays as it is.
  func quantized(_ values: [Tensor], _ scheme: QuantizationScheme) -> QuantizedCell {
    var places: [NodeIndex: Int] = [:]
    for (index, node) in nodes.enumerated() {
      if case .parameter(let place) = node.operation { places[index] = place }
    }
    let weights = places.filter { isWeight($0.key) }
    var matrices: [(name: String, matrix: QuantizedMatrix)] = []
    var nodes = nodes
    for (index, node) in self.nodes.enumerated() {
      guard let (x, weight, transposed) = node.operation.factors, let place = weights[weight] else {
        continue
      }
      let rows = transposed ? values[place] : values[place].transposedMatrix
      let matrix = QuantizedMatrix(rows, scheme)
      matrices.append((parameters[place].name, matrix))
      nodes[index] = Node(operation: .quantizedProduct(x, matrix), shape: node.shape)
    }
    let staying = parameters.indices.filter { !weights.values.contains($0) }
    for (index, place) in places {
      // Nothing reads a weight's own node any more.
      let leaf = staying.firstIndex(of: place).map { Operation.parameter($0) } ?? .constant(0)
      nodes[index] = Node(operation: leaf, shape: leaf.isConstant ? .scalar : nodes[index].shape)
    }
    let graph = CellGraph(
      inputs: inputs, states: states, parameters: staying.map { parameters[$0] },
      outputs: outputs, nodes: nodes, names: names)
    return QuantizedCell(graph: graph, parameters: staying.map { values[$0] }, matrices: matrices)
  }

  /// Whether products read a parameter as their matrix, and nothing else reads it.
  private func isWeight(_ parameter: NodeIndex) -> Bool {
    let readers = nodes.filter { $0.operation.operands.contains(parameter) }
    return !readers.isEmpty && readers.allSatisfy { $0.operation.factors?.weight == parameter }
  }

  /// Whether a step has 8-bit products, so that no gradient comes back from it.
  var isQuantized: Bool { nodes.contains { $0.operation.quantizedMatrix != nil } }

  /// Integers are made of single precision alone.
  func checkSinglePrecision(_ inputs: [Tensor]) throws(CellGraphError) {
    for (tensor, input) in zip(inputs, self.inputs) where tensor.dtype != .float32 {
      throw .tensorType(
        role: .input, name: input.name, wanted: "torch.float32",
        got: "torch.\(tensor.dtype.rawValue)")
    }
  }
}

extension CellGraph.Plan {
  /// Whether the steps must take the whole batch at once, since its inputs share a factor.
  var takesWholeBatch: Bool {
    loop.contains { nodes[$0].operation.quantizedMatrix?.scheme.inputs == .perTensor }
  }
}

extension CellGraph.Operation {
  var quantizedMatrix: QuantizedMatrix? {
    if case .quantizedProduct(_, let matrix) = self { matrix } else { nil }
  }

  fileprivate var isConstant: Bool {
    if case .constant = self { true } else { false }
  }
}

extension Tensor {
  fileprivate var transposedMatrix: Tensor {
    let (height, width) = (shape[0], shape[1])
    let numbers = elements
    let turned = (0..<width).flatMap { column in
      (0..<height).map { numbers[$0 * width + column] }
    }
    return Tensor(turned, shape: [width, height])
  }
}
