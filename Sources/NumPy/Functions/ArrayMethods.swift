import Interpreter
import Tensors

extension Call {
  /// The array that a method is called on.
  func receiver() throws -> NDArray {
    if let array = arguments.receiver.array { return array }
    if let scalar = arguments.receiver.native(as: ArrayScalar.self) { return try scalar.array() }
    throw ArrayError.type("the method is one of arrays").raise
  }

  /// Sizes given one by one or as one tuple.
  fileprivate func restSizes() throws -> [Int] {
    let rest = arguments.rest
    return try rest.count == 1
      ? shapeArgument(rest[0], in: context) : shapeArgument(Value(tuple: rest), in: context)
  }
}

/// What arrays have as methods; numbers of arrays have them too.
var arrayMethods: [BuiltinFunction] {
  let pairs: Set<String> = ["dot", "clip"]
  let rounded = ["round", "ptp", "conjugate", "conj"]
  let shared =
    reductionFunctions + shapeFunctions + productFunctions.filter { pairs.contains($0.name) }
    + pairFunctions.filter { pairs.contains($0.name) }
    + elementwiseFunctions.filter { rounded.contains($0.name) }
  return (shared + ownMethods).map(\.function)
}

private var ownMethods: [ArrayFunction] {
  [
    ArrayFunction("reshape", "self, *shape, order='C'", "The elements in another shape.") { call in
      let shape = try call.restSizes()
      return .native(try call.receiver().reshaped(shape, order: try call.string("order")))
    },
    ArrayFunction("transpose", "self, *axes", "The array with its axes in another order.") {
      call in
      let array = try call.receiver()
      guard let first = call.arguments.rest.first, !first.isNone else {
        return .native(array.transposed)
      }
      let axes = try array.axes(try call.restSizes())
      guard axes.count == array.rank else { throw ArrayError.value("axes don't match array").raise }
      return .native(array.permuted(axes))
    },
    ArrayFunction("flatten", "self, order='C'", "A copy in one dimension.") { call in
      let given = try call.receiver()
      let array = try call.string("order") == "F" ? given.transposed : given
      return .native(try NDArray(array.elements, kind: array.kind))
    },
    ArrayFunction("copy", "self, order='C'", "A copy in memory of its own.") { call in
      try call.receiver().copy().value
    },
    ArrayFunction("view", "self, dtype=None", "The same memory again.") { call in
      guard !call.isGiven("dtype") else {
        throw ArrayError.unsupported(
          "views of another dtype are not supported here", fix: "use .astype"
        ).raise
      }
      let array = try call.receiver()
      return .native(array.view(shape: array.shape, strides: array.strides))
    },
    ArrayFunction(
      "astype", "self, dtype, order='K', casting='unsafe', subok=True, copy=True",
      "The elements as another kind."
    ) { call in
      try call.receiver().converted(to: try Kind.of(call["dtype"])).value
    },
    ArrayFunction("tolist", "self", "The elements in nested lists.") { try $0.receiver().list() },
    ArrayFunction("item", "self, *args", "One element as a Python number.") { call in
      let array = try call.receiver()
      guard call.arguments.rest.isEmpty else {
        let key =
          call.arguments.rest.count == 1
          ? call.arguments.rest[0] : Value(tuple: call.arguments.rest)
        let flat = key.asInt == nil ? array : try array.reshaped([-1])
        let found = try flat.item(key, in: call.context)
        return found.native(as: ArrayScalar.self)?.plain ?? found
      }
      guard array.count == 1 else {
        throw ArrayError.value("can only convert an array of size 1 to a Python scalar").raise
      }
      return try array.reshaped([]).list()
    },
    ArrayFunction("fill", "self, value", "One number everywhere.") { call in
      let array = try call.receiver()
      try array.assign(try NDArray.of(call["value"], in: call.context))
      return .none
    },
    ArrayFunction("sort", "self, axis=-1, kind=None", "Puts the elements in order.") { call in
      let array = try call.receiver()
      try array.assign(try array.sorted(call))
      return .none
    },
    ArrayFunction(
      "resize", "self, *new_shape, refcheck=True", "Another shape for as many elements, in place."
    ) { call in
      let array = try call.receiver()
      let shape = try call.restSizes()
      guard array.isContiguous else {
        throw ArrayError.value("resize only works on single-segment arrays").raise
      }
      guard shape.allSatisfy({ $0 >= 0 }) else {
        throw ArrayError.value("negative dimensions not allowed").raise
      }
      try NDArray.check(shape)
      guard shape.reduce(1, *) == array.count else {
        throw ArrayError.unsupported(
          "arrays keep their size here", fix: "use np.pad or np.concatenate"
        ).raise
      }
      (array.shape, array.strides) = (shape, Shape.strides(shape))
      return .none
    },
    ArrayFunction("setflags", "self, write=None, align=None, uic=None", "Forbids writing.") {
      call in
      if call.isGiven("write") { try call.receiver().isWritable = call.bool("write") }
      return .none
    },
    ArrayFunction("compress", "self, condition, axis=None", "The elements where it holds.") {
      call in
      let array = Value.native(try call.receiver())
      let compress = choosingFunctions.first { $0.name == "compress" }?.function
      guard let compress else { return .none }
      return try call.context.call(
        .builtin(compress), [call["condition"], array, call["axis"]])
    },
    ArrayFunction("is_integer", "self", "Whether the number is whole.") { call in
      .bool(try call.receiver().doubles.allSatisfy { $0 == $0.rounded() && $0.isFinite })
    },
    ArrayFunction("__copy__", "self", "A copy in memory of its own.") {
      try $0.receiver().copy().value
    },
    ArrayFunction("__deepcopy__", "self, memo=None", "A copy in memory of its own.") {
      try $0.receiver().copy().value
    },
    ArrayFunction("__abs__", "self", "The magnitude.") { call in
      try call.receiver().mapped(
        "absolute", doubles: { $0.magnitude }, integers: { $0 < 0 ? 0 &- $0 : $0 }
      ).value
    },
    ArrayFunction("__round__", "self, ndigits=None", "Rounded to decimals.") { call in
      let array = try call.receiver()
      let result = try array.rounded(try call.optionalInt("ndigits") ?? 0)
      if array.rank == 0, !call.isGiven("ndigits"), array.kind.isFloating {
        return try call.context.convertedInt(result.list())
      }
      return result.value
    },
  ]
}

