extension ClaimTerm {
  /// Symbols that derivatives are taken by and that the network does not have: `W` where it has `W_x`
  /// and `W_h`.
  func unknownParameters(_ network: ClaimNetwork) -> [ClaimSymbol] {
    if case .derivative(_, let below, _) = self {
      let isKnown = network.parameter(below.name) != nil || network.isTimed(below.base)
      let isGeneral = ["W", "theta", "Theta", "w"].contains(below.name)
      return isKnown || !isGeneral ? [] : [below]
    }
    return parts.flatMap { $0.unknownParameters(network) }
  }

  /// The term with derivatives by another parameter.
  func replacing(_ symbol: ClaimSymbol, by name: String) -> ClaimTerm {
    func next(_ term: ClaimTerm) -> ClaimTerm { term.replacing(symbol, by: name) }
    switch self {
    case .derivative(let above, symbol, let isImmediate):
      return .derivative(
        of: above, by: ClaimSymbol(base: name, name: name, hasSubscript: true, latex: name),
        isImmediate: isImmediate)
    case .number, .symbol, .derivative: return self
    case .negated(let a): return .negated(next(a))
    case .add(let a, let b): return .add(next(a), next(b))
    case .subtract(let a, let b): return .subtract(next(a), next(b))
    case .multiply(let a, let b, let isElementwise):
      return .multiply(next(a), next(b), isElementwise: isElementwise)
    case .divide(let a, let b): return .divide(next(a), next(b))
    case .power(let a, let b): return .power(next(a), next(b))
    case .call(let function, let terms): return .call(function, terms.map(next))
    case .wave(let wave, let a): return .wave(wave, next(a))
    case .slope(let function, let a): return .slope(function, next(a))
    case .total(let range, let a): return .total(range, next(a))
    case .chain(let range, let a): return .chain(range, next(a))
    case .extremum(let extremum, let a): return .extremum(extremum, next(a))
    case .norm(let a): return .norm(next(a))
    case .diagonal(let a): return .diagonal(next(a))
    case .transposed(let a): return .transposed(next(a))
    case .element(let a, let index): return .element(next(a), index)
    }
  }

  /// What norms are taken of.
  var norms: [ClaimTerm] {
    if case .norm(let inner) = self { return [inner] + inner.norms }
    return parts.flatMap(\.norms)
  }
}
