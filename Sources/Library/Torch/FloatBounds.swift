import Interpreter
import Tensors

/// `torch.finfo(torch.float32)`: the bounds of a kind of floating-point numbers.
var finfoFunction: BuiltinFunction {
  BuiltinFunction(torch: "finfo", [.optional("type")], "The bounds of floating-point numbers.") {
    (arguments, _) in
    let kind = try arguments.dtype("type") ?? .standard
    guard kind.isFloatingPoint else {
      throw Raise(
        .typeError,
        "torch.finfo() requires a floating point input type. Use torch.iinfo to handle "
          + "'torch.finfo'")
    }
    return .native(
      kind == .float64
        ? FloatBounds(Double.self, of: kind) : FloatBounds(Float.self, of: kind))
  }
}

/// `torch.iinfo(torch.int64)`: the bounds of a kind of whole numbers.
var iinfoFunction: BuiltinFunction {
  BuiltinFunction(torch: "iinfo", [.required("type")], "The bounds of whole numbers.") {
    (arguments, _) in
    guard let kind = try arguments.dtype("type"), kind.isInteger else {
      throw Raise(
        .typeError,
        "torch.iinfo() requires an integer input type. Use torch.finfo to handle 'torch.iinfo'")
    }
    return .native(IntegerBounds(kind))
  }
}

/// The bounds of a kind of integers.
final class IntegerBounds: NativeObject {
  private let kind: DType

  init(_ kind: DType) { self.kind = kind }

  var typeName: String { "torch.iinfo" }
  var attributeNames: [String] { ["bits", "dtype", "max", "min"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "bits": .int(8 * kind.stride)
    case "dtype": Value(kind.rawValue)
    case "max": .int(Int(kind.range.upperBound))
    case "min": .int(Int(kind.range.lowerBound))
    default: nil
    }
  }

  func repr(in context: Context) throws(Raise) -> String {
    let bounds = kind.range
    return "iinfo(min=\(NumberFormat.general(bounds.lowerBound)), "
      + "max=\(NumberFormat.general(bounds.upperBound)), dtype=\(kind.rawValue))"
  }
}

/// The bounds of a kind of floating-point numbers.
final class FloatBounds: NativeObject {
  private let values: [(name: String, value: Value)]
  private let text: String

  init<Number: BinaryFloatingPoint>(_: Number.Type, of kind: DType) {
    let largest = Double(Number.greatestFiniteMagnitude)
    let (step, least) = (Double(Number.ulpOfOne), Double(Number.leastNormalMagnitude))
    values = [
      ("bits", .int(MemoryLayout<Number>.size * 8)), ("dtype", Value(kind.rawValue)),
      ("eps", .float(step)), ("max", .float(largest)), ("min", .float(-largest)),
      ("resolution", .float(kind == .float64 ? 1e-15 : 1e-6)),
      ("smallest_normal", .float(least)), ("tiny", .float(least)),
    ]
    func short(_ value: Double) -> String { NumberFormat.short(value) }
    text =
      "finfo(resolution=\(kind == .float64 ? "1e-15" : "1e-06"), min=\(short(-largest)), "
      + "max=\(short(largest)), eps=\(short(step)), smallest_normal=\(short(least)), "
      + "tiny=\(short(least)), dtype=\(kind.rawValue))"
  }

  var typeName: String { "torch.finfo" }
  var attributeNames: [String] { values.map(\.name) }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    values.first { $0.name == name }?.value
  }

  func repr(in context: Context) throws(Raise) -> String { text }
}

extension NumberFormat {
  /// A number as C++ prints it to a stream: six digits.
  fileprivate static func short(_ value: Double) -> String { scientific(value, 5) }

  /// An integer as C++ prints it to a stream as a float.
  fileprivate static func general(_ value: Int64) -> String {
    value.magnitude < 1_000_000 ? "\(value)" : short(Double(value))
  }
}
