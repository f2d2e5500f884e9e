// The notation of equations on values of a step. Sizes are checked as the equation is written.

extension CellGraph.Value {
  /// The sum, element by element; a bias or a constant is repeated.
  public static func + (left: Self, right: Self) throws(CellGraphError) -> Self {
    try left.elementwise(.add, right)
  }

  /// The difference, element by element.
  public static func - (left: Self, right: Self) throws(CellGraphError) -> Self {
    try left.elementwise(.subtract, right)
  }

  /// The product element by element.
  public static func * (left: Self, right: Self) throws(CellGraphError) -> Self {
    try left.elementwise(.multiply, right)
  }

  /// The quotient, element by element.
  public static func / (left: Self, right: Self) throws(CellGraphError) -> Self {
    try left.elementwise(.divide, right)
  }

  /// The value with the opposite sign.
  public static prefix func - (value: Self) -> Self { value.map(.negate) }

  /// A multiple of a value.
  public static func * (left: Double, right: Self) throws(CellGraphError) -> Self {
    try right.builder.constant(left) * right
  }

  /// A value moved by a constant.
  public static func + (left: Self, right: Double) throws(CellGraphError) -> Self {
    try left + left.builder.constant(right)
  }

  /// A constant less a value, as in `1 - z`.
  public static func - (left: Double, right: Self) throws(CellGraphError) -> Self {
    if left == 1 { return right.map(.oneMinus) }
    return try right.builder.constant(left) - right
  }
}

/// The larger of both, element by element.
public func maximum(
  _ left: CellGraph.Value, _ right: CellGraph.Value
) throws(CellGraphError) -> CellGraph.Value {
  try left.elementwise(.maximum, right)
}

/// The smaller of both, element by element.
public func minimum(
  _ left: CellGraph.Value, _ right: CellGraph.Value
) throws(CellGraphError) -> CellGraph.Value {
  try left.elementwise(.minimum, right)
}

/// `1 / (1 + e⁻ˣ)`
public func sigmoid(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.sigmoid) }
/// The hyperbolic tangent.
public func tanh(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.tanh) }
/// `max(x, 0)`
public func relu(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.relu) }
/// `eˣ`
public func exp(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.exp) }
/// The natural logarithm.
public func log(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.log) }
/// The square root.
public func sqrt(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.sqrt) }
/// `x²`
public func square(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.square) }
/// `log(1 + eˣ)`
public func softplus(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.softplus) }
/// `x · Φ(x)` with the normal distribution function `Φ`.
public func gelu(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.gelu) }
/// `x · σ(x)`
public func swish(_ x: CellGraph.Value) -> CellGraph.Value { x.map(.swish) }

/// `exp(xⱼ) / Σₖ exp(xₖ)` over the features of `[B, n]`.
public func softmax(_ x: CellGraph.Value) throws(CellGraphError) -> CellGraph.Value {
  try x.overFeatures("softmax", size: { $0 }, .softmax(x.index))
}

/// `Σₖ xₖ` over the features of `[B, n]`: `[B, 1]`.
public func sum(_ x: CellGraph.Value) throws(CellGraphError) -> CellGraph.Value {
  try x.overFeatures("the sum", size: { _ in 1 }, .sum(x.index))
}
