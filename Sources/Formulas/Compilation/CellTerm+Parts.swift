extension CellTerm {
  /// The terms that this one is made of.
  var parts: [CellTerm] {
    switch kind {
    case .number, .symbol: []
    case .negated(let term), .transposed(let term), .square(let term): [term]
    case .sum(let addends): addends.map(\.term)
    case .product(let factors): factors.map(\.term)
    case .quotient(let a, let b): [a, b]
    case .call(_, let terms), .concatenation(let terms): terms
    }
  }

  /// The names that the term uses at time t.
  var usesNow: Set<String> {
    if case .symbol(let use) = kind { return use.time == .offset(0) ? [use.name] : [] }
    return parts.reduce(into: []) { $0.formUnion($1.usesNow) }
  }
}
