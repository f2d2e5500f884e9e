extension GradientTerm {
  /// The term with its parts changed.
  func mapParts(_ change: (GradientTerm) -> GradientTerm) -> GradientTerm {
    switch self {
    case .seed, .whole, .inner: self
    case .later(let g): .later(change(g))
    case .negated(let g): .negated(change(g))
    case .sum(let addends): .sum(addends.map(change))
    case .times(let g, let factor): .times(change(g), factor)
    case .through(let matrix, let g, let isTransposed):
      .through(matrix: matrix, change(g), isTransposed: isTransposed)
    case .part(let g, let terms, let index): .part(change(g), of: terms, index: index)
    case .total(let g): .total(change(g))
    case .throughSoftmax(let g, let result): .throughSoftmax(change(g), result: result)
    }
  }

  var parts: [GradientTerm] {
    switch self {
    case .seed, .whole, .inner: []
    case .later(let g), .negated(let g), .times(let g, _), .through(_, let g, _),
      .part(let g, _, _), .total(let g), .throughSoftmax(let g, _):
      [g]
    case .sum(let addends): addends
    }
  }

  /// The term with the gradients of values replaced that are known otherwise.
  func replacing(_ known: [String: GradientTerm]) -> GradientTerm {
    if case .whole(let name) = self, let term = known[name] { return term }
    return mapParts { $0.replacing(known) }
  }

  /// How often ∂L/∂name stands in the term.
  func count(of name: String) -> Int {
    if case .whole(name) = self { return 1 }
    return parts.reduce(0) { $0 + $1.count(of: name) }
  }

  /// The term without sums of one addend and doubled signs, common factors taken out.
  var simplified: GradientTerm {
    switch mapParts(\.simplified) {
    case .sum(let addends): Self.joined(addends)
    case .negated(.negated(let g)): g
    case .times(.negated(let g), let factor): .negated(.times(g, factor))
    case .through(let matrix, .negated(let g), let isTransposed):
      .negated(.through(matrix: matrix, g, isTransposed: isTransposed))
    case .later(.negated(let g)): .negated(.later(g))
    case let term: term
    }
  }

  /// The sum of the addends: g ⊙ a − g ⊙ b becomes g ⊙ (a − b).
  private static func joined(_ addends: [GradientTerm]) -> GradientTerm {
    var groups: [(gradient: GradientTerm, factors: [(isSubtracted: Bool, term: TypedTerm)])] = []
    var rest: [Int: GradientTerm] = [:]
    for addend in addends {
      guard let (gradient, factor, isSubtracted) = addend.factored else {
        rest[groups.count] = addend
        groups.append((addend, []))
        continue
      }
      let known = groups.firstIndex { $0.gradient == gradient && !$0.factors.isEmpty }
      if let known {
        groups[known].factors.append((isSubtracted, factor))
      } else {
        groups.append((gradient, [(isSubtracted, factor)]))
      }
    }
    let terms = groups.enumerated().map { index, group in
      rest[index] ?? product(group.gradient, group.factors)
    }
    return terms.count == 1 ? terms[0] : .sum(terms)
  }

  private static func product(
    _ gradient: GradientTerm, _ factors: [(isSubtracted: Bool, term: TypedTerm)]
  ) -> GradientTerm {
    let added = factors.filter { !$0.isSubtracted }.map(\.term)
    let subtracted = factors.filter(\.isSubtracted).map(\.term)
    guard let first = added.first else {
      let sum = subtracted.dropFirst().reduce(subtracted[0]) { .add($0, $1) }
      return .negated(.times(gradient, .value(sum)))
    }
    let sum = added.dropFirst().reduce(first) { .add($0, $1) }
    return .times(gradient, .value(subtracted.reduce(sum) { .subtract($0, $1) }))
  }

  /// A gradient times a value, and whether it is taken away.
  private var factored: (gradient: GradientTerm, factor: TypedTerm, isSubtracted: Bool)? {
    switch self {
    case .times(let gradient, .value(let factor)): (gradient, factor, false)
    case .negated(.times(let gradient, .value(let factor))): (gradient, factor, true)
    default: nil
    }
  }
}
