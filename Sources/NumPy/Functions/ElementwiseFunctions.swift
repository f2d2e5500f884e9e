import Glibc
import Interpreter

private func real(
  _ name: String, _ documentation: String, _ function: @escaping (Double) -> Double
) -> ArrayFunction {
  ArrayFunction(name, "x, out=None, *, where=None, dtype=None", documentation) { call in
    try call.delivered(try call.typed("x").mapped(name, doubles: function, integers: nil))
  }
}

/// A function that leaves integers integers.
private func whole(
  _ name: String, _ documentation: String, _ doubles: @escaping (Double) -> Double,
  _ integers: @escaping (Int64) -> Int64 = { $0 }
) -> ArrayFunction {
  ArrayFunction(name, "x, out=None, *, where=None, dtype=None", documentation) { call in
    try call.delivered(try call.typed("x").mapped(name, doubles: doubles, integers: integers))
  }
}

private func magnitude(_ name: String) -> ArrayFunction {
  ArrayFunction(name, "x, out=None, *, where=None", "The magnitude.") { call in
    if let x = call["x"].native(as: ComplexArray.self) {
      return try call.delivered(try x.magnitude())
    }
    return try call.delivered(
      try call.array("x").mapped(
        name, doubles: { $0.magnitude }, integers: { $0 < 0 ? 0 &- $0 : $0 }))
  }
}

/// One part of complex numbers; real ones have no imaginary part.
private func part(_ name: String, _ part: @escaping (ComplexArray) -> NDArray) -> ArrayFunction {
  ArrayFunction(name, "val", "The \(name)\(name == "imag" ? "inary" : "") part.") { call in
    if let numbers = call["val"].native(as: ComplexArray.self) { return part(numbers).value }
    let numbers = try call.array("val")
    return name == "real" ? numbers.value : try NDArray(zeros: numbers.shape, numbers.kind).value
  }
}

private func test(
  _ name: String, _ documentation: String, _ test: @escaping (Double) -> Bool
) -> ArrayFunction {
  ArrayFunction(name, "x, out=None, *, where=None", documentation) { call in
    let x = try call.array("x")
    guard x.kind != .text else { throw ArrayError.unsupportedKinds(function: name).raise }
    return try call.delivered(try NDArray(truths: x.doubles.map(test), shape: x.shape))
  }
}

