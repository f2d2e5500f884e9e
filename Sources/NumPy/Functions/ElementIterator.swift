import Interpreter
import Tensors

/// `np.nditer(array)`: goes through the elements, with their indices.
final class ElementIterator: NativeObject {
  private let array: NDArray
  private let strides: [Int]
  private var place = 0

  init(_ array: NDArray) {
    self.array = array
    strides = Shape.strides(array.shape)
  }

  /// `np.nditer` as a function; what its flags promise that is not here is refused.
  static var function: ArrayFunction {
    ArrayFunction("nditer", "op, flags=None, op_flags=None, order='K'", "Goes through elements.") {
      call in
      if let flags = call["flags"].asSequence {
        for flag in flags
        where !["multi_index", "refs_ok", "zerosize_ok"].contains(flag.asString ?? "") {
          throw ArrayError.unsupported(
            "np.nditer has no flag \(try call.context.repr(flag)) here",
            fix: "use np.ndenumerate, or a loop over indices"
          ).raise
        }
      }
      return .native(ElementIterator(try call.array("op")))
    }
  }

  var typeName: String { "numpy.nditer" }
  var attributeNames: [String] { ["finished", "iternext", "multi_index", "value"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "finished": return .bool(place >= array.count)
    case "multi_index":
      return Value(tuple: zip(strides, array.shape).map { .int(place / $0 % max($1, 1)) })
    case "value": return place < array.count ? .native(element(place)) : Value.none
    case "iternext":
      return .builtin(
        BuiltinFunction("iternext", [], documentation: "Goes to the next element.") {
          [self] (_, _) throws(Raise) in
          place = min(place + 1, array.count)
          return .bool(place < array.count)
        })
    default: return nil
    }
  }

  /// The element as an array without dimensions, which shows the array's memory.
  private func element(_ index: Int) -> NDArray {
    let steps = zip(zip(strides, array.shape), array.strides)
    let offset = steps.reduce(array.offset) { $0 + index / $1.0.0 % max($1.0.1, 1) * $1.1 }
    return array.view(shape: [], strides: [], offset: offset)
  }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    guard key.asInt == 0, place < array.count else {
      throw Raise(.indexError, "Iterator operand index out of bounds")
    }
    return .native(element(place))
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    IteratorObject(typeName: typeName) { [self] (_) throws(Raise) in
      guard place < array.count else { return nil }
      defer { place += 1 }
      return .native(element(place))
    }
  }

  func enter(in context: Context) throws(Raise) -> Value { .native(self) }
}
