/// Places in the order of the elements, and what they hold.
extension Tensor {
  /// How a quantile between two elements is found.
  public enum QuantileInterpolation: String, Sendable, CaseIterable {
    case linear, lower, higher, midpoint, nearest
  }

  /// The number below which the fraction q of the elements is, along a dimension or of all: for each
  /// q of a vector one, in a new first dimension.
  ///
  /// - Throws: `CalculationError.quantileRange` and its relatives.
  public func quantile(
    _ q: Tensor, dimension: Int? = nil, keepDimension: Bool = false,
    interpolation: QuantileInterpolation = .linear
  ) throws -> Tensor {
    guard dtype.isFloatingPoint else { throw CalculationError.quantileKind }
    guard q.rank < 2 else { throw CalculationError.quantileRank }
    guard q.dtype == dtype else { throw CalculationError.quantileKindOfPlaces }
    guard count > 0 else { throw CalculationError.quantileOfNothing }
    let places = q.doubles
    guard places.allSatisfy({ 0...1 ~= $0 }) else {
      throw CalculationError.quantileRange(q.rank == 0 ? places[0] : nil)
    }
    let axis = try dimension.map { try Shape.axis($0, rank: rank) }
    let whole = try axis == nil ? flatten() : rank == 0 ? reshape([1]) : self
    let along = rank == 0 ? 0 : axis ?? 0
    let sorted = try whole.sort(along).values
    let last = Double(whole.shape[along] - 1)
    // A row with what is no number has no quantiles: it stands last in the order.
    let hasNone = try sorted.select(along, whole.shape[along] - 1).isNaN()
    let values = try places.map { q -> Tensor in
      let value = try sorted.between(along, q * last, interpolation)
      return try Tensor.wrapped(.float(.nan)).where(hasNone, value)
    }
    var result = try q.rank == 0 ? values[0] : Tensor.stack(values)
    if keepDimension {
      let shift = q.rank
      result =
        try axis == nil
        ? result.reshape(q.shape + [Int](repeating: 1, count: rank))
        : rank == 0 ? result : result.unsqueeze(along + shift)
    }
    return result
  }

  /// What stands at a place of a sorted dimension that may lie between two elements.
  private func between(
    _ axis: Int, _ place: Double, _ interpolation: QuantileInterpolation
  ) throws -> Tensor {
    let (low, high) = (Int(place.rounded(.down)), Int(place.rounded(.up)))
    func at(_ index: Int) throws -> Tensor { try select(axis, index) }
    switch interpolation {
    case .lower: return try at(low)
    case .higher: return try at(high)
    case .nearest: return try at(Int(place.rounded(.toNearestOrEven)))
    case .midpoint: return try at(low).lerp(at(high), weight: .wrapped(low == high ? 0 : 0.5))
    case .linear:
      return try at(low).lerp(at(high), weight: .wrapped(.float(place - Double(low))))
    }
  }

  /// The lower one of the middle elements; of elements with one that is no number, that.
  public func median() throws -> Tensor {
    guard count > 0 else { return Tensor(.float(.nan), dtype: dtype.floating) }
    let flat = try noGrad { try flatten() }
    let (_, places) = try flat.middle(0)
    return try Tensor.composed("MedianBackward0", [self]) {
      try $0[0].flatten().select(0, places.integers[0])
    }
  }

  /// The lower one of the middle elements along a dimension, and where it is.
  ///
  /// - Throws: `TensorError.emptyReductionDimension`.
  public func median(dimension: Int, keepDimension: Bool = false) throws
    -> (values: Tensor, indices: Tensor)
  {
    let axis = try Shape.axis(dimension, rank: rank)
    guard rank == 0 || shape[axis] > 0 else {
      throw TensorError.emptyReductionDimension(operation: "median", dimension: axis)
    }
    let (_, places) = try noGrad { try middle(axis) }
    return try picked("MedianBackward1", axis, places, keepDimension)
  }

  /// The middle element along a dimension and its place, in the shape without the dimension.
  private func middle(_ axis: Int) throws -> (values: Tensor, indices: Tensor) {
    guard rank > 0 else { return (self, Tensor(0)) }
    let (values, indices) = try noGrad { try sort(axis) }
    let size = shape[axis]
    let (half, last) = ((size - 1) / 2, size - 1)
    let firstNone = try values.isNaN().converted(to: .int64).sum(dimensions: [axis])
    let hasNone = try firstNone.greater(0)
    // Of several that are no numbers the first in the order is taken.
    let place = try (Tensor(.int(size)) - firstNone).where(hasNone, Tensor(.int(half)))
      .clamp(max: .int(last)).unsqueeze(axis)
    return (
      try values.gather(axis, place).squeeze(axis), try indices.gather(axis, place).squeeze(axis)
    )
  }

  /// The elements at one place for each row along an axis.
  private func picked(
    _ name: String, _ axis: Int, _ places: Tensor, _ keep: Bool
  ) throws -> (values: Tensor, indices: Tensor) {
    guard rank > 0 else {
      return (try Tensor.composed(name, [self]) { try $0[0].clone() }, places)
    }
    let index = try places.unsqueeze(axis)
    let values = try Tensor.composed(name, [self]) { x in
      let gathered = try x[0].gather(axis, index)
      return try keep ? gathered : gathered.squeeze(axis)
    }
    return (values, keep ? index : places)
  }

