import Interpreter
import Tensors

/// Order statistics, running extremes, counts: functions and methods.
var statisticsFunctions: [TensorFunction] {
  [
    quantileFunction("quantile", ignoresNone: false),
    quantileFunction("nanquantile", ignoresNone: true),
    TensorFunction(
      "kthvalue", [.required("k"), .optional("dim", -1), .optional("keepdim", false)],
      "The k-th smallest number."
    ) { (x, arguments, _) in
      NamedResult.value(
        "kthvalue",
        try x.kthvalue(
          arguments.integer("k"), arguments.integer("dim"),
          keepDimension: arguments.bool("keepdim")))
    },
    TensorFunction("mode", [.optional("dim", -1), .optional("keepdim", false)], "The commonest.") {
      (x, arguments, _) in
      NamedResult.value(
        "mode", try x.mode(arguments.integer("dim"), keepDimension: arguments.bool("keepdim")))
    },
    running("cummax") { try $0.cummax($1) }, running("cummin") { try $0.cummin($1) },
    TensorFunction("cumprod", [.required("dim"), .keywordOnly("dtype")], "The products so far.") {
      (x, arguments, _) in
      let x = try arguments.dtype().map { try x.to($0) } ?? x
      return Value(try x.cumprod(arguments.integer("dim")))
    },
    TensorFunction("logcumsumexp", [.required("dim")], "ln of the sums of exponentials so far.") {
      (x, arguments, _) in
      Value(try x.logCumSumExp(arguments.integer("dim")))
    },
    TensorFunction("diff", [.optional("n", 1), .optional("dim", -1)], "Differences of neighbors.") {
      (x, arguments, _) in
      Value(try x.diff(arguments.integer("n"), arguments.integer("dim")))
    },
    several("amax", "The largest number.") { try $0.amax($1, keepDimensions: $2) },
    several("amin", "The smallest number.") { try $0.amin($1, keepDimensions: $2) },
    several("nansum", "The sum of what are numbers.") {
      try $0.nansum($1.isEmpty ? nil : $1, keepDimensions: $2)
    },
    several("nanmean", "The mean of what are numbers.") {
      try $0.nanmean($1.isEmpty ? nil : $1, keepDimensions: $2)
    },
    TensorFunction(
      "aminmax", [.keywordOnly("dim"), .keywordOnly("keepdim", false)], "Both extremes."
    ) { (x, arguments, _) in
      let found = try x.aminmax(
        arguments.dimension(), keepDimension: arguments.bool("keepdim"))
      return .native(NamedResult("aminmax", [("min", found.least), ("max", found.largest)]))
    },
    both("var_mean") { try $0.variance(dimensions: $1, correction: $2, keepDimensions: $3) },
    both("std_mean") {
      try $0.standardDeviation(dimensions: $1, correction: $2, keepDimensions: $3)
    },
    TensorFunction(
      "unique",
      [
        .optional("sorted", true), .optional("return_inverse", false),
        .optional("return_counts", false), .optional("dim"),
      ], "The different elements in order."
    ) { (x, arguments, _) in
      let dimension = try arguments.dimension()
      return try distinct(dimension.map { try x.unique(dimension: $0) } ?? x.unique(), arguments)
    },
    TensorFunction(
      "unique_consecutive",
      [.optional("return_inverse", false), .optional("return_counts", false)],
      "Each run of equal elements once."
    ) { (x, arguments, _) in
      try distinct(x.uniqueConsecutive(), arguments)
    },
    TensorFunction(
      "bincount", [.optional("weights"), .optional("minlength", 0)], "How often each number occurs."
    ) { (x, arguments, context) in
      if let largest = x.integers.max(), largest > 0 {
        try context.checkSize(largest, of: "the tensor")
      }
      let least = try arguments.integer("minlength")
      try context.checkSize(Swift.max(least, 0), of: "the tensor")
      return Value(try x.bincount(weights: arguments["weights"].tensor, least: least))
    },
    TensorFunction(
      "histc", [.optional("bins", 100), .optional("min", 0), .optional("max", 0)],
      "How many elements are in each part of a range."
    ) { (x, arguments, context) in
      let bins = try arguments.integer("bins")
      try context.checkSize(Swift.max(bins, 0), of: "the tensor")
      return Value(
        try x.histogram(
          bins: bins, from: arguments.double("min"), to: arguments.double("max")))
    },
    TensorFunction("cov", [.keywordOnly("correction", 1)], "The covariances of the rows.") {
      (x, arguments, _) in
      Value(try covariances(x, correction: arguments.double("correction")))
    },
    TensorFunction("corrcoef", "The correlations of the rows.") { x in
      let matrix = try covariances(x, correction: 1)
      guard matrix.rank == 2 else { return try matrix / matrix }
      let deviations = try matrix.diagonal().sqrt()
      return try (matrix / deviations.unsqueeze(1) / deviations).clamp(min: -1.0, max: 1.0)
    },
  ]
}

