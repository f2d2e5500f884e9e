import Interpreter

extension Call {
  /// Sizes given one by one, as one tuple, or by name.
  fileprivate func sizes(_ name: String) throws -> [Int] {
    let rest = arguments.rest
    if rest.count == 1 { return try shapeArgument(rest[0], in: context) }
    return rest.isEmpty && isGiven(name)
      ? try ints(name) : try shapeArgument(Value(tuple: rest), in: context)
  }
}

/// Functions of an array's shape that are methods with the same parameters.
var shapeFunctions: [ArrayFunction] {
  [
    ArrayFunction("ravel", "a, order='C'", "The elements in one dimension.") { call in
      let a = try call.array("a")
      return try (call["order"].asString == "F" ? a.transposed : a).reshaped([-1])
    },
    ArrayFunction("swapaxes", "a, axis1, axis2", "The array with two axes exchanged.") { call in
      let a = try call.array("a")
      var order = Array(a.shape.indices)
      order.swapAt(try a.axis(try call.int("axis1")), try a.axis(try call.int("axis2")))
      return a.permuted(order)
    },
    ArrayFunction("squeeze", "a, axis=None", "The array without dimensions of size 1.") { call in
      let a = try call.array("a")
      let axes = try call.optionalInts("axis").map { try a.axes($0) }
      for axis in axes ?? [] where a.shape[axis] != 1 {
        throw ArrayError.value(
          "cannot select an axis to squeeze out which has size not equal to one"
        ).raise
      }
      let dropped = axes ?? a.shape.indices.filter { a.shape[$0] == 1 }
      let kept = a.shape.indices.filter { !dropped.contains($0) }
      return a.view(shape: kept.map { a.shape[$0] }, strides: kept.map { a.strides[$0] })
    },
    ArrayFunction("repeat", "a, repeats, axis=None", "Each element several times.") { call in
      let a = try call.array("a")
      let array = call.isGiven("axis") ? a : try a.reshaped([-1])
      let axis = try array.axis(call.isGiven("axis") ? try call.int("axis") : 0)
      let times = try call.ints("repeats")
      let size = array.shape[axis]
      guard times.count == 1 || times.count == size else {
        throw ArrayError.value(
          "operands could not be broadcast together with shape (\(size),) (\(times.count),)"
        ).raise
      }
      guard times.allSatisfy({ $0 >= 0 }) else {
        throw ArrayError.value("repeats may not contain negative values.").raise
      }
      try NDArray.check([size, times.max() ?? 0])
      let places = (0..<size).flatMap {
        [Int](repeating: $0, count: times[times.count == 1 ? 0 : $0])
      }
      return try array.taken(places, axis: axis)
    },
    ArrayFunction("diagonal", "a, offset=0, axis1=0, axis2=1", "The elements of a diagonal.") {
      call in try call.array("a").diagonal(try call.int("offset"))
    },
    ArrayFunction("trace", "a, offset=0", "The sum of a diagonal.") { call in
      try call.array("a").diagonal(try call.int("offset")).sum([0])
    },
    ArrayFunction("take", "a, indices, axis=None", "The elements at some places.") { call in
      let a = try call.array("a")
      let array = call.isGiven("axis") ? a : try a.reshaped([-1])
      let axis = try array.axis(call.isGiven("axis") ? try call.int("axis") : 0)
      let indices = try call.array("indices")
      let places = try indices.integers.map { try array.place(Int($0), axis: axis) }
      let taken = try array.taken(places, axis: axis)
      return try taken.reshaped(
        Array(array.shape[..<axis]) + indices.shape + Array(array.shape[(axis + 1)...]))
    },
    ArrayFunction("nonzero", "a", "The indices of what is not zero.") { call in
      Value(tuple: try call.array("a").nonzero().map { .native($0) })
    },
    ArrayFunction("argsort", "a, axis=-1, kind=None, order=None", "The places in sorted order.") {
      call in
      try call.array("a").alongAxis(call) { elements, row in
        .integers(elements.picked(Array(row)).sortedPlaces().map(Int64.init))
      }
    },
    ArrayFunction(
      "searchsorted", "a, v, side='left', sorter=None", "Where numbers belong among sorted ones."
    ) { call in
      let (a, v) = (try call.array("a").doubles, try call.array("v"))
      let isRight = try call.string("side") == "right"
      return try NDArray(
        places: v.doubles.map { insertionPlace($0, in: a, isRight: isRight) }, shape: v.shape)
    },
  ]
}