/// Functions of each element.
var elementwiseFunctions: [ArrayFunction] {
  [
    real("exp", "e to the power of x.") { exp($0) },
    real("exp2", "2 to the power of x.") { exp2($0) },
    real("expm1", "exp(x) - 1, exact near zero.") { expm1($0) },
    real("log", "The natural logarithm.") { log($0) },
    real("log2", "The logarithm to base 2.") { log2($0) },
    real("log10", "The logarithm to base 10.") { log10($0) },
    real("log1p", "log(1 + x), exact near zero.") { log1p($0) },
    real("sqrt", "The square root.") { $0.squareRoot() },
    real("cbrt", "The cube root.") { cbrt($0) },
    real("sin", "The sine.") { sin($0) }, real("cos", "The cosine.") { cos($0) },
    real("tan", "The tangent.") { tan($0) }, real("arcsin", "The arc sine.") { asin($0) },
    real("arccos", "The arc cosine.") { acos($0) },
    real("arctan", "The arc tangent.") { atan($0) },
    real("sinh", "The hyperbolic sine.") { sinh($0) },
    real("cosh", "The hyperbolic cosine.") { cosh($0) },
    real("tanh", "The hyperbolic tangent.") { tanh($0) },
    real("arcsinh", "The inverse hyperbolic sine.") { asinh($0) },
    real("arccosh", "The inverse hyperbolic cosine.") { acosh($0) },
    real("arctanh", "The inverse hyperbolic tangent.") { atanh($0) },
    real("degrees", "Radians in degrees.") { $0 * (180 / .pi) },
    real("rad2deg", "Radians in degrees.") { $0 * (180 / .pi) },
    real("radians", "Degrees in radians.") { $0 * (.pi / 180) },
    real("deg2rad", "Degrees in radians.") { $0 * (.pi / 180) },
    real("sinc", "sin(πx)/(πx).") { $0 == 0 ? 1 : sin(.pi * $0) / (.pi * $0) },
    real("fabs", "The magnitude as a fraction.") { $0.magnitude },
    real("rint", "The nearest integer, even at a half.") { $0.rounded(.toNearestOrEven) },
    whole("floor", "The greatest integer that is not greater.") { $0.rounded(.down) },
    whole("ceil", "The least integer that is not less.") { $0.rounded(.up) },
    whole("trunc", "The integer towards zero.") { $0.rounded(.towardZero) },
    whole("fix", "The integer towards zero.") { $0.rounded(.towardZero) },
    magnitude("abs"), magnitude("absolute"), part("real", \.real), part("imag", \.imaginary),
    whole("sign", "-1, 0 or 1.", { $0.isNaN ? $0 : $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }) {
      $0.signum()
    },
    whole("square", "x times x.", { $0 * $0 }, { $0 &* $0 }),
    whole("conjugate", "The number itself.") { $0 }, whole("conj", "The number itself.") { $0 },
    whole("positive", "The number itself.") { $0 },
    ArrayFunction("negative", "x, out=None, *, where=None", "-x.") { call in
      try call.delivered(try call.array("x").unaryResult(.minus))
    },
    ArrayFunction("invert", "x, out=None, *, where=None", "~x.") { call in
      try call.delivered(try call.array("x").unaryResult(.invert))
    },
    ArrayFunction("bitwise_not", "x, out=None, *, where=None", "~x.") { call in
      try call.delivered(try call.array("x").unaryResult(.invert))
    },
    whole("reciprocal", "1/x.", { 1 / $0 }, { $0 == 0 ? .min : 1 / $0 }),
    test("isnan", "Whether it is not a number.") { $0.isNaN },
    test("isinf", "Whether it is infinite.") { $0.isInfinite },
    test("isfinite", "Whether it is neither infinite nor nan.") { $0.isFinite },
    test("signbit", "Whether the sign is set.") { $0.sign == .minus },
    ArrayFunction("logical_not", "x, out=None, *, where=None", "Whether x is zero.") { call in
      let x = try call.array("x")
      return try call.delivered(try NDArray(truths: x.truths.map { !$0 }, shape: x.shape))
    },
    ArrayFunction(
      "nan_to_num", "x, copy=True, nan=0.0, posinf=None, neginf=None",
      "nan and infinities replaced by numbers."
    ) { call in
      let x = try call.array("x")
      let most =
        x.kind == .float32 ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude
      let high = call.isGiven("posinf") ? try call.double("posinf") : most
      let low = call.isGiven("neginf") ? try call.double("neginf") : -most
      let nan = try call.double("nan")
      guard x.kind.isFloating else { return x.value }
      return try NDArray(
        x.doubles.map { $0.isNaN ? nan : $0.isInfinite ? ($0 < 0 ? low : high) : $0 },
        shape: x.shape, kind: x.kind
      ).value
    },
  ] + roundings
}

private var roundings: [ArrayFunction] {
  ["round", "around"].map { name in
    ArrayFunction(name, "a, decimals=0, out=None", "Rounded to decimals, even at a half.") {
      call in try call.delivered(try call.array("a").rounded(try call.int("decimals")))
    }
  }
}

extension NDArray {
  /// Rounded to decimals as NumPy does: scaled, rounded to even, scaled back.
  func rounded(_ decimals: Int) throws -> NDArray {
    if !kind.isFloating, decimals >= 0 { return kind == .bool ? try of(.float64) : try copy() }
    let scale = pow(10, min(Double(decimals.magnitude), 400))
    let isSingle = kind == .float32
    func narrowed(_ value: Double) -> Double { isSingle ? Double(Float(value)) : value }
    return try NDArray(
      doubles.map { x in
        decimals == 0
          ? x.rounded(.toNearestOrEven)
          : decimals > 0
            ? narrowed(narrowed(x * scale).rounded(.toNearestOrEven)) / scale
            : narrowed(narrowed(x / scale).rounded(.toNearestOrEven)) * scale
      }, shape: shape, kind: kind)
  }
}

private func pair(_ function: PairFunction, named name: String? = nil) -> ArrayFunction {
  ArrayFunction(
    name ?? function.name, "x1, x2, out=None, *, where=None, dtype=None",
    "\(function.name) of each pair."
  ) { call in
    var (a, b) = (try call.operand("x1"), try call.operand("x2"))
    if let kind = try call.kind() {
      (a, b) = (Operand(array: try a.array.of(kind)), Operand(array: try b.array.of(kind)))
    }
    return try call.delivered(try function.apply(a, b))
  }
}

