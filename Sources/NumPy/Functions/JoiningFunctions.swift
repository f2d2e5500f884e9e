import Interpreter

private func stacker(
  _ name: String, _ documentation: String, axis: Int,
  _ prepare: @escaping (NDArray) throws -> NDArray
) -> ArrayFunction {
  ArrayFunction(name, "tup", documentation) { call in
    let arrays = try call.arrays("tup").map(prepare)
    let isFlat = axis == 1 && arrays.first?.rank == 1
    return .native(try NDArray.joined(arrays, axis: isFlat ? 0 : axis))
  }
}

private func splitter(_ name: String, axis fixed: Int?, isEven: Bool) -> ArrayFunction {
  ArrayFunction(
    name, fixed == nil ? "ary, indices_or_sections, axis=0" : "ary, indices_or_sections",
    "Parts along an axis."
  ) { call in
    let array = try call.array("ary")
    let axis = try array.axis(try fixed.map { array.rank == 1 ? 0 : $0 } ?? call.int("axis"))
    let given = call["indices_or_sections"]
    let size = array.shape[axis]
    guard let parts = given.asInt else {
      return Value(
        list: array.split(at: try call.ints("indices_or_sections"), axis: axis).map { .native($0) })
    }
    guard parts > 0 else {
      throw ArrayError.value("number sections must be larger than 0.").raise
    }
    guard !isEven || size % parts == 0 else { throw ArrayError.unevenSplit.raise }
    try call.context.checkSize(parts, of: "the list")
    let places = NDArray.evenPlaces(size, parts: parts)
    return Value(list: array.split(at: places, axis: axis).map { .native($0) })
  }
}

/// Functions that make one array of several, or several of one.
var joiningFunctions: [ArrayFunction] {
  [
    ArrayFunction(
      "concatenate", "arrays, axis=0, out=None, *, dtype=None", "Arrays one behind the other."
    ) {
      call in
      let arrays = try call.arrays("arrays")
      guard let axis = try call.optionalInt("axis") else {
        return .native(
          try NDArray.joined(
            try arrays.map { try $0.reshaped([-1]) }, axis: 0, kind: try call.kind()))
      }
      return .native(try NDArray.joined(arrays, axis: axis, kind: try call.kind()))
    },
    ArrayFunction("stack", "arrays, axis=0", "Arrays along a new axis.") { call in
      .native(try NDArray.stacked(try call.arrays("arrays"), axis: try call.int("axis")))
    },
    stacker("vstack", "Arrays as rows.", axis: 0) { $0.atLeast(2) },
    stacker("hstack", "Arrays side by side.", axis: 1) { $0.atLeast(1) },
    stacker("column_stack", "Arrays as columns.", axis: 1) {
      $0.rank < 2 ? $0.atLeast(2).transposed : $0
    },
    stacker("dstack", "Arrays along a third axis.", axis: 2) {
      $0.rank < 3 ? $0.atLeast(2).expanded(at: 2) : $0
    },
    ArrayFunction("append", "arr, values, axis=None", "An array with more behind it.") { call in
      let (a, b) = (try call.array("arr"), try call.array("values"))
      guard let axis = try call.optionalInt("axis") else {
        return .native(try NDArray.joined([try a.reshaped([-1]), try b.reshaped([-1])], axis: 0))
      }
      return .native(try NDArray.joined([a, b], axis: axis))
    },
    ArrayFunction("insert", "arr, obj, values, axis=None", "An array with more before a place.") {
      call in
      let a = try call.array("arr")
      let array = call.isGiven("axis") ? a : try a.reshaped([-1])
      let axis = try array.axis(call.isGiven("axis") ? try call.int("axis") : 0)
      let place = try call.int("obj")
      let index = place < 0 ? place + array.shape[axis] : place
      guard (0...array.shape[axis]).contains(index) else {
        throw Raise(
          .indexError,
          "index \(place) is out of bounds for axis \(axis) with size \(array.shape[axis])")
      }
      let values = try call.array("values").of(array.kind)
      var shape = array.shape
      shape[axis] =
        values.rank == array.rank ? values.shape[axis] : array.rank == 1 ? max(values.count, 1) : 1
      let middle = try values.broadcast(to: shape)
      return .native(
        try NDArray.joined(
          [
            array.sliced(axis, 0..<index), middle, array.sliced(axis, index..<array.shape[axis]),
          ], axis: axis))
    },
    ArrayFunction("delete", "arr, obj, axis=None", "An array without some places.") { call in
      let a = try call.array("arr")
      let array = call.isGiven("axis") ? a : try a.reshaped([-1])
      let axis = try array.axis(call.isGiven("axis") ? try call.int("axis") : 0)
      let dropped: [Int]
      if case .slice(let slice) = call["obj"] {
        dropped = try call.context.indices(slice, count: array.shape[axis]).indices
      } else {
        dropped = try call.ints("obj").map { try array.place($0, axis: axis) }
      }
      let gone = Set(dropped)
      return .native(
        try array.taken((0..<array.shape[axis]).filter { !gone.contains($0) }, axis: axis))
    },
    splitter("split", axis: nil, isEven: true), splitter("array_split", axis: nil, isEven: false),
    splitter("hsplit", axis: 1, isEven: true), splitter("vsplit", axis: 0, isEven: true),
    ArrayFunction(
      "pad", "array, pad_width, mode='constant', constant_values=0", "The array with a margin."
    ) {
      try $0.padded()
    },
    ArrayFunction("diag", "v, k=0", "A diagonal matrix, or a matrix's diagonal.") { call in
      let (v, k) = (try call.array("v"), try call.int("k").clamped)
      if v.rank == 2 { return .native(try v.diagonal(k).copy()) }
      guard v.rank == 1 else { throw ArrayError.value("Input must be 1- or 2-d.").raise }
      let size = v.count + abs(k)
      let result = try NDArray(zeros: [size, size], v.kind)
      try result.diagonal(k).assign(v)
      return .native(result)
    },
    triangle("tril") { $0 <= $1 }, triangle("triu") { $0 >= $1 },
    ArrayFunction("tri", "N, M=None, k=0, dtype=float", "Ones up to a diagonal.") { call in
      let rows = try call.int("N")
      let columns = try call.optionalInt("M") ?? rows
      let ones = try NDArray(zeros: [rows, columns], try call.kind() ?? .float64)
      ones.write(.integers([1]))
      return .native(try ones.triangle(try call.int("k")) { $0 <= $1 })
    },
  ]
}

