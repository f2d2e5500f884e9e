import BigInt
import Glibc

extension Context {
  /// The modules that the language itself brings.
  func builtinModule(_ path: String) -> ModuleObject? {
    path == "math" ? mathModule() : nil
  }
}

private func mathModule() -> ModuleObject {
  let functions =
    realFunctions() + pairFunctions() + partFunctions() + wholeFunctions() + integerFunctions()
    + sequenceFunctions()
  return ModuleObject(
    name: "math", documentation: "Functions of real numbers.",
    functions: functions.map { $0.name == "log" ? $0 : $0.named(in: "math") },
    attributes: [
      ("pi", .float(.pi)), ("e", .float(M_E)), ("tau", .float(2 * .pi)), ("inf", .float(.infinity)),
      ("nan", .float(.nan)),
    ])
}

func real(_ value: Value, _ context: Context) throws(Raise) -> Double {
  if let number = try context.double(value) { return number }
  throw Raise(.typeError, "must be real number, not \(value.plainTypeName)")
}

/// A function of one number: `nan` out of a number is a domain error, infinity a range error.
private func function(
  _ name: String, _ documentation: String, _ compute: @escaping (Double) -> Double
) -> BuiltinFunction {
  BuiltinFunction(name, [.positional("x")], documentation: documentation) {
    (arguments, context) throws(Raise) in
    let x = try real(arguments.receiver, context)
    let result = compute(x)
    // Far from its poles the gamma function overflows.
    if result.isInfinite, x.isFinite, x > 1 { throw Raise(.overflowError, "math range error") }
    return .float(try checked(result, isFinite: x.isFinite, isNaN: x.isNaN, name))
  }
}

/// A logarithm, which integers beyond the largest float have too.
private func logarithm(
  _ name: String, _ documentation: String, _ compute: @escaping (Double) -> Double
) -> BuiltinFunction {
  BuiltinFunction(name, [.positional("x")], documentation: documentation) {
    (arguments, context) throws(Raise) in
    .float(try logarithm(of: arguments.receiver, name, context, compute))
  }
}

private func logarithm(
  of value: Value, _ name: String, _ context: Context, _ compute: (Double) -> Double
) throws(Raise) -> Double {
  if case .bigInt(let object) = value, object.value.nearestDouble == nil {
    if object.value.sign == .minus { throw Raise(.valueError, "math domain error") }
    let exponent = object.value.magnitude.bitWidth
    let fraction = BigInt(object.value.magnitude >> (exponent - 64)).nearestDouble ?? 0
    return compute(scalbn(fraction, -64)) + compute(2) * Double(exponent)
  }
  let x = try real(value, context)
  return try checked(compute(x), isFinite: x.isFinite, isNaN: x.isNaN, name)
}

private func checked(
  _ result: Double, isFinite: Bool, isNaN: Bool, _ name: String
) throws(Raise) -> Double {
  if result.isNaN && !isNaN { throw Raise(.valueError, "math domain error") }
  if result.isInfinite && isFinite {
    let isPole = ["log", "log2", "log10", "log1p", "atanh", "gamma", "lgamma"].contains(name)
    if isPole { throw Raise(.valueError, "math domain error") }
    throw Raise(.overflowError, "math range error")
  }
  return result
}

private func realFunctions() -> [BuiltinFunction] {
  [
    function("sqrt", "The square root.") { $0.squareRoot() },
    function("exp", "e to the power of x.") { exp($0) },
    function("exp2", "2 to the power of x.") { exp2($0) },
    function("cbrt", "The cube root.") { cbrt($0) },
    function("ulp", "The distance to the next float.") { $0.isFinite ? $0.ulp : $0.magnitude },
    function("expm1", "exp(x) - 1, exact near zero.") { expm1($0) },
    function("log1p", "log(1 + x), exact near zero.") { log1p($0) },
    logarithm("log2", "The logarithm to base 2.") { log2($0) },
    logarithm("log10", "The logarithm to base 10.") { log10($0) },
    function("sin", "The sine.") { sin($0) },
    function("cos", "The cosine.") { cos($0) },
    function("tan", "The tangent.") { tan($0) },
    function("asin", "The arc sine.") { asin($0) },
    function("acos", "The arc cosine.") { acos($0) },
    function("atan", "The arc tangent.") { atan($0) },
    function("sinh", "The hyperbolic sine.") { sinh($0) },
    function("cosh", "The hyperbolic cosine.") { cosh($0) },
    function("tanh", "The hyperbolic tangent.") { tanh($0) },
    function("asinh", "The inverse hyperbolic sine.") { asinh($0) },
    function("acosh", "The inverse hyperbolic cosine.") { acosh($0) },
    function("atanh", "The inverse hyperbolic tangent.") { atanh($0) },
    function("erf", "The error function.") { erf($0) },
    function("erfc", "1 - erf(x).") { erfc($0) },
    function("gamma", "The gamma function.") { tgamma($0) },
    function("lgamma", "The logarithm of the gamma function.") { lgamma($0) },
    function("fabs", "The magnitude.") { $0.magnitude },
    function("degrees", "Radians in degrees.") { $0 * (180 / .pi) },
    function("radians", "Degrees in radians.") { $0 * (.pi / 180) },
    BuiltinFunction(
      "log", [.positional("x"), .positional("base", .none)],
      documentation: "The logarithm, natural or to a base."
    ) { (arguments, context) throws(Raise) in
      func natural(_ value: Value) throws(Raise) -> Double {
        try logarithm(of: value, "log", context) { log($0) }
      }
      let numerator = try natural(arguments["x"])
      if arguments["base"].isNone { return .float(numerator) }
      let denominator = try natural(arguments["base"])
      if denominator == 0 { throw Raise(.zeroDivisionError, "float division by zero") }
      return .float(numerator / denominator)
    },
    predicate("isnan", "Whether it is not a number.") { $0.isNaN },
    predicate("isinf", "Whether it is infinite.") { $0.isInfinite },
    predicate("isfinite", "Whether it is neither infinite nor nan.") { $0.isFinite },
  ]
}

private func predicate(
  _ name: String, _ documentation: String, _ test: @escaping (Double) -> Bool
) -> BuiltinFunction {
  BuiltinFunction(name, [.positional("x")], documentation: documentation) {
    (arguments, context) throws(Raise) in .bool(test(try real(arguments.receiver, context)))
  }
}

private func pairFunctions() -> [BuiltinFunction] {
  func pair(
    _ name: String, _ documentation: String, _ compute: @escaping (Double, Double) -> Double
  ) -> BuiltinFunction {
    BuiltinFunction(
      name, [.positional("x"), .positional("y")], documentation: documentation
    ) { (arguments, context) throws(Raise) in
      let x = try real(arguments["x"], context)
      let y = try real(arguments["y"], context)
      if name == "pow", x == 0, y < 0, y.isFinite { throw Raise(.valueError, "math domain error") }
      return .float(
        try checked(
          compute(x, y), isFinite: x.isFinite && y.isFinite, isNaN: x.isNaN || y.isNaN, name))
    }
  }
  return [
    pair("pow", "x to the power of y.") { pow($0, $1) },
    pair("atan2", "The angle of the point (y, x).") { atan2($0, $1) },
    pair("fmod", "The remainder with the sign of x.") { fmod($0, $1) },
    pair("copysign", "The magnitude of x with the sign of y.") { copysign($0, $1) },
    pair("remainder", "The remainder from the nearest multiple.") { remainder($0, $1) },
  ]
}