  /// The k-th smallest element along a dimension, and where it is.
  ///
  /// - Throws: `CalculationError.smallestRank`.
  public func kthvalue(_ k: Int, _ dimension: Int = -1, keepDimension: Bool = false) throws
    -> (values: Tensor, indices: Tensor)
  {
    let axis = try Shape.axis(dimension, rank: rank)
    guard k >= 1, k <= (rank == 0 ? 1 : shape[axis]) else {
      throw CalculationError.smallestRank(dimension: axis)
    }
    guard rank > 0 else { return try picked("KthvalueBackward0", axis, Tensor(0), keepDimension) }
    let places = try noGrad { try sort(axis).indices.select(axis, k - 1) }
    return try picked("KthvalueBackward0", axis, places, keepDimension)
  }

  /// The commonest element along a dimension, the least of several, and where it is last.
  ///
  /// - Throws: `TensorError.emptyReductionDimension`.
  public func mode(_ dimension: Int = -1, keepDimension: Bool = false) throws
    -> (values: Tensor, indices: Tensor)
  {
    let axis = try Shape.axis(dimension, rank: rank)
    guard rank > 0 else { return try picked("ModeBackward0", axis, Tensor(0), keepDimension) }
    guard shape[axis] > 0 else {
      throw TensorError.emptyReductionDimension(operation: "mode", dimension: axis)
    }
    let rows = try converted(to: .float64).rowsOf([axis])
    let (values, width) = (rows.array(Double.self), rows.shape[1])
    let places = (0..<rows.shape[0]).map { row -> Int in
      let row = values[row * width..<(row + 1) * width]
      let counts = Dictionary(row.map { ($0, 1) }, uniquingKeysWith: +)
      let best = counts.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }?.key
      return (row.lastIndex { $0 == best } ?? row.startIndex) - row.startIndex
    }
    let target = shape.without([axis], keep: false)
    return try picked(
      "ModeBackward0", axis, Tensor(integers: places, shape: target), keepDimension)
  }

  /// The largest along some dimensions, or of all; a gradient goes to equal ones in equal parts.
  public func amax(_ dimensions: [Int] = [], keepDimensions: Bool = false) throws -> Tensor {
    try extreme("amax", "AmaxBackward0", dimensions, keepDimensions) {
      try $0.max(dimension: $1, keepDimensions: true).values
    }
  }

  /// The smallest along some dimensions, or of all; a gradient goes to equal ones in equal parts.
  public func amin(_ dimensions: [Int] = [], keepDimensions: Bool = false) throws -> Tensor {
    try extreme("amin", "AminBackward0", dimensions, keepDimensions) {
      try $0.min(dimension: $1, keepDimensions: true).values
    }
  }

  /// Both extremes of all elements, or along a dimension.
  ///
  /// - Throws: `CalculationError.extremesOfNothing`.
  public func aminmax(_ dimension: Int? = nil, keepDimension: Bool = false) throws
    -> (least: Tensor, largest: Tensor)
  {
    guard count > 0 else { throw CalculationError.extremesOfNothing }
    let axes = dimension.map { [$0] } ?? []
    let name = "AminmaxBackward0"
    return (
      try Tensor.composed(name, [self]) { try $0[0].amin(axes, keepDimensions: keepDimension) },
      try Tensor.composed(name, [self]) { try $0[0].amax(axes, keepDimensions: keepDimension) }
    )
  }

  private func extreme(
    _ operation: String, _ name: String, _ dimensions: [Int], _ keep: Bool,
    _ along: (Tensor, Int) throws -> Tensor
  ) throws -> Tensor {
    let axes = try Shape.axes(
      dimensions.isEmpty ? Array(shape.indices) : dimensions, rank: rank)
    guard rank > 0 else { return try Tensor.composed(name, [self]) { try $0[0].clone() } }
    for axis in axes where shape[axis] == 0 {
      throw dimensions.isEmpty
        ? TensorError.emptyReduction(operation: operation)
        : .emptyReductionDimension(operation: operation, dimension: axis)
    }
    let kept = try noGrad { try axes.reduce(self) { try along($0, $1) } }
    let target = shape.without(axes, keep: keep)
    return kept.alias(shape: target, strides: Shape.strides(target)).recorded(
      name, [self], saved: [self, kept]
    ) { context in
      let hits = try context.saved[0].equal(context.saved[1]).converted(to: context.gradient.dtype)
      let shares = try hits.sum(dimensions: axes, keepDimensions: true)
      return [try hits * (context.gradient.reshape(context.saved[1].shape) / shares)]
    }
  }

  /// Sums of what are numbers.
  public func nansum(_ dimensions: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    guard dtype.isFloatingPoint else {
      return try sum(
        dimensions: dimensions ?? Array(shape.indices), keepDimensions: keepDimensions)
    }
    return try Tensor.composed("NansumBackward0", [self]) { x in
      try x[0].maskedFill(x[0].isNaN(), 0).sum(
        dimensions: dimensions ?? Array(x[0].shape.indices), keepDimensions: keepDimensions)
    }
  }

  /// Means of what are numbers.
  ///
  /// - Throws: `CalculationError.meanKind`.
  public func nanmean(_ dimensions: [Int]? = nil, keepDimensions: Bool = false) throws -> Tensor {
    guard dtype.isFloatingPoint else { throw CalculationError.meanKind(dtype) }
    let counts = try isNaN().not().converted(to: dtype).sum(
      dimensions: dimensions ?? Array(shape.indices), keepDimensions: keepDimensions)
    return try nansum(dimensions, keepDimensions: keepDimensions) / counts
  }
}
