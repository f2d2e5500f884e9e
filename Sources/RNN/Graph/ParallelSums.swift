/// Makes one sum of those that multiply the same values, as the gates of an LSTM do when a note
/// states each on its own: their weights and biases side by side, and the sums cut out again.
///
///     x·W₁ + h·U₁ + b₁,  x·W₂ + h·U₂ + b₂  ⟶  x·[W₁ W₂] + h·[U₁ U₂] + [b₁ b₂]
///
/// A loop with one wide product is faster than one with several narrow ones. Each element of the
/// result is the same sum in the same order.
struct ParallelSums {
  /// The rewritten nodes; an operand stands before the node that uses it.
  private(set) var nodes: [CellGraph.Node] = []
  private let old: [CellGraph.Node]
  private let stages: [CellGraph.Stage]
  private var places: [CellGraph.NodeIndex?]

  /// - Parameters:
  ///   - next: The nodes that states take.
  ///   - outputs: The nodes that are given out.
  init(
    _ nodes: [CellGraph.Node], next: [CellGraph.NodeIndex], outputs: [CellGraph.NodeIndex]
  ) {
    old = nodes
    stages = CellGraph.Stage.of(nodes)
    places = [CellGraph.NodeIndex?](repeating: nil, count: nodes.count)
    let groups = groups(next: next, outputs: outputs)
    guard !groups.isEmpty else {
      (self.nodes, places) = (nodes, Array(nodes.indices))
      return
    }
    rewrite(groups)
  }

  /// Where an old node's value is found.
  func place(of index: CellGraph.NodeIndex) -> CellGraph.NodeIndex {
    guard let place = places[index] else {
      preconditionFailure("a term that others read stands on its own")
    }
    return place
  }
}

// MARK: Which sums belong together

extension ParallelSums {
  /// A left operand of a product, and whether the weight is transposed.
  private struct Factor: Hashable, Comparable {
    let x: CellGraph.NodeIndex
    let transposed: Bool

    static func < (left: Self, right: Self) -> Bool {
      (left.x, left.transposed ? 1 : 0) < (right.x, right.transposed ? 1 : 0)
    }
  }

  /// What the sums of one group have in common.
  private struct Kind: Hashable {
    let factors: [Factor]
    let hasBias: Bool
    /// Whether a next state needs them, so that they are computed step by step.
    let isRecurrent: Bool
  }

  /// A sum of products with weights, and of vectors that are the same at each step.
  private struct WeightedSum {
    let root: CellGraph.NodeIndex
    let width: Int
    var products: [(factor: Factor, weight: CellGraph.NodeIndex)] = []
    var biases: [CellGraph.NodeIndex] = []
    /// The nodes that only this sum reads, itself included.
    var members: [CellGraph.NodeIndex] = []
  }

  /// The sums of which there are several of a kind.
  private func groups(
    next: [CellGraph.NodeIndex], outputs: [CellGraph.NodeIndex]
  ) -> [[WeightedSum]] {
    let recurrent = CellGraph.Plan.ancestors(of: next, in: old)
    let needed = CellGraph.Plan.ancestors(of: next + outputs, in: old)
    var readers = [Int](repeating: 0, count: old.count)
    for index in next + outputs { readers[index] += 1 }
    for (index, node) in old.enumerated() where needed[index] {
      for operand in node.operation.operands { readers[operand] += 1 }
    }
    var (groups, places) = ([[WeightedSum]](), [Kind: Int]())
    var taken: Set<CellGraph.NodeIndex> = []
    for root in old.indices.reversed() where needed[root] && !taken.contains(root) {
      guard isAddition(root) || factors(root) != nil, let sum = weightedSum(root, readers) else {
        continue
      }
      taken.formUnion(sum.members)
      let kind = Kind(
        factors: sum.products.map(\.factor), hasBias: !sum.biases.isEmpty,
        isRecurrent: recurrent[root])
      if let place = places[kind] {
        groups[place].insert(sum, at: 0)
      } else {
        places[kind] = groups.count
        groups.append([sum])
      }
    }
    return groups.filter { $0.count > 1 }
  }

  private func isAddition(_ index: CellGraph.NodeIndex) -> Bool {
    if case .elementwise(.add, _, _) = old[index].operation { true } else { false }
  }

