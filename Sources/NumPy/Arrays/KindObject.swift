import Dialect
import Interpreter

/// `dtype('float64')`: a kind of elements as a value.
final class KindObject: NativeObject {
  let kind: Kind
  /// The code points that an array of texts has room for.
  private let width: Int?

  init(_ kind: Kind, width: Int? = nil) {
    self.kind = kind
    self.width = width
  }

  /// The kind of an array's elements.
  convenience init(of array: NDArray) {
    self.init(array.kind, width: array.kind == .text ? array.textWidth : nil)
  }

  private var itemSize: Int { width.map { 4 * $0 } ?? kind.itemSize }
  private var fullName: String { width.map { "str\($0 * 32)" } ?? kind.rawValue }
  private var code: String { width.map { "<U\($0)" } ?? kind.rawValue }

  var typeName: String { "numpy.dtype" }
  var attributeNames: [String] { ["name", "kind", "itemsize", "type", "char", "str"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "name": return Value(fullName)
    case "kind": return Value(kind.letter)
    case "itemsize": return .int(itemSize)
    case "type": return .classObject(context.nativeClass(named: "numpy.\(kind.rawValue)"))
    case "str":
      return Value(
        width.map { "<U\($0)" } ?? (itemSize == 1 ? "|" : "<") + kind.letter + "\(itemSize)")
    default: return nil
    }
  }

  func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    guard op == .equal || op == .notEqual else { return .notImplemented }
    let isSame = ((try? Kind.of(other)) == kind) && !other.isNone
    return .bool(isSame == (op == .equal))
  }

  func repr(in context: Context) throws(Raise) -> String { "dtype('\(code)')" }
  func text(in context: Context) throws(Raise) -> String { code }
  func hash(in context: Context) throws(Raise) -> Int {
    kind.itemSize &+ kind.letter.utf8.count &* 977
  }
}

extension Kind {
  /// The kind that `dtype=` names: a class such as `np.float32` or `int`, a name, a dtype.
  static func of(_ value: Value) throws -> Kind {
    switch value {
    case .none: return .float64
    case .native(let object as KindObject): return object.kind
    case .string(let object): return try named(object.text)
    case .classObject(let object):
      if let kind = Kind(rawValue: object.name) { return kind }
      return try named(object.name)
    default: throw ArrayError.type("Cannot interpret '\(value.plainTypeName)' as a data type").raise
    }
  }

  private static let names: [String: Kind] = [
    "float": .float64, "double": .float64, "int": .int64, "bool_": .bool, "?": .bool,
    "single": .float32, "f4": .float32, "f8": .float64, "f": .float32, "d": .float64,
    "i": .int32, "i1": .int8, "i2": .int16, "i4": .int32, "i8": .int64, "l": .int64,
    "u1": .uint8, "u2": .uint16, "u4": .uint32, "int_": .int64, "intp": .int64, "long": .int64,
    "longlong": .int64, "str_": .text, "U": .text, "intc": .int32, "short": .int16, "byte": .int8,
    "ubyte": .uint8, "ushort": .uint16, "float_": .float64,
  ]

  private static let missing: Set<String> = [
    "float16", "half", "complex", "complex64", "complex128", "object", "object_", "uint64",
    "longdouble", "datetime64", "bytes", "bytes_",
  ]

  private static func named(_ name: String) throws -> Kind {
    let plain = name.hasPrefix("<") || name.hasPrefix("=") ? String(name.dropFirst()) : name
    if let kind = Kind(rawValue: plain) ?? names[plain] { return kind }
    if plain.first == "U", Int(plain.dropFirst()) != nil { return .text }
    throw missing.contains(plain)
      ? ArrayError.kindMissing(plain).raise : ArrayError.unknownKind(name).raise
  }
}
