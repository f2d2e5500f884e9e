import Interpreter
import Tensors

/// Products of vectors and matrices.
var productFunctions: [TensorFunction] {
  [
    product("matmul", "other", "The matrix product."),
    product("mm", "mat2", "The product of two matrices.", ranks: (2, 2)),
    product("mv", "vec", "The product of a matrix and a vector.", ranks: (2, 1)),
    product("dot", "tensor", "The sum of the products of two vectors.", ranks: (1, 1)),
    TensorFunction("bmm", [.required("mat2")], "One matrix product for each batch.") {
      (x, arguments, _) in
      let other = try arguments.tensor("mat2")
      try checkRank(of: x, 3, "batch1 must be a 3D tensor")
      try checkRank(of: other, 3, "batch2 must be a 3D tensor")
      return Value(try x.bmm(other))
    },
    summand("addmm", "mat1", "mat2", "x plus a matrix product.") {
      try $0.addmm($1, $2, beta: $3, alpha: $4)
    },
    summand("baddbmm", "batch1", "batch2", "x plus a product for each batch.") {
      try $0.baddbmm($1, $2, beta: $3, alpha: $4)
    },
    summand("addbmm", "batch1", "batch2", "x plus the sum of a batch's products.") {
      try $0.addbmm($1, $2, beta: $3, alpha: $4)
    },
    summand("addmv", "mat", "vec", "x plus a matrix times a vector.") {
      try $0.addmv($1, $2, beta: $3, alpha: $4)
    },
    summand("addr", "vec1", "vec2", "x plus all products of two vectors.") {
      try $0.addr($1, $2, beta: $3, alpha: $4)
    },
    outer("outer"), outer("ger"),
    pair("inner", "other", "Products of the last dimensions.") { try $0.inner($1) },
    pair("kron", "other", "All products, in blocks.") { try $0.kron($1) },
    TensorFunction("vdot", [.required("other")], "The sum of the products of two vectors.") {
      (x, arguments, _) in
      let other = try arguments.tensor("other")
      if (x.rank, other.rank) != (1, 1) { throw wrongRanks("vdot", x, other) }
      return Value(try x.matmul(other))
    },
    TensorFunction("cross", [.required("other"), .optional("dim", -1)], "The vector product.") {
      (x, arguments, _) in
      Value(try x.cross(arguments.tensor("other"), arguments.integer("dim")))
    },
    TensorFunction("matrix_power", [.required("n")], "A matrix times itself.") {
      (x, arguments, _) in
      Value(try x.matrixPower(arguments.integer("n")))
    },
    TensorFunction("dist", [.required("other"), .optional("p", 2)], "The norm of a difference.") {
      (x, arguments, _) in
      Value(try (x - arguments.tensor("other")).norm(arguments.double("p")))
    },
  ]
}

private func product(
  _ name: String, _ parameter: String, _ documentation: String, ranks: (Int, Int)? = nil
) -> TensorFunction {
  TensorFunction(name, [.required(parameter)], documentation) { (x, arguments, _) in
    let other = try arguments.tensor(parameter)
    if let ranks, (x.rank, other.rank) != ranks { throw wrongRanks(name, x, other) }
    return Value(try x.matmul(other))
  }
}

/// What is added to a product; `beta` scales the one, `alpha` the other.
private func summand(
  _ name: String, _ first: String, _ second: String, _ documentation: String,
  _ operation: @escaping (Tensor, Tensor, Tensor, Scalar, Scalar) throws -> Tensor
) -> TensorFunction {
  TensorFunction(
    name,
    [
      .required(first), .required(second), .keywordOnly("beta", 1), .keywordOnly("alpha", 1),
    ], documentation
  ) { (x, arguments, _) in
    Value(
      try operation(
        x, arguments.tensor(first), arguments.tensor(second), arguments.scalar("beta"),
        arguments.scalar("alpha")))
  }
}

