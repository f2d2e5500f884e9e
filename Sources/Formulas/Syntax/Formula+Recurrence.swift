extension Formula {
  /// Whether the formula is an equation over time: it has a symbol of the step before or after,
  /// `h_{t-1}`, and an equals sign.
  package var isRecurrence: Bool {
    var pending = nodes
    var hasEquals = false
    var hasOtherStep = false
    let reader = SymbolReader(source: source)
    while let node = pending.popLast() {
      hasEquals = hasEquals || node.isEquals
      if case .offset(let steps)? = (try? reader.symbol(node))?.use.time, steps != 0 {
        hasOtherStep = true
      }
      pending += node.parts
    }
    return hasEquals && hasOtherStep
  }
}
