extension CellGraph {
  /// What a cell costs for each step of each sequence.
  public struct Cost: Hashable, Sendable {
    /// The trained numbers, all in all.
    public let parameters: Int
    /// Multiply-adds of the matrix products in a forward step.
    public let multiplyAdds: Int
    /// Numbers that the loop keeps of a step for backward.
    public let keptValues: Int
  }

  /// What the cell costs.
  public var cost: Cost {
    let sources = plan.external.count + plan.states.count
    let kept = plan.kept(plan.needs([Bool](repeating: true, count: sources)))
    let products = (plan.before + plan.loop + plan.after).map { index -> Int in
      guard let factors = plan.nodes[index].operation.factors,
        case .matrix(let rows, let columns) = plan.nodes[factors.weight].shape
      else { return 0 }
      return rows * columns
    }
    return Cost(
      parameters: parameters.reduce(0) { $0 + $1.shape.reduce(1, *) },
      multiplyAdds: products.reduce(0, +),
      keptValues: plan.loop.reduce(0) { sum, index in
        let isHeld = kept[index] && !plan.isView(index) && !plan.nodes[index].operation.isState
        return isHeld || plan.isNext[index] ? sum + plan.width(index) : sum
      })
  }
}
