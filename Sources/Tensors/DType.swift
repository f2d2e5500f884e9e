/// The kind of number that a tensor holds.
public enum DType: String, Sendable, CaseIterable {
  /// Single precision: what networks compute in.
  case float32
  /// Double precision: for gradient checks, and where a note asks for it.
  case float64
  /// 64-bit integers: indices, labels, counts.
  case int64
  /// Narrower integers, which stand in memory of 64-bit ones and wrap when they are written.
  case int32, int16, int8, uint8
  /// Truth values: masks and comparisons.
  case bool

  /// Whether numbers of this kind have a fraction; only these carry gradients.
  public var isFloatingPoint: Bool { category == 2 }

  /// The bytes of one element, as files have it.
  package var stride: Int {
    switch self {
    case .float32, .int32: 4
    case .float64, .int64: 8
    case .int16: 2
    case .int8, .uint8, .bool: 1
    }
  }

  /// The rank of the kind's category: truth values, integers, fractions. A number may be written
  /// into a tensor of its own category or of a higher one.
  var category: Int {
    switch self {
    case .bool: 0
    case .int64, .int32, .int16, .int8, .uint8: 1
    case .float32, .float64: 2
    }
  }

  /// The higher one of two kinds, which can hold the numbers of both.
  package func promoted(with other: DType) -> DType {
    if category != other.category { return category > other.category ? self : other }
    if self == other { return self }
    return category == 1 ? Self.integer(self, other) : .float64
  }

  /// The kind itself where it has fractions, else the one that its numbers become for a function
  /// that has.
  package var floating: DType { isFloatingPoint ? self : .standard }

  /// The class name that PyTorch's older messages use.
  package var legacyName: String { "torch.\(scalarName)Tensor" }

  /// The name of the element in PyTorch's messages.
  package var scalarName: String {
    switch self {
    case .float32: "Float"
    case .float64: "Double"
    case .int64: "Long"
    case .int32: "Int"
    case .int16: "Short"
    case .int8: "Char"
    case .uint8: "Byte"
    case .bool: "Bool"
    }
  }
}

extension DType {
  /// The thread's standard kind: nothing for float32, a mark for float64.
  private static let standardIsDouble = ThreadValue()

  /// The kind that fractions have on this thread where nothing else is said; float32 at first.
  ///
  /// A tensor's numbers decide themselves; this one holds for new tensors and for integers that
  /// meet a fraction. Setting it to a kind without fractions changes nothing.
  public static var standard: DType {
    get { standardIsDouble.value == 0 ? .float32 : .float64 }
    set { if newValue.isFloatingPoint { standardIsDouble.value = newValue == .float64 ? 1 : 0 } }
  }

  /// Runs `body` with another standard kind.
  public static func withStandard<Result>(
    _ kind: DType, _ body: () throws -> Result
  ) rethrows -> Result {
    let before = standard
    standard = kind
    defer { standard = before }
    return try body()
  }
}

/// A Swift type that a tensor can hold.
public protocol TensorElement: Equatable, Sendable {
  /// The kind of tensor that holds this type.
  static var dtype: DType { get }
}

extension Float: TensorElement {
  /// The kind of tensor that holds this type.
  public static var dtype: DType { .float32 }
}

extension Double: TensorElement {
  /// The kind of tensor that holds this type.
  public static var dtype: DType { .float64 }
}

extension Int64: TensorElement {
  /// The kind of tensor that holds this type.
  public static var dtype: DType { .int64 }
}

extension Bool: TensorElement {
  /// The kind of tensor that holds this type.
  public static var dtype: DType { .bool }
}
