import Dialect
import Interpreter
import Tensors

/// Comparisons, and operations on truth values.
var comparisonFunctions: [TensorFunction] {
  [
    comparisonFunction("eq", .equal, "Where both are the same number."),
    comparisonFunction("ne", .notEqual, "Where they differ."),
    comparisonFunction("not_equal", .notEqual, "Where they differ."),
    comparisonFunction("lt", .less, "Where the first is below the second."),
    comparisonFunction("less", .less, "Where the first is below the second."),
    comparisonFunction("le", .lessEqual, "Where the first is not above the second."),
    comparisonFunction("less_equal", .lessEqual, "Where the first is not above the second."),
    comparisonFunction("gt", .greater, "Where the first is above the second."),
    comparisonFunction("greater", .greater, "Where the first is above the second."),
    comparisonFunction("ge", .greaterEqual, "Where the first is not below the second."),
    comparisonFunction("greater_equal", .greaterEqual, "Where the first is not below the second."),
    truthFunction("logical_and", "Where both are other than zero.") { try $0.and($1) },
    truthFunction("logical_or", "Where either is other than zero.") { try $0.or($1) },
    truthFunction("logical_xor", "Where just one is other than zero.") { try $0.exclusiveOr($1) },
    TensorFunction("equal", [.required("other")], "Whether shape and numbers are the same.") {
      (x, arguments, _) in
      .bool(try x.isEqual(to: arguments.tensor("other")))
    },
    TensorFunction("allclose", closenessParameters, "Whether all pairs are nearly the same.") {
      (x, arguments, _) in
      let other = try sameKind(x, arguments.tensor("other"))
      return .bool(
        try x.isClose(
          to: other, relative: arguments.double("rtol"),
          absolute: arguments.double("atol"), equalNaN: arguments.bool("equal_nan")))
    },
    TensorFunction("isclose", closenessParameters, "Where pairs are nearly the same.") {
      (x, arguments, _) in
      let other = try sameKind(x, arguments.tensor("other"))
      let bound = try other.abs() * .float(arguments.double("rtol"))
      let near = try (x - other).abs().lessOrEqual(bound + .float(arguments.double("atol")))
      return Value(try near.or(x.equal(other)))
    },
  ]
}

private var closenessParameters: [BuiltinParameter] {
  [
    .required("other"), .optional("rtol", 1e-05), .optional("atol", 1e-08),
    .optional("equal_nan", false),
  ]
}

/// The other tensor, which must have the same kind of numbers.
private func sameKind(_ x: Tensor, _ other: Tensor) throws -> Tensor {
  guard x.dtype == other.dtype else {
    throw Raise(
      .runtimeError, "\(x.kindName) did not match \(other.kindName)",
      fix: "convert one of them: .float(), .long(), .bool()")
  }
  return other
}

private func comparisonFunction(
  _ name: String, _ op: ComparisonOperator, _ documentation: String
) -> TensorFunction {
  TensorFunction(name, [.required("other")], documentation) { (x, arguments, _) in
    try x.compared(op, arguments.operand("other"))
  }
}

private func truthFunction(
  _ name: String, _ documentation: String, _ operation: @escaping (Tensor, Tensor) throws -> Tensor
) -> TensorFunction {
  TensorFunction(name, [.required("other")], documentation) { (x, arguments, _) in
    Value(try operation(x.to(.bool), arguments.tensor("other").to(.bool)))
  }
}
