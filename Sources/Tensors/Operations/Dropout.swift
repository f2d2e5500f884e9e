import CKernels

extension Tensor {
  /// x ⊙ m/(1 − p) with a mask m of Bernoulli(1 − p) draws, one for each element in the order in
  /// which the elements stand in memory, as PyTorch draws; the result's elements stand alike.
  ///
  /// - Parameter probability: p, at least 0 and below 1.
  /// - Throws: `TensorError.probability`, `.inPlaceDType` for numbers without fractions.
  public func dropout(probability: Double, _ generator: RandomGenerator) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      throw TensorError.inPlaceDType(result: .standard, output: dtype)
    }
    let keep = 1 - probability
    let axes = axesInMemory
    let sizes = axes.map { shape[$0] }
    guard dtype == .float32 else {
      let mask = try Tensor.zeros(sizes, dtype: dtype).bernoulli_(keep, generator)
      return try self * (mask / .float(keep)).spread(axes)
    }
    let mask = try Tensor.mask(sizes, probability: keep, value: 1 / Float(keep), generator)
    let result = try Tensor.combine(ck_multiply, along(axes), mask).spread(axes)
    return result.recorded("MulBackward0", [self], saved: [mask]) { context in
      let gradient = context.gradient.along(axes)
      return [try Tensor.combine(ck_multiply, gradient, context.saved[0]).spread(axes)]
    }
  }

  /// The dimensions, that with the longest steps first.
  var axesInMemory: [Int] {
    shape.indices.sorted { a, b in
      strides[a] == strides[b] ? a < b : strides[a] > strides[b]
    }
  }

  /// The dimensions in another order, outside of the graph.
  func along(_ axes: [Int]) -> Tensor {
    alias(shape: axes.map { shape[$0] }, strides: axes.map { strides[$0] })
  }

  /// The inverse of `along`.
  private func spread(_ axes: [Int]) -> Tensor {
    var (shape, strides) = (shape, strides)
    for (place, axis) in axes.enumerated() {
      shape[axis] = self.shape[place]
      strides[axis] = self.strides[place]
    }
    return alias(shape: shape, strides: strides)
  }
}
