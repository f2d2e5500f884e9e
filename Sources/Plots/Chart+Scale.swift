import Glibc

extension Chart {
  /// How values lie along an axis.
  package enum Scale: String, Hashable, Sendable, CaseIterable {
    /// Equal differences are equally long.
    case linear
    /// Equal ratios are equally long; only what is above zero has a place.
    case logarithmic = "log"

    /// Where a value lies on the axis: its power of ten on a logarithmic one, NaN if it has none.
    func place(_ value: Double) -> Double {
      switch self {
      case .linear: value
      case .logarithmic: value > 0 ? log10(value) : .nan
      }
    }

    /// The part of the values that is shown, as it lies on the axis.
    func range(_ shown: ClosedRange<Double>?) -> ClosedRange<Double>? {
      guard let shown else { return nil }
      let (low, high) = (place(shown.lowerBound), place(shown.upperBound))
      return low <= high ? low...high : nil
    }
  }
}

extension Axis {
  /// The axis of a logarithmic scale: its ticks stand at whole powers of ten, and it begins and ends
  /// with one.
  ///
  /// - Parameters:
  ///   - powers: The data's powers of ten; what is not drawable is left out.
  ///   - shown: Powers that the author chose; the axis grows outward to whole ones.
  ///   - count: The most steps between ticks that there is room for.
  package init(powers: [Double], shown: ClosedRange<Double>?, atMost count: Int) {
    let known = shown.map { [$0.lowerBound, $0.upperBound] } ?? powers.filter(\.isDrawable)
    let least = Int(((known.min() ?? 0) + 1e-9).rounded(.down))
    let greatest = max(Int(((known.max() ?? 0) - 1e-9).rounded(.up)), least + 1)
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500]
    let step = steps.first { (greatest - least) / $0 <= max(1, count) } ?? 1000
    let first = Int((Double(least) / Double(step)).rounded(.down))
    let last = Int((Double(greatest) / Double(step)).rounded(.up))
    let exponents = (first...last).map { $0 * step }
    let isPlain = exponents.allSatisfy { (-3...4).contains($0) }
    let marks = exponents.enumerated().map { place, exponent in
      let number = DecimalNumber(digits: 1, exponent: exponent)
      return Tick(
        position: Double(place) / Double(last - first),
        label: isPlain ? number.plain : number.scientific(power: exponent))
    }
    self.init(low: Double(first * step), high: Double(last * step), ticks: marks)
  }
}
