extension CellGraph {
  /// When each node is computed: as early and as few times as its operands allow.
  ///
  /// Only nodes that a next state or an output needs appear at all.
  struct Plan: Hashable, Sendable {
    /// A state: the node that reads it, and the node with its value for the step that follows.
    struct State: Hashable, Sendable {
      let node: NodeIndex
      let next: NodeIndex
    }

    /// The graph's nodes as the plan computes them.
    let nodes: [Node]
    /// The nodes that the graph's outputs are.
    let outputs: [NodeIndex]
    /// The states, in the graph's order. Each next value is a node of the loop, but no state.
    let states: [State]
    /// Nodes of parameters and constants alone: once a run.
    private(set) var once: [NodeIndex] = []
    /// Nodes that don't depend on a state: once for all time steps, on `[T·B, n]`.
    private(set) var before: [NodeIndex] = []
    /// Nodes that a next state needs and that depend on a state: step by step.
    private(set) var loop: [NodeIndex] = []
    /// Nodes that depend on a state, but no state on them: once for all time steps, after the loop.
    private(set) var after: [NodeIndex] = []
    /// Values of the loop, states included, that nodes after it or outputs read.
    private(set) var collected: [NodeIndex] = []
    /// Values from outside of the loop that it reads.
    private(set) var external: [NodeIndex] = []
    /// Slices that together cut one value into pieces, in order; found under the earliest of them.
    private(set) var cuts: [NodeIndex: [NodeIndex]] = [:]

    /// How many times the loop's nodes read each node.
    private(set) var uses: [Int]
    /// Whether a node is some state's next value.
    private(set) var isNext: [Bool]
    /// Products that are computed right into the sum that alone reads them.
    private(set) var fused: Set<NodeIndex> = []
    /// A sum with such a product: the sum that it goes on from, in the same place.
    private(set) var growing: [NodeIndex: NodeIndex] = [:]
    /// Slices whose gradients lie side by side as the gradient of the value that they cut.
    private(set) var pieces: Set<NodeIndex> = []

    init(nodes: [Node], states: [State], outputs: [NodeIndex]) {
      let plain = Set(
        nodes.indices.filter { nodes[$0].operation.isState || !Self.isRecurrent(nodes, $0) })
      var (nodes, planned) = (nodes, [State]())
      var copies: Set<NodeIndex> = []
      for state in states {
        var next = state.next
        if plain.contains(next), case .features(let size) = nodes[next].shape {
          nodes.append(Node(operation: .slice(next, 0..<size), shape: .features(size)))
          next = nodes.count - 1
          copies.insert(next)
        }
        planned.append(State(node: state.node, next: next))
      }
      self.nodes = nodes
      self.outputs = outputs
      self.states = planned
      uses = [Int](repeating: 0, count: nodes.count)
      isNext = [Bool](repeating: false, count: nodes.count)
      for state in planned { isNext[state.next] = true }
      sort(into: copies)
      findReads()
      findFusions()
      findPieces()
    }

    /// The number of features, 1 for a constant.
    func width(_ index: NodeIndex) -> Int {
      switch nodes[index].shape {
      case .scalar: 1
      case .vector(let n), .features(let n), .matrix(_, let n): n
      }
    }

    /// Whether a node's value is found inside of its operand's.
    func isView(_ index: NodeIndex) -> Bool {
      guard case .slice = nodes[index].operation else { return false }
      return !isNext[index] && !collected.contains(index)
    }

    /// Whether nothing but one node of the loop reads a value.
    func hasOneReader(_ index: NodeIndex) -> Bool {
      uses[index] == 1 && !isNext[index] && !collected.contains(index)
        && !nodes[index].operation.isState
    }
  }
}