private func triangle(_ name: String, _ isKept: @escaping (Int, Int) -> Bool) -> ArrayFunction {
  ArrayFunction(name, "m, k=0", "The part on one side of a diagonal; zeros elsewhere.") { call in
    .native(try call.array("m").triangle(try call.int("k"), isKept))
  }
}

extension NDArray {
  /// Zeros where column − row compared with the diagonal says so.
  fileprivate func triangle(_ diagonal: Int, _ isKept: (Int, Int) -> Bool) throws -> NDArray {
    let result = try (rank == 1 ? broadcast(to: [count, count]) : self).copy()
    guard result.rank >= 2, let columns = result.shape.last else { return result }
    let rows = result.shape[result.rank - 2]
    let dropped = (0..<result.count).filter { place in
      !isKept(place % columns - place / columns % rows, diagonal)
    }
    result.write(.integers([0]), at: dropped)
    return result
  }
}

extension Call {
  fileprivate func padded() throws -> Value {
    let array = try self.array("array")
    let widths = try self.array("pad_width").broadcast(to: [array.rank, 2]).integers.map { Int($0) }
    guard widths.allSatisfy({ $0 >= 0 }) else {
      throw ArrayError.value("index can't contain negative values").raise
    }
    for axis in array.shape.indices {
      for width in widths[2 * axis...2 * axis + 1] { try NDArray.check([width]) }
      try NDArray.check([array.shape[axis] + widths[2 * axis] + widths[2 * axis + 1]])
    }
    let mode = try string("mode")
    guard ["constant", "edge", "reflect", "wrap"].contains(mode) else {
      throw ArrayError.unsupported(
        "np.pad has no mode '\(mode)' here", fix: "use 'constant', 'edge', 'reflect' or 'wrap'"
      ).raise
    }
    if mode == "constant" {
      let shape = array.shape.indices.map { array.shape[$0] + widths[2 * $0] + widths[2 * $0 + 1] }
      let result = try NDArray(zeros: shape, array.kind)
      let values = try self.array("constant_values").broadcast(to: [array.rank, 2])
      var inner = result
      for axis in array.shape.indices {
        let (before, size) = (widths[2 * axis], inner.shape[axis])
        try inner.sliced(axis, 0..<before).assign(values.selected(0, axis).selected(0, 0))
        try inner.sliced(axis, before + array.shape[axis]..<size)
          .assign(values.selected(0, axis).selected(0, 1))
        inner = inner.sliced(axis, before..<before + array.shape[axis])
      }
      try inner.assign(array)
      return .native(result)
    }
    var result = array
    for axis in array.shape.indices {
      let size = array.shape[axis]
      guard size > 0 else {
        throw ArrayError.value(
          "can't extend empty axis \(axis) using modes other than 'constant' or 'empty'"
        ).raise
      }
      let places = (-widths[2 * axis]..<size + widths[2 * axis + 1]).map {
        Self.paddingPlace($0, size, mode)
      }
      result = try result.taken(places, axis: axis)
    }
    return .native(result)
  }

  private static func paddingPlace(_ index: Int, _ size: Int, _ mode: String) -> Int {
    switch mode {
    case "edge": return min(max(index, 0), size - 1)
    case "wrap": return ((index % size) + size) % size
    default:
      let period = max(2 * (size - 1), 1)
      let place = ((index % period) + period) % period
      return place < size ? place : period - place
    }
  }
}
