import Tensors

/// The kind of an array's elements: a NumPy dtype.
///
/// Integers narrower than 64 bits stand in memory of 64-bit ones and wrap when they are written.
package enum Kind: String, CaseIterable, Sendable {
  case bool, int8, int16, int32, int64, uint8, uint16, uint32, float32, float64
  /// `str`: texts of any length.
  case text = "str"

  package var isFloating: Bool { self == .float32 || self == .float64 }
  package var isInteger: Bool { bits != nil }
  package var isUnsigned: Bool { self == .uint8 || self == .uint16 || self == .uint32 }
  /// Whether elements are numbers or truth values.
  package var isNumber: Bool { self != .text }

  /// The bits of an integer kind.
  var bits: Int? {
    switch self {
    case .int8, .uint8: 8
    case .int16, .uint16: 16
    case .int32, .uint32: 32
    case .int64: 64
    case .bool, .float32, .float64, .text: nil
    }
  }

  /// The bytes of one element, as NumPy lays it out.
  var itemSize: Int {
    switch self {
    case .bool: 1
    case .float32: 4
    case .float64: 8
    case .text: 4
    default: (bits ?? 8) / 8
    }
  }

  /// The letter of `dtype.kind`.
  var letter: String {
    switch self {
    case .bool: "b"
    case .float32, .float64: "f"
    case .text: "U"
    default: isUnsigned ? "u" : "i"
    }
  }

  /// What the elements are stored as.
  var stored: DType {
    switch self {
    case .bool: .bool
    case .float32: .float32
    case .float64: .float64
    default: .int64
    }
  }

  /// The kind of a tensor's elements.
  package init(_ dtype: DType) {
    self =
      switch dtype {
      case .bool: .bool
      case .float32: .float32
      case .float64: .float64
      case .int64: .int64
      case .int32: .int32
      case .int16: .int16
      case .int8: .int8
      case .uint8: .uint8
      }
  }

  /// The integers of the kind; those of 64 bits for a kind that has no integers.
  var range: ClosedRange<Int64> {
    guard let bits, bits < 64 else { return .min ... .max }
    return isUnsigned
      ? 0...(1 << Int64(bits)) - 1 : -(1 << Int64(bits - 1))...(1 << Int64(bits - 1)) - 1
  }

  /// An integer as one of this kind: what is out of range wraps.
  func wrapped(_ value: Int64) -> Int64 {
    switch self {
    case .bool: value == 0 ? 0 : 1
    case .int8: Int64(Int8(truncatingIfNeeded: value))
    case .int16: Int64(Int16(truncatingIfNeeded: value))
    case .int32: Int64(Int32(truncatingIfNeeded: value))
    case .uint8: Int64(UInt8(truncatingIfNeeded: value))
    case .uint16: Int64(UInt16(truncatingIfNeeded: value))
    case .uint32: Int64(UInt32(truncatingIfNeeded: value))
    case .int64, .float32, .float64, .text: value
    }
  }

  /// The kind that holds the numbers of both: `np.promote_types`.
  package func promoted(with other: Kind) -> Kind {
    if self == other { return self }
    if self == .text || other == .text { return .text }
    if self == .bool { return other }
    if other == .bool { return self }
    if isFloating || other.isFloating {
      let exact = [self, other].allSatisfy { $0 == .float32 || ($0.bits ?? 64) <= 16 }
      return exact ? .float32 : .float64
    }
    return Self.integer(self, other)
  }

  private static func integer(_ a: Kind, _ b: Kind) -> Kind {
    let (bitsA, bitsB) = (a.bits ?? 64, b.bits ?? 64)
    if a.isUnsigned == b.isUnsigned { return bitsA >= bitsB ? a : b }
    let (signed, unsigned) = a.isUnsigned ? (b, a) : (a, b)
    if (signed.bits ?? 64) > (unsigned.bits ?? 64) { return signed }
    switch unsigned {
    case .uint8: return .int16
    case .uint16: return .int32
    default: return .int64
    }
  }

  /// The kind of functions with fractions, such as `exp`. Truth values and 8-bit integers become
  /// float16 in NumPy, which there is not here.
  func floating(in function: String) throws -> Kind {
    switch self {
    case .float32, .float64: return self
    case .int16, .uint16: return .float32
    case .int32, .int64, .uint32: return .float64
    case .bool, .int8, .uint8: throw ArrayError.halfPrecision(function: function, self).raise
    case .text: throw ArrayError.unsupportedKinds(function: function).raise
    }
  }
}
