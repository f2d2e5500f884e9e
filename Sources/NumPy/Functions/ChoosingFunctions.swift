import Glibc
import Interpreter

/// Functions that choose elements, or look at arrays together.
var choosingFunctions: [ArrayFunction] {
  [
    ArrayFunction("select", "condlist, choicelist, default=0", "By the first condition that holds.")
    {
      call in
      let (conditions, choices) = (try call.arrays("condlist"), try call.arrays("choicelist"))
      guard conditions.count == choices.count, !conditions.isEmpty else {
        throw ArrayError.value(
          conditions.isEmpty
            ? "select with an empty condition list is not possible"
            : "list of cases must be same length as list of conditions"
        ).raise
      }
      var result = try call.operand("default")
      for (condition, choice) in zip(conditions, choices).reversed() {
        result = Operand(array: try condition.chosen(Operand(array: choice), result))
      }
      return result.array.value
    },
    ArrayFunction("compress", "condition, a, axis=None", "The elements where it holds.") { call in
      let condition = try call.array("condition").truths
      let a = try call.array("a")
      let flat = call.isGiven("axis") ? a : try a.reshaped([-1])
      let axis = try flat.axis(call.isGiven("axis") ? try call.int("axis") : 0)
      guard condition.count <= flat.shape[axis] else {
        throw ArrayError.indexRange(condition.count - 1, axis: axis, size: flat.shape[axis]).raise
      }
      return .native(try flat.taken(condition.indices.filter { condition[$0] }, axis: axis))
    },
    ArrayFunction("extract", "condition, arr", "The elements where a condition holds.") { call in
      let (truths, arr) = (try call.array("condition").truths, try call.array("arr"))
      let flat = try arr.reshaped([-1])
      return .native(
        try flat.taken(truths.indices.filter { truths[$0] && $0 < flat.count }, axis: 0))
    },
    ArrayFunction("copyto", "dst, src, casting='same_kind', where=None", "Writes into an array.") {
      call in
      guard let target = call["dst"].array else {
        throw ArrayError.type("copyto() argument 1 must be numpy.ndarray").raise
      }
      let source = try call.operand("src")
      guard call.isGiven("where") else {
        try target.assign(source.array)
        return .none
      }
      let old = Operand(array: try target.copy())
      let chosen = Operand(array: try source.array.of(target.kind))
      try target.assign(try call.array("where").chosen(chosen, old))
      return .none
    },
    ArrayFunction("putmask", "a, mask, values", "Writes where a mask holds.") { call in
      guard let target = call["a"].array else {
        throw ArrayError.type("putmask() argument 1 must be numpy.ndarray").raise
      }
      let values = try call.array("values").of(target.kind)
      guard values.count > 0 else { return .none }
      let places = target.positions
      let kept = try call.array("mask").broadcast(to: target.shape).truths
      let picked = kept.indices.filter { kept[$0] }
      target.write(
        values.elements.picked(picked.map { $0 % values.count }), at: picked.map { places[$0] })
      return .none
    },
    ArrayFunction("diag_indices", "n, ndim=2", "The indices of a diagonal.") { call in
      let (n, rank) = (try call.int("n"), try call.int("ndim"))
      try NDArray.check([max(n, 0)])
      guard 0...64 ~= rank else { throw ArrayError.tooManyDimensions(rank).raise }
      let places = Value.native(try NDArray(places: Array(0..<max(n, 0))))
      return Value(tuple: [Value](repeating: places, count: rank))
    },
    ArrayFunction("broadcast_arrays", "*args", "The arrays in their common shape.") { call in
      let arrays = try call.arguments.rest.map { try NDArray.of($0, in: call.context) }
      let shape = try NDArray.broadcastShape(arrays.map(\.shape))
      return Value(tuple: try arrays.map { .native(try $0.broadcast(to: shape)) })
    },
    ArrayFunction("broadcast_shapes", "*args", "The common shape.") { call in
      let shapes = try call.arguments.rest.map { try shapeArgument($0, in: call.context) }
      do {
        return Value(tuple: try NDArray.broadcastShape(shapes).map { .int($0) })
      } catch is Raise {
        throw ArrayError.value(
          "shape mismatch: objects cannot be broadcast to a single shape."
        ).raise
      }
    },
    ArrayFunction("array_equiv", "a1, a2", "Whether arrays agree when they are broadcast.") {
      call in
      let (a, b) = (try call.array("a1"), try call.array("a2"))
      guard let shape = try? NDArray.broadcastShape([a.shape, b.shape]) else { return false }
      let (x, y) = (try a.broadcast(to: shape), try b.broadcast(to: shape))
      if a.kind == .text || b.kind == .text { return .bool(x.texts == y.texts) }
      return .bool(x.doubles == y.doubles)
    },
    ArrayFunction("can_cast", "from_, to, casting='safe'", "Whether a kind fits into another.") {
      call in
      let (from, to) = (try Kind.of(call["from_"]), try Kind.of(call["to"]))
      switch try call.string("casting") {
      case "unsafe": return true
      case "same_kind": return .bool(from.fits(in: to))
      default: return .bool(from.promoted(with: to) == to)
      }
    },
    ArrayFunction("trim_zeros", "filt, trim='fb'", "Without zeros at the ends.") { call in
      let filt = try call.array("filt")
      let (truths, trim) = (filt.truths, try call.string("trim").lowercased())
      let all = truths.indices
      let first = trim.contains("f") ? truths.firstIndex(of: true) ?? all.endIndex : 0
      let last =
        trim.contains("b") ? truths.lastIndex(of: true) ?? all.endIndex - 1 : all.endIndex - 1
      return .native(filt.sliced(0, first..<max(last + 1, first)))
    },
    ArrayFunction("ediff1d", "ary", "The differences of neighbors.") { call in
      let flat = try call.array("ary").reshaped([-1])
      return .native(
        try PairFunction.subtract.apply(
          Operand(array: flat.sliced(0, min(1, flat.count)..<flat.count)),
          Operand(array: flat.sliced(0, 0..<max(flat.count - 1, 0)))))
    },
    ArrayFunction("divmod", "x1, x2", "Quotient and remainder.") { call in
      let (a, b) = (try call.operand("x1"), try call.operand("x2"))
      return Value(tuple: [
        try PairFunction.floorDivide.apply(a, b).value,
        try PairFunction.remainder.apply(a, b).value,
      ])
    },
    ArrayFunction("modf", "x", "The fraction and the whole part.") { call in
      let x = try call.array("x")
      return Value(tuple: [
        try x.mapped("modf", doubles: { $0 - trunc($0) }, integers: nil).value,
        try x.mapped("modf", doubles: { trunc($0) }, integers: nil).value,
      ])
    },
    ArrayFunction("atleast_3d", "a", "At least three dimensions.") { call in
      var a = try call.array("a")
      if a.rank == 0 { a = a.expanded(at: 0) }
      if a.rank == 1 { a = a.expanded(at: 0) }
      return .native(a.rank == 2 ? a.expanded(at: 2) : a)
    },
  ]
}
