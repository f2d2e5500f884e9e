import Interpreter
import Tensors

/// Functions of each number that notes use less often, and functions of pairs.
var transcendentalFunctions: [TensorFunction] {
  [
    TensorFunction("acos", "The angle of a cosine.") { try $0.acos() },
    TensorFunction("arccos", "The angle of a cosine.") { try $0.acos() },
    TensorFunction("asin", "The angle of a sine.") { try $0.asin() },
    TensorFunction("arcsin", "The angle of a sine.") { try $0.asin() },
    TensorFunction("acosh", "The inverse of cosh.") { try $0.acosh() },
    TensorFunction("asinh", "The inverse of sinh.") { try $0.asinh() },
    TensorFunction("atanh", "The inverse of tanh.") { try $0.atanh() },
    TensorFunction("sinh", "The hyperbolic sine.") { try $0.sinh() },
    TensorFunction("cosh", "The hyperbolic cosine.") { try $0.cosh() },
    TensorFunction("exp2", "2 to the power of x.") { try $0.exp2() },
    TensorFunction("erfc", "One less the error function.") { try $0.erfc() },
    TensorFunction("erfinv", "The inverse of the error function.") { try $0.erfinv() },
    TensorFunction("sinc", "sin(πx) / (πx).") { try $0.sinc() },
    TensorFunction("lgamma", "The logarithm of the gamma function.") { try $0.lgamma() },
    TensorFunction("digamma", "The derivative of lgamma.") { try $0.digamma() },
    TensorFunction("deg2rad", "Degrees as radians.") { try $0.radians() },
    TensorFunction("rad2deg", "Radians as degrees.") { try $0.degrees() },
    TensorFunction("fix", "x without its fraction.") { try $0.trunc() },
    TensorFunction("sgn", "-1, 0 or 1.") { $0.dtype == .bool ? $0 : try $0.sign() },
    TensorFunction("logit", [.optional("eps")], "ln(x / (1 - x)).") { (x, arguments, _) in
      Value(try x.logit(epsilon: arguments.optional("eps", Arguments.double)))
    },
    TensorFunction(
      "nan_to_num", [.optional("nan"), .optional("posinf"), .optional("neginf")],
      "Other numbers for what is none and for infinities."
    ) { (x, arguments, _) in
      Value(
        try x.nanToNum(
          nan: arguments.optional("nan", Arguments.double) ?? 0,
          positiveInfinity: arguments.optional("posinf", Arguments.double),
          negativeInfinity: arguments.optional("neginf", Arguments.double)))
    },
    TensorFunction("clamp_min", [.required("min")], "The numbers bounded below.") {
      (x, arguments, _) in
      Value(try bounded(x, low: arguments.operand("min"), high: nil))
    },
    TensorFunction("clamp_max", [.required("max")], "The numbers bounded above.") {
      (x, arguments, _) in
      Value(try bounded(x, low: nil, high: arguments.operand("max")))
    },
    pairFunction("xlogy", "x·ln of the other, 0 where x is zero.") { try $0.xlogy($1) },
    pairFunction("atan2", "The angle of a point.") { try $0.atan2($1) },
    pairFunction("arctan2", "The angle of a point.") { try $0.atan2($1) },
    pairFunction("hypot", "The length of the longest side.") { try $0.hypot($1) },
    pairFunction("copysign", "The magnitude with the other's sign.") { try $0.copySign($1) },
    pairFunction("fmod", "The rest of a division with the sign of x.") { try $0.fmod($1) },
    TensorFunction("float_power", [.required("exponent")], "x to a power, in double precision.") {
      (x, arguments, _) in
      switch try arguments.operand("exponent") {
      case .scalar(let number): Value(try x.to(.float64).pow(number))
      case .tensor(let tensor): Value(try x.to(.float64).pow(tensor.to(.float64)))
      }
    },
    TensorFunction(
      "lerp", [.required("end"), .required("weight")], "The way to the end, gone by a weight."
    ) { (x, arguments, _) in
      Value(try x.lerp(arguments.tensor("end"), weight: arguments.operand("weight").tensor))
    },
    scaledPair("addcmul", "x plus value times a product.") { try $0.addcmul($1, $2, scale: $3) },
    scaledPair("addcdiv", "x plus value times a quotient.", isQuotient: true) {
      try $0.addcdiv($1, $2, scale: $3)
    },
  ]
}

