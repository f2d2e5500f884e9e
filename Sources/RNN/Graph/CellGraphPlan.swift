extension CellGraph {
  /// When each node is computed: as early and as few times as its operands allow.
  ///
  /// Only nodes that a next state or an output needs appear at all.
  struct Plan: Hashable, Sendable {
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
    /// Slices that together cut one value into pieces, in order; found under the earliest of them.
    private(set) var cuts: [NodeIndex: [NodeIndex]] = [:]

    init(nodes: [Node], nextStates: [NodeIndex], outputs: [NodeIndex]) {
      let needed = Self.ancestors(of: nextStates + outputs, in: nodes)
      let recurrent = Self.ancestors(of: nextStates, in: nodes)
      var stages: [Stage] = []
      for (index, node) in nodes.enumerated() {
        let stage = Stage(node.operation, operands: node.operation.operands.map { stages[$0] })
        stages.append(stage)
        guard needed[index] else { continue }
        switch stage {
        case .once: once.append(index)
        case .before: before.append(index)
        case .loop where recurrent[index] || node.operation.isState: loop.append(index)
        case .loop: after.append(index)
        }
      }
      let late = Set(after.flatMap { nodes[$0].operation.operands } + outputs)
      collected = loop.filter(late.contains)
      for stage in [before, loop, after] {
        for cut in Self.cuts(among: stage, in: nodes) { cuts[cut.min() ?? 0] = cut }
      }
    }

    /// The sets of slices of one value each that cover it without gap or overlap.
    private static func cuts(among stage: [NodeIndex], in nodes: [Node]) -> [[NodeIndex]] {
      var slices: [NodeIndex: [(node: NodeIndex, range: Range<Int>)]] = [:]
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
    private static func ancestors(of roots: [NodeIndex], in nodes: [Node]) -> [Bool] {
      var marks = [Bool](repeating: false, count: nodes.count)
      for root in roots { marks[root] = true }
      for index in nodes.indices.reversed() where marks[index] {
        for operand in nodes[index].operation.operands { marks[operand] = true }
      }
      return marks
    }
  }

  private enum Stage: Int, Comparable {
    case once, before, loop

    init(_ operation: Operation, operands: [Stage]) {
      switch operation {
      case .input: self = .before
      case .state: self = .loop
      default: self = operands.max() ?? .once
      }
    }

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }
}

extension CellGraph.Operation {
  var isState: Bool {
    if case .state = self { true } else { false }
  }
}
