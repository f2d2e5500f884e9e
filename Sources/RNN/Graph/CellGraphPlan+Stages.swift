extension CellGraph.Plan {
  /// - Parameter copies: Nodes of the loop, whatever they depend on.
  mutating func sort(into copies: Set<CellGraph.NodeIndex>) {
    let nextStates = states.map(\.next)
    let needed = Self.ancestors(of: nextStates + outputs, in: nodes)
    let recurrent = Self.ancestors(of: nextStates, in: nodes)
    var stages = CellGraph.Stage.of(nodes)
    for index in copies { stages[index] = .loop }
    for index in views(needed, recurrent, stages) { stages[index] = .loop }
    for (index, node) in nodes.enumerated() {
      let stage = stages[index]
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
    isInLoop = .init(repeating: false, count: nodes.count)
    isCollected = isInLoop
    for index in loop { isInLoop[index] = true }
    for index in collected { isCollected[index] = true }
    for stage in [before, after] {
      for cut in Self.cuts(among: stage, in: nodes) { cuts[cut.min() ?? 0] = cut }
    }
  }

  /// Slices of values from before the loop that it alone reads: there they need no copy.
  private func views(
    _ needed: [Bool], _ recurrent: [Bool], _ stages: [CellGraph.Stage]
  ) -> [CellGraph.NodeIndex] {
    var isView = nodes.map { $0.operation.cut != nil }
    for index in outputs { isView[index] = false }
    for (index, node) in nodes.enumerated() where needed[index] {
      guard stages[index] != .loop || !recurrent[index] else { continue }
      for operand in node.operation.operands { isView[operand] = false }
    }
    return nodes.indices.filter { isView[$0] && needed[$0] && stages[$0] == .before }
  }

  mutating func findReads() {
    for index in loop {
      for operand in nodes[index].operation.operands {
        if uses[operand] == 0 && !isInLoop[operand] { external.append(operand) }
        uses[operand] += 1
      }
    }
    for index in once + before + loop + after {
      for operand in nodes[index].operation.operands { readers[operand] += 1 }
    }
    for index in states.map(\.next) + outputs { readers[index] += 1 }
  }

  mutating func findPieces() {
    for cut in Self.cuts(among: loop, in: nodes) {
      guard case .slice(let source, _) = nodes[cut[0]].operation,
        !nodes[source].operation.isState, uses[source] == cut.count, !isNext[source],
        !isCollected[source]
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
  static func ancestors(
    of roots: [CellGraph.NodeIndex], in nodes: [CellGraph.Node]
  ) -> [Bool] {
    var marks = [Bool](repeating: false, count: nodes.count)
    for root in roots { marks[root] = true }
    for index in nodes.indices.reversed() where marks[index] {
      for operand in nodes[index].operation.operands { marks[operand] = true }
    }
    return marks
  }
}
