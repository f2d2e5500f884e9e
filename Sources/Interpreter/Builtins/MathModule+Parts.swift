import Glibc

// Functions of `math` on the parts of a float.

func partFunctions() -> [BuiltinFunction] {
  [
    BuiltinFunction(
      "nextafter", [.positional("x"), .positional("y")],
      documentation: "The next float after x towards y."
    ) { (arguments, context) throws(Raise) in
      .float(nextafter(try real(arguments["x"], context), try real(arguments["y"], context)))
    },
    BuiltinFunction(
      "ulp", [.positional("x")], documentation: "The worth of the last place of a float."
    ) { (arguments, context) throws(Raise) in
      let x = try real(arguments.receiver, context).magnitude
      if !x.isFinite { return .float(x) }
      return .float(x == .greatestFiniteMagnitude ? x - x.nextDown : x.nextUp - x)
    },
    BuiltinFunction(
      "modf", [.positional("x")], documentation: "The fraction and the whole part, as floats."
    ) { (arguments, context) throws(Raise) in
      let x = try real(arguments.receiver, context)
      let whole = x.rounded(.towardZero)
      let fraction = x.isInfinite ? 0 : x - whole
      return Value(tuple: [.float(copysign(fraction, x)), .float(whole)])
    },
    BuiltinFunction(
      "frexp", [.positional("x")],
      documentation: "A number from a half to one and the power of two it is multiplied by."
    ) { (arguments, context) throws(Raise) in
      let x = try real(arguments.receiver, context)
      if x == 0 || !x.isFinite { return Value(tuple: [.float(x), 0]) }
      let fraction = Double(sign: x.sign, exponent: -1, significand: x.significand)
      return Value(tuple: [.float(fraction), .int(Int(x.exponent) + 1)])
    },
    BuiltinFunction(
      "ldexp", [.positional("x"), .positional("i")], documentation: "x · 2^i."
    ) { (arguments, context) throws(Raise) in
      let x = try real(arguments["x"], context)
      guard let power = arguments["i"].asBigInt else {
        throw Raise(.typeError, "Expected an int as second argument to ldexp.")
      }
      let bound = power.sign == .minus ? -4000 : 4000
      let result = scalbn(x, max(-4000, min(4000, power.small ?? bound)))
      if result.isInfinite, x.isFinite { throw Raise(.overflowError, "math range error") }
      return .float(result)
    },
  ]
}
