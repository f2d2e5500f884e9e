// Sums as NumPy adds: in pairs of halves along memory, one after the other across it.

extension NDArray {
  /// Σ over some axes, in the precision of the kind.
  func sum(_ axes: [Int]) throws -> NDArray {
    let kept = shape.indices.filter { !axes.contains($0) }
    let target = kept.map { shape[$0] }
    guard kind.isFloating else {
      let width = axes.reduce(1) { $0 * shape[$1] }
      let values = permuted(kept + axes).integers
      let sums = (0..<target.reduce(1, *)).map { row in
        values[row * width..<(row + 1) * width].reduce(0, &+)
      }
      return try NDArray(integers: sums, shape: target, kind: kind == .bool ? .int64 : wideSum)
    }
    let (outer, inner) = runs(axes)
    let arranged = permuted(kept + outer + inner).doubles
    let sizes = (
      rows: outer.reduce(1) { $0 * shape[$1] }, run: inner.reduce(1) { $0 * shape[$1] }
    )
    let sums =
      kind == .float32
      ? rowSums(arranged.map { Float($0) }, target, sizes).map { Double($0) }
      : rowSums(arranged, target, sizes)
    return try NDArray(sums, shape: target, kind: kind)
  }

  /// Sums of small integers are of 64 bits.
  private var wideSum: Kind { .int64 }

  /// The axes that sum one after the other, and those that make one run in memory.
  private func runs(_ axes: [Int]) -> (outer: [Int], inner: [Int]) {
    let order = shape.indices.filter { shape[$0] != 1 }.sorted {
      abs(strides[$0]) > abs(strides[$1])
    }
    var inner: [Int] = []
    for axis in order.reversed() where axes.contains(axis) {
      guard let last = inner.first else {
        if axis != order.last { break }
        inner = [axis]
        continue
      }
      if strides[axis] != strides[last] * shape[last] { break }
      inner.insert(axis, at: 0)
    }
    let outer = (order + shape.indices.filter { shape[$0] == 1 }).filter {
      axes.contains($0) && !inner.contains($0)
    }
    return (outer, inner)
  }

  private func rowSums<Number: BinaryFloatingPoint>(
    _ values: [Number], _ target: [Int], _ sizes: (rows: Int, run: Int)
  ) -> [Number] {
    values.withUnsafeBufferPointer { values in
      (0..<target.reduce(1, *)).map { index in
        var sum: Number = 0
        for row in 0..<sizes.rows {
          let start = (index * sizes.rows + row) * sizes.run
          sum += pairwiseSum(values[start..<start + sizes.run])
        }
        return sum
      }
    }
  }
}

/// Σ with eight running sums up to 128 elements, and by halves beyond: the error grows with the
/// logarithm of the count.
func pairwiseSum<Number: BinaryFloatingPoint>(
  _ values: Slice<UnsafeBufferPointer<Number>>
) -> Number {
  let (count, first) = (values.count, values.startIndex)
  if count < 8 { return values.reduce(0, +) }
  if count > 128 {
    let half = count / 2 - count / 2 % 8
    return pairwiseSum(values[first..<first + half]) + pairwiseSum(values[(first + half)...])
  }
  var r = (0..<8).map { values[first + $0] }
  var index = 8
  while index < count - count % 8 {
    for lane in 0..<8 { r[lane] += values[first + index + lane] }
    index += 8
  }
  var sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]))
  for rest in index..<count { sum += values[first + rest] }
  return sum
}
