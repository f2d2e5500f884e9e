import Interpreter

/// Functions that make fewer numbers of many; methods too.
let reductionSignature = "a, axis=None, dtype=None, out=None, keepdims=False"

extension Call {
  /// The axes that `axis` names, counted from the front; all where it names none.
  func axes(of array: NDArray, _ name: String = "axis") throws -> [Int] {
    guard isGiven(name) else { return Array(array.shape.indices) }
    return try array.axes(try ints(name))
  }

  /// A reduction's result, with reduced axes kept where the call asks for it.
  func reduced(
    _ array: NDArray, _ reduce: (NDArray, [Int]) throws -> NDArray
  ) throws -> Value {
    let axes = try axes(of: array)
    let result = try reduce(array, axes)
    return try delivered(try bool("keepdims") ? result.keeping(axes, of: array.shape) : result)
  }

  /// The array in the kind that the call asks for.
  func typed(_ name: String = "a") throws -> NDArray {
    let array = try array(name)
    return try kind().map { try array.of($0) } ?? array
  }
}

private func reduction(
  _ name: String, _ documentation: String,
  _ reduce: @escaping (NDArray, [Int]) throws -> NDArray
) -> ArrayFunction {
  ArrayFunction(name, reductionSignature, documentation) { call in
    try call.reduced(try call.typed(), reduce)
  }
}

private func place(_ name: String, isGreatest: Bool) -> ArrayFunction {
  ArrayFunction(
    name, "a, axis=None, out=None, *, keepdims=False",
    "Where the \(isGreatest ? "greatest" : "least") element stands."
  ) { call in
    let array = try call.array("a")
    if call.isGiven("axis") {
      return try call.reduced(array) {
        try $0.extremePlaces($1, isGreatest: isGreatest, named: name)
      }
    }
    return try call.delivered(
      try array.reshaped([-1]).extremePlaces([0], isGreatest: isGreatest, named: name))
  }
}

private func extreme(_ name: String, isGreatest: Bool) -> ArrayFunction {
  ArrayFunction(
    name, "a, axis=None, out=None, keepdims=False, initial=None",
    "The \(isGreatest ? "greatest" : "least") element."
  ) { call in
    var array = try call.array("a")
    if call.isGiven("initial") {
      guard !call.isGiven("axis") else {
        throw ArrayError.unsupported(
          "np.\(name) has no initial= with an axis here",
          fix: "take np.\(isGreatest ? "maximum" : "minimum") of the result"
        ).raise
      }
      let start = try call.array("initial").of(array.kind)
      array = try NDArray.joined([try array.reshaped([-1]), try start.reshaped([1])], axis: 0)
    }
    return try call.reduced(array) { try $0.extreme($1, isGreatest: isGreatest) }
  }
}

private func running(
  _ name: String, _ documentation: String, doubles: @escaping (Double, Double) -> Double,
  integers: @escaping (Int64, Int64) -> Int64
) -> ArrayFunction {
  ArrayFunction(name, "a, axis=None, dtype=None, out=None", documentation) { call in
    let array = try call.typed()
    guard let axis = try call.optionalInt("axis") else {
      return try call.delivered(
        try array.reshaped([-1]).running(0, doubles: doubles, integers: integers))
    }
    return try call.delivered(
      try array.running(try array.axis(axis), doubles: doubles, integers: integers))
  }
}

private func deviation(
  _ name: String, _ documentation: String, isRoot: Bool
) -> ArrayFunction {
  ArrayFunction(
    name, "a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, correction=None",
    documentation
  ) { call in
    let ddof = try call.double(call.isGiven("correction") ? "correction" : "ddof")
    return try call.reduced(try call.typed()) { array, axes in
      let variance = try array.variance(axes, ddof: ddof)
      return isRoot
        ? try variance.mapped("sqrt", doubles: { $0.squareRoot() }, integers: nil) : variance
    }
  }
}

