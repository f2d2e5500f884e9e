import Dialect
import Interpreter

/// One number of an array, outside of it: `numpy.float64` and its like.
package final class ArrayScalar {
  enum Number: Equatable {
    case double(Double)
    /// An integer or, as 0 and 1, a truth value.
    case integer(Int64)
  }

  package let kind: Kind
  let number: Number

  init(_ number: Number, kind: Kind) {
    self.kind = kind
    self.number = number
  }

  var double: Double {
    switch number {
    case .double(let value): value
    case .integer(let value): Double(value)
    }
  }

  /// The number as a Python one.
  package var plain: Value {
    switch number {
    case .double(let value): .float(value)
    case .integer(let value): kind == .bool ? .bool(value != 0) : .int(Int(value))
    }
  }

  /// What `print` shows.
  package var text: String {
    switch number {
    case .double(let value): kind == .float32 ? floatText(Float(value)) : floatText(value)
    case .integer(let value): kind == .bool ? (value != 0 ? "True" : "False") : "\(value)"
    }
  }

  /// An array without dimensions.
  func array() throws -> NDArray {
    switch number {
    case .double(let value): try NDArray([value], shape: [], kind: kind)
    case .integer(let value): try NDArray(integers: [value], shape: [], kind: kind)
    }
  }
}

/// A single-precision number as NumPy prints it: the fewest digits that give it back, with an exponent
/// from a million on.
func floatText(_ value: Float) -> String {
  guard value.isFinite else { return floatText(Double(value)) }
  let size = Double(value.magnitude)
  if size >= 1e6 || size < 1e-4 && size > 0 { return FloatLayout.exponentText(value) }
  // The shortest digits of a float are the shortest of the decimal number that they write.
  return floatText(Double("\(value)") ?? Double(value))
}

/// A text outside of its array: `numpy.str_`.
func textValue(_ text: String) -> Value { .string(StringObject(text, of: elementClass)) }

private let elementClass = TextClass(typeName: "numpy.str_", reprName: "np.str_")

extension NDArray {
  /// The element at a place in order; a text has no number.
  func scalar(at index: Int) -> ArrayScalar {
    var (rest, place) = (index, offset)
    for axis in shape.indices.reversed() {
      place += rest % shape[axis] * strides[axis]
      rest /= shape[axis]
    }
    return scalar(inMemory: place)
  }

  func scalar(inMemory place: Int) -> ArrayScalar {
    switch elements(at: [place]) {
    case .doubles(let values): ArrayScalar(.double(values[0]), kind: kind)
    case .integers(let values): ArrayScalar(.integer(values[0]), kind: kind)
    case .texts: ArrayScalar(.double(.nan), kind: .float64)
    }
  }

  /// The elements at places of the memory.
  func elements(at positions: [Int]) -> Elements {
    NDArray(
      memory: memory, kind: kind, shape: [positions.count], strides: [1], offset: 0
    ).gatheredElements(positions)
  }

  /// The array itself, or its number where it has no dimensions.
  package var value: Value {
    guard rank == 0 else { return .native(self) }
    return element(at: 0)
  }

  /// The element at a place in order, as a NumPy number or a text.
  func element(at index: Int) -> Value {
    if kind == .text { return textValue(texts[index]) }
    return .native(scalar(at: index))
  }

  /// The elements in nested lists of Python's own numbers; one alone where there are no dimensions.
  package func list() -> Value {
    let plain: [Value] =
      switch elements {
      case .doubles(let values): values.map { .float($0) }
      case .integers(let values):
        values.map { kind == .bool ? .bool($0 != 0) : .int(Int($0)) }
      case .texts(let values): values.map { Value($0) }
      }
    guard rank > 0 else { return plain[0] }
    return Self.nested(plain[...], shape[...])
  }

  private static func nested(_ values: ArraySlice<Value>, _ shape: ArraySlice<Int>) -> Value {
    guard let size = shape.first, shape.count > 1 else { return Value(list: Array(values)) }
    let step = size == 0 ? 0 : values.count / size
    return Value(
      list: (0..<size).map { index in
        let start = values.startIndex + index * step
        return nested(values[start..<start + step], shape.dropFirst())
      })
  }
}

extension ArrayScalar: NativeObject {
  package var typeName: String { kind == .text ? "numpy.str_" : "numpy.\(kind.rawValue)" }

  package func unary(_ op: UnaryOperator, in context: Context) throws(Raise) -> Value {
    try raising(in: context) { try array().unaryResult(op).value }
  }

  package func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    // The sequence decides how often it stands, as for Python's own integers.
    if op == .multiply, other.isRepeatable { return .notImplemented }
    return try raising(in: context) {
      try array().binaryResult(op, other, reflected: reflected, in: context)
    }
  }

  package func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    try raising(in: context) { try array().comparison(op, other, in: context) }
  }

  package func truth(in context: Context) throws(Raise) -> Bool { double != 0 }

  package func integer(isIndex: Bool, in context: Context) throws(Raise) -> Int? {
    if case .integer(let value) = number, kind != .bool || !isIndex { return Int(value) }
    return isIndex ? nil : try context.machineInt(plain)
  }

  package func number(in context: Context) throws(Raise) -> Double? { double }
  package var pythonNumber: Value? { kind == .bool ? nil : plain }
  package func text(in context: Context) throws(Raise) -> String { text }

  package func repr(in context: Context) throws(Raise) -> String {
    kind == .bool ? "np.\(text)_" : "np.\(kind.rawValue)(\(text))"
  }

  package func format(_ specification: String, in context: Context) throws(Raise) -> String {
    specification.isEmpty ? text : try context.format(plain, specification)
  }

  package func hash(in context: Context) throws(Raise) -> Int { try context.hash(plain) }

  package func iterator(in context: Context) throws(Raise) -> IteratorObject {
    throw .notIterable(typeName: typeName)
  }

  package func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    guard case .tuple(let tuple) = key, tuple.elements.isEmpty else {
      throw Raise(.indexError, "invalid index to scalar variable.")
    }
    return .native(self)
  }
}

extension Value {
  /// Whether a product with an integer repeats the value.
  fileprivate var isRepeatable: Bool {
    asSequence != nil || asString != nil || native(as: BytesObject.self) != nil
  }
}

extension Context {
  /// What `int()` gives of a number, where an element of an array holds it.
  func machineInt(_ value: Value) throws(Raise) -> Int {
    guard let whole = try convertedInt(value).asInt else {
      throw Raise(.overflowError, "Python int too large to convert to C long")
    }
    return whole
  }
}
