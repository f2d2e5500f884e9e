import CKernels
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
) throws -> Float {
  let gradients = parameters.compactMap(\.grad)
  let norms = try gradients.map { try $0.withFloats { norm($0, order: order) } }
  let total = Float(norms.withUnsafeBufferPointer { norm($0, order: order) })
  guard total.isFinite || !requireFinite else { throw LayerError.normNotFinite(order: order) }
  let factor = min(1, Float(maximum) / (total + 1e-6))
  if factor != 1 { try scale(gradients, by: factor) }
  return total
}

/// Cuts each element of the gradients to `−limit … limit`.
public func clipGradientValue(_ parameters: [Tensor], limit: Double) throws {
  let limit = Float(limit)
  try scale(parameters.compactMap(\.grad)) { min(max($0, -limit), limit) }
}

private func scale(_ gradients: [Tensor], by factor: Float) throws {
  try noGrad {
    for gradient in gradients {
      try gradient.withMutableFloats { values in
        guard let x = values.baseAddress else { return }
        Kernels.forEachRange(values.count) { range in
          let x = x + range.lowerBound
          withUnsafePointer(to: factor) {
            ck_combine(ck_multiply, range.count, x, 1, $0, 0, x)
          }
        }
      }
    }
  }
}

private func scale(_ gradients: [Tensor], _ change: (Float) -> Float) throws {
  try noGrad {
    for gradient in gradients {
      try gradient.withMutableFloats { values in
        for i in values.indices { values[i] = change(values[i]) }
      }
    }
  }
}

/// Range by range, so that the sum is the same whatever threads take part.
private func sumOfSquares(_ values: UnsafeBufferPointer<Float>) -> Double {
  guard let x = values.baseAddress else { return 0 }
  let pieces = (values.count + Kernels.rangeLength - 1) / Kernels.rangeLength
  return withUnsafeTemporaryAllocation(of: Double.self, capacity: pieces) { sums in
    guard let partial = sums.baseAddress else { return 0 }
    Kernels.forEachRange(values.count) { range in
      (partial + range.lowerBound / Kernels.rangeLength).initialize(
        to: Kernels.active.sum_of_squares(range.count, x + range.lowerBound))
    }
    return sums.reduce(0, +)
  }
}

private func norm(_ values: UnsafeBufferPointer<Float>, order: Double) -> Float {
  if order == .infinity { return values.reduce(0) { max($0, abs($1)) } }
  if order == 2 { return Float(sumOfSquares(values).squareRoot()) }
  return Float(pow(values.reduce(0.0) { $0 + pow(Double(abs($1)), order) }, 1 / order))
}
