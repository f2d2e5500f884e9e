/// One number outside of a tensor. As an operand it does not promote a tensor of its own category
/// or a higher one: a float tensor plus an integer stays a float tensor.
public enum Scalar: Equatable, Sendable {
  case float(Double)
  case int(Int)
  case bool(Bool)

  /// The kind of tensor that holds the number by default; fractions are of the standard kind.
  public var dtype: DType {
    switch self {
    case .float: .standard
    case .int: .int64
    case .bool: .bool
    }
  }

  /// The number in double precision.
  public var double: Double {
    switch self {
    case .float(let value): value
    case .int(let value): Double(value)
    case .bool(let value): value ? 1 : 0
    }
  }

  var float: Float { Float(double) }

  /// The number without its fraction; numbers out of range go to the nearest end of it.
  var int64: Int64 {
    switch self {
    case .float(let value): Int64(saturating: value)
    case .int(let value): Int64(value)
    case .bool(let value): value ? 1 : 0
    }
  }

  var bool: Bool {
    switch self {
    case .float(let value): value != 0
    case .int(let value): value != 0
    case .bool(let value): value
    }
  }
}

extension Scalar: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A number with a fraction.
  public init(floatLiteral value: Double) { self = .float(value) }
  /// A whole number.
  public init(integerLiteral value: Int) { self = .int(value) }
}

extension Int64 {
  /// The number without its fraction; what no `Int64` can hold becomes `Int64.min`, as on x86.
  init(saturating value: Double) {
    self = abs(value) < 0x1p63 ? Int64(value) : .min
  }
}