/// The functions of two elements that have further forms, such as `np.add.at`.
var universalFunctions: [UniversalFunction] {
  let operators: [PairFunction] = [
    .add, .subtract, .multiply, .divide, .floorDivide, .remainder, .power, .bitwiseAnd,
    .bitwiseOr, .bitwiseXor, .leftShift, .rightShift,
  ]
  let others: [(String, PairFunction)] = [
    ("true_divide", .divide), ("mod", .remainder), ("pow", .power),
  ]
  return (operators + PairFunction.comparisons + PairFunction.further).map {
    UniversalFunction($0, pair($0).function)
  } + others.map { UniversalFunction($1, pair($1, named: $0).function) }
}

/// Functions of arrays that meet element by element.
var pairFunctions: [ArrayFunction] {
  [
    ArrayFunction(
      "clip", "a, a_min=None, a_max=None, out=None, *, min=None, max=None",
      "Held between two bounds."
    ) { call in
      var result = Operand(array: try call.array("a"))
      for name in ["a_min", "min"] where call.isGiven(name) {
        result = Operand(array: try PairFunction.maximum.apply(result, try call.operand(name)))
      }
      for name in ["a_max", "max"] where call.isGiven(name) {
        result = Operand(array: try PairFunction.minimum.apply(result, try call.operand(name)))
      }
      return try call.delivered(result.array)
    },
    ArrayFunction("where", "condition, x=None, y=None", "x where the condition holds, else y.") {
      call in
      let condition = try call.array("condition")
      guard call.isGiven("x"), call.isGiven("y") else {
        return Value(tuple: try condition.nonzero().map { .native($0) })
      }
      return try condition.chosen(try call.operand("x"), try call.operand("y")).value
    },
    ArrayFunction(
      "isclose", "a, b, rtol=1e-05, atol=1e-08, equal_nan=False",
      "Whether numbers are equal within a tolerance."
    ) { try $0.close().value },
    ArrayFunction(
      "allclose", "a, b, rtol=1e-05, atol=1e-08, equal_nan=False",
      "Whether all numbers are equal within a tolerance."
    ) { .bool(!(try $0.close().truths.contains(false))) },
    ArrayFunction("array_equal", "a1, a2, equal_nan=False", "Whether shapes and elements agree.") {
      call in
      let (a, b) = (try call.array("a1"), try call.array("a2"))
      guard a.shape == b.shape else { return false }
      if a.kind == .text || b.kind == .text { return .bool(a.texts == b.texts) }
      let nan = try call.bool("equal_nan")
      return .bool(zip(a.doubles, b.doubles).allSatisfy { $0 == $1 || nan && $0.isNaN && $1.isNaN })
    },
  ]
}

extension Call {
  fileprivate func close() throws -> NDArray {
    let (a, b) = (try array("a"), try array("b"))
    let (relative, absolute) = (try double("rtol"), try double("atol"))
    let nan = try bool("equal_nan")
    let shape = try NDArray.broadcastShape([a.shape, b.shape])
    let pairs = zip(try a.broadcast(to: shape).doubles, try b.broadcast(to: shape).doubles)
    return try NDArray(
      truths: pairs.map { x, y in
        if x.isNaN || y.isNaN { return nan && x.isNaN && y.isNaN }
        if x.isInfinite || y.isInfinite { return x == y }
        return abs(x - y) <= absolute + relative * abs(y)
      }, shape: shape)
  }
}

extension NDArray {
  /// x where this array's elements are true, else y.
  func chosen(_ x: Operand, _ y: Operand) throws -> NDArray {
    let kind = try PairFunction.promoted(x, y)
    let shape = try Self.broadcastShape([shape, x.array.shape, y.array.shape])
    let (a, b) = (
      try x.array.of(kind).broadcast(to: shape).elements,
      try y.array.of(kind).broadcast(to: shape).elements
    )
    let truths = try broadcast(to: shape).truths
    let chosen: Elements =
      switch (a, b) {
      case (.doubles(let a), .doubles(let b)):
        .doubles(truths.indices.map { truths[$0] ? a[$0] : b[$0] })
      case (.integers(let a), .integers(let b)):
        .integers(truths.indices.map { truths[$0] ? a[$0] : b[$0] })
      case (.texts(let a), .texts(let b)): .texts(truths.indices.map { truths[$0] ? a[$0] : b[$0] })
      default: a
      }
    return try NDArray(chosen, shape: shape, kind: kind)
  }
}
