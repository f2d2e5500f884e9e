import Interpreter

/// Functions of numbers in order, and of neighbors.
var statisticsFunctions: [ArrayFunction] {
  [
    ArrayFunction(
      "median", "a, axis=None, out=None, overwrite_input=False, keepdims=False", "The middle one."
    ) {
      call in
      try call.reduced(try call.array("a")) { try $0.median($1) }
    },
    ArrayFunction("nanmedian", "a, axis=None, out=None, keepdims=False", "The same without nan.") {
      call in
      try call.reduced(try call.array("a")) { try $0.median($1, skipsNaN: true) }
    },
    quantile("quantile", "q", scale: 1), quantile("percentile", "q", scale: 100),
    ArrayFunction("average", "a, axis=None, weights=None", "The mean, weighted.") { call in
      let a = try call.array("a")
      let axes = try call.axes(of: a)
      guard var weights = try call.optionalArray("weights") else { return try a.mean(axes).value }
      if weights.rank == 1, a.rank > 1, let axis = axes.first {
        weights = try weights.reshaped(a.shape.indices.map { $0 == axis ? -1 : 1 })
      }
      let numbers = try a.of(.float64)
      let terms = try PairFunction.multiply.apply(
        Operand(array: numbers), Operand(array: try weights.of(.float64)))
      let scale = try weights.of(.float64).broadcast(to: a.shape).sum(axes)
      return try PairFunction.divide.apply(
        Operand(array: try terms.sum(axes)), Operand(array: scale)
      ).value
    },
    ArrayFunction("ptp", "a, axis=None, out=None, keepdims=False", "The greatest less the least.") {
      call in
      try call.reduced(try call.array("a")) { array, axes in
        try PairFunction.subtract.apply(
          Operand(array: try array.extreme(axes, isGreatest: true)),
          Operand(array: try array.extreme(axes, isGreatest: false)))
      }
    },
    ArrayFunction("diff", "a, n=1, axis=-1", "The differences of neighbors.") { call in
      var a = try call.array("a")
      let axis = try a.axis(try call.int("axis"))
      let function = a.kind == .bool ? PairFunction.comparisons[1] : .subtract
      for _ in 0..<min(max(try call.int("n"), 0), a.shape[axis]) {
        let size = a.shape[axis]
        a = try function.apply(
          Operand(array: a.sliced(axis, 1..<size)), Operand(array: a.sliced(axis, 0..<size - 1)))
      }
      return .native(a)
    },
    ArrayFunction("convolve", "a, v, mode='full'", "Sums of products with one reversed.") { call in
      let (a, v) = (try call.array("a"), try call.array("v"))
      return .native(try a.slid(v, mode: try call.string("mode"), isReversed: true))
    },
    ArrayFunction("correlate", "a, v, mode='valid'", "Sums of products, moved along.") { call in
      let (a, v) = (try call.array("a"), try call.array("v"))
      return .native(try a.slid(v, mode: try call.string("mode"), isReversed: false))
    },
    ArrayFunction(
      "interp", "x, xp, fp, left=None, right=None", "Numbers on the lines between points."
    ) {
      call in
      let x = try call.array("x")
      let (xs, ys) = (try call.array("xp").doubles, try call.array("fp").doubles)
      guard let first = ys.first, let last = ys.last, xs.count == ys.count else {
        throw ArrayError.value("fp and xp are not of the same length.").raise
      }
      let left = call.isGiven("left") ? try call.double("left") : first
      let right = call.isGiven("right") ? try call.double("right") : last
      let values = x.doubles.map { x -> Double in
        if x < xs[0] { return left }
        if x > xs[xs.count - 1] { return right }
        let place = insertionPlace(x, in: xs, isRight: true) - 1
        if place >= xs.count - 1 { return last }
        let slope = (ys[place + 1] - ys[place]) / (xs[place + 1] - xs[place])
        return slope * (x - xs[place]) + ys[place]
      }
      return try NDArray(values, shape: x.shape).value
    },
    ArrayFunction("gradient", "f, *varargs", "Differences over two steps.") { call in
      let f = try call.array("f")
      guard f.rank == 1, f.count > 1 else {
        throw ArrayError.unsupported(
          "np.gradient is of one dimension here", fix: "go through the rows"
        ).raise
      }
      let step = try call.arguments.rest.first.flatMap { try call.context.double($0) } ?? 1
      let y = f.doubles
      let last = y.count - 1
      return .native(
        try NDArray(
          y.indices.map { index in
            index == 0
              ? (y[1] - y[0]) / step
              : index == last
                ? (y[last] - y[last - 1]) / step : (y[index + 1] - y[index - 1]) / (2 * step)
          }))
    },
    ArrayFunction("trapezoid", "y, x=None, dx=1.0", "The area below a line of points.") { call in
      let y = try call.array("y").doubles
      let x = try call.optionalArray("x")?.doubles
      let step = try call.double("dx")
      let areas = y.indices.dropLast().map { index in
        (x.map { $0[index + 1] - $0[index] } ?? step) * (y[index + 1] + y[index]) / 2
      }
      return try NDArray(areas).sum([0]).value
    },
    ArrayFunction(
      "cov", "m, y=None, rowvar=True, bias=False, ddof=None", "The covariances of rows."
    ) {
      call in .native(try call.covariance())
    },
    ArrayFunction("corrcoef", "x, y=None, rowvar=True", "The correlations of rows.") { call in
      let c = try call.covariance()
      guard c.rank == 2 else {
        return try PairFunction.divide.apply(Operand(array: c), Operand(array: c)).value
      }
      let root = try c.diagonal(0).mapped("sqrt", doubles: { $0.squareRoot() }, integers: nil)
      let byRow = try PairFunction.divide.apply(
        Operand(array: c), Operand(array: root.expanded(at: 1)))
      let both = try PairFunction.divide.apply(
        Operand(array: byRow), Operand(array: root.expanded(at: 0)))
      return try both.mapped("clip", doubles: { min(max($0, -1), 1) }, integers: nil).value
    },
  ]
}

