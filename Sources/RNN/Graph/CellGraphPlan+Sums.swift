extension CellGraph.Plan {
  /// Finds the products of the loop that can be added right to the sum before them.
  mutating func findFusions() {
    for index in loop {
      guard case .elementwise(.add, let a, let b) = nodes[index].operation,
        isFusable(b, width: width(index))
      else { continue }
      fused.insert(b)
      if isFusable(a, width: width(index)) {
        fused.insert(a)
      } else if isGrowing(a, width: width(index)) {
        growing[index] = a
      }
    }
    for index in loop where !isWritable(index) { growing[index] = nil }
  }

  private func isFusable(_ index: CellGraph.NodeIndex, width: Int) -> Bool {
    nodes[index].operation.factors != nil && isInLoop[index] && hasOneReader(index)
      && self.width(index) == width
  }

  /// Whether a sum may go on from this value in its place.
  private func isGrowing(_ index: CellGraph.NodeIndex, width: Int) -> Bool {
    guard self.width(index) == width else { return false }
    if isFresh(index) { return true }
    guard case .elementwise(.add, _, let inner) = nodes[index].operation else { return false }
    return fused.contains(inner) && hasOneReader(index)
  }

  /// Whether a value from before the loop was made for one node of the loop alone, by an operation
  /// whose derivative does not read it.
  private func isFresh(_ index: CellGraph.NodeIndex) -> Bool {
    guard before.contains(index), readers[index] == 1, case .features = nodes[index].shape else {
      return false
    }
    return switch nodes[index].operation {
    case .product, .transposedProduct, .elementwise(.add, _, _), .elementwise(.subtract, _, _): true
    default: false
    }
  }

  /// Whether a sum that goes on from a value of before the loop is no result itself.
  private func isWritable(_ sum: CellGraph.NodeIndex) -> Bool {
    guard let first = growing[sum], before.contains(first) else { return true }
    var last = sum
    while let next = growing.first(where: { $0.value == last })?.key { last = next }
    return !isNext[last] && !isCollected[last]
  }

  /// Finds the sums outside of the loop that are one operation with their product.
  mutating func findAffineSums() {
    for stage in [before, after] {
      let members = Set(stage)
      for index in stage {
        guard case .elementwise(.add, let a, let b) = nodes[index].operation else { continue }
        let n = width(index)
        func isPart(_ product: CellGraph.NodeIndex, _ addend: CellGraph.NodeIndex) -> Bool {
          nodes[product].operation.factors != nil && members.contains(product)
            && readers[product] == 1 && width(product) == n && width(addend) == n
            && nodes[addend].shape != .scalar
        }
        if isPart(b, a) {
          affine[index] = Affine(product: b, addend: a)
        } else if isPart(a, b) {
          affine[index] = Affine(product: a, addend: b)
        }
      }
    }
    fused.formUnion(affine.values.map(\.product))
  }
}
