extension Tensor {
  /// This tensor's elements where the condition holds, else the other's, broadcast.
  ///
  /// - Throws: `TensorError.condition` when the condition holds no truth values.
  public func `where`(_ condition: Tensor, _ other: Tensor) throws -> Tensor {
    guard condition.dtype == .bool else { throw TensorError.condition(condition.dtype) }
    let dtype = Tensor.promoted(self, other)
    let (a, b) = (try converted(to: dtype), try other.converted(to: dtype))
    let result: Tensor
    switch dtype.memory {
    case .float32: result = try Tensor.choose(condition, a, b, Float.self)
    case .float64: result = try Tensor.choose(condition, a, b, Double.self)
    case .int64: result = try Tensor.choose(condition, a, b, Int64.self)
    case .bool: result = try Tensor.choose(condition, a, b, Bool.self)
    }
    let (shapeA, shapeB) = (shape, other.shape)
    return result.recorded("WhereBackward0", [self, other], saved: [condition]) { context in
      let zero = Tensor.wrapped(0.0)
      let (gradient, condition) = (context.gradient, context.saved[0])
      return [
        context.needs[0] ? try gradient.where(condition, zero).summed(to: shapeA) : nil,
        context.needs[1] ? try zero.where(condition, gradient).summed(to: shapeB) : nil,
      ]
    }
  }

  /// This tensor's elements where the condition holds, else one number.
  public func `where`(_ condition: Tensor, _ other: Scalar) throws -> Tensor {
    if !other.dtype.isFloatingPoint { try dtype.check(other, named: dtype.systemName) }
    return try self.where(condition, .wrapped(other))
  }

  private static func choose<Element: TensorElement>(
    _ condition: Tensor, _ a: Tensor, _ b: Tensor, _: Element.Type
  ) throws -> Tensor {
    let shape = try Shape.broadcast(condition.shape, Shape.broadcast(a.shape, b.shape))
    let result = try Tensor(uninitialized: shape, a.dtype)
    let (mask, yes, no) = (
      try condition.packed(to: shape), try a.packed(to: shape), try b.packed(to: shape)
    )
    result.withPointer(Element.self) { y in
      mask.withPointer(Bool.self) { mask in
        yes.withPointer(Element.self) { yes in
          no.withPointer(Element.self) { no in
            for i in 0..<result.count { y[i] = mask[i] ? yes[i] : no[i] }
          }
        }
      }
    }
    return result
  }

  /// The number where the mask holds, else this tensor's elements.
  public func maskedFill(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
    try dtype.check(value, named: dtype.systemName)
    let filled = try noGrad { try Tensor.wrapped(value).converted(to: dtype).where(mask, self) }
    let shape = shape
    return filled.recorded("MaskedFillBackward0", [self], saved: [mask]) { context in
      [try Tensor.wrapped(0.0).where(context.saved[0], context.gradient).summed(to: shape)]
    }
  }

  /// The larger of each pair, broadcast; a gradient at equal numbers goes half to each.
  public func maximum(_ other: Tensor) throws -> Tensor {
    try extreme("MaximumBackward0", other, larger, larger, { Swift.max($0, $1) }) {
      try $0.greater($1)
    }
  }

  /// The smaller of each pair, broadcast; a gradient at equal numbers goes half to each.
  public func minimum(_ other: Tensor) throws -> Tensor {
    try extreme("MinimumBackward0", other, smaller, smaller, { Swift.min($0, $1) }) {
      try $0.less($1)
    }
  }

  private func extreme(
    _ name: String, _ other: Tensor, _ floats: (Float, Float) -> Float,
    _ doubles: (Double, Double) -> Double, _ integers: (Int64, Int64) -> Int64,
    _ wins: @escaping (Tensor, Tensor) throws -> Tensor
  ) throws -> Tensor {
    let kind = Tensor.promoted(self, other)
    guard kind.isFloatingPoint else {
      let (a, b) = try Tensor.integers(self, other, kind)
      return try Tensor.pairwise(a, b, Int64.self, integers).converted(to: kind)
    }
    let (a, b) = try Tensor.operands(self, other, kind)
    return try Tensor.pairwiseReal(a, b, floats, doubles).recorded(
      name, [self, other], saved: [a, b]
    ) { context in
      let (a, b) = (context.saved[0], context.saved[1])
      let half = try (context.gradient * 0.5).where(a.equal(b), 0)
      let toA = try context.gradient.where(wins(a, b), half)
      let toB = try context.gradient.where(wins(b, a), half)
      return [try toA.summed(to: a.shape), try toB.summed(to: b.shape)]
    }
  }

  /// The numbers bounded below and above; the gradient is zero outside of the bounds.
  ///
  /// - Throws: `TensorError.clampBounds` without a bound.
  public func clamp(min low: Scalar? = nil, max high: Scalar? = nil) throws -> Tensor {
    try clamp("ClampBackward1", low, high)
  }

  /// The numbers bounded below.
  public func clampMin(_ low: Scalar) throws -> Tensor { try clamp("ClampMinBackward0", low, nil) }
  /// The numbers bounded above.
  public func clampMax(_ high: Scalar) throws -> Tensor {
    try clamp("ClampMaxBackward0", nil, high)
  }

  private func clamp(_ name: String, _ low: Scalar?, _ high: Scalar?) throws -> Tensor {
    guard low != nil || high != nil else { throw TensorError.clampBounds }
    let bounds = [low, high].compactMap { $0?.dtype }
    if !dtype.isFloatingPoint, bounds.allSatisfy({ !$0.isFloatingPoint }) {
      for bound in [low, high] { try bound.map { try dtype.check($0, named: dtype.systemName) } }
      let (low, high) = (
        low.map { dtype.wrapped($0.int64) } ?? .min, high.map { dtype.wrapped($0.int64) } ?? .max
      )
      return try long().map(Int64.self) { Swift.min(Swift.max($0, low), high) }
        .narrowed(to: dtype)
    }
    let x = try floating()
    // In single precision the bounds are rounded too.
    let (low, high) = x.bounds(low, high)
    return try x.mapDouble { $0.isNaN ? $0 : Swift.min(Swift.max($0, low), high) }
      .recorded(name, [self], saved: [x]) { context in
        [
          try Tensor.pairwiseDouble(context.gradient, context.saved[0]) { gradient, x in
            x >= low && x <= high ? gradient : 0
          }
        ]
      }
  }

  private func bounds(_ low: Scalar?, _ high: Scalar?) -> (low: Double, high: Double) {
    dtype == .float64
      ? (low?.double ?? -.infinity, high?.double ?? .infinity)
      : (Double(low?.float ?? -.infinity), Double(high?.float ?? .infinity))
  }
}

private func larger<Real: FloatingPointElement>(_ a: Real, _ b: Real) -> Real {
  a.isNaN || a > b ? a : b
}

private func smaller<Real: FloatingPointElement>(_ a: Real, _ b: Real) -> Real {
  a.isNaN || a < b ? a : b
}
