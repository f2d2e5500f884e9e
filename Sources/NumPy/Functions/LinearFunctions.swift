import Interpreter
import Tensors

/// The functions of `np.linalg` that eliminate.
var systemFunctions: [ArrayFunction] {
  [
    normFunction,
    ArrayFunction("inv", "a", "The inverse matrix.") { call in
      .native(try inverse(try call.squareMatrix("a")))
    },
    ArrayFunction("solve", "a, b", "x of a·x = b.") { call in
      let (a, b) = (try call.squareMatrix("a"), try call.array("b"))
      let factors = TriangularFactors(try a.matrix())
      guard factors.zeroPivot == nil else { throw ArrayError.singular }
      guard b.shape.first == a.shape[0], b.rank <= 2 else {
        throw ArrayError.matrixSizes(
          left: a.shape[0], right: b.shape.first ?? 0, a: a.shape, b: b.shape
        ).raise
      }
      let right = DenseMatrix(
        rows: b.shape[0], columns: b.rank == 1 ? 1 : b.shape[1], elements: b.doubles)
      return .native(
        try NDArray(factors.solve(right).elements, shape: b.shape, kind: a.kind))
    },
    ArrayFunction("det", "a", "The determinant.") { call in
      let a = try call.squareMatrix("a")
      let factors = TriangularFactors(try a.matrix())
      return .native(ArrayScalar(.double(factors.determinant), kind: a.kind))
    },
    ArrayFunction("slogdet", "a", "The sign and the logarithm of the determinant.") { call in
      let a = try call.squareMatrix("a")
      let result = TriangularFactors(try a.matrix()).signAndLogarithm
      return named(
        "SlogdetResult",
        [
          ("sign", .native(ArrayScalar(.double(result.sign), kind: a.kind))),
          ("logabsdet", .native(ArrayScalar(.double(result.logarithm), kind: a.kind))),
        ])
    },
    ArrayFunction("matrix_power", "a, n", "A matrix times itself.") { call in
      let (a, n) = (try call.array("a"), try call.int("n"))
      guard a.rank == 2, a.shape[0] == a.shape[1] else { throw ArrayError.notSquare }
      var (result, factor, left) = (
        try NDArray.eye(a.shape[0], nil, diagonal: 0, n < 0 ? .float64 : a.kind),
        n < 0 ? try inverse(a.of(.float64)) : a, n.magnitude
      )
      while left > 0 {
        if left & 1 == 1 { result = try result.matrixProduct(factor) }
        left >>= 1
        if left > 0 { factor = try factor.matrixProduct(factor) }
      }
      return .native(result)
    },
  ]
}

private func inverse(_ a: NDArray) throws -> NDArray {
  let factors = TriangularFactors(try a.matrix())
  guard factors.zeroPivot == nil else { throw ArrayError.singular }
  let size = a.shape[0]
  return try NDArray(
    factors.solve(DenseMatrix(rows: size, columns: size, diagonal: 1)), kind: a.kind)
}

/// A tuple whose parts have names.
func named(_ type: String, _ parts: [(name: String, value: Value)]) -> Value {
  .tuple(TupleObject(parts.map(\.value), typeName: type, fields: parts.map(\.name)))
}

extension Call {
  /// A square matrix of numbers with fractions.
  func squareMatrix(_ name: String) throws -> NDArray {
    let a = try plainMatrix(name)
    guard a.shape[0] == a.shape[1] else { throw ArrayError.notSquare }
    return a
  }

  /// A matrix of numbers with fractions, of a size that its decompositions end soon.
  func plainMatrix(_ name: String) throws -> NDArray {
    let a = try array(name)
    guard a.rank >= 2 else { throw ArrayError.notMatrix(rank: a.rank) }
    guard a.rank == 2 else {
      throw ArrayError.unsupported(
        "np.linalg.\(arguments.function.name) is of one matrix here, not of an array with "
          + "\(a.rank) dimensions", fix: "go through the matrices in a loop"
      ).raise
    }
    guard a.shape.allSatisfy({ $0 <= 1024 }) else {
      throw ArrayError.unsupported(
        "np.linalg.\(arguments.function.name) is of matrices up to 1024 rows and columns here",
        fix: "use a smaller matrix"
      ).raise
    }
    context.spend(a.count << 3)
    return a.kind.isFloating ? a : try a.of(.float64)
  }
}
