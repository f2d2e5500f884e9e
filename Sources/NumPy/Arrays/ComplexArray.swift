import Dialect
import Interpreter

/// The complex numbers that eigenvalues and eigenvectors may be: their parts, their magnitudes and
/// their text; there is no arithmetic with them.
final class ComplexArray: NativeObject {
  let real: NDArray
  let imaginary: NDArray

  init(real: NDArray, imaginary: NDArray) {
    self.real = real
    self.imaginary = imaginary
  }

  /// The key of the class of these values in a context.
  static let typeKey = "numpy.complex128"

  var typeName: String { Self.typeKey }
  var attributeNames: [String] { ["T", "dtype", "imag", "ndim", "real", "shape", "size"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "real": return real.value
    case "imag": return imaginary.value
    case "shape": return Value(tuple: real.shape.map { .int($0) })
    case "ndim": return .int(real.rank)
    case "size": return .int(real.count)
    case "dtype": return Value("complex128")
    case "T":
      return .native(ComplexArray(real: real.transposed, imaginary: imaginary.transposed))
    default: return nil
    }
  }

  /// √(re² + im²)
  func magnitude() throws -> NDArray {
    let sizes = zip(real.doubles, imaginary.doubles).map { Complex($0, $1).magnitude }
    return try NDArray(sizes, shape: real.shape)
  }

  static func type(in context: Context) -> ClassObject {
    let magnitude = ArrayFunction("__abs__", "self", "The magnitudes.") { call in
      guard let array = call.arguments.receiver.native(as: ComplexArray.self) else { return .none }
      return try array.magnitude().value
    }
    return ClassObject(
      name: "complex128", module: "numpy", base: context.types.object,
      documentation: "Complex numbers: real, imag and abs.", methods: [magnitude.function])
  }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    let (re, im) = (try real.item(key, in: context), try imaginary.item(key, in: context))
    return try raising(in: context) {
      .native(
        ComplexArray(
          real: try NDArray.of(re, in: context), imaginary: try NDArray.of(im, in: context)))
    }
  }

  func length(in context: Context) throws(Raise) -> Int { try real.length(in: context) }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    guard real.rank > 0 else { throw .notIterable(typeName: typeName) }
    let (rows, count) = (self, real.shape[0])
    var next = 0
    return IteratorObject(typeName: "iterator") { (context) throws(Raise) in
      guard next < count else { return nil }
      next += 1
      return try rows.item(.int(next - 1), in: context)
    }
  }

  func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    throw Raise(
      .notImplementedError, "there is no arithmetic with complex numbers here",
      fix: "use abs(x), x.real and x.imag")
  }

  func text(in context: Context) throws(Raise) -> String {
    if real.rank == 0 {
      let imaginary = self.imaginary.doubles[0]
      let sign = imaginary.sign == .minus ? "" : "+"
      return "(\(bare(real.doubles[0]))\(sign)\(bare(imaginary))j)"
    }
    return try raising(in: context) {
      try ArrayText(real, imaginary: imaginary, options: .of(context), in: context).text
    }
  }

  func repr(in context: Context) throws(Raise) -> String {
    if real.rank == 0 { return "np.complex128\(try text(in: context))" }
    return try raising(in: context) {
      try ArrayText(real, imaginary: imaginary, options: .of(context), in: context).representation
    }
  }

  private func bare(_ value: Double) -> String {
    let text = floatText(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

/// Complex numbers as a value: an array of real ones where all are.
func complexValue(
  _ numbers: [Complex], shape: [Int]? = nil, isComplex: Bool? = nil, kind: Kind
) throws -> Value {
  let shape = shape ?? [numbers.count]
  let target: Kind = kind == .float32 ? .float32 : .float64
  let real = try NDArray(numbers.map(\.real), shape: shape, kind: target)
  guard isComplex ?? numbers.contains(where: { $0.imaginary != 0 }) else { return .native(real) }
  let imaginary = try NDArray(numbers.map(\.imaginary), shape: shape, kind: target)
  return .native(ComplexArray(real: real, imaginary: imaginary))
}
