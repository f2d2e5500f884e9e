import CKernels
import Tensors

extension RecurrenceGradient {
  mutating func findHomes() {
    for index in plan.loop where needs[index] && plan.pieces.contains(index) {
      guard case .slice(let source, let range) = plan.nodes[index].operation else { continue }
      homes[index] = (source, range.lowerBound)
    }
    for index in plan.loop.reversed() where needs[index] {
      switch plan.nodes[index].operation {
      case .elementwise(.add, let a, let b):
        share(index, with: a)
        share(index, with: b)
      case .elementwise(.subtract, let a, _): share(index, with: a)
      case .concatenation(let parts):
        var first = 0
        for part in parts {
          if isShareable(part), homes[part] == nil { homes[part] = (index, first) }
          first += plan.width(part)
        }
      default: continue
      }
    }
    for index in plan.external where needs[index] { findHome(ofExternal: index) }
    for index in plan.loop where needs[index] {
      if let weight = plan.nodes[index].operation.factors?.weight, needs[weight] {
        isSequence[root(index).node] = true
      }
    }
  }

  /// Lets a term of a sum, or the sum itself, lie where the other does.
  private mutating func share(_ sum: CellGraph.NodeIndex, with term: CellGraph.NodeIndex) {
    guard isShareable(term), plan.width(term) == plan.width(sum) else { return }
    if homes[term] == nil {
      homes[term] = (sum, 0)
    } else if homes[sum] == nil {
      homes[sum] = (term, 0)
    }
  }

  private func isShareable(_ index: CellGraph.NodeIndex) -> Bool {
    needs[index] && plan.isInLoop[index] && plan.hasOneReader(index)
  }

  /// A value from outside that one sum alone reads has the sum's gradient.
  private mutating func findHome(ofExternal index: CellGraph.NodeIndex) {
    guard plan.uses[index] == 1, case let width = plan.width(index) else { return }
    if case .matrix = plan.nodes[index].shape { return }
    for reader in plan.loop where needs[reader] {
      let isTerm =
        switch plan.nodes[reader].operation {
        case .elementwise(.add, let a, let b): a == index || b == index
        case .elementwise(.subtract, let a, _): a == index
        default: false
        }
      guard isTerm, plan.width(reader) == width else { continue }
      let (home, offset) = root(reader)
      guard offset == 0, plan.width(home) == width else { return }
      homes[index] = (reader, 0)
      isSequence[home] = true
    }
  }

  func root(_ index: CellGraph.NodeIndex) -> (node: CellGraph.NodeIndex, offset: Int) {
    var (node, offset) = (index, 0)
    while let home = homes[node] {
      offset += home.offset
      node = home.node
    }
    return (node, offset)
  }

  /// A node's gradient; its memory is made when it is first asked for.
  mutating func gradient(_ index: CellGraph.NodeIndex) throws -> ck_operand {
    let (root, offset) = root(index)
    let width = plan.width(root)
    let stays = isSequence[root] || plan.external.contains(root)
    let tensor =
      try memory[root] ?? Tensor(uninitialized: [stays ? extent.rows : extent.blockRows, width])
    memory[root] = tensor
    let whole =
      stays
      ? ck_operand(sequence: tensor, batch: extent.batch, width: width)
      : ck_operand(block: tensor, width: width)
    return whole.columns(from: offset)
  }
}
