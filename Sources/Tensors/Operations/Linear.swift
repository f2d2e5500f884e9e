extension Tensor {
  /// x·Wᵀ + b of the last dimension, as `torch.nn.functional.linear`.
  ///
  /// - Parameters:
  ///   - weight: `[O, I]`.
  ///   - bias: `[O]`, or none.
  public func linear(weight: Tensor, bias: Tensor?) throws -> Tensor {
    let transposed = try weight.t()
    if let result = try affine(weight, transposed, bias) { return result }
    guard let bias else { return try matmul(transposed) }
    guard dtype == weight.dtype else {
      throw TensorError.summandDTypes(name: "mat1", dtype, weight.dtype)
    }
    guard rank != 2 else { return try bias.addmm(self, transposed) }
    guard rank > 2, shape[rank - 1] == transposed.shape[0] else {
      return try matmul(transposed) + bias
    }
    let rows = shape.dropLast().reduce(1, *)
    return try bias.addmm(reshape([rows, shape[rank - 1]]), transposed)
      .view(Array(shape.dropLast()) + [weight.shape[0]])
  }

  /// x·Wᵀ + b of floats as one operation of W itself, whose gradient then needs no transposing; nil
  /// where shapes or kinds are others.
  private func affine(_ weight: Tensor, _ transposed: Tensor, _ bias: Tensor?) throws -> Tensor? {
    let kinds = [dtype, weight.dtype, bias?.dtype ?? .float32]
    guard rank > 1, weight.rank == 2, shape[rank - 1] == weight.shape[1],
      bias == nil || bias?.shape == [weight.shape[0]], kinds.allSatisfy({ $0 == .float32 })
    else { return nil }
    let outputs = weight.shape[0]
    guard rank == 2 else {
      let rows = try reshape([shape.dropLast().reduce(1, *), shape[rank - 1]])
      let target = Array(shape.dropLast()) + [outputs]
      guard let flat = try rows.affine(weight, transposed, bias) else { return nil }
      return bias == nil ? try flat.unsafeView(target) : try flat.view(target)
    }
    let result = try Tensor(uninitialized: [shape[0], outputs])
    let start = bias.map {
      $0.alias(shape: result.shape, strides: [0, $0.strides[0]])
    }
    try result.assignProduct(self, transposed, from: start)
    let saved = [
      weight.requiresGrad ? self : emptied(), requiresGrad ? transposed : transposed.emptied(),
    ]
    return result.recorded(
      bias == nil ? "MmBackward0" : "AddmmBackward0", [self, weight] + (bias.map { [$0] } ?? []),
      saved: saved
    ) { context in
      let gradient = context.gradient
      return [
        context.needs[0] ? try gradient.rawProduct(context.saved[1].transposedRaw()) : nil,
        context.needs[1] ? try gradient.transposedRaw().rawProduct(context.saved[0]) : nil,
        context.needs.count > 2 && context.needs[2] ? try gradient.summed(to: [outputs]) : nil,
      ]
    }
  }
}
