import Tensors

extension Tensor {
  /// Consecutive pieces along a dimension, as one operation: its gradient is put together once,
  /// whatever the number of pieces.
  func pieces(_ sizes: [Int], along dimension: Int) throws -> [Tensor] {
    var start = 0
    let pieces = try noGrad {
      try sizes.map { size in
        defer { start += size }
        return try narrow(dimension, start, size).detach()
      }
    }
    return Tensor.custom(name: "SplitWithSizesBackward0", inputs: [self], outputs: pieces) {
      [try Tensor.cat($0.gradients, dimension)]
    }
  }
}
