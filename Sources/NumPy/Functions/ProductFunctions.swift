import Glibc
import Interpreter
import Tensors

/// Products of arrays.
var productFunctions: [ArrayFunction] {
  [
    ArrayFunction("dot", "a, b, out=None", "The product over the last axis and the last but one.") {
      call in try call.delivered(try call.array("a").dot(try call.array("b")))
    },
    ArrayFunction("matmul", "x1, x2, out=None", "The matrix product.") { call in
      try call.delivered(try call.array("x1").matrixProduct(try call.array("x2")))
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
    ArrayFunction("outer", "a, b, out=None", "All products of two elements.") { call in
      let a = try call.array("a").reshaped([-1, 1])
      let b = try call.array("b").reshaped([1, -1])
      return try call.delivered(
        try PairFunction.multiply.apply(Operand(array: a), Operand(array: b)))
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
      if !kind.isFloating { try NDArray.checkExact(arrays) }
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
