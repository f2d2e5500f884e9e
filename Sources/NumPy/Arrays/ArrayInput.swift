import Interpreter

/// A value of another module that can be read as an array: a tensor.
package protocol ArrayConvertible: NativeObject {
  func array(in context: Context) throws(Raise) -> NDArray

  /// What a function of elements gives for the value instead of an array: a tensor for a tensor.
  func result(_ array: NDArray) throws(Raise) -> Value
}

/// One side of an operation.
struct Operand {
  let array: NDArray
  /// Whether it is a Python number, which takes the kind of the other side where it can.
  var isWeak = false
}

extension Value {
  /// The array of a value that is one.
  package var array: NDArray? { native(as: NDArray.self) }

  /// The side of an operator that the value is; nothing where arrays decline.
  func operand(in context: Context) throws -> Operand? {
    switch self {
    case .bool(let value): return Operand(array: try NDArray(truths: [value], shape: []))
    case .int(let value):
      return Operand(array: try NDArray(places: [value], shape: []), isWeak: true)
    case .float(let value): return Operand(array: try NDArray([value], shape: []), isWeak: true)
    case .string(let object):
      return Operand(array: try NDArray(.texts([object.text]), shape: [], kind: .text))
    case .list, .tuple, .range: return Operand(array: try NDArray.of(self, in: context))
    case .native(let object):
      if let array = object as? NDArray { return Operand(array: array) }
      if let scalar = object as? ArrayScalar { return Operand(array: try scalar.array()) }
      return nil
    default: return nil
    }
  }
}

extension NDArray {
  /// The array of a value: one itself, numbers, or lists of them.
  ///
  /// - Parameter kind: The kind wanted; the elements decide where none is.
  package static func of(
    _ value: Value, kind: Kind? = nil, in context: Context
  ) throws -> NDArray {
    let array = try converted(value, in: context)
    guard let kind else { return array }
    if case .int(let number) = value, kind.isInteger, !kind.range.contains(Int64(number)) {
      throw ArrayError.outOfBounds(number, kind).raise
    }
    return try array.of(kind)
  }

  private static func converted(_ value: Value, in context: Context) throws -> NDArray {
    switch value {
    case .native(let object as NDArray): return object
    case .native(let object as ArrayScalar): return try object.array()
    case .native(let object as any ArrayConvertible): return try object.array(in: context)
    case .instance(let object):
      if let array = object.payload(as: (any ArrayConvertible).self) {
        return try array.array(in: context)
      }
    default: break
    }
    var nested = NestedValues(context: context)
    let shape = try nested.read(value, depth: 0)
    return try nested.array(shape: shape)
  }
}

/// Reads nested lists into elements in order.
private struct NestedValues {
  let context: Context
  var parts: [NDArray] = []
  var leaves: [Value] = []

  init(context: Context) { self.context = context }

  /// Reads a value and gives its shape.
  mutating func read(_ value: Value, depth: Int) throws -> [Int] {
    guard depth <= 64 else { throw ArrayError.tooManyDimensions(depth).raise }
    switch value {
    case .list, .tuple, .range:
      var shape: [Int]?
      let elements = try context.elements(of: value)
      var isRagged = false
      for element in elements {
        let inner = try read(element, depth: depth + 1)
        if let known = shape, known != inner {
          isRagged = true
          shape = Array(zip(known, inner).prefix { $0 == $1 }.map(\.0))
        } else {
          shape = inner
        }
      }
      if isRagged {
        let found = [elements.count] + (shape ?? [])
        throw ArrayError.ragged(depth: depth + found.count, shape: found).raise
      }
      return [elements.count] + (shape ?? [])
    case .native(let object as NDArray):
      for index in 0..<object.count { leaves.append(object.element(at: index)) }
      return object.shape
    case .native(let object as any ArrayConvertible):
      return try read(.native(try object.array(in: context)), depth: depth)
    case .bool, .int, .float, .string, .native(is ArrayScalar):
      leaves.append(value)
      return []
    default: throw ArrayError.objectArray(value.plainTypeName).raise
    }
  }

  func array(shape: [Int]) throws -> NDArray {
    var kind: Kind?
    for leaf in leaves {
      let own = leafKind(leaf)
      kind = kind.map { $0.promoted(with: own) } ?? own
    }
    switch kind ?? .float64 {
    case .text:
      return try NDArray(.texts(try leaves.map { try context.text($0) }), shape: shape, kind: .text)
    case let kind where kind.isFloating:
      return try NDArray(leaves.map(double), shape: shape, kind: kind)
    case let kind:
      return try NDArray(.integers(leaves.map(integer)), shape: shape, kind: kind)
    }
  }

  private func leafKind(_ value: Value) -> Kind {
    switch value {
    case .bool: .bool
    case .int: .int64
    case .string: .text
    case .native(let object as ArrayScalar): object.kind
    default: .float64
    }
  }

  private func double(_ value: Value) -> Double {
    if case .native(let object as ArrayScalar) = value { return object.double }
    return value.asDouble ?? .nan
  }

  private func integer(_ value: Value) -> Int64 {
    if case .native(let object as ArrayScalar) = value { return truncated(object.double, object) }
    return Int64(value.asInt ?? 0)
  }

  private func truncated(_ double: Double, _ scalar: ArrayScalar) -> Int64 {
    if case .integer(let value) = scalar.number { return value }
    return NumPy.truncated(double)
  }
}
