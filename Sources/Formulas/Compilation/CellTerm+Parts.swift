extension CellTerm {
  /// The terms that this one is made of.
  var parts: [CellTerm] {
    switch kind {
    case .number, .symbol: []
    case .negated(let term), .transposed(let term), .square(let term), .norm(let term),
      .sumOver(_, let term):
      [term]
    case .sum(let addends): addends.map(\.term)
    case .product(let factors): factors.map(\.term)
    case .quotient(let a, let b): [a, b]
    case .call(_, let terms), .concatenation(let terms): terms
    }
  }

  /// The names that the term uses at time t.
  var usesNow: Set<String> {
    if case .symbol(let use) = kind {
      return use.time == .offset(0) || use.isOverMemory ? [use.name] : []
    }
    return parts.reduce(into: []) { $0.formUnion($1.usesNow) }
  }

  /// The term with its symbols changed.
  func mapped(_ change: (SymbolUse) -> SymbolUse) -> CellTerm {
    var term = self
    term.kind =
      switch kind {
      case .number: kind
      case .symbol(let use): .symbol(change(use))
      case .negated(let a): .negated(a.mapped(change))
      case .transposed(let a): .transposed(a.mapped(change))
      case .square(let a): .square(a.mapped(change))
      case .norm(let a): .norm(a.mapped(change))
      case .sumOver(let index, let a): .sumOver(index, a.mapped(change))
      case .sum(let addends):
        .sum(addends.map { .init(isSubtracted: $0.isSubtracted, term: $0.term.mapped(change)) })
      case .product(let factors):
        .product(factors.map { .init(mark: $0.mark, term: $0.term.mapped(change)) })
      case .quotient(let a, let b): .quotient(a.mapped(change), b.mapped(change))
      case .call(let function, let terms): .call(function, terms.map { $0.mapped(change) })
      case .concatenation(let terms): .concatenation(terms.map { $0.mapped(change) })
      }
    return term
  }

  /// Whether two terms say the same, wherever they stand.
  func says(_ other: CellTerm) -> Bool {
    guard parts.count == other.parts.count,
      zip(parts, other.parts).allSatisfy({ $0.says($1) })
    else { return false }
    switch (kind, other.kind) {
    case (.number(let a), .number(let b)): return a == b
    case (.symbol(let a), .symbol(let b)): return a.name == b.name && a.time == b.time
    case (.negated, .negated), (.transposed, .transposed), (.square, .square), (.norm, .norm),
      (.sumOver, .sumOver), (.quotient, .quotient), (.concatenation, .concatenation):
      return true
    case (.sum(let a), .sum(let b)): return a.map(\.isSubtracted) == b.map(\.isSubtracted)
    case (.product(let a), .product(let b)): return a.map(\.mark) == b.map(\.mark)
    case (.call(let a, _), .call(let b, _)): return a == b
    default: return false
    }
  }

  /// The uses of symbols in the term, in order.
  var symbols: [SymbolUse] {
    if case .symbol(let use) = kind { return [use] }
    return parts.flatMap(\.symbols)
  }

  /// The place of a symbol that a weight named after the input, `W_x`, is multiplied by.
  var besideInputWeight: CellPlace? {
    if case .product(let factors) = kind {
      for (left, right) in zip(factors, factors.dropFirst()) {
        if case .symbol(let weight) = left.term.kind, case .symbol = right.term.kind,
          weight.isCapital, weight.name.hasSuffix("_x")
        {
          return right.term.place
        }
      }
    }
    return parts.lazy.compactMap(\.besideInputWeight).first
  }
}