  /// A product with a weight that is the same at each step.
  private func factors(
    _ index: CellGraph.NodeIndex
  ) -> (factor: Factor, weight: CellGraph.NodeIndex)? {
    guard let (x, weight, transposed) = old[index].operation.factors, stages[weight] == .once,
      stages[x] != .once
    else { return nil }
    return (Factor(x: x, transposed: transposed), weight)
  }

  /// The sum that ends in a node; nil where a term is of another kind.
  private func weightedSum(_ root: CellGraph.NodeIndex, _ readers: [Int]) -> WeightedSum? {
    guard case .features(let width) = old[root].shape else { return nil }
    var sum = WeightedSum(root: root, width: width)
    var open = [root]
    while let index = open.popLast() {
      if index != root, readers[index] > 1, stages[index] != .once { return nil }
      if stages[index] == .once {
        guard old[index].shape == .vector(width) else { return nil }
        sum.biases.append(index)
      } else if old[index].shape != .features(width) {
        return nil
      } else if let product = factors(index) {
        sum.products.append(product)
        sum.members.append(index)
      } else if isAddition(index) {
        open += old[index].operation.operands.reversed()
        sum.members.append(index)
      } else {
        return nil
      }
    }
    sum.products.sort { $0.factor < $1.factor }
    return sum.products.isEmpty ? nil : sum
  }
}

// MARK: The new nodes

extension ParallelSums {
  private mutating func rewrite(_ groups: [[WeightedSum]]) {
    var group: [CellGraph.NodeIndex: Int] = [:]
    var inner: Set<CellGraph.NodeIndex> = []
    for (place, sums) in groups.enumerated() {
      for sum in sums {
        group[sum.root] = place
        inner.formUnion(sum.members)
      }
    }
    // What is the same at each step may be declared behind the first sum that reads it.
    for index in old.indices where stages[index] == .once { copy(index) }
    for index in old.indices where places[index] == nil {
      if let place = group[index] {
        emit(groups[place])
      } else if !inner.contains(index) {
        copy(index)
      }
    }
  }

  private mutating func copy(_ index: CellGraph.NodeIndex) {
    places[index] = append(old[index].operation.withOperands { place(of: $0) }, old[index].shape)
  }

  private mutating func append(
    _ operation: CellGraph.Operation, _ shape: ValueShape
  ) -> CellGraph.NodeIndex {
    nodes.append(CellGraph.Node(operation: operation, shape: shape))
    return nodes.count - 1
  }

  private mutating func emit(_ sums: [WeightedSum]) {
    let width = sums.reduce(0) { $0 + $1.width }
    var total: CellGraph.NodeIndex?
    for (place, factor) in sums[0].products.map(\.factor).enumerated() {
      let weight = joined(sums.map { $0.products[place].weight }, transposed: factor.transposed)
      let x = self.place(of: factor.x)
      let product = append(
        factor.transposed ? .transposedProduct(x, weight) : .product(x, weight), .features(width))
      total = total.map { append(.elementwise(.add, $0, product), .features(width)) } ?? product
    }
    if !sums[0].biases.isEmpty {
      let biases = sums.map { sum in
        let vectors = sum.biases.map { self.place(of: $0) }
        return vectors.dropFirst().reduce(vectors[0]) {
          append(.elementwise(.add, $0, $1), .vector(sum.width))
        }
      }
      let bias = append(.rowConcatenation(biases), .vector(width))
      total = total.map { append(.elementwise(.add, $0, bias), .features(width)) }
    }
    var first = 0
    for sum in sums {
      guard let total else { return }
      places[sum.root] = append(
        .slice(total, first..<first + sum.width), .features(sum.width))
      first += sum.width
    }
  }

  /// The weights of one left operand as one matrix.
  private mutating func joined(
    _ weights: [CellGraph.NodeIndex], transposed: Bool
  ) -> CellGraph.NodeIndex {
    var (rows, columns) = (0, 0)
    for weight in weights {
      guard case .matrix(let height, let width) = old[weight].shape else { continue }
      rows = transposed ? rows + height : height
      columns = transposed ? width : columns + width
    }
    let parts = weights.map { place(of: $0) }
    return append(
      transposed ? .rowConcatenation(parts) : .concatenation(parts), .matrix(rows, columns))
  }
}