private func covariances(_ x: Tensor, correction: Double) throws -> Tensor {
  guard x.rank <= 2 else {
    throw Raise(
      .runtimeError,
      "cov(): expected input to have two or fewer dimensions but got an input with \(x.rank) "
        + "dimensions")
  }
  let rows = try x.rank < 2 ? x.reshape([1, x.count]) : x
  let centered =
    try rows
    - rows.to(rows.dtype.isFloatingPoint ? rows.dtype : .standard)
    .mean(dimensions: [1], keepDimensions: true)
  let freedom = Swift.max(Double(rows.shape[1]) - correction, 0)
  let matrix = try centered.matmul(centered.t()) / .float(freedom)
  return try x.rank < 2 ? matrix.reshape([]) : matrix.squeeze()
}

private func quantileFunction(_ name: String, ignoresNone: Bool) -> TensorFunction {
  TensorFunction(
    name,
    [
      .required("q"), .optional("dim"), .optional("keepdim", false),
      .keywordOnly("interpolation", "linear"),
    ], "The number below which a part of the numbers is."
  ) { (x, arguments, _) in
    let text = try arguments.string("interpolation")
    guard let interpolation = Tensor.QuantileInterpolation(rawValue: text) else {
      throw CalculationError.quantileInterpolation(text)
    }
    let q: Tensor
    switch try arguments.operand("q") {
    case .tensor(let tensor): q = tensor
    case .scalar(let number): q = Tensor(number, dtype: x.dtype.isFloatingPoint ? x.dtype : nil)
    }
    let dimension = try arguments.dimension()
    let keep = try arguments.bool("keepdim")
    guard ignoresNone, try x.isNaN().booleans.contains(true) else {
      return Value(
        try x.quantile(
          q, dimension: dimension, keepDimension: keep, interpolation: interpolation))
    }
    guard dimension == nil || x.rank == 1 else {
      throw Raise(
        .notImplementedError, "nanquantile() of rows with NaN is not supported here",
        fix: "take one row at a time")
    }
    let numbers = try x.index([.tensor(x.isNaN().not())])
    return Value(try numbers.quantile(q, interpolation: interpolation))
  }
}

private func running(
  _ name: String, _ operation: @escaping (Tensor, Int) throws -> (values: Tensor, indices: Tensor)
) -> TensorFunction {
  TensorFunction(name, [.required("dim")], "The extreme so far, and its place.") {
    (x, arguments, _) in
    NamedResult.value(name, try operation(x, arguments.integer("dim")))
  }
}

private func several(
  _ name: String, _ documentation: String,
  _ operation: @escaping (Tensor, [Int], Bool) throws -> Tensor
) -> TensorFunction {
  TensorFunction(name, reductionParameters, documentation) { (x, arguments, _) in
    Value(try operation(x, arguments.dimensions() ?? [], arguments.keepsDimensions()))
  }
}

/// A measure of spread together with the mean.
private func both(
  _ name: String, _ measure: @escaping (Tensor, [Int]?, Double, Bool) throws -> Tensor
) -> TensorFunction {
  TensorFunction(
    name,
    [
      .optional("dim"), .optional("unbiased", true), .optional("keepdim", false),
      .keywordOnly("correction"),
    ], "The spread and the mean."
  ) { (x, arguments, _) in
    let dimensions = try arguments.dimensions()
    let keep = try arguments.bool("keepdim")
    let unbiased = try arguments.bool("unbiased")
    let correction = try arguments.optional("correction", Arguments.double)
    let mean = try x.mean(
      dimensions: dimensions ?? Array(x.shape.indices), keepDimensions: keep)
    return Value(
      tensors: [try measure(x, dimensions, correction ?? (unbiased ? 1 : 0), keep), mean])
  }
}

