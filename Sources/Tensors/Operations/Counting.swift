/// What a tensor's elements are, how often, and where they belong in an order.
extension Tensor {
  /// What `unique` finds.
  public struct Distinct {
    /// The different elements.
    public let values: Tensor
    /// Where each element's value stands among them, in the tensor's shape.
    public let places: Tensor
    /// How often each occurs.
    public let counts: Tensor
  }

  /// The different elements in ascending order.
  public func unique() throws -> Distinct {
    let flat = try noGrad { try flatten() }
    let order = try flat.argsort()
    let sorted = try flat.index([.tensor(order)])
    let runs = try sorted.runs()
    var places = [Int](repeating: 0, count: count)
    for (run, element) in zip(runs.numbers, order.integers) { places[element] = run }
    return Distinct(
      values: try sorted.index([.tensor(Tensor(integers: runs.starts))]),
      places: Tensor(integers: places, shape: shape), counts: Tensor(integers: runs.lengths))
  }

  /// Each run of equal elements once.
  public func uniqueConsecutive() throws -> Distinct {
    let flat = try noGrad { try flatten() }
    let runs = try flat.runs()
    return Distinct(
      values: try flat.index([.tensor(Tensor(integers: runs.starts))]),
      places: Tensor(integers: runs.numbers, shape: shape),
      counts: Tensor(integers: runs.lengths))
  }

  /// The different slices along a dimension in ascending order.
  public func unique(dimension: Int) throws -> Distinct {
    let axis = try Shape.axis(dimension, rank: rank)
    guard rank > 0 else { return try unique() }
    let others = shape.indices.filter { $0 != axis }
    let rows = try noGrad { try converted(to: .float64).rowsOf(others) }
    let (values, width) = (rows.array(Double.self), rows.shape[1])
    let slices = (0..<shape[axis]).map { Array(values[$0 * width..<($0 + 1) * width]) }
    let order = slices.indices.sorted { a, b in
      slices[a] == slices[b] ? a < b : slices[a].lexicographicallyPrecedes(slices[b])
    }
    var (starts, lengths) = ([Int](), [Int]())
    var places = [Int](repeating: 0, count: slices.count)
    for index in order {
      if let last = starts.last, slices[last] == slices[index] {
        lengths[lengths.count - 1] += 1
      } else {
        starts.append(index)
        lengths.append(1)
      }
      places[index] = starts.count - 1
    }
    return Distinct(
      values: try indexSelect(axis, Tensor(integers: starts)), places: Tensor(integers: places),
      counts: Tensor(integers: lengths))
  }

  /// Runs of equal elements of a vector: where each starts, how long it is, and each element's run.
  private func runs() throws -> (starts: [Int], lengths: [Int], numbers: [Int]) {
    guard count > 0 else { return ([], [], []) }
    let differs = try narrow(0, 1, count - 1).notEqual(narrow(0, 0, count - 1)).booleans
    var (starts, numbers) = ([0], [0])
    for (place, isNew) in differs.enumerated() {
      if isNew { starts.append(place + 1) }
      numbers.append(starts.count - 1)
    }
    let ends = starts.dropFirst() + [count]
    return (starts, zip(starts, ends).map { $1 - $0 }, numbers)
  }

  /// How often each of 0, 1, … occurs, or the sum of the weights of its elements.
  ///
  /// - Throws: `CalculationError.countedValues` and its relatives, `TensorError.tooLarge`.
  public func bincount(weights: Tensor? = nil, least: Int = 0) throws -> Tensor {
    guard dtype.isInteger else { throw CalculationError.countedKind(dtype) }
    guard least >= 0 else { throw CalculationError.countedLength }
    let values = integers
    guard rank == 1, values.allSatisfy({ $0 >= 0 }) else { throw CalculationError.countedValues }
    if let weights, weights.shape != shape { throw CalculationError.countedWeights }
    let size = Swift.max(values.max().map { $0.addingSaturated(1) } ?? 0, least)
    let kind = weights.map { $0.dtype == .float32 ? DType.float32 : .float64 } ?? .int64
    let result = try Tensor.zeros([size], dtype: kind)
    let terms = try weights.map { try $0.detach().converted(to: kind) } ?? .ones(shape, dtype: kind)
    result.write(try terms.packed(), at: values, adding: true)
    return result
  }

  /// How many elements lie in each of `bins` equal parts of a range; of their own where it is empty.
  ///
  /// - Throws: `CalculationError.histogramBins`.
  public func histogram(bins: Int, from low: Double = 0, to high: Double = 0) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: "histogram_cpu", dtype)
    }
    guard bins > 0 else { throw CalculationError.histogramBins(bins) }
    guard low <= high else { throw CalculationError.histogramOrder }
    let values = doubles
    var (first, last) = (low, high)
    if first == last, let least = values.min(), let most = values.max() {
      (first, last) = (least, most)
    }
    guard first.isFinite, last.isFinite else {
      throw CalculationError.histogramRange(first, last)
    }
    if first == last { (first, last) = (first - 1, last + 1) }
    let counts = try Tensor.zeros([bins], dtype: dtype)
    let places = values.filter { $0 >= first && $0 <= last }.map { value in
      let place = Int64(saturating: (value - first) / (last - first) * Double(bins))
      return Swift.min(Swift.max(Int(place), 0), bins - 1)
    }
    counts.write(try .ones([places.count], dtype: dtype), at: places, adding: true)
    return counts
  }

  /// Where each value would stand in ascending boundaries, those of its own row or one for all:
  /// before equal ones, or behind them.
  ///
  /// - Throws: `CalculationError.boundariesShape`.
  public func searchSorted(_ values: Tensor, right: Bool = false) throws -> Tensor {
    let isShared = rank == 1
    let fits = isShared || rank == values.rank && shape.dropLast() == values.shape.dropLast()
    guard fits, rank > 0 else {
      throw CalculationError.boundariesShape(shape, values.shape)
    }
    let (bounds, wanted) = (doubles, values.doubles)
    let (width, length) = (shape[rank - 1], values.shape.last ?? 1)
    let places = wanted.enumerated().map { place, value -> Int in
      let row = isShared ? 0 : place / Swift.max(length, 1) * width
      var (low, high) = (0, width)
      while low < high {
        let middle = (low + high) / 2
        let bound = bounds[row + middle]
        // NaN belongs behind all numbers.
        if right ? !(bound > value) : !(bound >= value) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return Tensor(integers: places, shape: values.shape)
  }

  /// Where an element is among those of another tensor.
  public func isIn(_ others: Tensor) throws -> Tensor {
    let known = Set(others.doubles)
    return try Tensor(booleans: doubles.map { known.contains($0) }).view(shape)
  }
}
