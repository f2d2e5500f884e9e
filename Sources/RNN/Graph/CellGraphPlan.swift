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

    /// A sum of a matrix product and something else.
    struct Affine: Hashable, Sendable {
      let product: NodeIndex
      let addend: NodeIndex
    }

    /// The graph's nodes as the plan computes them.
    let nodes: [Node]
    /// The nodes that the graph's outputs are.
    let outputs: [NodeIndex]
    /// The states, in the graph's order. Each next value is a node of the loop, but no state.
    let states: [State]
    /// Nodes of parameters and constants alone: once a run.
    var once: [NodeIndex] = []
    /// Nodes that don't depend on a state: once for all time steps, on `[T·B, n]`.
    var before: [NodeIndex] = []
    /// Nodes that a next state needs and that depend on a state: step by step.
    var loop: [NodeIndex] = []
    /// Nodes that depend on a state, but no state on them: once for all time steps, after the loop.
    var after: [NodeIndex] = []
    /// Values of the loop, states included, that nodes after it or outputs read.
    var collected: [NodeIndex] = []
    /// Values from outside of the loop that it reads.
    var external: [NodeIndex] = []
    /// Slices that together cut one value into pieces, in order; found under the earliest of them.
    var cuts: [NodeIndex: [NodeIndex]] = [:]

    /// How many times the loop's nodes read each node.
    var uses: [Int]
    /// Whether the loop computes a node.
    var isInLoop: [Bool] = []
    /// Whether a value of the loop is read after it.
    var isCollected: [Bool] = []
    /// Whether a node is some state's next value.
    var isNext: [Bool]
    /// How many nodes, states and outputs read each node.
    var readers: [Int]
    /// Products that are computed right into the sum that alone reads them.
    var fused: Set<NodeIndex> = []
    /// A sum of the loop with such a product: the sum that it goes on from, in the same place. Its
    /// first one may be known before the loop.
    var growing: [NodeIndex: NodeIndex] = [:]
    /// Sums outside of the loop with such a product.
    var affine: [NodeIndex: Affine] = [:]
    /// Slices whose gradients lie side by side as the gradient of the value that they cut.
    var pieces: Set<NodeIndex> = []

    /// - Parameter joinsProducts: Whether the loop computes the products with inputs that it reads.
    init(nodes: [Node], states: [State], outputs: [NodeIndex], joinsProducts: Bool = false) {
      let parallel = ParallelSums(nodes, next: states.map(\.next), outputs: outputs)
      let states = states.map {
        State(node: parallel.place(of: $0.node), next: parallel.place(of: $0.next))
      }
      let outputs = outputs.map(parallel.place)
      let regrouping = SumRegrouping(parallel.nodes, results: states.map(\.next) + outputs)
      var (nodes, planned) = (regrouping.nodes, [State]())
      var stages = Stage.of(nodes)
      var copies: Set<NodeIndex> = []
      for state in states {
        var next = regrouping.place(of: state.next)
        let isPlain = nodes[next].operation.isState || stages[next] != .loop
        if isPlain, case .features(let size) = nodes[next].shape {
          nodes.append(Node(operation: .slice(next, 0..<size), shape: .features(size)))
          next = nodes.count - 1
          copies.insert(next)
        }
        planned.append(State(node: regrouping.place(of: state.node), next: next))
      }
      self.outputs = outputs.map { regrouping.place(of: $0) }
      self.states = planned
      if joinsProducts {
        stages = Stage.of(nodes)
        let joined = Self.joined(nodes, states: planned, outputs: self.outputs, stages: stages)
        copies.formUnion(joined)
        nodes = Self.started(nodes, joined)
      }
      self.nodes = nodes
      uses = [Int](repeating: 0, count: nodes.count)
      readers = [Int](repeating: 0, count: nodes.count)
      isNext = [Bool](repeating: false, count: nodes.count)
      for state in planned { isNext[state.next] = true }
      sort(into: copies)
      findReads()
      findFusions()
      findAffineSums()
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
      return !isNext[index] && !isCollected[index]
    }

    /// Whether nothing but one node of the loop reads a value.
    func hasOneReader(_ index: NodeIndex) -> Bool {
      uses[index] == 1 && !isNext[index] && !isCollected[index]
        && !nodes[index].operation.isState
    }
  }
}
