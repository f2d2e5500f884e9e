/// Rewrites a step's sums so that their terms come in the order in which they are known: what does
/// not depend on a state first, which is then added up before the loop, then products with what
/// does, each of which goes on from the sum before it, then the rest.
///
///     ((x·W + h·U) + b) + [h, x]·V  ⟶  (((x·W + b) + x·V₂) + h·U) + h·V₁
///
/// That is the one order of a sum's terms for whoever runs the graph.
struct SumRegrouping {
  /// The rewritten nodes; an operand stands before the node that uses it.
  private(set) var nodes: [CellGraph.Node] = []
  private let old: [CellGraph.Node]
  private let stages: [CellGraph.Stage]
  /// How many nodes, states and outputs read each node.
  private var readers: [Int]
  private var places: [CellGraph.NodeIndex?]

  /// - Parameter results: The nodes that states and outputs take.
  init(_ nodes: [CellGraph.Node], results: [CellGraph.NodeIndex]) {
    old = nodes
    stages = CellGraph.Stage.of(nodes)
    readers = [Int](repeating: 0, count: nodes.count)
    places = [CellGraph.NodeIndex?](repeating: nil, count: nodes.count)
    for index in results { readers[index] += 1 }
    for node in nodes {
      for operand in node.operation.operands { readers[operand] += 1 }
    }
    let inner = innerTerms()
    for index in nodes.indices where !inner.contains(index) { places[index] = rewritten(index) }
  }

  /// Where an old node's value is found; nil for one that is part of a sum.
  func place(of index: CellGraph.NodeIndex) -> CellGraph.NodeIndex {
    guard let place = places[index] else {
      preconditionFailure("a term that others read stands on its own")
    }
    return place
  }
}

// MARK: Terms

extension SumRegrouping {
  /// A sum's terms by when they are known.
  private struct Terms {
    var once: [CellGraph.NodeIndex] = []
    var before: [CellGraph.NodeIndex] = []
    var products: [CellGraph.NodeIndex] = []
    var rest: [CellGraph.NodeIndex] = []
  }

  /// Sums and products that only a greater sum reads, which is of the loop in the end.
  private func innerTerms() -> Set<CellGraph.NodeIndex> {
    var inner: Set<CellGraph.NodeIndex> = []
    for index in old.indices.reversed() where isSum(index) {
      guard stages[index] == .loop || inner.contains(index) else { continue }
      for term in old[index].operation.operands where isInner(term, of: index) {
        inner.insert(term)
      }
    }
    return inner
  }

  private func isSum(_ index: CellGraph.NodeIndex) -> Bool {
    if case .elementwise(.add, _, _) = old[index].operation { true } else { false }
  }

  private func isInner(_ term: CellGraph.NodeIndex, of sum: CellGraph.NodeIndex) -> Bool {
    readers[term] == 1 && old[term].shape == old[sum].shape && (isSum(term) || parts(term) != nil)
  }

  /// The parts of a concatenation that a product of the loop reads.
  private func parts(_ product: CellGraph.NodeIndex) -> [CellGraph.NodeIndex]? {
    guard stages[product] == .loop, let factors = old[product].operation.factors,
      stages[factors.weight] == .once,
      case .concatenation(let parts) = old[factors.x].operation
    else { return nil }
    return parts
  }

  private mutating func collect(_ index: CellGraph.NodeIndex, into terms: inout Terms) {
    if isSum(index) {
      for term in old[index].operation.operands {
        if isInner(term, of: index) {
          collect(term, into: &terms)
        } else {
          add(place(of: term), of: stages[term], to: &terms)
        }
      }
    } else if let parts = parts(index) {
      var first = 0
      for part in parts {
        let range = first..<first + width(part)
        let term = product(index, of: part, range)
        add(term, of: stages[part], to: &terms)
        first = range.upperBound
      }
    }
  }

  private func add(
    _ term: CellGraph.NodeIndex, of stage: CellGraph.Stage, to terms: inout Terms
  ) {
    switch stage {
    case .once: terms.once.append(term)
    case .before: terms.before.append(term)
    case .loop where nodes[term].operation.factors != nil: terms.products.append(term)
    case .loop: terms.rest.append(term)
    }
  }

  /// A part of a concatenation times its block of the weight.
  private mutating func product(
    _ index: CellGraph.NodeIndex, of part: CellGraph.NodeIndex, _ range: Range<Int>
  ) -> CellGraph.NodeIndex {
    guard let factors = old[index].operation.factors,
      case .matrix(let height, let width) = old[factors.weight].shape
    else { preconditionFailure("a product has a matrix") }
    let weight = place(of: factors.weight)
    let block =
      factors.transposed
      ? append(.slice(weight, range), .matrix(height, range.count))
      : append(.rows(weight, range), .matrix(range.count, width))
    let x = place(of: part)
    return append(
      factors.transposed ? .transposedProduct(x, block) : .product(x, block), old[index].shape)
  }

  private func width(_ index: CellGraph.NodeIndex) -> Int {
    guard case .features(let n) = old[index].shape else { return 1 }
    return n
  }
}

// MARK: New nodes

extension SumRegrouping {
  private mutating func append(
    _ operation: CellGraph.Operation, _ shape: ValueShape
  ) -> CellGraph.NodeIndex {
    nodes.append(CellGraph.Node(operation: operation, shape: shape))
    return nodes.count - 1
  }

  private mutating func rewritten(_ index: CellGraph.NodeIndex) -> CellGraph.NodeIndex {
    guard stages[index] == .loop, isSum(index) || parts(index) != nil else {
      return append(old[index].operation.withOperands { place(of: $0) }, old[index].shape)
    }
    var terms = Terms()
    collect(index, into: &terms)
    // A product takes what is the same at each step as its bias.
    let first = terms.before.firstIndex { nodes[$0].operation.factors != nil }
    let leading = first.map { [terms.before.remove(at: $0)] } ?? []
    let constant = sum(terms.once).map { [$0] } ?? []
    let ordered = leading + constant + terms.before + terms.products + terms.rest
    guard let value = sum(ordered) else { preconditionFailure("a sum has terms") }
    return value
  }

  /// The sum of some terms, from the first on.
  private mutating func sum(_ terms: [CellGraph.NodeIndex]) -> CellGraph.NodeIndex? {
    guard var value = terms.first else { return nil }
    for term in terms.dropFirst() {
      guard let shape = nodes[value].shape.broadcast(with: nodes[term].shape) else {
        preconditionFailure("terms of one sum fit each other")
      }
      value = append(.elementwise(.add, value, term), shape)
    }
    return value
  }
}
