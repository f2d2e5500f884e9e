/// The kind of number that a tensor holds.
public enum DType: String, Sendable, CaseIterable {
  /// Single precision: the only kind that carries gradients.
  case float32
  /// 64-bit integers: indices, labels, counts.
  case int64
  /// Truth values: masks and comparisons.
  case bool

  /// Whether numbers of this kind have a fraction.
  public var isFloatingPoint: Bool { self == .float32 }

  /// The bytes of one element.
  package var stride: Int {
    switch self {
    case .float32: MemoryLayout<Float>.stride
    case .int64: MemoryLayout<Int64>.stride
    case .bool: MemoryLayout<Bool>.stride
    }
  }

  /// The rank of the kind's category in promotion: truth values, integers, fractions.
  var category: Int {
    switch self {
    case .bool: 0
    case .int64: 1
    case .float32: 2
    }
  }

  /// The class name that PyTorch's older messages use.
  var legacyName: String {
    switch self {
    case .float32: "torch.FloatTensor"
    case .int64: "torch.LongTensor"
    case .bool: "torch.BoolTensor"
    }
  }

  /// The name of the element in PyTorch's messages.
  var scalarName: String {
    switch self {
    case .float32: "Float"
    case .int64: "Long"
    case .bool: "Bool"
    }
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

extension Int64: TensorElement {
  /// The kind of tensor that holds this type.
  public static var dtype: DType { .int64 }
}

extension Bool: TensorElement {
  /// The kind of tensor that holds this type.
  public static var dtype: DType { .bool }
}
