import Glibc
import Tensors

/// Scales all gradients together so that their norm, taken as one vector, is at most `maximum`.
///
/// They are multiplied by `min(1, maximum / (norm + 10⁻⁶))`.
///
/// - Parameters:
///   - order: Which norm: 2 the Euclidean one, infinity the largest magnitude.
///   - requireFinite: Whether a norm that is no finite number is an error.
/// - Returns: The norm before scaling.
@discardableResult
public func clipGradientNorm(
  _ parameters: [Tensor], maximum: Double, order: Double = 2, requireFinite: Bool = false
) throws -> Double {
  let gradients = parameters.compactMap(\.grad)
  guard gradients.contains(where: { $0.dtype == .float64 }) else {
    return Double(try clip(gradients, Float(maximum), order, requireFinite))
  }
  return try clip(gradients, maximum, order, requireFinite)
}

/// Cuts each element of the gradients to `−limit … limit`.
public func clipGradientValue(_ parameters: [Tensor], limit: Double) throws {
  try noGrad {
    for gradient in parameters.compactMap(\.grad) {
      if gradient.dtype == .float64 {
        try cut(gradient, to: limit)
      } else {
        try cut(gradient, to: Float(limit))
      }
    }
  }
}

private func cut<Element: UpdateElement>(_ gradient: Tensor, to limit: Element) throws {
  try gradient.withMutableElements(Element.self) { values in
    for i in values.indices { values[i] = min(max(values[i], -limit), limit) }
  }
}

/// Computes the norm of the norms in the widest kind that a gradient has.
private func clip<Total: UpdateElement>(
  _ gradients: [Tensor], _ maximum: Total, _ order: Double, _ requireFinite: Bool
) throws -> Total {
  let norms = try gradients.map { gradient -> Total in
    if gradient.dtype == .float64 {
      return try gradient.withElements(Double.self) { Total(norm($0, order: order)) }
    }
    return try gradient.withElements(Float.self) { Total(norm($0, order: order)) }
  }
  let total = norms.withUnsafeBufferPointer { norm($0, order: order) }
  guard total.isFinite || !requireFinite else { throw LayerError.normNotFinite(order: order) }
  let factor = min(1, maximum / (total + Total(1e-6)))
  guard factor != 1 else { return total }
  try noGrad {
    for gradient in gradients {
      if gradient.dtype == .float64 {
        try scale(gradient, by: Double(factor))
      } else {
        try scale(gradient, by: Float(factor))
      }
    }
  }
  return total
}

private func scale<Element: UpdateElement>(_ gradient: Tensor, by factor: Element) throws {
  try gradient.withMutableElements(Element.self) { values in
    guard let x = values.baseAddress else { return }
    Kernels.forEachRange(values.count) { range in
      Element.updates.scale(range.count, factor, x + range.lowerBound)
    }
  }
}

/// Range by range, so that the sum is the same whatever threads take part.
private func sumOfSquares<Element: UpdateElement>(_ values: UnsafeBufferPointer<Element>) -> Double
{
  guard let x = values.baseAddress else { return 0 }
  let pieces = (values.count + Kernels.rangeLength - 1) / Kernels.rangeLength
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: pieces) { sums in
    guard let partial = sums.baseAddress else { return 0 }
    Kernels.forEachRange(values.count) { range in
      (partial + range.lowerBound / Kernels.rangeLength).initialize(
        to: Element.updates.sumOfSquares(range.count, x + range.lowerBound))
    }
    return sums.reduce(0, +)
  }
}

private func norm<Element: UpdateElement>(
  _ values: UnsafeBufferPointer<Element>, order: Double
) -> Element {
  if order == .infinity { return values.reduce(0) { max($0, abs($1)) } }
  if order == 2 { return Element(sumOfSquares(values).squareRoot()) }
  return Element(pow(values.reduce(0.0) { $0 + pow(Double(abs($1)), order) }, 1 / order))
}