/// The reductions that are methods of arrays as well.
var reductionFunctions: [ArrayFunction] {
  [
    reduction("sum", "The sum.") { try $0.sum($1) },
    reduction("mean", "The arithmetic mean.") { try $0.mean($1) },
    reduction("prod", "The product.") { try $0.product($1) },
    deviation("std", "The standard deviation.", isRoot: true),
    deviation("var", "The variance.", isRoot: false),
    extreme("max", isGreatest: true), extreme("min", isGreatest: false),
    place("argmax", isGreatest: true), place("argmin", isGreatest: false),
    running("cumsum", "The running sum.", doubles: +, integers: &+),
    running("cumprod", "The running product.", doubles: *, integers: &*),
    ArrayFunction("all", "a, axis=None, out=None, keepdims=False", "Whether all elements are true.")
    {
      call in try call.reduced(try call.array("a")) { try $0.tested($1, all: true) }
    },
    ArrayFunction("any", "a, axis=None, out=None, keepdims=False", "Whether any element is true.") {
      call in try call.reduced(try call.array("a")) { try $0.tested($1, all: false) }
    },
  ]
}

/// Reductions past nan.
var nanReductionFunctions: [ArrayFunction] {
  [
    nanReduction("nansum", replacing: 0) { try $0.sum($1) },
    nanReduction("nanprod", replacing: 1) { try $0.product($1) },
    nanReduction("nanmax", replacing: -.infinity) { try $0.extreme($1, isGreatest: true) },
    nanReduction("nanmin", replacing: .infinity) { try $0.extreme($1, isGreatest: false) },
    nanDeviation("nanstd", isRoot: true), nanDeviation("nanvar", isRoot: false),
    nanPlace("nanargmax", isGreatest: true), nanPlace("nanargmin", isGreatest: false),
    ArrayFunction("nanmean", reductionSignature, "The mean of what is not nan.") { call in
      try call.reduced(try call.typed()) { array, axes in
        let counted = try NDArray(truths: array.doubles.map { !$0.isNaN }, shape: array.shape)
        let sum = try array.withoutNaN(0).sum(axes)
        return try PairFunction.divide.apply(
          Operand(array: sum), Operand(array: try counted.sum(axes).of(sum.kind)))
      }
    },
  ]
}

private func nanReduction(
  _ name: String, replacing value: Double,
  _ reduce: @escaping (NDArray, [Int]) throws -> NDArray
) -> ArrayFunction {
  ArrayFunction(name, reductionSignature, "The same without nan.") { call in
    try call.reduced(try call.typed()) { try reduce(try $0.withoutNaN(value), $1) }
  }
}

private func nanDeviation(_ name: String, isRoot: Bool) -> ArrayFunction {
  ArrayFunction(
    name, "a, axis=None, dtype=None, out=None, ddof=0, keepdims=False", "The same without nan."
  ) { call in
    let ddof = try call.double("ddof")
    return try call.reduced(try call.typed()) { array, axes in
      let rows = array.rows(axes)
      let values = array.permuted(array.shape.indices.filter { !axes.contains($0) } + axes).doubles
      let found = try (0..<rows.shape.reduce(1, *)).map { row in
        let kept = values[row * rows.width..<(row + 1) * rows.width].filter { !$0.isNaN }
        return kept.isEmpty ? .nan : try NDArray(kept).variance([0], ddof: ddof).doubles[0]
      }
      let target: Kind = array.kind == .float32 ? .float32 : .float64
      return try NDArray(
        isRoot ? found.map { $0.squareRoot() } : found, shape: rows.shape, kind: target)
    }
  }
}

private func nanPlace(_ name: String, isGreatest: Bool) -> ArrayFunction {
  ArrayFunction(name, "a, axis=None, out=None, *, keepdims=False", "The same without nan.") {
    call in
    let a = try call.array("a").withoutNaN(isGreatest ? -.infinity : .infinity)
    guard call.isGiven("axis") else {
      return try a.reshaped([-1]).extremePlaces([0], isGreatest: isGreatest, named: name).value
    }
    return try call.reduced(a) { try $0.extremePlaces($1, isGreatest: isGreatest, named: name) }
  }
}

extension NDArray {
  fileprivate func withoutNaN(_ value: Double) throws -> NDArray {
    guard kind.isFloating else { return self }
    return try NDArray(doubles.map { $0.isNaN ? value : $0 }, shape: shape, kind: kind)
  }
}
