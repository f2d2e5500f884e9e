import Interpreter
import Tensors

/// Functions of indices, and of functions of elements.
var indexFunctions: [ArrayFunction] {
  [
    ArrayFunction("ix_", "*args", "Arrays that select the crossings of rows and columns.") { call in
      let arrays = try call.arguments.rest.map { try NDArray.of($0, in: call.context) }
      let open = try arrays.enumerated().map { index, array in
        let places = array.kind == .bool ? try array.nonzero()[0] : try array.of(.int64)
        return try places.reshaped(arrays.indices.map { $0 == index ? places.count : 1 })
      }
      return Value(tuple: open.map { .native($0) })
    },
    ArrayFunction("unravel_index", "indices, shape", "The index of a place in a shape.") { call in
      let (places, shape) = (try call.array("indices"), try call.ints("shape"))
      try NDArray.check(shape)
      let count = shape.reduce(1, *)
      for place in places.integers where !(0..<Int64(count)).contains(place) {
        throw ArrayError.value(
          "index \(place) is out of bounds for array with size \(count)"
        ).raise
      }
      let parts = try zip(Shape.strides(shape), shape).map { stride, size in
        try NDArray(
          places: places.integers.map { Int($0) / stride % max(size, 1) }, shape: places.shape
        ).value
      }
      return Value(tuple: parts)
    },
    cornerIndices("tril_indices") { $0 <= $1 }, cornerIndices("triu_indices") { $0 >= $1 },
    ArrayFunction("fill_diagonal", "a, val", "Writes one number on the diagonal.") { call in
      guard let array = call["a"].array else {
        throw ArrayError.type("fill_diagonal changes an array").raise
      }
      try array.diagonal(0).assign(try call.array("val"))
      return .none
    },
    ArrayFunction("take_along_axis", "arr, indices, axis=-1", "The elements at places of each row.")
    {
      call in
      let (array, indices) = (try call.array("arr"), try call.array("indices"))
      let axis = try array.axis(try call.int("axis"))
      guard indices.rank == array.rank else {
        throw ArrayError.value("`indices` and `arr` must have the same number of dimensions").raise
      }
      let rows = array.movedToEnd(axis)
      let wanted = indices.movedToEnd(axis)
      let width = wanted.shape.last ?? 1
      let size = rows.shape.last ?? 1
      let places = try wanted.integers.enumerated().map { index, place in
        index / max(width, 1) * size + (try array.place(Int(place), axis: axis))
      }
      let shape = Array(rows.shape.dropLast()) + [width]
      return .native(
        try NDArray(rows.elements.picked(places), shape: shape, kind: array.kind)
          .lastMoved(to: axis))
    },
    ArrayFunction("kron", "a, b", "All products, block by block.") { call in
      let (a, b) = (try call.array("a").atLeast(2), try call.array("b").atLeast(2))
      guard a.rank == 2, b.rank == 2 else {
        throw ArrayError.unsupported("np.kron is of matrices here", fix: "use np.einsum").raise
      }
      let products = try PairFunction.multiply.apply(
        Operand(array: a.expanded(at: 2).expanded(at: 1)), Operand(array: b.expanded(at: 1)))
      let whole = try products.reshaped([a.shape[0] * b.shape[0], a.shape[1] * b.shape[1]])
      return .native(whole)
    },
    ArrayFunction("polyval", "p, x", "The value of a polynomial, the highest power first.") {
      call in
      var result = Operand(array: try NDArray(zeros: [], .int64))
      let x = try call.operand("x")
      let p = try call.array("p")
      for index in 0..<p.count {
        let product = Operand(array: try PairFunction.multiply.apply(result, x))
        result = Operand(
          array: try PairFunction.add.apply(product, Operand(array: p.selected(0, index))))
      }
      return result.array.value
    },
    ArrayFunction("apply_along_axis", "func1d, axis, arr, *args", "A function of each row.") {
      call in
      let array = try call.array("arr")
      let axis = try array.axis(try call.int("axis"))
      let rows = array.movedToEnd(axis)
      let lead = Array(rows.shape.dropLast())
      let flat = try rows.reshaped([lead.reduce(1, *), rows.shape.last ?? 1])
      let results = try (0..<flat.shape[0]).map { index in
        let row = Value.native(flat.selected(0, index))
        let made = try call.context.call(call["func1d"], [row] + call.arguments.rest)
        return try NDArray.of(made, in: call.context)
      }
      let stacked = try NDArray.stacked(results, axis: 0)
      let shaped = try stacked.reshaped(lead + Array(stacked.shape.dropFirst()))
      return shaped.rank > lead.count ? .native(shaped.lastMoved(to: axis)) : shaped.value
    },
    ArrayFunction("vectorize", "pyfunc, otypes=None", "A function of each element of arrays.") {
      call in
      let function = call["pyfunc"]
      let made = ArrayFunction("vectorized", "*args", "A function of each element.") { inner in
        try inner.mapped(function)
      }
      return .builtin(made.function)
    },
    ArrayFunction("ndenumerate", "arr", "Indices with their elements.") { call in
      let array = try call.array("arr")
      let pairs = try NDArray.allIndices(array.shape).enumerated().map { place, index in
        Value(tuple: [Value(tuple: index.map { .int($0) }), array.element(at: place)])
      }
      return .iterator(try call.context.iterator(Value(list: pairs)))
    },
    ArrayFunction("ndindex", "*shape", "All indices of a shape.") { call in
      let rest = call.arguments.rest
      let shape = try shapeArgument(
        rest.count == 1 ? rest[0] : Value(tuple: rest), in: call.context)
      let indices = try NDArray.allIndices(shape).map { Value(tuple: $0.map { .int($0) }) }
      return .iterator(try call.context.iterator(Value(list: indices)))
    },
  ]
}

private func cornerIndices(
  _ name: String, _ isKept: @escaping (Int, Int) -> Bool
) -> ArrayFunction {
  ArrayFunction(name, "n, k=0, m=None", "The indices on one side of a diagonal.") { call in
    let (rows, diagonal) = (try call.int("n"), try call.int("k"))
    let columns = try call.optionalInt("m") ?? rows
    try NDArray.check([rows, columns])
    let kept = (0..<rows * columns).filter { isKept($0 % columns - $0 / columns, diagonal) }
    return Value(tuple: [
      .native(try NDArray(places: kept.map { $0 / columns })),
      .native(try NDArray(places: kept.map { $0 % columns })),
    ])
  }
}

extension NDArray {
  /// The indices of a shape, in order.
  fileprivate static func allIndices(_ shape: [Int]) throws -> [[Int]] {
    try check(shape)
    let strides = Shape.strides(shape)
    return (0..<shape.reduce(1, *)).map { place in
      zip(strides, shape).map { place / $0 % $1 }
    }
  }
}

extension Call {
  /// A function of the cell language, called with the elements of broadcast arrays.
  fileprivate func mapped(_ function: Value) throws -> Value {
    let arrays = try arguments.rest.map { try NDArray.of($0, in: context) }
    let shape = try NDArray.broadcastShape(arrays.map(\.shape))
    let spread = try arrays.map { try $0.broadcast(to: shape) }
    let values = try (0..<shape.reduce(1, *)).map { index in
      try context.call(function, spread.map { $0.element(at: index) })
    }
    return try NDArray.of(Value(list: values), in: context).reshaped(shape).value
  }
}