/// The first place in sorted numbers whose number is not less (or, on the right, greater).
func insertionPlace(_ value: Double, in sorted: [Double], isRight: Bool) -> Int {
  var (low, high) = (0, sorted.count)
  while low < high {
    let middle = (low + high) / 2
    let goesRight =
      isRight ? !(value < sorted[middle]) : sorted[middle] < value
    if goesRight || value.isNaN && !sorted[middle].isNaN { low = middle + 1 } else { high = middle }
  }
  return low
}

extension NDArray {
  /// The result of a function of each row along `axis`, which keeps the row's size.
  func alongAxis(
    _ call: Call, _ function: (Elements, Range<Int>) throws -> Elements
  ) throws -> NDArray {
    let isFlat = !call.isGiven("axis")
    let array = isFlat ? try reshaped([-1]) : self
    let axis = isFlat ? 0 : try array.axis(try call.int("axis"))
    let moved = array.movedToEnd(axis)
    let width = max(moved.shape.last ?? 1, 1)
    let elements = moved.elements
    var kind = array.kind
    let result = try NDArray(zeros: moved.shape, array.kind)
    var found: NDArray?
    for start in stride(from: 0, to: elements.count, by: width) {
      let row = try function(elements, start..<start + width)
      if case .integers = row, kind.isFloating || kind == .text { kind = .int64 }
      let target = try found ?? (kind == array.kind ? result : NDArray(zeros: moved.shape, kind))
      target.write(row, at: Array(start..<start + width))
      found = target
    }
    return (found ?? result).lastMoved(to: axis)
  }

  func diagonal(_ given: Int) throws -> NDArray {
    let offset = given.clamped
    guard rank >= 2 else {
      throw ArrayError.value("diag requires an array of at least two dimensions").raise
    }
    let (row, column) = (max(-offset, 0), max(offset, 0))
    let count = max(min(shape[0] - row, shape[1] - column), 0)
    return view(
      shape: Array(shape[2...]) + [count],
      strides: Array(strides[2...]) + [strides[0] + strides[1]],
      offset: self.offset + (count > 0 ? row * strides[0] + column * strides[1] : 0))
  }
}

extension Int {
  /// The nearest number that sums and differences with sizes keep in range.
  var clamped: Int { Swift.min(Swift.max(self, -NDArray.largestCount), NDArray.largestCount) }
}

