/// Which values of a step share memory.
///
/// A sum grows where the sum before it stands, a slice is some columns of its source, and a function
/// overwrites an argument that nobody reads again.
struct ValuePlaces {
  /// Another node in whose memory a value lies, and the first of its columns there.
  private var homes: [(node: CellGraph.NodeIndex, offset: Int)?]

  /// - Parameter kept: Nodes whose values backward reads.
  init(_ plan: CellGraph.Plan, kept: [Bool]) {
    homes = .init(repeating: nil, count: plan.nodes.count)
    for index in plan.loop {
      if let sum = plan.growing[index] {
        homes[index] = (sum, 0)
      } else if plan.isView(index), let (source, range) = plan.nodes[index].operation.cut {
        homes[index] = (source, range.lowerBound)
      } else if let operand = Self.overwritten(by: index, plan, kept) {
        homes[index] = (operand, 0)
      }
    }
  }

  /// The node whose memory holds a value, and where in its rows.
  func root(_ index: CellGraph.NodeIndex) -> (node: CellGraph.NodeIndex, offset: Int) {
    var (node, offset) = (index, 0)
    while let home = homes[node] {
      offset += home.offset
      node = home.node
    }
    return (node, offset)
  }

  /// The operand in whose place a node's value can be written.
  private static func overwritten(
    by index: CellGraph.NodeIndex, _ plan: CellGraph.Plan, _ kept: [Bool]
  ) -> CellGraph.NodeIndex? {
    guard !plan.isNext[index], !plan.isCollected[index] else { return nil }
    let operands: [CellGraph.NodeIndex]
    switch plan.nodes[index].operation {
    case .map(_, let x): operands = [x]
    case .elementwise(_, let a, let b) where !plan.fused.contains(b): operands = [a, b]
    default: return nil
    }
    return operands.first {
      plan.width($0) == plan.width(index) && isLastRead($0, plan, kept)
    }
  }

  /// Whether a value of the loop is needed no more once its one reader has it.
  private static func isLastRead(
    _ index: CellGraph.NodeIndex, _ plan: CellGraph.Plan, _ kept: [Bool]
  ) -> Bool {
    guard plan.isInLoop[index], plan.hasOneReader(index), !kept[index] else { return false }
    guard plan.isView(index) else { return true }
    return isCutUp(index, plan, kept)
  }

  /// Whether a slice's source is read only through slices that don't overlap.
  private static func isCutUp(
    _ slice: CellGraph.NodeIndex, _ plan: CellGraph.Plan, _ kept: [Bool]
  ) -> Bool {
    guard plan.pieces.contains(slice), let source = plan.nodes[slice].operation.cut?.source,
      plan.isInLoop[source], !kept[source]
    else { return false }
    return !plan.isView(source) || isCutUp(source, plan, kept)
  }
}
