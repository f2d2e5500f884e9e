extension CellGraph {
  /// The cell with an input that says how much of each state stays as it was:
  ///
  ///     s′ = keep ⊙ s + (1 − keep) ⊙ s_new
  ///
  /// The inputs `keep_h`, … stand behind the cell's own, one for each state, `[T, B, n]`. The step's
  /// own equations go on reading `s_new`.
  ///
  /// With keep drawn from Bernoulli(p) this is zoneout (Krueger et al. 2017, arXiv:1606.01305); in
  /// use, keep is p itself.
  public func withZoneout() -> CellGraph {
    var rewriting = CellGraphRewriting(self)
    for _ in nodes { _ = rewriting.copyNext() }
    for (place, state) in states.enumerated() {
      let keep = rewriting.appendInput("keep_" + state.name, size: state.size)
      rewriting.keep(keep, ofState: place, in: self)
    }
    return rewriting.graph()
  }

  /// The cell with one more input, `padding [T, B, 1]`: where it is 1, all states stay as they were,
  /// exactly; where it is 0, the step counts.
  public func withPadding() -> CellGraph {
    var rewriting = CellGraphRewriting(self)
    for _ in nodes { _ = rewriting.copyNext() }
    let padding = rewriting.appendInput("padding", size: 1)
    for place in states.indices { rewriting.keep(padding, ofState: place, in: self) }
    return rewriting.graph()
  }
}

extension CellGraphRewriting {
  fileprivate mutating func keep(
    _ keep: CellGraph.NodeIndex, ofState place: Int, in graph: CellGraph
  ) {
    let state = graph.states[place]
    let reader = graph.nodes.firstIndex { $0.operation == .state(place) }
    guard let old = reader.map({ self.place(of: $0) }) else { return }
    let shape = ValueShape.features(state.size)
    let keepShape = nodes[keep].shape
    let kept = append(.elementwise(.multiply, keep, old), shape)
    let rest = append(.map(.oneMinus, keep), keepShape)
    let new = append(.elementwise(.multiply, rest, self.place(of: state.next)), shape)
    setNext(ofState: place, to: append(.elementwise(.add, kept, new), shape))
  }
}
