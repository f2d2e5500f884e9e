extension Tensor {
  /// How elements that go to one place become one.
  public enum ScatterReduction: String, Sendable, CaseIterable {
    case sum, prod, mean, amax, amin
  }

  /// A copy whose element at index[i] along a dimension is reduced with source[i].
  ///
  /// Where equal elements are the extreme, each gets an equal part of its slope.
  ///
  /// - Parameter includesSelf: Whether what stands there takes part.
  /// - Throws: `TensorError.scatterDTypes`, `.scatterSize`, and what `gather` throws of an index.
  public func scatterReduce(
    _ dimension: Int, _ index: Tensor, _ source: Tensor, _ reduction: ScatterReduction,
    includesSelf: Bool = true
  ) throws -> Tensor {
    let axis = try Shape.axis(dimension, rank: rank)
    let scattering = Scattering(
      axis: axis, index: index, reduction: reduction, includesSelf: includesSelf)
    guard dtype == source.dtype else { throw TensorError.scatterDTypes }
    let result = try noGrad { try scattering.value(self, source) }
    let fresh = result === self ? try result.copied() : result.alias()
    return fresh.recorded("ScatterReduceBackward0", [self, source], saved: [self, source, fresh]) {
      context in
      let (x, source, y) = (context.saved[0], context.saved[1], context.saved[2])
      return [
        context.needs[0] ? try scattering.targetSlope(context.gradient, x, source, y) : nil,
        context.needs[1] ? try scattering.sourceSlope(context.gradient, x, source, y) : nil,
      ]
    }
  }
}

/// One reduction of elements that go to places of an axis, and its derivatives, outside of the graph.
private struct Scattering {
  let axis: Int
  let index: Tensor
  let reduction: Tensor.ScatterReduction
  let includesSelf: Bool

  func value(_ x: Tensor, _ source: Tensor) throws -> Tensor {
    let start = try includesSelf ? x : x.scatter(axis, index, reduction.neutral(x.dtype))
    switch reduction {
    case .sum: return try start.scatterAdd(axis, index, source)
    case .mean:
      let (sum, counts) = (try start.scatterAdd(axis, index, source), try counts(x))
      return try x.dtype.isFloatingPoint ? sum / counts : sum.floorDivide(counts)
    case .prod, .amax, .amin: return try reduced(source, from: start)
    }
  }

  /// How many elements go to each place, at least one.
  private func counts(_ x: Tensor) throws -> Tensor {
    try Tensor.full(x.shape, includesSelf ? 1 : 0, dtype: x.dtype)
      .scatterAdd(axis, index, .ones(index.shape, dtype: x.dtype)).clamp(min: 1)
  }

  /// Products and extremes, element by element in order.
  private func reduced(_ source: Tensor, from start: Tensor) throws -> Tensor {
    // Checks shapes and places, and gives each place's number.
    let numbers = Tensor(integers: Array(0..<start.count), shape: start.shape)
    let places = try numbers.gather(axis, index).integers
    var values = start.doubles
    for (place, term) in zip(places, try used(source).doubles) {
      switch reduction {
      case .prod: values[place] *= term
      case .amax where !(values[place] >= term) && !values[place].isNaN: values[place] = term
      case .amin where !(values[place] <= term) && !values[place].isNaN: values[place] = term
      case .amax, .amin: break
      case .sum, .mean: values[place] += term
      }
    }
    return try Tensor(doubles: values, shape: start.shape).converted(to: start.dtype)
  }

  /// The source's elements that have an index.
  private func used(_ source: Tensor) throws -> Tensor {
    try source.index(index.shape.map { .slice(start: 0, end: $0) })
  }

  /// ∂L/∂x of g = ∂L/∂y.
  func targetSlope(_ g: Tensor, _ x: Tensor, _ source: Tensor, _ y: Tensor) throws -> Tensor {
    var slope: Tensor
    switch reduction {
    case .sum: slope = g
    case .mean: slope = try g / counts(x)
    case .prod:
      // The product of the others, also where this one is zero.
      let others = try x.maskedFill(x.equal(0), 1)
      slope = try g * value(others, source) / others
    case .amax, .amin: slope = try share(g, x, source, y) * x.equal(y).to(g.dtype)
    }
    if !includesSelf { slope = try slope.scatter(axis, index, 0) }
    return slope
  }

  /// ∂L/∂source of g = ∂L/∂y.
  func sourceSlope(_ g: Tensor, _ x: Tensor, _ source: Tensor, _ y: Tensor) throws -> Tensor {
    let slope: Tensor
    switch reduction {
    case .sum: slope = try g.gather(axis, index)
    case .mean: slope = try (g / counts(x)).gather(axis, index)
    case .prod: slope = try productSlope(g, x, used(source), y)
    case .amax, .amin:
      let hits = try used(source).equal(y.gather(axis, index)).to(g.dtype)
      slope = try share(g, x, source, y).gather(axis, index) * hits
    }
    return try slope.padded(to: source.shape)
  }

  /// The slope of factors: the product of the others, also of a single zero at its place.
  private func productSlope(
    _ g: Tensor, _ x: Tensor, _ factors: Tensor, _ y: Tensor
  ) throws -> Tensor {
    let isZero = try factors.equal(0)
    let zeros = try Tensor.zeros(x.shape, dtype: g.dtype)
      .scatterAdd(axis, index, isZero.to(g.dtype)).gather(axis, index)
    let isOnlyZero = try isZero.and(zeros.equal(1))
    let others = try value(x, factors.maskedFill(isOnlyZero, 1))
    let divided = try (g * y).gather(axis, index) / factors.maskedFill(isZero, 1)
    return try (g * others).gather(axis, index).where(isOnlyZero, divided)
  }

  /// The slope of an extreme, shared out to all elements that are it.
  private func share(_ g: Tensor, _ x: Tensor, _ source: Tensor, _ y: Tensor) throws -> Tensor {
    let hits = try used(source).equal(y.gather(axis, index)).to(g.dtype)
    return try g / x.equal(y).to(g.dtype).scatterAdd(axis, index, hits)
  }
}

extension Tensor.ScatterReduction {
  /// What changes nothing in a reduction.
  fileprivate func neutral(_ kind: DType) -> Scalar {
    switch self {
    case .sum, .mean: 0
    case .prod: 1
    case .amax: kind.isFloatingPoint ? .float(-.infinity) : .int(.min)
    case .amin: kind.isFloatingPoint ? .float(.infinity) : .int(.max)
    }
  }
}
