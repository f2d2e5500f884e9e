import Dialect
import Interpreter
import Tensors

/// Functions of each element alone: they exist as functions and methods, and most of them with an
/// underscore behind the name, which writes the result into the tensor itself.
var elementwiseFunctions: [TensorFunction] {
  differentiableFunctions + [
    TensorFunction("isnan", "Where the number is not a number.") { try $0.isNaN() },
    TensorFunction("isinf", "Where the number is infinite.") { try $0.isInfinite() },
    TensorFunction("isfinite", "Where the number is neither infinite nor NaN.") {
      try $0.isFinite()
    },
    TensorFunction("logical_not", "Where the number is zero.") { try $0.to(.bool).not() },
    TensorFunction("bitwise_not", "The opposite bits.") { try $0.not() },
    TensorFunction("round", [.keywordOnly("decimals", 0)], "The nearest integers, even at halves.")
    {
      (x, arguments, _) in
      Value(try rounded(x, decimals: arguments.int("decimals")))
    }.refusing(.bool, as: "round_vml_cpu"),
  ]
}

private func rounded(_ x: Tensor, decimals: Int) throws -> Tensor {
  guard decimals != 0 else { return try x.round() }
  guard -38...38 ~= decimals else { return try x.clone() }
  var scale = 1.0
  for _ in 0..<abs(decimals) { scale *= 10 }
  let factor = Scalar.float(decimals > 0 ? scale : 1 / scale)
  return try (x * factor).round() / factor
}

/// The in-place forms: `exp_`, `tanh_`, …
var elementwiseMethods: [TensorFunction] {
  (differentiableFunctions + transcendentalFunctions).map(\.inPlace) + furtherMethods
}

/// In-place forms of functions that are listed elsewhere.
private var furtherMethods: [TensorFunction] {
  let names = [
    "round", "logical_not", "bitwise_not", "cumsum", "cumprod", "tril", "triu", "eq", "ne", "lt",
    "gt", "le", "ge", "logical_and", "logical_or", "logical_xor", "bitwise_and", "bitwise_or",
    "bitwise_xor", "floor_divide", "subtract", "multiply", "divide", "true_divide", "addmm",
    "baddbmm", "addmv", "addr", "index_add", "index_copy", "index_fill", "index_put", "scatter",
    "scatter_add", "scatter_reduce", "masked_scatter", "addbmm", "put",
  ]
  let known =
    elementwiseFunctions + arithmeticFunctions + comparisonFunctions + shapeFunctions
    + productFunctions + selectionFunctions + statisticsFunctions + pairFunctions + rowFunctions
  return names.compactMap { name in known.first { $0.name == name }?.inPlace }
}

private var differentiableFunctions: [TensorFunction] {
  [
    TensorFunction("exp", "e to the power of x.") { try $0.exp() },
    TensorFunction("expm1", "e to the power of x, less one.") { try $0.expm1() },
    TensorFunction("log", "The natural logarithm.") { try $0.log() },
    TensorFunction("log2", "The logarithm to base 2.") { try $0.log2() },
    TensorFunction("log10", "The logarithm to base 10.") { try $0.log10() },
    TensorFunction("log1p", "The natural logarithm of 1 + x.") { try $0.log1p() },
    TensorFunction("sqrt", "The square root.") { try $0.sqrt() },
    TensorFunction("rsqrt", "One over the square root.") { try $0.rsqrt() },
    TensorFunction("reciprocal", "One over x.") { try $0.reciprocal() },
    TensorFunction("square", "x times x.") { try $0.square() },
    TensorFunction("abs", "The magnitude.") { try $0.abs() }.refusing(.bool, as: "abs_cpu"),
    TensorFunction("absolute", "The magnitude.") { try $0.abs() }.refusing(.bool, as: "abs_cpu"),
    TensorFunction("neg", "The negative.") { try -$0 },
    TensorFunction("negative", "The negative.") { try -$0 },
    TensorFunction("sign", "-1, 0 or 1.") { $0.dtype == .bool ? $0 : try $0.sign() },
    TensorFunction("sin", "The sine.") { try $0.sin() },
    TensorFunction("cos", "The cosine.") { try $0.cos() },
    TensorFunction("tan", "The tangent.") { try $0.tan() },
    TensorFunction("atan", "The angle of a tangent.") { try $0.atan() },
    TensorFunction("arctan", "The angle of a tangent.") { try $0.atan() },
    TensorFunction("erf", "The error function.") { try $0.erf() },
    TensorFunction("floor", "The greatest integer not above x.") { try $0.floor() }.refusing(
      .bool, as: "floor_vml_cpu"),
    TensorFunction("ceil", "The least integer not below x.") { try $0.ceil() }.refusing(
      .bool, as: "ceil_vml_cpu"),
    TensorFunction("trunc", "x without its fraction.") { try $0.trunc() }.refusing(
      .bool, as: "trunc_vml_cpu"),
    TensorFunction("frac", "The fraction of x.") { try $0.frac() }
      .refusing(.int64, .bool, as: "frac_cpu"),
    TensorFunction("tanh", "The hyperbolic tangent.") { try $0.tanh() },
    TensorFunction("sigmoid", "1 / (1 + e to the power of -x).") { try $0.sigmoid() },
    TensorFunction("relu", "The larger of x and 0.") { try $0.relu() }.refusing(.bool),
    clampFunction, clampFunction.renamed("clip"),
  ]
}

private var clampFunction: TensorFunction {
  TensorFunction(
    "clamp", [.optional("min"), .optional("max")], "The numbers bounded below and above."
  ) { (x, arguments, _) in
    let bounds = [arguments["min"], arguments["max"]]
    if bounds.contains(where: { $0.tensor != nil }), !bounds.contains(where: { $0.asString != nil })
    {
      return Value(
        try x.clamp(
          min: arguments["min"].isNone ? nil : arguments.operand("min").tensor,
          max: arguments["max"].isNone ? nil : arguments.operand("max").tensor))
    }
    guard bounds.allSatisfy({ $0.isNone || $0.scalar != nil }) else {
      throw InvalidCombination.ofClamp(arguments).raise
    }
    return Value(
      try x.clamp(
        min: arguments.optional("min", Arguments.scalar),
        max: arguments.optional("max", Arguments.scalar)))
  }
}
