import Interpreter
import Tensors

/// Reductions over all elements or over some dimensions.
var reductionFunctions: [TensorFunction] {
  [
    reduction("sum", "The sum.", { try $0.sum() }) {
      try $0.sum(dimensions: $1, keepDimensions: $2)
    },
    reduction("mean", "The mean.", { try $0.mean() }) {
      try $0.mean(dimensions: $1, keepDimensions: $2)
    },
    alongOne("prod", "The product.", { try $0.prod() }) {
      try $0.prod(dimension: $1, keepDimensions: $2)
    },
    alongOne("any", "Whether any is other than zero.", { $0.any() }) {
      try $0.any(dimension: $1, keepDimensions: $2)
    },
    alongOne("all", "Whether all are other than zero.", { $0.all() }) {
      try $0.all(dimension: $1, keepDimensions: $2)
    },
    alongOne("argmax", "Where the largest number is.", { try $0.argmax() }) {
      try $0.argmax(dimension: $1, keepDimensions: $2)
    }.refusing(.bool),
    alongOne("argmin", "Where the smallest number is.", { try $0.argmin() }) {
      try $0.argmin(dimension: $1, keepDimensions: $2)
    }.refusing(.bool),
    extreme("max", { try $0.max() }, { try $0.max(dimension: $1, keepDimensions: $2) }) {
      try $0.maximum($1)
    },
    extreme("min", { try $0.min() }, { try $0.min(dimension: $1, keepDimensions: $2) }) {
      try $0.minimum($1)
    },
    spread("std") { try $0.standardDeviation(dimensions: $1, correction: $2, keepDimensions: $3) },
    spread("var") { try $0.variance(dimensions: $1, correction: $2, keepDimensions: $3) },
    normFunction, medianFunction, countFunction, logSumExpFunction,
  ]
}

/// A reduction over any number of dimensions.
private func reduction(
  _ name: String, _ documentation: String, _ all: @escaping (Tensor) throws -> Tensor,
  _ some: @escaping (Tensor, [Int], Bool) throws -> Tensor
) -> TensorFunction {
  TensorFunction(name, reductionParameters + [.keywordOnly("dtype")], documentation) {
    (input, arguments, _) in
    let kind = try arguments.dtype()
    let x = try kind.map { try input.to($0) } ?? input
    let keep = try arguments.keepsDimensions()
    if arguments["dim"].asString != nil, !keep {
      throw InvalidCombination.ofReduction(arguments).raise
    }
    let dimensions = try arguments.dimensions()
    let result =
      try dimensions == nil && !keep
      ? all(x) : some(x, dimensions ?? Array(x.shape.indices), keep)
    return Value(try kind.map { try result.to($0) } ?? result)
  }
}

/// A reduction over all elements or along one dimension.
private func alongOne(
  _ name: String, _ documentation: String, _ all: @escaping (Tensor) throws -> Tensor,
  _ one: @escaping (Tensor, Int, Bool) throws -> Tensor
) -> TensorFunction {
  TensorFunction(name, reductionParameters, documentation) { (x, arguments, _) in
    guard let dimension = try arguments.dimension() else { return Value(try all(x)) }
    return Value(try one(x, dimension, arguments.keepsDimensions()))
  }
}

/// `max` and `min`: of all elements, along a dimension with places, or of two tensors.
private func extreme(
  _ name: String, _ all: @escaping (Tensor) throws -> Tensor,
  _ along: @escaping (Tensor, Int, Bool) throws -> (values: Tensor, indices: Tensor),
  _ pair: @escaping (Tensor, Tensor) throws -> Tensor
) -> TensorFunction {
  TensorFunction(
    name, reductionParameters + [.keywordOnly("other")],
    "The \(name) of all, of each row with its place, or of each pair."
  ) { (x, arguments, _) in
    if let other = arguments["dim"].tensor ?? arguments["other"].tensor {
      return Value(try pair(x, other))
    }
    if arguments["dim"].asString != nil {
      throw InvalidCombination.ofExtreme(arguments).raise
    }
    guard let dimension = try arguments.dimension() else { return Value(try all(x)) }
    return NamedResult.value(name, try along(x, dimension, arguments.keepsDimensions()))
  }
}

/// `std` and `var`, by default of a sample: divided by the count less one.
private func spread(
  _ name: String,
  _ measure: @escaping (Tensor, [Int]?, Double, Bool) throws -> Tensor
) -> TensorFunction {
  TensorFunction(
    name,
    [
      .optional("dim"), .optional("unbiased", true), .optional("keepdim", false),
      .keywordOnly("correction"),
    ], "The \(name == "std" ? "standard deviation" : "variance")."
  ) { (x, arguments, _) in
    guard x.dtype.isFloatingPoint else {
      throw Raise(
        .runtimeError, "std and var only support floating point and complex dtypes",
        fix: "write .float() first")
    }
    if arguments["dim"].asString != nil { throw InvalidCombination.ofSpread(arguments).raise }
    var unbiased = try arguments.bool("unbiased")
    var dimensions: [Int]?
    if case .bool(let flag) = arguments["dim"] {
      unbiased = flag
    } else {
      dimensions = try arguments.dimensions()
    }
    let correction = try arguments.optional("correction", Arguments.double)
    return Value(
      try measure(x, dimensions, correction ?? (unbiased ? 1 : 0), arguments.keepsDimensions()))
  }
}

private var normFunction: TensorFunction {
  TensorFunction(
    "norm", [.optional("p", 2)] + reductionParameters, "The p-norm: 2 is the length of a vector."
  ) { (x, arguments, _) in
    guard x.dtype.isFloatingPoint else {
      throw Raise(
        .runtimeError,
        "linalg.vector_norm: Expected a floating point or complex tensor as input. "
          + "Got \(x.kindName)", fix: "write .float() first")
    }
    let p: Double
    switch arguments["p"] {
    case .string(let text) where text.text == "fro": p = 2
    case .string(let text) where text.text == "inf": p = .infinity
    default: p = try arguments.double("p")
    }
    return Value(
      try x.norm(
        p, dimensions: arguments.dimensions(), keepDimensions: arguments.keepsDimensions()))
  }
}

private var medianFunction: TensorFunction {
  TensorFunction("median", reductionParameters, "The lower one of the middle numbers.") {
    (x, arguments, _) in
    guard let dimension = try arguments.dimension() else { return Value(try x.median()) }
    return NamedResult.value(
      "median",
      try x.median(dimension: dimension, keepDimension: arguments.keepsDimensions()))
  }.refusing(.bool, as: "median_cpu")
}

private var countFunction: TensorFunction {
  TensorFunction("count_nonzero", [.optional("dim")], "How many elements are other than zero.") {
    (x, arguments, _) in
    let truths = try x.to(.bool)
    guard let dimensions = try arguments.dimensions() else { return Value(try truths.sum()) }
    return Value(try truths.sum(dimensions: dimensions))
  }
}

private var logSumExpFunction: TensorFunction {
  TensorFunction(
    "logsumexp", [.required("dim"), .optional("keepdim", false)],
    "The logarithm of the sum of exponentials."
  ) { (x, arguments, _) in
    Value(
      try x.logSumExp(arguments.ints("dim"), keepDimensions: arguments.bool("keepdim")))
  }
}
