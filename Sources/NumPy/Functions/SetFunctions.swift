import Glibc
import Interpreter

/// Functions of sorted and counted elements.
var setFunctions: [ArrayFunction] {
  [
    ArrayFunction(
      "unique",
      "ar, return_index=False, return_inverse=False, return_counts=False, axis=None",
      "The different elements in order."
    ) { try $0.unique() },
    ArrayFunction("bincount", "x, weights=None, minlength=0", "How often each integer occurs.") {
      call in
      let x = try call.array("x").integers
      guard x.allSatisfy({ $0 >= 0 }) else {
        throw ArrayError.value("'list' argument must have no negative elements").raise
      }
      try NDArray.check([Int(x.max() ?? 0)])
      let count = max(Int(x.max() ?? -1) + 1, try call.int("minlength"))
      try NDArray.check([count])
      guard let weights = try call.optionalArray("weights")?.doubles else {
        var counts = [Int64](repeating: 0, count: count)
        for value in x { counts[Int(value)] += 1 }
        return .native(try NDArray(integers: counts))
      }
      guard weights.count == x.count else {
        throw ArrayError.value("The weights and list don't have the same length.").raise
      }
      var sums = [Double](repeating: 0, count: count)
      for (value, weight) in zip(x, weights) { sums[Int(value)] += weight }
      return .native(try NDArray(sums))
    },
    ArrayFunction("digitize", "x, bins, right=False", "The bin of each number.") { call in
      let (x, bins) = (try call.array("x"), try call.array("bins").doubles)
      let right = try call.bool("right")
      return try NDArray(
        places: x.doubles.map { insertionPlace($0, in: bins, isRight: !right) }, shape: x.shape
      ).value
    },
    ArrayFunction(
      "histogram", "a, bins=10, range=None, density=None, weights=None",
      "How many numbers fall into each bin."
    ) { try $0.histogram() },
    ArrayFunction(
      "isin", "element, test_elements, *, invert=False", "Which elements occur elsewhere."
    ) {
      call in
      let (a, b) = (try call.array("element"), try call.array("test_elements"))
      let inverted = try call.bool("invert")
      let found: [Bool]
      if a.kind == .text || b.kind == .text {
        let known = Set(b.texts)
        found = a.texts.map { known.contains($0) != inverted }
      } else {
        let known = Set(b.doubles)
        found = a.doubles.map { known.contains($0) != inverted }
      }
      return try NDArray(truths: found, shape: a.shape).value
    },
    combined("intersect1d", "The elements of both.") { $0.intersection($1) },
    combined("union1d", "The elements of either.") { $0.union($1) },
    combined("setxor1d", "The elements of one of two.") { $0.symmetricDifference($1) },
    combined("setdiff1d", "The elements of the first alone.") { $0.subtracting($1) },
  ]
}

private func combined(
  _ name: String, _ documentation: String,
  _ combine: @escaping (Set<Double>, Set<Double>) -> Set<Double>
) -> ArrayFunction {
  ArrayFunction(name, "ar1, ar2", documentation) { call in
    let (a, b) = (try call.array("ar1"), try call.array("ar2"))
    guard a.kind != .text, b.kind != .text else {
      throw ArrayError.unsupported("np.\(name) is of numbers here", fix: "use Python's set").raise
    }
    let kind = name == "setdiff1d" ? a.kind : a.kind.promoted(with: b.kind)
    return .native(try NDArray(combine(Set(a.doubles), Set(b.doubles)).sorted(), kind: kind))
  }
}

extension Call {
  fileprivate func unique() throws -> Value {
    let array = try array("ar")
    guard !isGiven("axis") else {
      throw ArrayError.unsupported(
        "np.unique has no axis= here", fix: "make tuples of the rows and collect them in a dict"
      ).raise
    }
    let elements = array.elements
    let order = elements.sortedPlaces()
    var starts: [Int] = []
    for (index, place) in order.enumerated() {
      if index == 0 || !elements.isSame(order[index - 1], place) { starts.append(index) }
    }
    var results = [
      Value.native(try NDArray(elements.picked(starts.map { order[$0] }), kind: array.kind))
    ]
    if try bool("return_index") {
      results.append(.native(try NDArray(places: starts.map { order[$0] })))
    }
    if try bool("return_inverse") {
      var inverse = [Int](repeating: 0, count: order.count)
      for (group, start) in starts.enumerated() {
        let end = group + 1 < starts.count ? starts[group + 1] : order.count
        for index in start..<end { inverse[order[index]] = group }
      }
      results.append(.native(try NDArray(places: inverse, shape: array.shape)))
    }
    if try bool("return_counts") {
      let ends = starts.dropFirst() + [order.count]
      results.append(.native(try NDArray(places: zip(starts, ends).map { $1 - $0 })))
    }
    return results.count == 1 ? results[0] : Value(tuple: results)
  }

  fileprivate func histogram() throws -> Value {
    let a = try array("a").doubles
    let edges: [Double]
    if let count = self["bins"].asInt {
      guard count >= 1 else {
        throw ArrayError.value("`bins` must be positive, when an integer").raise
      }
      try NDArray.check([count])
      var (low, high) = (a.min() ?? 0, a.max() ?? 1)
      if isGiven("range") {
        let range = try array("range").doubles
        guard range.count == 2 else { throw ArrayError.value("range must have two numbers").raise }
        (low, high) = (range[0], range[1])
      }
      if low == high { (low, high) = (low - 0.5, high + 0.5) }
      let step = (high - low) / Double(count)
      edges = (0..<count).map { Double($0) * step + low } + [high]
    } else {
      guard self["bins"].asString == nil else {
        throw ArrayError.unsupported(
          "np.histogram has no rules for bins here", fix: "give their number"
        ).raise
      }
      edges = try array("bins").doubles
      guard edges.count > 1, zip(edges, edges.dropFirst()).allSatisfy({ $0 <= $1 }) else {
        throw ArrayError.value("`bins` must increase monotonically, when an array").raise
      }
    }
    let weights = try optionalArray("weights")?.doubles
    var counts = [Double](repeating: 0, count: max(edges.count - 1, 0))
    for (index, value) in a.enumerated() {
      guard let first = edges.first, let last = edges.last, value >= first, value <= last else {
        continue
      }
      let bin = min(insertionPlace(value, in: edges, isRight: true) - 1, counts.count - 1)
      counts[bin] += weights?[index] ?? 1
    }
    let bins = Value.native(try NDArray(edges))
    if isGiven("density"), try bool("density") {
      let total = counts.reduce(0, +)
      let density = counts.indices.map { counts[$0] / (edges[$0 + 1] - edges[$0]) / total }
      return Value(tuple: [.native(try NDArray(density)), bins])
    }
    return Value(tuple: [
      .native(try NDArray(counts, kind: weights == nil ? .int64 : .float64)), bins,
    ])
  }
}
