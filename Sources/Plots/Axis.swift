/// One direction of a plot: the shown range and its marked values.
package struct Axis: Hashable {
  package let low: Double
  package let high: Double
  package private(set) var ticks: [Tick]
  /// Whether the axis's beginning is its high end.
  private var isReversed = false

  /// A marked value, at `position` between zero (the axis's beginning) and one.
  package struct Tick: Hashable {
    package let position: Double
    package let label: String
  }

  init(low: Double, high: Double, ticks: [Tick]) {
    self.low = low
    self.high = high
    self.ticks = ticks
  }

  /// The axis for some values, its ticks at multiples of one, two or five times a power of ten.
  ///
  /// - Parameters:
  ///   - values: The data; what is not drawable is left out.
  ///   - shown: A range that the author chose; shown as it is.
  ///   - isSnapped: Whether the range of the data grows outward to the next ticks.
  ///   - count: The most steps between ticks that there is room for.
  ///   - whole: Whether the values are counts, which have no ticks between them; where nothing is
  ///     said, the values tell.
  package init(
    _ values: [Double], shown: ClosedRange<Double>?, isSnapped: Bool, atMost count: Int,
    isWhole whole: Bool? = nil
  ) {
    let drawable = values.filter(\.isDrawable)
    let chosen = shown.flatMap { $0.lowerBound.isDrawable && $0.upperBound.isDrawable ? $0 : nil }
    let range = Axis.widened(chosen ?? Axis.extent(of: drawable))
    let isWhole =
      whole ?? (chosen == nil && !drawable.isEmpty && drawable.allSatisfy { $0 == $0.rounded() })
    let span = range.upperBound - range.lowerBound
    let snaps = isSnapped && chosen == nil
    var numbers: [DecimalNumber] = []
    // A range may lie between two multiples of a coarse step; a finer one then marks it.
    for steps in [1, 2, 4].map({ $0 * max(1, count) }) where numbers.count < 2 {
      let step = Axis.step(covering: span, atMost: steps, isWhole: isWhole)
      numbers = Axis.multiples(of: step, in: range, isOutward: snaps)
    }
    let low = snaps ? numbers.first?.value ?? range.lowerBound : range.lowerBound
    let high = snaps ? numbers.last?.value ?? range.upperBound : range.upperBound
    self.low = low
    self.high = high
    ticks = zip(numbers, Axis.labels(numbers)).map { number, label in
      Tick(position: min(1, max(0, (number.value - low) / (high - low))), label: label)
    }
  }

  /// The axis with other marked values, given as they lie on it; those outside are left out.
  func marking(_ marks: [(place: Double, label: String?)]) -> Axis {
    var axis = self
    axis.ticks = marks.compactMap { place, label in
      let position = position(place)
      guard (0...1).contains(position) else { return nil }
      return Tick(position: position, label: label ?? place.brief)
    }
    return axis
  }

  /// The axis the other way round.
  var reversed: Axis {
    var axis = self
    axis.isReversed.toggle()
    axis.ticks = ticks.map { Tick(position: 1 - $0.position, label: $0.label) }
    return axis
  }

  /// Where a value lies: zero at the axis's beginning, one at its end, bounded far outside.
  package func position(_ value: Double) -> Double {
    let part = (value - low) / (high - low)
    let exact = isReversed ? 1 - part : part
    // An end of the axis that is missed only by rounding is that end.
    if exact.magnitude < 1e-8 { return 0 }
    if (exact - 1).magnitude < 1e-8 { return 1 }
    return min(1e6, max(-1e6, exact))
  }

  private static func extent(of values: [Double]) -> ClosedRange<Double> {
    guard var low = values.first else { return 0...1 }
    var high = low
    for value in values {
      low = min(low, value)
      high = max(high, value)
    }
    return low...high
  }

  /// The range itself, or one around it where its ends are too near to each other to tell apart.
  private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let size = max(range.lowerBound.magnitude, range.upperBound.magnitude)
    guard range.upperBound - range.lowerBound <= max(size * 1e-12, 1e-290) else { return range }
    let margin = size <= 1e-289 ? 1 : size / 10
    return (range.lowerBound - margin)...(range.upperBound + margin)
  }

  /// The least of 1, 2, 5 times a power of ten that needs at most `count` steps.
  private static func step(covering span: Double, atMost count: Int, isWhole: Bool) -> DecimalNumber
  {
    let least = span / Double(count)
    let exponent = least.decimalExponent
    if isWhole, exponent < 0 { return DecimalNumber(digits: 1, exponent: 0) }
    let candidates = [1, 2, 5].map { DecimalNumber(digits: $0, exponent: exponent) }
    return candidates.first { $0.value >= least * (1 - 1e-9) }
      ?? DecimalNumber(digits: 1, exponent: exponent + 1)
  }

  /// The multiples of a step inside a range, or the fewest that cover it.
  private static func multiples(
    of step: DecimalNumber, in range: ClosedRange<Double>, isOutward: Bool
  ) -> [DecimalNumber] {
    // A multiple that misses an end of the range only by rounding counts as that end.
    let slack = isOutward ? 1e-9 : -1e-9
    let low = (range.lowerBound / step.value + slack).rounded(isOutward ? .down : .up)
    let high = (range.upperBound / step.value - slack).rounded(isOutward ? .up : .down)
    guard low <= high else { return [] }
    return (Int(low)...Int(high)).map {
      DecimalNumber(digits: $0 * step.digits, exponent: step.exponent)
    }
  }

  /// One label for each tick, all written out or all with the same power of ten.
  private static func labels(_ numbers: [DecimalNumber]) -> [String] {
    let power = numbers.filter { $0.digits != 0 }.map(\.magnitude).max() ?? 0
    let scientific = numbers.map { $0.scientific(power: power) }
    guard let exponent = numbers.first?.exponent, (-9...9).contains(exponent) else {
      return scientific
    }
    let plain = numbers.map(\.plain)
    let isPlainShort =
      plain.map(\.count).max() ?? 0 <= (scientific.map(\.count).max() ?? 0) + 2
    return isPlainShort ? plain : scientific
  }
}
