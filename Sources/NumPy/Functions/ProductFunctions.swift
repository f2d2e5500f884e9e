import Glibc
import Interpreter
import Tensors

/// Products of arrays.
var productFunctions: [ArrayFunction] {
  [
    ArrayFunction("dot", "a, b, out=None", "The product over the last axis and the last but one.") {
      call in
      try call.refuse("out")
      return try call.array("a").dot(try call.array("b")).value
    },
    ArrayFunction("matmul", "x1, x2, out=None", "The matrix product.") { call in
      try call.refuse("out")
      return try call.array("x1").matrixProduct(try call.array("x2")).value
    },
    ArrayFunction("vdot", "a, b", "The sum of the products of all elements.") { call in
      try call.array("a").reshaped([-1]).dot(try call.array("b").reshaped([-1])).value
    },
    ArrayFunction("inner", "a, b", "The sums of products over the last axes.") { call in
      let (a, b) = (try call.array("a"), try call.array("b"))
      guard a.rank > 0, b.rank > 0 else { return try a.dot(b).value }
      guard a.shape[a.rank - 1] == b.shape[b.rank - 1] else {
        throw ArrayError.dotShapes(a.shape, b.shape, a.rank - 1, b.rank - 1).raise
      }
      return try a.contracted(b, [a.rank - 1], [b.rank - 1]).value
    },
    ArrayFunction("outer", "a, b", "All products of two elements.") { call in
      let a = try call.array("a").reshaped([-1, 1])
      let b = try call.array("b").reshaped([1, -1])
      return try PairFunction.multiply.apply(Operand(array: a), Operand(array: b)).value
    },
    ArrayFunction("tensordot", "a, b, axes=2", "The sum of products over pairs of axes.") { call in
      let (a, b) = (try call.array("a"), try call.array("b"))
      var (own, theirs): ([Int], [Int])
      if let count = call["axes"].asInt {
        guard 0...min(a.rank, b.rank) ~= count else {
          throw ArrayError.value("tuple index out of range").raise
        }
        own = Array((a.rank - count)..<max(a.rank, a.rank - count))
        theirs = Array(0..<max(count, 0))
      } else {
        let pairs = try call.context.elements(of: call["axes"])
        guard pairs.count == 2 else { throw ArrayError.value("shape-mismatch for sum").raise }
        own = try shapeArgument(pairs[0], in: call.context)
        theirs = try shapeArgument(pairs[1], in: call.context)
      }
      (own, theirs) = (try a.axes(own), try b.axes(theirs))
      guard own.map({ a.shape[$0] }) == theirs.map({ b.shape[$0] }) else {
        throw ArrayError.value("shape-mismatch for sum").raise
      }
      return try a.contracted(b, own, theirs).value
    },
    ArrayFunction("einsum", "subscripts, *operands, optimize=False", "Sums of products by letters.")
    {
      call in
      let arrays = try call.arguments.rest.map { try NDArray.of($0, in: call.context) }
      let kind = arrays.dropFirst().reduce(arrays.first?.kind ?? .float64) {
        $0.promoted(with: $1.kind)
      }
      let working: Kind = kind.isFloating ? kind : .float64
      let result = NDArray(
        sharing: try Tensor.einsum(
          try call.string("subscripts"), try arrays.map { try $0.of(working).tensor() }))
      return try result.of(kind).value
    },
    ArrayFunction("cross", "a, b", "The vector product.") { call in
      let (a, b) = (try call.array("a"), try call.array("b"))
      guard a.shape == [3], b.shape == [3] else {
        throw ArrayError.unsupported(
          "np.cross is of two vectors of 3 here", fix: "go through the rows"
        ).raise
      }
      func part(_ i: Int, _ j: Int) throws -> NDArray {
        let first = try PairFunction.multiply.apply(
          Operand(array: a.selected(0, i)), Operand(array: b.selected(0, j)))
        let second = try PairFunction.multiply.apply(
          Operand(array: a.selected(0, j)), Operand(array: b.selected(0, i)))
        return try PairFunction.subtract.apply(Operand(array: first), Operand(array: second))
      }
      return .native(try NDArray.stacked([part(1, 2), part(2, 0), part(0, 1)], axis: 0))
    },
  ]
}