/// Functions of an array's shape that methods give in another way, or not at all.
var layoutFunctions: [ArrayFunction] {
  [
    ArrayFunction(
      "reshape", "a, shape=None, order='C', *, newshape=None", "The elements in another shape."
    ) { call in
      let shape = try call.ints(call.isGiven("shape") ? "shape" : "newshape")
      return .native(try call.array("a").reshaped(shape, order: try call.string("order")))
    },
    ArrayFunction("transpose", "a, axes=None", "The array with its axes in another order.") {
      call in
      let a = try call.array("a")
      return .native(
        try call.optionalInts("axes").map { a.permuted(try a.axes($0)) } ?? a.transposed)
    },
    ArrayFunction("moveaxis", "a, source, destination", "The array with axes moved.") { call in
      let a = try call.array("a")
      let (from, to) = (
        try a.axes(try call.ints("source")), try a.axes(try call.ints("destination"))
      )
      var order = a.shape.indices.filter { !from.contains($0) }
      for (to, from) in zip(to, from).sorted(by: { $0.0 < $1.0 }) { order.insert(from, at: to) }
      return .native(a.permuted(order))
    },
    ArrayFunction("expand_dims", "a, axis", "The array with new dimensions of size 1.") { call in
      var a = try call.array("a")
      let axes = try call.ints("axis")
      for axis in try a.axes(axes, rank: a.rank + axes.count).sorted() { a = a.expanded(at: axis) }
      return .native(a)
    },
    ArrayFunction("broadcast_to", "array, shape", "The array shown in a larger shape.") { call in
      let view = try call.array("array").broadcast(to: try call.ints("shape"))
      view.isWritable = false
      return .native(view)
    },
    ArrayFunction("tile", "A, reps", "The array several times side by side.") { call in
      try call.array("A").tiled(try call.ints("reps"))
    },
    ArrayFunction("flip", "m, axis=None", "The elements in reverse order.") { call in
      let m = try call.array("m")
      return .native(m.flipped(try call.axes(of: m)))
    },
    ArrayFunction("fliplr", "m", "The columns in reverse order.") { call in
      .native(try call.array("m").flipped([1]))
    },
    ArrayFunction("flipud", "m", "The rows in reverse order.") { call in
      .native(try call.array("m").flipped([0]))
    },
    ArrayFunction("roll", "a, shift, axis=None", "The elements moved around.") { call in
      let a = try call.array("a")
      let shifts = try call.ints("shift")
      guard let given = try call.optionalInts("axis") else {
        return .native(
          try a.reshaped([-1]).rolled(shifts.reduce(0) { $0 &+ $1 }, axis: 0).reshaped(a.shape))
      }
      let axes = try given.map { try a.axis($0) }
      guard shifts.count == axes.count || shifts.count == 1 || axes.count == 1 else {
        throw ArrayError.value("'shift' and 'axis' should be scalars or 1D sequences").raise
      }
      return .native(
        try (0..<max(shifts.count, axes.count)).reduce(a) { array, index in
          try array.rolled(
            shifts[shifts.count == 1 ? 0 : index], axis: axes[axes.count == 1 ? 0 : index])
        })
    },
    ArrayFunction("rot90", "m, k=1", "Turned by quarters.") { call in
      let m = try call.array("m")
      return switch ((try call.int("k") % 4) + 4) % 4 {
      case 1: .native(m.flipped([1]).permuted([1, 0]))
      case 2: .native(m.flipped([0, 1]))
      case 3: .native(m.permuted([1, 0]).flipped([1]))
      default: .native(m)
      }
    },
    ArrayFunction("atleast_1d", "a", "At least one dimension.") {
      .native(try $0.array("a").atLeast(1))
    },
    ArrayFunction("atleast_2d", "a", "At least two dimensions.") {
      .native(try $0.array("a").atLeast(2))
    },
    ArrayFunction("shape", "a", "The sizes.") { call in
      Value(tuple: try call.array("a").shape.map { .int($0) })
    },
    ArrayFunction("ndim", "a", "The number of dimensions.") { .int(try $0.array("a").rank) },
    ArrayFunction("size", "a, axis=None", "The number of elements.") { call in
      let a = try call.array("a")
      return .int(try call.optionalInt("axis").map { a.shape[try a.axis($0)] } ?? a.count)
    },
    ArrayFunction("argwhere", "a", "The indices of what is not zero, as rows.") { call in
      .native(try NDArray.stacked(try call.array("a").nonzero(), axis: -1))
    },
    ArrayFunction("flatnonzero", "a", "The places of what is not zero.") { call in
      .native(try call.array("a").reshaped([-1]).nonzero()[0])
    },
    ArrayFunction("sort", "a, axis=-1, kind=None", "The elements in order.") { call in
      .native(try call.array("a").sorted(call))
    },
    ArrayFunction("count_nonzero", "a, axis=None", "How many elements are not zero.") { call in
      let a = try call.array("a")
      let truths = try NDArray(truths: a.truths, shape: a.shape)
      if !call.isGiven("axis") {
        return .native(try truths.sum(Array(a.shape.indices)).scalar(at: 0))
      }
      return try truths.sum(try call.axes(of: a)).value
    },
  ]
}

extension NDArray {
  func sorted(_ call: Call) throws -> NDArray {
    try alongAxis(call) { elements, row in
      let part = elements.picked(Array(row))
      return part.picked(part.sortedPlaces())
    }
  }

  func flipped(_ axes: [Int]) -> NDArray {
    var (strides, offset) = (strides, offset)
    for axis in axes where axis < rank {
      offset += max(shape[axis] - 1, 0) * strides[axis]
      strides[axis] = -strides[axis]
    }
    return view(shape: shape, strides: strides, offset: offset)
  }

  func rolled(_ shift: Int, axis: Int) throws -> NDArray {
    let size = shape[axis]
    guard size > 0 else { return self }
    let start = ((shift % size) + size) % size
    return try taken((0..<size).map { ($0 - start + size) % size }, axis: axis)
  }

  func tiled(_ times: [Int]) throws -> Value {
    var array = self
    while array.rank < times.count { array = array.expanded(at: 0) }
    let all = [Int](repeating: 1, count: array.rank - times.count) + times
    for (axis, count) in all.enumerated() {
      let size = array.shape[axis]
      try Self.check([size, max(count, 0)])
      array = try array.taken((0..<size * max(count, 0)).map { $0 % max(size, 1) }, axis: axis)
    }
    return .native(array)
  }
}
