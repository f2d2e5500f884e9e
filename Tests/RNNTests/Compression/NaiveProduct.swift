import RNN
import Tensors

/// `x·Wᵀ` in 8 bits as its documentation says it, one element at a time.
func naiveProduct(_ x: Tensor, _ matrix: QuantizedMatrix) -> Tensor {
  let (m, k, n) = (x.shape[0], matrix.columns, matrix.rows)
  let (numbers, weights, scales) = (x.elements, matrix.elements, matrix.scales)
  let rows = (0..<m).map { Array(numbers[($0 * k)..<(($0 + 1) * k)]) }
  let result = rows.flatMap { row in
    let bytes =
      matrix.scheme.inputs == .perRow ? ByteScale(row: row) : ByteScale(range: numbers)
    return (0..<n).map { output in
      let sum = (0..<k).reduce(0) { $0 + bytes.integer(row[$1]) * Int(weights[output * k + $1]) }
      return Float(sum) * (bytes.scale * scales[output])
    }
  }
  return Tensor(result, shape: [m, n])
}

/// How numbers become bytes.
private struct ByteScale {
  let scale: Float
  let inverse: Float
  let zero: Float

  /// 127 steps on each side of zero.
  init(row: [Float]) {
    let largest = row.map(abs).max() ?? 0
    (scale, inverse, zero) = (largest / 127, largest > 0 ? 127 / largest : 0, 128)
  }

  /// 127 steps from the least to the greatest; ranges here are neither empty nor tiny.
  init(range: [Float]) {
    let (least, greatest) = (Double(range.reduce(0, min)), Double(range.reduce(0, max)))
    let step = (greatest - least) / 127
    let (below, above) = (-least / step, greatest / step)
    let exact = -below < 127 - above ? below : 127 - above
    (scale, inverse) = (Float(step), 1 / Float(step))
    zero = Float(min(max(exact, 0), 127).rounded(.toNearestOrEven))
  }

  func integer(_ number: Float) -> Int {
    let byte = min(max((number * inverse + zero).rounded(.toNearestOrEven), 0), 255)
    return Int(byte) - Int(zero)
  }
}
