import Tensors

extension Linear: QuantizableLayer {
  func quantizedWeights(_ scheme: QuantizationScheme) throws -> QuantizedWeights {
    var weights = QuantizedWeights(scheme)
    if let weight = try weight("weight") {
      weights.matrices = [("weight", QuantizedMatrix(weight, scheme))]
    }
    if let bias = try weight("bias") { weights.others = [NamedTensor(name: "bias", tensor: bias)] }
    return weights
  }

  /// `x·Wᵀ + b` with W in 8 bits.
  func forward(_ input: Tensor, _ weights: QuantizedWeights) throws -> Tensor {
    guard let matrix = weights.matrix("weight") else { return input }
    guard input.rank >= 2 else { throw QuantizationError.inputDimensions }
    let width = input.shape[input.rank - 1]
    guard width == matrix.columns else {
      throw QuantizationError.inputSize(wanted: matrix.columns, got: width)
    }
    guard input.dtype == .float32 else {
      throw QuantizationError.inputType(got: input.dtype)
    }
    ProductCount.note(self, integers: matrix.rows &* input.count)
    return try noGrad {
      let rows = input.shape.dropLast().reduce(1, *)
      var result = try matrix.product(input.reshape([rows, width]))
      if let bias = weights.others.first { result = try result + bias.tensor }
      return try result.reshape(Array(input.shape.dropLast()) + [matrix.rows])
    }
  }
}

extension Embedding: QuantizableLayer {
  func quantizedWeights(_ scheme: QuantizationScheme) throws -> QuantizedWeights {
    var weights = QuantizedWeights(scheme)
    if let weight = try weight("weight") {
      // Rows are looked up, not multiplied, so that each may well have its own factor.
      let table = QuantizedMatrix(weight, .perRow)
      weights.matrices = [("weight", table)]
    }
    return weights
  }

  /// The rows of a table in 8 bits, as float numbers.
  func forward(_ input: Tensor, _ weights: QuantizedWeights) throws -> Tensor {
    guard let table = weights.matrix("weight") else { return input }
    guard input.dtype == .int64 else { throw TensorError.embeddingDType(input.dtype) }
    let rows = input.integers
    guard rows.allSatisfy({ (0..<table.rows).contains($0) }) else {
      throw TensorError.embeddingIndex
    }
    return try table.dequantized(rows: rows).reshape(input.shape + [table.columns])
  }
}

extension RecurrentLayer: QuantizableLayer {}

extension MinimalLayer: QuantizableLayer {}

extension RegularizedLayer: QuantizableLayer {}

extension RecurrentCell: QuantizableLayer {
  func quantizedWeights(_ scheme: QuantizationScheme) throws -> QuantizedWeights {
    var weights = QuantizedWeights(scheme)
    weights.add(try quantized(graph, suffix: "", scheme), suffix: "")
    return weights
  }
}

extension GraphLayer: QuantizableLayer {}

extension QuantizationScheme {
  /// The settings of a quantized linear or embedding layer as PyTorch prints them.
  var description: String {
    let sharing = weights == .perRow ? "per_channel_affine" : "per_tensor_affine"
    return "dtype=torch.qint8, qscheme=torch.\(sharing)"
  }
}
