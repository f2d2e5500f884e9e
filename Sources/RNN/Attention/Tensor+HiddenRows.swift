import Tensors

extension Tensor {
  /// Softmax along the last dimension, where a row of nothing but −∞ becomes zeros, as in PyTorch's
  /// scaled dot-product attention: a query that may attend to no key gets nothing.
  package func softmaxOrZeros() throws -> Tensor {
    let isHidden = try noGrad {
      try equal(.float(-.infinity)).all(dimension: -1, keepDimensions: true)
    }
    guard isHidden.booleans.contains(true) else { return try softmax(-1) }
    return try maskedFill(isHidden, 0).softmax(-1).maskedFill(isHidden, 0)
  }
}