extension CellGraph.Plan {
  private mutating func sort(into copies: Set<CellGraph.NodeIndex>) {
    let nextStates = states.map(\.next)
    let needed = Self.ancestors(of: nextStates + outputs, in: nodes)
    let recurrent = Self.ancestors(of: nextStates, in: nodes)
    var stages: [Stage] = []
    for (index, node) in nodes.enumerated() {
      let stage =
        copies.contains(index)
        ? .loop : Stage(node.operation, operands: node.operation.operands.map { stages[$0] })
      stages.append(stage)
      guard needed[index] || node.operation.isState else { continue }
      switch stage {
      case .once: once.append(index)
      case .before: before.append(index)
      case .loop where recurrent[index] || node.operation.isState: loop.append(index)
      case .loop: after.append(index)
      }
    }
    let late = Set(after.flatMap { nodes[$0].operation.operands } + outputs)
    collected = loop.filter(late.contains)
    for stage in [before, after] {
      for cut in Self.cuts(among: stage, in: nodes) { cuts[cut.min() ?? 0] = cut }
    }
  }

  private mutating func findReads() {
    let inside = Set(loop)
    for index in loop {
      for operand in nodes[index].operation.operands {
        if uses[operand] == 0 && !inside.contains(operand) { external.append(operand) }
        uses[operand] += 1
      }
    }
  }

  private mutating func findFusions() {
    for index in loop {
      guard case .elementwise(.add, let a, let b) = nodes[index].operation,
        isFusable(b, width: width(index))
      else { continue }
      fused.insert(b)
      if isFusable(a, width: width(index)) {
        fused.insert(a)
      } else if case .elementwise(.add, _, let inner) = nodes[a].operation, fused.contains(inner),
        hasOneReader(a), width(a) == width(index)
      {
        growing[index] = a
      }
    }
  }

  private func isFusable(_ index: CellGraph.NodeIndex, width: Int) -> Bool {
    nodes[index].operation.factors != nil && loop.contains(index) && hasOneReader(index)
      && self.width(index) == width
  }

  private mutating func findPieces() {
    for cut in Self.cuts(among: loop, in: nodes) {
      guard case .slice(let source, _) = nodes[cut[0]].operation,
        !nodes[source].operation.isState, uses[source] == cut.count, !isNext[source],
        !collected.contains(source)
      else { continue }
      pieces.formUnion(cut)
    }
  }

  /// The sets of slices of one value each that cover it without gap or overlap.
  private static func cuts(
    among stage: [CellGraph.NodeIndex], in nodes: [CellGraph.Node]
  ) -> [[CellGraph.NodeIndex]] {
    var slices: [CellGraph.NodeIndex: [(node: CellGraph.NodeIndex, range: Range<Int>)]] = [:]
    for index in stage {
      if case .slice(let source, let range) = nodes[index].operation {
        slices[source, default: []].append((index, range))
      }
    }
    return slices.compactMap { source, pieces in
      let ordered = pieces.sorted { $0.range.lowerBound < $1.range.lowerBound }
      var end = 0
      for piece in ordered {
        guard piece.range.lowerBound == end else { return nil }
        end = piece.range.upperBound
      }
      return nodes[source].shape == .features(end) ? ordered.map(\.node) : nil
    }
  }

  /// Which nodes the given ones depend on, themselves included.
  private static func ancestors(
    of roots: [CellGraph.NodeIndex], in nodes: [CellGraph.Node]
  ) -> [Bool] {
    var marks = [Bool](repeating: false, count: nodes.count)
    for root in roots { marks[root] = true }
    for index in nodes.indices.reversed() where marks[index] {
      for operand in nodes[index].operation.operands { marks[operand] = true }
    }
    return marks
  }

  /// Whether a node depends on a state.
  private static func isRecurrent(_ nodes: [CellGraph.Node], _ index: CellGraph.NodeIndex) -> Bool {
    let marks = ancestors(of: [index], in: nodes)
    return nodes.indices.contains { marks[$0] && nodes[$0].operation.isState }
  }
}

private enum Stage: Int, Comparable {
  case once, before, loop

  init(_ operation: CellGraph.Operation, operands: [Stage]) {
    switch operation {
    case .input: self = .before
    case .state: self = .loop
    default: self = operands.max() ?? .once
    }
  }

  static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
}

extension CellGraph.Operation {
  var isState: Bool {
    if case .state = self { true } else { false }
  }
}