private func distinct(_ found: Tensor.Distinct, _ arguments: Arguments) throws -> Value {
  var results = [found.values]
  if try arguments.bool("return_inverse") { results.append(found.places) }
  if try arguments.bool("return_counts") { results.append(found.counts) }
  return results.count == 1 ? Value(results[0]) : Value(tensors: results)
}

/// Places in an order, membership, areas: functions only.
var orderedFunctions: [BuiltinFunction] {
  [
    area("trapezoid"), area("trapz"),
    BuiltinFunction(
      torch: "combinations",
      [.required("input"), .optional("r", 2), .optional("with_replacement", false)],
      "All choices of some elements."
    ) { (arguments, context) in
      let x = try arguments.operand()
      let repeats = try arguments.bool("with_replacement")
      let places = try choices(
        x.count, arguments.integer("r"), repeats: repeats, in: context)
      let columns = try (0..<(places.first?.count ?? 0)).map { column in
        try x.indexSelect(0, Tensor(integers: places.map { $0[column] }))
      }
      return Value(try columns.isEmpty ? .zeros([0], dtype: x.dtype) : .stack(columns, 1))
    },
    searching("searchsorted", boundaries: "sorted_sequence", values: "input", swapped: false),
    searching("bucketize", boundaries: "boundaries", values: "input", swapped: true),
    BuiltinFunction(
      torch: "isin",
      [.required("elements"), .required("test_elements"), .keywordOnly("invert", false)],
      "Where an element is among others."
    ) { (arguments, _) in
      let (elements, others) = (
        try arguments.operand("elements").tensor, try arguments.operand("test_elements").tensor
      )
      let found = try elements.isIn(others)
      return Value(try arguments.bool("invert") ? found.not() : found)
    },
  ]
}

/// Ascending places below `count`, `size` of them.
private func choices(
  _ count: Int, _ size: Int, repeats: Bool, in context: Context
) throws -> [[Int]] {
  guard size >= 0 else {
    throw Raise(
      .runtimeError, "Expect a non-negative number, but got \(size)")
  }
  guard size > 0 else { return [] }
  var found = (0..<count).map { [$0] }
  for _ in 1..<size {
    if found.isEmpty { return [] }
    try context.checkSize(found.count * count, of: "the tensor")
    found = found.flatMap { choice in
      ((choice.last ?? 0) + (repeats ? 0 : 1)..<Swift.max(count, (choice.last ?? 0) + 1)).map {
        choice + [$0]
      }
    }
  }
  return found
}

/// The area below a line through points.
private func area(_ name: String) -> BuiltinFunction {
  BuiltinFunction(
    torch: name,
    [.required("y"), .optional("x"), .keywordOnly("dx", 1.0), .keywordOnly("dim", -1)],
    "The area below a line through points."
  ) { (arguments, _) in
    let y = try arguments.tensor("y")
    let dimension = try arguments.integer("dim")
    let size = try y.size(dimension)
    guard size > 1 else { return Value(try y.sum(dimensions: [dimension]) * 0) }
    let sums = try y.narrow(dimension, 1, size - 1) + y.narrow(dimension, 0, size - 1)
    guard let x = arguments["x"].tensor else {
      let half = Scalar.float(try arguments.double("dx") / 2)
      return Value(try sums.sum(dimensions: [dimension]) * half)
    }
    return Value(try (sums * x.diff(1, dimension)).sum(dimensions: [dimension]) / 2)
  }
}

private func searching(
  _ name: String, boundaries: String, values: String, swapped: Bool
) -> BuiltinFunction {
  let names = swapped ? [values, boundaries] : [boundaries, values]
  return BuiltinFunction(
    torch: name,
    names.map { .required($0) } + [
      .keywordOnly("right", false), .keywordOnly("side"), .keywordOnly("out_int32", false),
    ], "Where numbers stand among boundaries."
  ) { (arguments, _) in
    var right = try arguments.bool("right")
    if case .string(let side) = arguments["side"] {
      if right, side.text == "left" { throw CalculationError.boundariesSide }
      right = side.text == "right"
    }
    let wanted = try arguments.operand(values).tensor
    return Value(try arguments.tensor(boundaries).searchSorted(wanted, right: right))
  }
}