private func pair(
  _ name: String, _ parameter: String, _ documentation: String,
  _ operation: @escaping (Tensor, Tensor) throws -> Tensor
) -> TensorFunction {
  TensorFunction(name, [.required(parameter)], documentation) { (x, arguments, _) in
    Value(try operation(x, arguments.tensor(parameter)))
  }
}

/// Products of several tensors: functions only.
var contractionFunctions: [BuiltinFunction] {
  [
    BuiltinFunction(
      torch: "einsum", [.required("equation"), .variadic("operands")],
      "A sum of products over named dimensions."
    ) { (arguments, _) in
      var given = arguments.rest
      if given.count == 1, let sequence = given[0].asSequence { given = sequence }
      let operands = try given.enumerated().map { index, value in
        guard let tensor = value.tensor else {
          throw Raise(
            .typeError,
            "einsum(): argument 'tensors' (position 2) must be tuple of Tensors, not tuple",
            fix: "operand \(index) is of type \(value.plainTypeName)")
        }
        return tensor
      }
      return Value(try Tensor.einsum(arguments.string("equation"), operands))
    },
    BuiltinFunction(
      torch: "tensordot", [.required("a"), .required("b"), .optional("dims", 2)],
      "A sum of products over pairs of dimensions."
    ) { (arguments, _) in
      let (a, b) = (try arguments.tensor("a"), try arguments.tensor("b"))
      guard let lists = arguments["dims"].asSequence else {
        let count = try arguments.integer("dims")
        guard 0...Swift.min(a.rank, b.rank) ~= count else {
          throw CalculationError.contractedCount(count)
        }
        return Value(try a.tensordot(b, Array((-count)..<0), Array(0..<count)))
      }
      let pairs = lists.map { $0.asSequence?.compactMap(\.asInt) ?? $0.asInt.map { [$0] } ?? [] }
      guard pairs.count == 2 else { throw CalculationError.contractedLists }
      return Value(try a.tensordot(b, pairs[0], pairs[1]))
    },
    BuiltinFunction(torch: "chain_matmul", [.variadic("matrices")], "A product of matrices.") {
      (arguments, _) in
      let matrices = arguments.rest.compactMap(\.tensor)
      guard let first = matrices.first, matrices.count == arguments.rest.count else {
        throw Raise(.typeError, "chain_matmul() takes tensors, one by one")
      }
      return Value(try matrices.dropFirst().reduce(first) { try $0.matmul($1) })
    },
    BuiltinFunction(
      torch: "cdist", [.required("x1"), .required("x2"), .optional("p", 2.0)],
      "The distances of the rows of two matrices."
    ) { (arguments, _) in
      Value(try arguments.tensor("x1").cdist(arguments.tensor("x2"), arguments.double("p")))
    },
  ]
}

private func wrongRanks(_ name: String, _ a: Tensor, _ b: Tensor) -> Raise {
  let message =
    switch name {
    case "mm" where a.rank != 2: "self must be a matrix"
    case "mm": "mat2 must be a matrix"
    case "mv":
      "vector + matrix @ vector expected, got 1, \(a.rank), \(b.rank)"
    default:
      "1D tensors expected, but got \(a.rank)D and \(b.rank)D tensors"
    }
  return Raise(.runtimeError, message, fix: "torch.matmul takes tensors of any dimensions")
}

private func checkRank(of x: Tensor, _ rank: Int, _ message: String) throws(Raise) {
  if x.rank == rank { return }
  throw Raise(.runtimeError, message, fix: "torch.matmul takes tensors of any dimensions")
}

/// Every product of an element of one vector and one of another.
private func outer(_ name: String) -> TensorFunction {
  TensorFunction(name, [.required("vec2")], "All products of the elements of two vectors.") {
    (x, arguments, _) in
    let other = try arguments.tensor("vec2")
    guard x.rank == 1, other.rank == 1 else {
      let (place, tensor) = x.rank == 1 ? ("vec2", other) : ("self", x)
      throw Raise(
        .runtimeError,
        "outer: Expected 1-D argument \(place), but got \(tensor.rank)-D")
    }
    return Value(try x.unsqueeze(1) * other)
  }
}
