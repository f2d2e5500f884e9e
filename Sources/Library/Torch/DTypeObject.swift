import Dialect
import Interpreter
import Tensors

/// `torch.float32` and its like: a kind of number as a value.
final class DTypeObject: NativeObject, Sendable {
  let dtype: DType

  private init(_ dtype: DType) { self.dtype = dtype }

  static let float32 = DTypeObject(.float32)
  static let float64 = DTypeObject(.float64)
  static let int64 = DTypeObject(.int64)
  static let int32 = DTypeObject(.int32)
  static let int16 = DTypeObject(.int16)
  static let int8 = DTypeObject(.int8)
  static let uint8 = DTypeObject(.uint8)
  static let bool = DTypeObject(.bool)

  static func of(_ dtype: DType) -> DTypeObject {
    switch dtype {
    case .float32: float32
    case .float64: float64
    case .int64: int64
    case .int32: int32
    case .int16: int16
    case .int8: int8
    case .uint8: uint8
    case .bool: bool
    }
  }

  var typeName: String { "torch.dtype" }
  var attributeNames: [String] { ["is_floating_point", "is_complex", "itemsize"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "is_floating_point": .bool(dtype.isFloatingPoint)
    case "is_complex": false
    case "itemsize": .int(dtype.stride)
    default: nil
    }
  }

  func repr(in context: Context) throws(Raise) -> String { "torch.\(dtype.rawValue)" }
  func hash(in context: Context) throws(Raise) -> Int { dtype.stride &+ 0x7015 }
}

extension Arguments {
  /// The kind of number that an argument asks for, or nothing where it is `None`.
  func dtype(_ name: String = "dtype") throws(Raise) -> DType? {
    switch self[name] {
    case .none: return nil
    case .native(let object as DTypeObject): return object.dtype
    case .classObject(let object) where object.name == "int": return .int64
    case .classObject(let object) where object.name == "bool": return .bool
    case .classObject(let object) where object.name == "float": return .float64
    default: throw wrongTensorType(name, expected: "torch.dtype")
    }
  }
}
