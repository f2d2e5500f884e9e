import Glibc

// Functions of `math` that give integers or take sequences.

func wholeFunctions() -> [BuiltinFunction] {
  func rounding(
    _ name: String, _ documentation: String, _ rule: FloatingPointRoundingRule
  ) -> BuiltinFunction {
    BuiltinFunction(name, [.positional("x")], documentation: documentation) {
      (arguments, context) throws(Raise) in
      if let whole = arguments.receiver.asInt { return .int(whole) }
      if let result = try context.callSpecial(arguments.receiver, "__\(name)__") { return result }
      guard let number = try context.double(arguments.receiver) else {
        throw Raise(
          .typeError, "must be real number, not \(arguments.receiver.plainTypeName)")
      }
      return .int(try context.truncated(number.rounded(rule)))
    }
  }
  return [
    rounding("floor", "The next whole number below.", .down),
    rounding("ceil", "The next whole number above.", .up),
    rounding("trunc", "The whole part.", .towardZero),
    BuiltinFunction("factorial", [.positional("n")], documentation: "1·2·…·n.") {
      (arguments, _) throws(Raise) in
      let n = try arguments.int("n")
      if n < 0 { throw Raise(.valueError, "factorial() not defined for negative values") }
      if n > 20 { throw Raise.integerOverflow("factorial(\(n))") }
      return .int((0..<n).reduce(1) { $0 * ($1 + 1) })
    },
    BuiltinFunction("isqrt", [.positional("n")], documentation: "The whole square root.") {
      (arguments, _) throws(Raise) in
      let n = try arguments.int("n")
      if n < 0 { throw Raise(.valueError, "isqrt() argument must be nonnegative") }
      var root = Int(Double(n).squareRoot())
      while root.multipliedReportingOverflow(by: root).overflow || root * root > n { root -= 1 }
      while (root + 1) <= n / (root + 1) { root += 1 }
      return .int(root)
    },
    BuiltinFunction("gcd", [.variadic("integers")], documentation: "The greatest common divisor.") {
      (arguments, context) throws(Raise) in
      var result: UInt = 0
      for value in arguments.rest { result = divisor(result, try whole(value, context).magnitude) }
      guard let found = Int(exactly: result) else { throw Raise.integerOverflow("gcd") }
      return .int(found)
    },
    BuiltinFunction(
      "comb", [.positional("n"), .positional("k")], documentation: "Ways to choose k of n."
    ) { (arguments, _) throws(Raise) in
      let (n, k) = (try arguments.int("n"), try arguments.int("k"))
      if n < 0 { throw Raise(.valueError, "n must be a non-negative integer") }
      if k < 0 { throw Raise(.valueError, "k must be a non-negative integer") }
      if k > n { return 0 }
      var result = 1
      for index in 0..<min(k, n - k) {
        let (product, overflow) = result.multipliedReportingOverflow(by: n - index)
        if overflow { throw Raise.integerOverflow("comb(\(n), \(k))") }
        result = product / (index + 1)
      }
      return .int(result)
    },
  ]
}

private func whole(_ value: Value, _ context: Context) throws(Raise) -> Int {
  try context.integer(
    value, else: "'\(value.plainTypeName)' object cannot be interpreted as an integer")
}

private func divisor(_ a: UInt, _ b: UInt) -> UInt { b == 0 ? a : divisor(b, a % b) }

func sequenceFunctions() -> [BuiltinFunction] {
  func numbers(_ value: Value, _ context: Context) throws(Raise) -> [Double] {
    var result: [Double] = []
    for element in try context.elements(of: value) {
      guard let number = try context.double(element) else {
        throw Raise(.typeError, "must be real number, not \(element.plainTypeName)")
      }
      result.append(number)
    }
    return result
  }
  return [
    BuiltinFunction(
      "fsum", [.positional("seq")], documentation: "The sum, rounded once at the end."
    ) { (arguments, context) throws(Raise) in
      .float(exactSum(try numbers(arguments.receiver, context)))
    },
    BuiltinFunction(
      "prod", [.positional("iterable"), .keywordOnly("start", 1)],
      documentation: "The product of the elements."
    ) { (arguments, context) throws(Raise) in
      var result = arguments["start"]
      try context.forEach(arguments.receiver) { (value) throws(Raise) in
        result = try context.binary(.multiply, result, value)
      }
      return result
    },
    BuiltinFunction("hypot", [.variadic("coordinates")], documentation: "The distance from zero.") {
      (arguments, context) throws(Raise) in
      .float(length(try numbers(Value(list: arguments.rest), context)))
    },
    BuiltinFunction(
      "dist", [.positional("p"), .positional("q")], documentation: "The distance of two points."
    ) { (arguments, context) throws(Raise) in
      let (p, q) = (
        try numbers(arguments["p"], context), try numbers(arguments["q"], context)
      )
      guard p.count == q.count else {
        throw Raise(
          .valueError, "both points must have the same number of dimensions")
      }
      return .float(length(zip(p, q).map { $0 - $1 }))
    },
    BuiltinFunction(
      "isclose",
      [
        .positional("a"), .positional("b"), .keywordOnly("rel_tol", 1e-9),
        .keywordOnly("abs_tol", 0.0),
      ], documentation: "Whether two numbers are nearly equal."
    ) { (arguments, _) throws(Raise) in
      let (a, b) = (try arguments.double("a"), try arguments.double("b"))
      if a == b { return true }
      if a.isInfinite || b.isInfinite { return false }
      let gap = abs(a - b)
      let relative = try arguments.double("rel_tol") * max(abs(a), abs(b))
      return .bool(gap <= max(relative, try arguments.double("abs_tol")))
    },
  ]
}

private func length(_ numbers: [Double]) -> Double {
  let largest = numbers.map(\.magnitude).max() ?? 0
  if largest == 0 || !largest.isFinite { return largest }
  return largest * exactSum(numbers.map { ($0 / largest) * ($0 / largest) }).squareRoot()
}

/// Shewchuk's sum: partial sums that do not overlap, so that nothing is lost on the way.
private func exactSum(_ numbers: [Double]) -> Double {
  var partials: [Double] = []
  for number in numbers {
    var x = number
    var kept: [Double] = []
    for other in partials {
      let (large, small) = x.magnitude < other.magnitude ? (other, x) : (x, other)
      let high = large + small
      let low = small - (high - large)
      if low != 0 { kept.append(low) }
      x = high
    }
    partials = kept + [x]
  }
  return partials.reversed().reduce(0, +)
}
