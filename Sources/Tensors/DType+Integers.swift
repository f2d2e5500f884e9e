// Kinds of integers, and how they stand in memory.
extension DType {
  /// How numbers of a kind stand in memory: all integers as 64-bit ones.
  package enum Memory: Sendable {
    case float32, float64, int64, bool
  }

  /// How numbers of the kind stand in memory.
  package var memory: Memory {
    switch self {
    case .float32: .float32
    case .float64: .float64
    case .int64, .int32, .int16, .int8, .uint8: .int64
    case .bool: .bool
    }
  }

  /// The kind that the memory itself is of.
  var stored: DType { isInteger ? .int64 : self }

  /// Whether numbers of the kind are whole; truth values are none.
  package var isInteger: Bool { category == 1 }
  /// Whether a tensor of the kind may hold places of another one.
  var isIndex: Bool { self == .int64 || self == .int32 }
  /// Whether a tensor of the kind tells which elements of another one to take; bytes do it still.
  package var isMask: Bool { self == .bool || self == .uint8 }

  /// The integers of the kind; those of 64 bits for a kind that has no integers.
  package var range: ClosedRange<Int64> {
    switch self {
    case .int32: Int64(Int32.min)...Int64(Int32.max)
    case .int16: Int64(Int16.min)...Int64(Int16.max)
    case .int8: Int64(Int8.min)...Int64(Int8.max)
    case .uint8: 0...Int64(UInt8.max)
    case .int64, .float32, .float64, .bool: .min ... .max
    }
  }

  /// An integer as one of this kind: what is out of range wraps.
  func wrapped(_ value: Int64) -> Int64 {
    switch self {
    case .int32: Int64(Int32(truncatingIfNeeded: value))
    case .int16: Int64(Int16(truncatingIfNeeded: value))
    case .int8: Int64(Int8(truncatingIfNeeded: value))
    case .uint8: Int64(UInt8(truncatingIfNeeded: value))
    case .int64, .float32, .float64, .bool: value
    }
  }

  /// A number without its fraction as an integer of this kind, as x86 converts it: through 32 bits
  /// for the narrow signed kinds, and what these can't hold becomes their least number.
  func integer(_ value: Double) -> Int64 {
    guard self == .int32 || self == .int16 || self == .int8 else {
      return wrapped(Int64(saturating: value))
    }
    let whole = value.rounded(.towardZero)
    return wrapped(abs(whole) < 0x1p31 ? Int64(whole) : Int64(Int32.min))
  }

  /// The kind that holds the integers of both.
  static func integer(_ a: DType, _ b: DType) -> DType {
    guard a == .uint8 || b == .uint8 else { return a.stride > b.stride ? a : b }
    let other = a == .uint8 ? b : a
    return other == .int8 ? .int16 : other
  }

  /// The name of an integer kind in C++.
  var systemName: String { self == .int32 ? "int" : "\(rawValue)_t" }

  /// Refuses a number that is too large for a narrow kind. A whole one may be negative where the kind
  /// has no sign: it wraps.
  ///
  /// - Parameter name: What the message calls the kind.
  /// - Throws: `TensorError.overflow`.
  func check(_ number: Scalar, named name: String) throws {
    guard isInteger, self != .int64 else { return }
    let mayWrap = self == .uint8 && !number.dtype.isFloatingPoint
    let lowest = mayWrap ? -range.upperBound : range.lowerBound
    guard number.double >= Double(lowest), number.double <= Double(range.upperBound) else {
      throw TensorError.overflow(name)
    }
  }
}

extension Tensor {
  /// This new tensor's integers as those of another kind: what is out of range wraps.
  func narrowed(to kind: DType) -> Tensor {
    guard kind != dtype, kind.isInteger, dtype.isInteger else { return self }
    declare(kind)
    guard kind != .int64 else { return self }
    precondition(isContiguous, "new tensors stand in order")
    withPointer(Int64.self) { x in
      for i in 0..<count { x[i] = kind.wrapped(x[i]) }
    }
    return self
  }

  /// Both operands of an operation on integers, as those of the kind that it computes in; truth
  /// values as 64-bit integers.
  static func integers(_ a: Tensor, _ b: Tensor, _ kind: DType) throws -> (Tensor, Tensor) {
    try operands(a, b, kind == .bool ? .int64 : kind)
  }
}
