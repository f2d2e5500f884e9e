import Tensors

/// What a quantized layer computes with, in place of its parameters.
struct QuantizedWeights {
  let scheme: QuantizationScheme
  /// The weights under the names that the parameters had.
  var matrices: [(name: String, matrix: QuantizedMatrix)] = []
  /// What stays float numbers: biases.
  var others: [NamedTensor] = []
  /// A recurrent layer's cells, by the ending of their parameters' names: `_l0`, `_l0_reverse`.
  var cells: [String: QuantizedCell] = [:]

  init(_ scheme: QuantizationScheme) { self.scheme = scheme }

  func matrix(_ name: String) -> QuantizedMatrix? {
    matrices.first { $0.name == name }?.matrix
  }

  /// Takes a cell's weights and biases.
  mutating func add(_ cell: QuantizedCell, suffix: String) {
    matrices += cell.matrices.map { ($0.name + suffix, $0.matrix) }
    others += zip(cell.graph.parameters, cell.parameters).map {
      NamedTensor(name: $0.name + suffix, tensor: $1)
    }
    cells[suffix] = cell
  }
}

/// A layer whose weights can become 8-bit integers.
protocol QuantizableLayer: Module {
  /// The layer's weights in 8 bits; the layer itself stays as it is.
  func quantizedWeights(_ scheme: QuantizationScheme) throws -> QuantizedWeights
}

extension QuantizableLayer {
  /// A parameter as weights to quantize.
  ///
  /// - Throws: ``QuantizationError`` for one that 8 bits can't hold.
  func weight(_ name: String) throws -> Tensor? {
    guard let tensor = try usedParameter(name) else { return nil }
    guard tensor.dtype == .float32 else {
      throw QuantizationError.weightType(
        layer: typeName, name: name, got: tensor.dtype.rawValue)
    }
    guard tensor.elements.allSatisfy(\.isFinite) else {
      throw QuantizationError.weightNotFinite(layer: typeName, name: name)
    }
    if let columns = tensor.shape.last, columns > QuantizedMatrix.largestColumns {
      throw QuantizationError.tooWide(
        layer: typeName, columns: columns, limit: QuantizedMatrix.largestColumns)
    }
    return tensor.detach()
  }

  /// A cell's parameters as a graph names them, quantized.
  func quantized(
    _ graph: CellGraph, suffix: String, _ scheme: QuantizationScheme
  ) throws -> QuantizedCell {
    let values = try graph.parameters.compactMap { try weight($0.name + suffix) }
    guard values.count == graph.parameters.count else {
      throw LayerError.stateDictionary(
        layer: typeName,
        missing: graph.parameters.map { $0.name + suffix }.filter { parameter($0) == nil },
        unexpected: [], mismatched: [])
    }
    return graph.quantized(values, scheme)
  }
}

extension Module {
  /// Whether ``quantize(_:where:)`` has taken this layer's parameters.
  public var isQuantized: Bool { quantizedWeights != nil }

  /// Is quantized and pruned as another module of the same kind.
  package func takeCompression(of other: Module) {
    quantizedWeights = other.quantizedWeights
    prunedNames = other.prunedNames
  }

  /// The prefix of a quantized layer's printed name, as PyTorch has it.
  var quantizedPrefix: String { isQuantized ? "DynamicQuantized" : "" }

  /// The weights of a quantized layer, nothing for a layer of float numbers.
  ///
  /// - Throws: ``QuantizationError/training(layer:)`` where a gradient would be wanted.
  func usedQuantizedWeights() throws(QuantizationError) -> QuantizedWeights? {
    guard let quantizedWeights else { return nil }
    guard !training || !GradientMode.isEnabled else { throw .training(layer: typeName) }
    return quantizedWeights
  }
}
