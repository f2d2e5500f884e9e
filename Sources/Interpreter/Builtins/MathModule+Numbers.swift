import BigInt
import Glibc

// Functions of `math` on integers of any size.

func integerFunctions() -> [BuiltinFunction] {
  [
    BuiltinFunction("factorial", [.positional("n")], documentation: "1·2·…·n.") {
      (arguments, context) throws(Raise) in
      if case .float = arguments.receiver {
        throw Raise(.typeError, "'float' object cannot be interpreted as an integer")
      }
      let n = try whole(arguments.receiver, context)
      if n.sign == .minus {
        throw Raise(.valueError, "factorial() not defined for negative values")
      }
      return try context.rangeProduct(from: 1, through: try context.count(n))
    },
    BuiltinFunction("isqrt", [.positional("n")], documentation: "The whole square root.") {
      (arguments, context) throws(Raise) in
      let n = try whole(arguments.receiver, context)
      if n.sign == .minus { throw Raise(.valueError, "isqrt() argument must be nonnegative") }
      try context.checkWork(of: 16, squarings: n.magnitude.bitWidth)
      return Value(n.squareRoot())
    },
    BuiltinFunction("gcd", [.variadic("integers")], documentation: "The greatest common divisor.") {
      (arguments, context) throws(Raise) in
      var result: BigInt = 0
      for value in arguments.rest {
        result = try context.divisor(result, try whole(value, context))
      }
      return Value(result)
    },
    BuiltinFunction("lcm", [.variadic("integers")], documentation: "The least common multiple.") {
      (arguments, context) throws(Raise) in
      var result: BigInt = 1
      for value in arguments.rest {
        let other = try whole(value, context)
        if other.isZero { return 0 }
        let shared = try context.divisor(result, other)
        let multiple = try context.integers(
          .multiply, try context.floorDivided(result, by: shared).quotient,
          BigInt(other.magnitude))
        result = multiple.asBigInt ?? 0
      }
      return Value(result)
    },
  ] + choiceFunctions()
}

private func choiceFunctions() -> [BuiltinFunction] {
  [
    BuiltinFunction(
      "comb", [.positional("n"), .positional("k")], documentation: "Ways to choose k of n."
    ) { (arguments, context) throws(Raise) in
      let (n, k) = try choice(arguments, context)
      if k > n { return 0 }
      let few = try context.count(min(k, n - k))
      let ways = try context.fallingProduct(n, few)
      return try context.binary(.floorDivide, ways, try context.rangeProduct(from: 1, through: few))
    },
    BuiltinFunction(
      "perm", [.positional("n"), .positional("k", .none)],
      documentation: "Ways to choose k of n in order."
    ) { (arguments, context) throws(Raise) in
      if arguments["k"].isNone {
        let n = try whole(arguments["n"], context)
        if n.sign == .minus {
          throw Raise(.valueError, "factorial() not defined for negative values")
        }
        return try context.rangeProduct(from: 1, through: try context.count(n))
      }
      let (n, k) = try choice(arguments, context)
      return k > n ? 0 : try context.fallingProduct(n, try context.count(k))
    },
  ]
}

private func choice(
  _ arguments: Arguments, _ context: Context
) throws(Raise) -> (n: BigInt, k: BigInt) {
  let (n, k) = (try whole(arguments["n"], context), try whole(arguments["k"], context))
  if n.sign == .minus { throw Raise(.valueError, "n must be a non-negative integer") }
  if k.sign == .minus { throw Raise(.valueError, "k must be a non-negative integer") }
  return (n, k)
}

private func whole(_ value: Value, _ context: Context) throws(Raise) -> BigInt {
  try context.anyInteger(value).asBigInt ?? 0
}

extension Context {
  /// A number of factors; more of them than bits are allowed can't be multiplied.
  fileprivate func count(_ number: BigInt) throws(Raise) -> Int {
    guard let count = number.small, count <= BigInteger.maximumBits else {
      throw .integerTooLarge(bits: BigInteger.maximumBits)
    }
    return count
  }

  /// `first·(first + 1)·…·last`, `first` at least 1; refused before it is computed where it would
  /// be too large.
  fileprivate func rangeProduct(from first: Int, through last: Int) throws(Raise) -> Value {
    let bits = (lgamma(Double(last) + 1) - lgamma(Double(first))) / log(2)
    try checkBits(bits < 1e9 ? Int(max(0, bits)) : Int.max)
    return try product(from: first, through: last)
  }

  /// `first·(first + 1)·…·last`, by halves, so that the factors of large products are alike.
  private func product(from first: Int, through last: Int) throws(Raise) -> Value {
    try step()
    if first > last { return 1 }
    if first == last { return .int(first) }
    let middle = first + (last - first) / 2
    return try binary(
      .multiply, try product(from: first, through: middle),
      try product(from: middle + 1, through: last))
  }

  /// `n·(n − 1)·…`, `count` factors.
  fileprivate func fallingProduct(_ n: BigInt, _ count: Int) throws(Raise) -> Value {
    let least = (n - BigInt(count)).magnitude.bitWidth
    try checkBits(least > 1 ? (least - 1) * count : 0)
    if let n = n.small { return try product(from: n - count + 1, through: n) }
    var result: Value = 1
    for index in 0..<count {
      try step()
      result = try binary(.multiply, result, Value(n - BigInt(index)))
    }
    return result
  }

  fileprivate func divisor(_ a: BigInt, _ b: BigInt) throws(Raise) -> BigInt {
    try greatestDivisor(a, b)
  }
}
