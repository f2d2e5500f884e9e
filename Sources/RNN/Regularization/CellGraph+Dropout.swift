extension CellGraph {
  /// The cell whose matrix products read `mask ⊙ s` in place of a state `s`; everything else reads
  /// the state itself.
  ///
  /// The inputs `mask_h`, … stand behind the cell's own, one for each state that is read so,
  /// `[T, B, n]`. A mask that is the same at all steps of a sequence makes this the variational
  /// dropout of Gal and Ghahramani 2016, arXiv:1512.05287, with one mask for all gates.
  public func withMaskedStates() -> CellGraph {
    let readers = nodes.filter(\.operation.isLinear).flatMap(\.operation.operands)
    var rewriting = CellGraphRewriting(self)
    var masked: [NodeIndex: NodeIndex] = [:]
    for (index, node) in nodes.enumerated() {
      let place = rewriting.copyNext { node.operation.isLinear ? masked[$0] ?? $1 : $1 }
      guard case .state(let state) = node.operation, readers.contains(index) else { continue }
      let (name, size) = (states[state].name, states[state].size)
      let mask = rewriting.appendInput("mask_" + name, size: size)
      masked[index] = rewriting.append(.elementwise(.multiply, place, mask), .features(size))
    }
    return rewriting.graph()
  }

  /// The cell in which all later equations read `mask ⊙ v` in place of the value named `name`.
  ///
  /// The input `mask_` + name stands behind the cell's own. With the candidate of an LSTM (`g`) or a
  /// GRU (`n`) this is the recurrent dropout of Semeniuta et al. 2016, arXiv:1603.05118.
  ///
  /// - Returns: Nil where the equations name no value so, or it isn't `[B, n]`.
  public func withMask(on name: String) -> CellGraph? {
    guard let target = names.first(where: { $0.value == name })?.key,
      case .features(let size) = nodes[target].shape
    else { return nil }
    var rewriting = CellGraphRewriting(self)
    for index in nodes.indices {
      let place = rewriting.copyNext()
      guard index == target else { continue }
      let mask = rewriting.appendInput("mask_" + name, size: size)
      let masked = rewriting.append(.elementwise(.multiply, place, mask), .features(size))
      rewriting.replace(index, by: masked)
    }
    return rewriting.graph()
  }
}

extension CellGraph.Operation {
  /// Whether a matrix reads the operands, at once or side by side with others.
  fileprivate var isLinear: Bool {
    switch self {
    case .product, .transposedProduct, .concatenation: true
    default: false
    }
  }
}
