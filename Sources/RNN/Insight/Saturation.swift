import Tensors

/// The part of values that stands near an end of their range, where a function's slope is almost
/// zero: 0 for none, 1 for all.
///
/// - Parameters:
///   - low: The lower end: −1 for tanh, 0 for a gate.
///   - high: The upper end.
///   - threshold: How far from the middle is near an end, as a part of the way to it.
/// - Throws: ``InsightError``.
public func saturation(
  of values: Tensor, low: Double = -1, high: Double = 1, threshold: Double = 0.95
) throws -> Double {
  guard low < high else { throw InsightError.bounds(low: low, high: high) }
  guard (0...1).contains(threshold) else { throw InsightError.threshold(threshold) }
  guard values.count > 0 else { throw InsightError.noValues(got: values.shape) }
  let (middle, reach) = ((low + high) / 2, (high - low) / 2)
  let elements = values.detach().scalars.map(\.double)
  let near = elements.count { abs($0 - middle) > threshold * reach }
  return Double(near) / Double(elements.count)
}
