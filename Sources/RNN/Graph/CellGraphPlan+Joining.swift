extension CellGraph.Plan {
  /// The most memory, in floats, that a step's matrices may take so that they stay in the cache
  /// beside a block's values.
  private static let mostJoined = 200_000
  /// Sequences from which a product of a step alone is as fast as one of all steps.
  private static let fewestJoined = 24

  /// Whether a run of so many sequences computes the products with inputs step by step: their sums
  /// are then read where they are made, while they are in the cache, and never stored for all steps.
  func pays(batch: Int) -> Bool {
    guard batch >= Self.fewestJoined else { return false }
    var total = 0
    for index in loop {
      guard let weight = nodes[index].operation.factors?.weight,
        case .matrix(let rows, let columns) = nodes[weight].shape
      else { continue }
      total += rows * columns
      if total > Self.mostJoined { return false }
    }
    return true
  }

  /// The products with what is known before the loop, and the sums and slices of them, whose values
  /// the loop alone reads.
  static func joined(
    _ nodes: [CellGraph.Node], states: [State], outputs: [CellGraph.NodeIndex],
    stages: [CellGraph.Stage]
  ) -> Set<CellGraph.NodeIndex> {
    let recurrent = ancestors(of: states.map(\.next), in: nodes)
    let needed = ancestors(of: states.map(\.next) + outputs, in: nodes)
    var readers = [[CellGraph.NodeIndex]](repeating: [], count: nodes.count)
    for (index, node) in nodes.enumerated() where needed[index] {
      for operand in node.operation.operands { readers[operand].append(index) }
    }
    let given = Set(outputs)
    var joined = Set(
      nodes.indices.filter { needed[$0] && stages[$0] == .before && !given.contains($0) })
    var count = -1
    while count != joined.count {
      count = joined.count
      joined = joined.filter { index in
        isJoinable(nodes[index].operation, joined, stages)
          && readers[index].allSatisfy {
            joined.contains($0) || (stages[$0] == .loop && recurrent[$0])
          }
      }
    }
    return joined
  }

  /// Whether a node is a product with a parameter, or one of them is in what it sums or cuts.
  private static func isJoinable(
    _ operation: CellGraph.Operation, _ joined: Set<CellGraph.NodeIndex>,
    _ stages: [CellGraph.Stage]
  ) -> Bool {
    switch operation {
    case .product(_, let weight), .transposedProduct(_, let weight): stages[weight] == .once
    case .elementwise(.add, let a, let b):
      [a, b].allSatisfy { joined.contains($0) || stages[$0] == .once }
    case .slice(let source, _): joined.contains(source)
    default: false
    }
  }

  /// The same sums with what starts them in front of a product.
  static func started(
    _ nodes: [CellGraph.Node], _ joined: Set<CellGraph.NodeIndex>
  ) -> [CellGraph.Node] {
    var nodes = nodes
    for index in joined {
      if case .elementwise(.add, let a, let b) = nodes[index].operation,
        nodes[a].operation.factors != nil, !joined.contains(b)
      {
        nodes[index] = CellGraph.Node(
          operation: .elementwise(.add, b, a), shape: nodes[index].shape)
      }
    }
    return nodes
  }
}
