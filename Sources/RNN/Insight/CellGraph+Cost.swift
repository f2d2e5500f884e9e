extension CellGraph {
  /// What a cell costs for each step of each sequence.
  public struct Cost: Hashable, Sendable {
    /// The trained numbers, all in all.
    public let parameters: Int
    /// The matrix products in a forward step.
    public let products: ProductCount
    /// Numbers that the loop keeps of a step for backward.
    public let keptValues: Int
  }

  /// What the cell costs.
  public var cost: Cost {
    let sources = plan.external.count + plan.states.count
    let kept = plan.kept(plan.needs([Bool](repeating: true, count: sources)))
    return Cost(
      parameters: parameters.reduce(0) { $0 + $1.shape.reduce(1, *) },
      products: products,
      keptValues: plan.loop.reduce(0) { sum, index in
        let isHeld = kept[index] && !plan.isView(index) && !plan.nodes[index].operation.isState
        return isHeld || plan.isNext[index] ? sum + plan.width(index) : sum
      })
  }

  /// The products with matrices in a step of one sequence.
  var products: ProductCount {
    let plan = plan
    return (plan.before + plan.loop + plan.after).reduce(ProductCount()) { sum, index in
      let operation = plan.nodes[index].operation
      if let matrix = operation.quantizedMatrix {
        return sum + ProductCount(integers: matrix.rows * matrix.columns)
      }
      guard let weight = operation.factors?.weight,
        case .matrix(let rows, let columns) = plan.nodes[weight].shape
      else { return sum }
      return sum + ProductCount(floats: rows * columns)
    }
  }
}