/// Functions of pairs without a form that writes in place.
var pairFunctions: [TensorFunction] {
  [
    pairFunction("gcd", "The greatest number that divides both.") { try $0.gcd($1) },
    pairFunction("bitwise_left_shift", "Bits in higher places.") { try $0.shiftedLeft($1) },
    pairFunction("bitwise_right_shift", "Bits in lower places.") { try $0.shiftedRight($1) },
    pairFunction("logaddexp", "ln of a sum of exponentials.") { try $0.logAddExp($1) },
    pairFunction("logaddexp2", "log2 of a sum of powers of 2.") { try $0.logAddExp2($1) },
    pairFunction("fmax", "The larger of each pair that is a number.") { try $0.fmax($1) },
    pairFunction("fmin", "The smaller of each pair that is a number.") { try $0.fmin($1) },
    pairFunction("heaviside", "0 below zero, 1 above.", parameter: "values") {
      try $0.heaviside($1)
    },
    pairFunction("bitwise_and", "The bits that both have.") { try $0.and($1) },
    pairFunction("bitwise_or", "The bits that either has.") { try $0.or($1) },
    pairFunction("bitwise_xor", "The bits that just one has.") { try $0.exclusiveOr($1) },
    TensorFunction("rsub", [.required("other"), .keywordOnly("alpha", 1)], "The other less x.") {
      (x, arguments, _) in
      let scaled = try arguments["alpha"].asInt == 1 ? x : x * arguments.scalar("alpha")
      switch try arguments.operand("other") {
      case .scalar(let number): return Value(try number - scaled)
      case .tensor(let tensor): return Value(try tensor - scaled)
      }
    },
    TensorFunction("positive", "x itself.") { $0 },
    TensorFunction("signbit", "Where the number has a minus.") { x in
      try Tensor(booleans: x.doubles.map { $0.sign == .minus }).view(x.shape)
    },
    TensorFunction("isposinf", "Where the number is infinite.") {
      try $0.isInfinite().and($0.greater(0))
    },
    TensorFunction("isneginf", "Where the number is minus infinity.") {
      try $0.isInfinite().and($0.less(0))
    },
    TensorFunction("isreal", "Where the number is real: everywhere.") {
      try .ones($0.shape, dtype: .bool)
    },
  ]
}

private func bounded(_ x: Tensor, low: Operand?, high: Operand?) throws -> Tensor {
  if case .scalar(let number) = low { return try x.clampMin(number) }
  if case .scalar(let number) = high { return try x.clampMax(number) }
  return try x.clamp(min: low?.tensor, max: high?.tensor)
}

private func pairFunction(
  _ name: String, _ documentation: String, parameter: String = "other",
  _ operation: @escaping (Tensor, Tensor) throws -> Tensor
) -> TensorFunction {
  TensorFunction(name, [.required(parameter)], documentation) { (x, arguments, _) in
    Value(try operation(x, arguments.operand(parameter).tensor))
  }
}

private func scaledPair(
  _ name: String, _ documentation: String, isQuotient: Bool = false,
  _ operation: @escaping (Tensor, Tensor, Tensor, Scalar) throws -> Tensor
) -> TensorFunction {
  TensorFunction(name, scaledPairParameters, documentation) { (x, arguments, _) in
    var pair = try ScaledPair(arguments)
    if isQuotient { pair = try pair.dividing() }
    return Value(try operation(x, pair.first, pair.second, pair.factor))
  }
}

/// What `addcmul` and its like take behind the tensor.
var scaledPairParameters: [BuiltinParameter] {
  [
    .required("tensor1"), .required("tensor2"), .variadic("args"), .keywordOnly("value", 1),
  ]
}
