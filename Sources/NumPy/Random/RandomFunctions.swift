import Glibc
import Interpreter

/// A draw: its parameters, and what it does with bits from somewhere.
struct RandomFunction {
  let name: String
  let signature: String
  let documentation: String
  let body: (RandomCall) throws -> Value

  init(
    _ name: String, _ signature: String, _ documentation: String,
    _ body: @escaping (RandomCall) throws -> Value
  ) {
    self.name = name
    self.signature = signature
    self.documentation = documentation
    self.body = body
  }

  /// `np.random.name(…)`, from one source.
  func function(_ source: any BitSource) -> BuiltinFunction {
    let body = body
    return ArrayFunction(name, signature, documentation) {
      try body(RandomCall(call: $0, source: source))
    }.function
  }

  /// `rng.name(…)`, from the generator that it is called on.
  var method: BuiltinFunction {
    let body = body
    let parameters = signature.isEmpty ? "self" : "self, " + signature
    return ArrayFunction(name, parameters, documentation) { call in
      guard let object = call.arguments.receiver.native(as: GeneratorBits.self) else {
        throw ArrayError.type("the method is one of generators").raise
      }
      return try body(RandomCall(call: call, source: object.source))
    }.function
  }
}

/// The draws that both generators have.
var commonDraws: [RandomFunction] {
  [
    RandomFunction("normal", "loc=0.0, scale=1.0, size=None", "Normal numbers.") { draw in
      try draw.drawn(["loc", "scale"]) { parameters in
        guard parameters[1] >= 0 else { throw ArrayError.value("scale < 0").raise }
        return parameters[0] + parameters[1] * draw.source.gauss()
      }
    },
    RandomFunction("uniform", "low=0.0, high=1.0, size=None", "Numbers between two.") { draw in
      try draw.drawn(["low", "high"]) { $0[0] + ($0[1] - $0[0]) * draw.source.double() }
    },
    RandomFunction("standard_normal", "size=None", "Normal numbers.") { draw in
      try draw.drawn(size: try draw.size()) { draw.source.gauss() }
    },
    RandomFunction("lognormal", "mean=0.0, sigma=1.0, size=None", "exp of normal numbers.") {
      draw in
      try draw.drawn(["mean", "sigma"]) { exp($0[0] + $0[1] * draw.source.gauss()) }
    },
    RandomFunction("permutation", "x", "Things in random order.") { try $0.permutation() },
    RandomFunction("shuffle", "x", "Puts things in random order.") { try $0.shuffle() },
  ]
}

/// The draws of `np.random` and of `RandomState`.
var oldDraws: [RandomFunction] {
  let sized = ["random", "random_sample", "ranf", "sample"].map { name in
    RandomFunction(name, "size=None", "Numbers in [0, 1).") { draw in
      try draw.drawn(size: try draw.size()) { draw.source.double() }
    }
  }
  return commonDraws + sized + [
    RandomFunction("rand", "*d", "Numbers in [0, 1) in a shape.") { draw in
      try draw.drawn(size: try draw.restSize()) { draw.source.double() }
    },
    RandomFunction("randn", "*d", "Normal numbers in a shape.") { draw in
      try draw.drawn(size: try draw.restSize()) { draw.source.gauss() }
    },
    RandomFunction("randint", "low, high=None, size=None, dtype=None", "Integers.") {
      try $0.integers(isPlain: true)
    },
    RandomFunction("choice", "a, size=None, replace=True, p=None", "Elements drawn.") {
      try $0.choice(isNew: false)
    },
    RandomFunction("exponential", "scale=1.0, size=None", "Exponential numbers.") { draw in
      try draw.drawn(["scale"]) { $0[0] * draw.source.exponential() }
    },
    RandomFunction("standard_exponential", "size=None", "Exponential numbers.") { draw in
      try draw.drawn(size: try draw.size()) { draw.source.exponential() }
    },
    RandomFunction("gamma", "shape, scale=1.0, size=None", "Gamma numbers.") { draw in
      try draw.drawn(["shape", "scale"]) {
        try $0[1] * draw.source.gamma(positive($0[0], "shape"))
      }
    },
    RandomFunction("chisquare", "df, size=None", "χ² numbers.") { draw in
      try draw.drawn(["df"]) { try 2 * draw.source.gamma(positive($0[0], "df") / 2) }
    },
    RandomFunction("beta", "a, b, size=None", "Beta numbers.") { draw in
      try draw.drawn(["a", "b"]) {
        try draw.source.beta(positive($0[0], "a"), positive($0[1], "b"))
      }
    },
    RandomFunction("poisson", "lam=1.0, size=None", "Counts of rare events.") { draw in
      try draw.drawn(["lam"], kind: .int64) { parameters in
        guard parameters[0] >= 0, parameters[0] < 1e15 else {
          throw ArrayError.value("lam < 0 or lam contains NaNs").raise
        }
        return Double(draw.source.poisson(parameters[0]))
      }
    },
    RandomFunction("binomial", "n, p, size=None", "Counts of successes.") { draw in
      try draw.drawn(["n", "p"], kind: .int64) { parameters in
        let (n, p) = (parameters[0], parameters[1])
        guard n >= 0, n < 0x1p53 else { throw ArrayError.value("n < 0").raise }
        guard 0...1 ~= p else { throw ArrayError.value("p < 0, p > 1 or p is NaN").raise }
        guard n * min(p, 1 - p) <= 30 else {
          throw ArrayError.unsupported(
            "np.random.binomial is for n*p up to 30 here", fix: "sum draws of random.rand() < p"
          ).raise
        }
        return Double(draw.source.binomial(Int64(n), p))
      }
    },
    RandomFunction("multinomial", "n, pvals, size=None", "Counts of several outcomes.") { draw in
      try draw.multinomial()
    },
    RandomFunction("laplace", "loc=0.0, scale=1.0, size=None", "Laplace numbers.") { draw in
      try draw.drawn(["loc", "scale"]) { parameters in
        var u = 0.0
        repeat { u = draw.source.double() } while u == 0
        return u >= 0.5
          ? parameters[0] - parameters[1] * log(2 - u - u)
          : parameters[0] + parameters[1] * log(u + u)
      }
    },
    RandomFunction("gumbel", "loc=0.0, scale=1.0, size=None", "Gumbel numbers.") { draw in
      try draw.drawn(["loc", "scale"]) { parameters in
        var u = 1.0
        repeat { u = 1 - draw.source.double() } while u >= 1
        return parameters[0] - parameters[1] * log(-log(u))
      }
    },
  ]
}

/// A parameter that must be greater than zero, and finite, for a draw to end.
private func positive(_ value: Double, _ name: String) throws -> Double {
  guard value > 0, value.isFinite else { throw ArrayError.value("\(name) <= 0").raise }
  return value
}

/// The draws of `default_rng`.
var newDraws: [RandomFunction] {
  commonDraws + [
    RandomFunction("random", "size=None", "Numbers in [0, 1).") { draw in
      try draw.drawn(size: try draw.size()) { draw.source.double() }
    },
    RandomFunction("integers", "low, high=None, size=None, dtype=None, endpoint=False", "Integers.")
    {
      try $0.integers(isPlain: false)
    },
    RandomFunction("choice", "a, size=None, replace=True, p=None", "Elements drawn.") {
      try $0.choice(isNew: true)
    },
  ]
}

extension RandomCall {
  fileprivate func restSize() throws -> [Int]? {
    let rest = call.arguments.rest.filter { $0.native(as: GeneratorBits.self) == nil }
    return rest.isEmpty ? nil : try shapeArgument(Value(tuple: rest), in: call.context)
  }
}
