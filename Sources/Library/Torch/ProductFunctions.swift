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
    TensorFunction("addmm", [.required("mat1"), .required("mat2")], "x plus a matrix product.") {
      (x, arguments, _) in
      let (a, b) = (try arguments.tensor("mat1"), try arguments.tensor("mat2"))
      return Value(try x.addmm(a, b))
    },
    outer("outer"), outer("ger"),
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
