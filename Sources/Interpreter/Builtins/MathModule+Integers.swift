import BigInt
import Glibc

// Functions of `math` that give integers or take sequences.

func wholeFunctions() -> [BuiltinFunction] {
  func rounding(
    _ name: String, _ documentation: String, _ rule: FloatingPointRoundingRule
  ) -> BuiltinFunction {
    BuiltinFunction(name, [.positional("x")], documentation: documentation) {
      (arguments, context) throws(Raise) in
      if let whole = arguments.receiver.asBigInt { return Value(whole) }
      if let result = try context.callSpecial(arguments.receiver, "__\(name)__") { return result }
      guard let number = try context.double(arguments.receiver) else {
        throw Raise(
          .typeError, "must be real number, not \(arguments.receiver.plainTypeName)")
      }
      return try context.truncated(number.rounded(rule))
    }
  }
  return [
    rounding("floor", "The next whole number below.", .down),
    rounding("ceil", "The next whole number above.", .up),
    rounding("trunc", "The whole part.", .towardZero),
  ]
}

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
      let terms = try numbers(arguments.receiver, context)
      let infinite = terms.filter { !$0.isFinite }
      if infinite.isEmpty { return .float(exactSum(terms)) }
      if infinite.contains(.infinity), infinite.contains(-.infinity) {
        throw Raise(.valueError, "-inf + inf in fsum")
      }
      return .float(infinite.reduce(0, +))
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
        .required("a"), .required("b"), .keywordOnly("rel_tol", 1e-9),
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
  // A power of two scales without rounding; squares are kept with what their rounding lost, and
  // the root is mended by one step of Newton's.
  let scale = Double(sign: .plus, exponent: -max(largest.exponent, -1000), significand: 1)
  var terms: [Double] = []
  for number in numbers {
    let scaled = number * scale
    let square = scaled * scaled
    terms += [square, (-square).addingProduct(scaled, scaled)]
  }
  let root = exactSum(terms).squareRoot()
  let square = root * root
  let rest = exactSum(terms + [-square, square.addingProduct(-root, root)])
  return (root + rest / (2 * root)) / scale
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
  return rounded(partials)
}

/// The sum of numbers that do not overlap, smallest first, rounded once: to even at a half, which
/// the sign of what is behind the rest decides.
private func rounded(_ partials: [Double]) -> Double {
  var index = partials.count - 1
  guard index >= 0 else { return 0 }
  var high = partials[index]
  var low = 0.0
  while index > 0, low == 0 {
    index -= 1
    let sum = high + partials[index]
    low = partials[index] - (sum - high)
    high = sum
  }
  if index > 0, low < 0 && partials[index - 1] < 0 || low > 0 && partials[index - 1] > 0 {
    let next = high + low * 2
    if next - high == low * 2 { high = next }
  }
  return high
}