/// The functions of `np.linalg`.
var linearFunctions: [ArrayFunction] {
  [
    ArrayFunction(
      "norm", "x, ord=None, axis=None, keepdims=False",
      "The length of vectors, the size of matrices."
    ) {
      try $0.norm()
    },
    ArrayFunction("inv", "a", "The inverse matrix.") { call in
      let a = try call.matrix("a")
      let size = a.shape[0]
      let system = LinearSystem(a.doubles, size: size)
      guard !system.isSingular else { throw ArrayError.singular }
      let columns = try (0..<size).map { index in
        try NDArray(system.solve((0..<size).map { $0 == index ? 1 : 0 }), kind: a.kind)
      }
      return .native(try NDArray.stacked(columns, axis: 1))
    },
    ArrayFunction("solve", "a, b", "x of a·x = b.") { call in
      let (a, b) = (try call.matrix("a"), try call.array("b"))
      let system = LinearSystem(a.doubles, size: a.shape[0])
      guard !system.isSingular else { throw ArrayError.singular }
      guard b.shape.first == a.shape[0], b.rank <= 2 else {
        throw ArrayError.matrixSizes(
          left: a.shape[0], right: b.shape.first ?? 0, a: a.shape, b: b.shape
        ).raise
      }
      if b.rank == 1 { return .native(try NDArray(system.solve(b.doubles), kind: a.kind)) }
      let columns = try (0..<b.shape[1]).map {
        try NDArray(system.solve(b.selected(1, $0).doubles), kind: a.kind)
      }
      return .native(try NDArray.stacked(columns, axis: 1))
    },
    ArrayFunction("det", "a", "The determinant.") { call in
      let a = try call.matrix("a")
      return .native(
        ArrayScalar(.double(LinearSystem(a.doubles, size: a.shape[0]).determinant), kind: a.kind))
    },
    ArrayFunction("matrix_power", "a, n", "A matrix times itself.") { call in
      let (a, n) = (try call.array("a"), try call.int("n"))
      guard a.rank == 2, a.shape[0] == a.shape[1] else { throw ArrayError.notSquare }
      guard n >= 0 else {
        throw ArrayError.unsupported(
          "np.linalg.matrix_power has no negative powers here",
          fix: "invert the matrix first: np.linalg.inv"
        ).raise
      }
      var (result, factor, left) = (try NDArray.eye(a.shape[0], nil, diagonal: 0, a.kind), a, n)
      while left > 0 {
        if left & 1 == 1 { result = try result.matrixProduct(factor) }
        left >>= 1
        if left > 0 { factor = try factor.matrixProduct(factor) }
      }
      return .native(result)
    },
  ]
}

extension Call {
  /// A square matrix of numbers with fractions.
  fileprivate func matrix(_ name: String) throws -> NDArray {
    let a = try array(name)
    guard a.rank == 2 else {
      throw ArrayError.notMatrix(rank: a.rank)
    }
    guard a.shape[0] == a.shape[1] else {
      throw ArrayError.notSquare
    }
    return a.kind.isFloating ? a : try a.of(.float64)
  }

  fileprivate func norm() throws -> Value {
    let given = try array("x")
    let x = given.kind.isFloating ? given : try given.of(.float64)
    let order = isGiven("ord") && self["ord"].asString == nil ? try double("ord") : 2
    let axes = try axes(of: x)
    let isMatrix = axes.count == 2 && isGiven("ord") && self["ord"].asString != "fro"
    guard !isMatrix || order == 1 || order.isInfinite else {
      throw ArrayError.unsupported(
        "np.linalg.norm has no ord=\(order) of a matrix here",
        fix: "leave ord out for the Frobenius norm"
      ).raise
    }
    let result: NDArray
    if isMatrix {
      let sizes = try x.mapped("abs", doubles: { $0.magnitude }, integers: nil)
      let (sum, other) = order.isInfinite ? (axes[1], axes[0]) : (axes[0], axes[1])
      result = try sizes.sum([sum]).extreme([other < sum ? other : other - 1], isGreatest: true)
    } else {
      result = try x.vectorNorm(axes, order)
    }
    return try (bool("keepdims") ? result.keeping(axes, of: x.shape) : result).value
  }
}

extension NDArray {
  fileprivate func vectorNorm(_ axes: [Int], _ order: Double) throws -> NDArray {
    let sizes = try mapped("abs", doubles: { $0.magnitude }, integers: nil)
    switch order {
    case .infinity: return try sizes.extreme(axes, isGreatest: true)
    case -.infinity: return try sizes.extreme(axes, isGreatest: false)
    case 0: return try NDArray(truths: truths, shape: shape).sum(axes).of(kind)
    case 1: return try sizes.sum(axes)
    case 2:
      return try mapped("square", doubles: { $0 * $0 }, integers: nil).sum(axes)
        .mapped("sqrt", doubles: { $0.squareRoot() }, integers: nil)
    default:
      return try sizes.mapped("power", doubles: { pow($0, order) }, integers: nil).sum(axes)
        .mapped("power", doubles: { pow($0, 1 / order) }, integers: nil)
    }
  }
}