private func property(
  _ name: String, _ get: @escaping (NDArray) throws -> Value
) -> (String, Value) {
  DescriptorObject.property(name) { (value, context) throws(Raise) in
    try raising(in: context) {
      if let array = value.array { return try get(array) }
      return try value.native(as: ArrayScalar.self).map { try get(try $0.array()) } ?? Value.none
    }
  }
}

/// What arrays have as attributes; numbers of arrays have them too.
var arrayProperties: [(String, Value)] {
  [
    property("shape") { Value(tuple: $0.shape.map { .int($0) }) },
    property("ndim") { .int($0.rank) },
    property("size") { .int($0.count) },
    property("dtype") { .native(KindObject(of: $0)) },
    property("itemsize") { .int($0.itemSize) },
    property("nbytes") { .int($0.itemSize * $0.count) },
    property("strides") { array in
      Value(tuple: array.strides.map { .int($0 * array.kind.itemSize) })
    },
    property("T") { $0.rank == 0 ? $0.value : .native($0.transposed) },
    property("real") { $0.value },
    property("imag") { try NDArray(zeros: $0.shape, $0.kind).value },
    property("base") { $0.base.map { .native($0) } ?? Value.none },
    property("flags") { .native(ArrayFlags($0)) },
    property("flat") { .native(try $0.reshaped([-1])) },
  ]
}