private func quantile(_ name: String, _ parameter: String, scale: Double) -> ArrayFunction {
  ArrayFunction(
    name, "a, q, axis=None, out=None, overwrite_input=False, method='linear', keepdims=False",
    "The number below which a share of all lie."
  ) { call in
    guard try call.string("method") == "linear" else {
      throw ArrayError.unsupported(
        "np.\(name) has method='linear' alone here", fix: "leave method out"
      ).raise
    }
    let shares = try call.array("q")
    let fractions = shares.doubles.map { $0 / scale }
    guard fractions.allSatisfy({ 0...1 ~= $0 }) else {
      throw ArrayError.value(
        scale == 1
          ? "Quantiles must be in the range [0, 1]" : "Percentiles must be in the range [0, 100]"
      ).raise
    }
    let a = try call.array("a")
    let axes = try call.axes(of: a)
    let parts = try fractions.map { try a.quantile(axes, $0) }
    return try shares.rank == 0 ? parts[0].value : .native(NDArray.stacked(parts, axis: 0))
  }
}

extension NDArray {
  /// Each row's numbers in order.
  private func sortedRows(_ axes: [Int], skipsNaN: Bool = false) -> (rows: [[Double]], shape: [Int])
  {
    let rows = (
      kept: shape.indices.filter { !axes.contains($0) }, width: axes.reduce(1) { $0 * shape[$1] }
    )
    let values = permuted(rows.kept + axes).doubles
    let target = rows.kept.map { shape[$0] }
    return (
      (0..<target.reduce(1, *)).map { row in
        let part = values[row * rows.width..<(row + 1) * rows.width]
        if skipsNaN { return part.filter { !$0.isNaN }.sorted() }
        return part.contains(where: \.isNaN) ? [.nan] : part.sorted()
      }, target
    )
  }

  fileprivate func median(_ axes: [Int], skipsNaN: Bool = false) throws -> NDArray {
    let (rows, target) = sortedRows(axes, skipsNaN: skipsNaN)
    let isSingle = kind == .float32
    return try NDArray(
      rows.map { row in
        guard !row.isEmpty else { return .nan }
        let middle = row.count / 2
        if row.count % 2 == 1 { return row[middle] }
        let sum = row[middle - 1] + row[middle]
        return (isSingle ? Double(Float(sum)) : sum) / 2
      }, shape: target, kind: isSingle ? .float32 : .float64)
  }

  fileprivate func quantile(_ axes: [Int], _ fraction: Double) throws -> NDArray {
    let (rows, target) = sortedRows(axes)
    return try NDArray(
      rows.map { row in
        guard !row.isEmpty else { return .nan }
        let place = fraction * Double(row.count - 1)
        let low = min(Int(place), row.count - 1)
        let (a, b, t) = (row[low], row[min(low + 1, row.count - 1)], place - Double(low))
        return t >= 0.5 ? b - (b - a) * (1 - t) : a + (b - a) * t
      }, shape: target, kind: kind == .float32 ? .float32 : .float64)
  }

  /// Sums of products with another row of numbers moved along this one.
  fileprivate func slid(_ other: NDArray, mode: String, isReversed: Bool) throws -> NDArray {
    guard rank == 1, other.rank == 1 else {
      throw ArrayError.value("object too deep for desired array").raise
    }
    guard count > 0, other.count > 0 else {
      throw ArrayError.value("\(count == 0 ? "a" : "v") cannot be empty").raise
    }
    let kind = kind.promoted(with: other.kind)
    let (x, v) = (doubles, isReversed ? other.doubles : other.doubles.reversed())
    var full = [Double](repeating: 0, count: x.count + v.count - 1)
    for place in full.indices {
      for index in max(0, place - v.count + 1)...min(place, x.count - 1) {
        full[place] += x[index] * v[place - index]
      }
    }
    let (long, short) = (max(x.count, v.count), min(x.count, v.count))
    switch mode {
    case "full": return try NDArray(full, kind: kind)
    case "same":
      let start = (short - 1) / 2
      return try NDArray(Array(full[start..<start + long]), kind: kind)
    case "valid": return try NDArray(Array(full[short - 1..<long]), kind: kind)
    default:
      throw ArrayError.value("mode must be one of 'valid', 'same', or 'full' (got '\(mode)')").raise
    }
  }
}

extension Call {
  fileprivate func covariance() throws -> NDArray {
    let name = arguments.function.name == "cov" ? "m" : "x"
    var x = try array(name).of(.float64).atLeast(2)
    if try !bool("rowvar"), x.shape[0] != 1 { x = x.transposed }
    if let y = try optionalArray("y") {
      x = try NDArray.joined([x, try y.of(.float64).atLeast(2)], axis: 0)
    }
    let count = Double(x.shape[1])
    let isBiased = name == "m" ? try bool("bias") : false
    let ddof = name == "m" && isGiven("ddof") ? try double("ddof") : isBiased ? 0 : 1
    let center = try x.mean([1]).expanded(at: 1)
    let distance = try PairFunction.subtract.apply(Operand(array: x), Operand(array: center))
    let c = try distance.matrixProduct(distance.transposed).over(count - ddof)
    return c.count == 1 ? try c.reshaped([]) : c
  }
}
