/// What a claim leaves open: indices and variables, with the values that are tried.
struct ClaimAssignments {
  let formals: Set<String>
  /// Whether nothing of the claim depends on a network.
  let isOfFunctions: Bool
  private let indices: [String]
  private let free: FreeLetters

  /// Numbers that free variables take.
  private static let numbers: [Double] = [0, 0.5, -0.5, 1, -1, 2.25, -3, 6, -6, 10]

  /// - Parameter network: A network whose names are no variables; what a claim's head applies a
  ///   known function to is one in any case.
  init(_ terms: [ClaimTerm], network: ClaimNetwork?) {
    formals = Self.headArguments(terms.first)
    let letters = FreeLetters(terms, formals: formals, network: network)
    let used = terms.reduce(into: Set<String>()) { $0.formUnion($1.usedIndices) }
    let indices = terms.reduce(into: Set<String>()) { $0.formUnion($1.freeIndices) }
    self.indices = indices.filter { $0.first?.isUppercase != true && used.contains($0) }.sorted()
    free = letters
    isOfFunctions =
      terms.reduce(into: Set<ClaimSymbol>()) { $0.formUnion($1.symbols) }
      .allSatisfy { letters.contains($0.base) || ($0.base == "I" && !letters.matrices.isEmpty) }
      && !terms.contains { $0.contains(Self.isDerivative) }
  }

  /// The letters that are read as numbers and vectors though the network has values by that name.
  func shadowed(_ network: ClaimNetwork) -> [String] {
    (free.scalars + free.vectors).filter(network.isTimed)
  }

  private static func isDerivative(_ term: ClaimTerm) -> Bool {
    if case .derivative = term { return true }
    return false
  }

  /// What the known function on the left side is applied to.
  private static func headArguments(_ term: ClaimTerm?) -> Set<String> {
    switch term {
    case .call(_, let arguments)?:
      arguments.reduce(into: []) { names, argument in
        if case .symbol(let symbol) = argument { names.insert(symbol.base) }
      }
    case .slope(_, .symbol(let symbol))?: symbol.hasSubscript ? [] : [symbol.base]
    case .element(let inner, _)?: headArguments(inner)
    default: []
    }
  }

  /// Every evaluation that is tried beside a network.
  func evaluations(_ network: ClaimNetwork?) -> [ClaimEvaluation] {
    let steps = network?.steps ?? 4
    var all = lengths(steps).map { length in
      var base = ClaimEvaluation(network: network, formals: formals, length: length)
      for letter in ["T", "N", "K", "n"] where !indices.contains(letter) {
        base.indices[letter] = length
      }
      base.variables = free.drawn(length: length)
      return base
    }
    for (place, name) in free.scalars.enumerated() {
      all = all.flatMap { evaluation in
        Self.numbers.indices.map { index in
          var next = evaluation
          let number = Self.numbers[(index + place) % Self.numbers.count]
          next.variables[name] = ClaimValue(number)
          return next
        }
      }
      if all.count > 500 { break }
    }
    for name in indices {
      all = all.flatMap { evaluation in
        (1...(free.matrices.isEmpty ? steps : evaluation.length)).map { number in
          var next = evaluation
          next.indices[name] = number
          return next
        }
      }
      if all.count > 2000 { break }
    }
    return all.filter(Self.isOrdered)
  }

  /// How long drawn vectors are: several lengths where nothing else is drawn.
  private func lengths(_ steps: Int) -> [Int] {
    if !free.matrices.isEmpty { return [2, 3] }
    let areAlone = isOfFunctions && indices.isEmpty && free.scalars.isEmpty
    return areAlone && !free.vectors.isEmpty ? [2, 3, 4, 5] : [steps]
  }

  /// Where t and k are both free, k is the earlier one.
  private static func isOrdered(_ evaluation: ClaimEvaluation) -> Bool {
    guard let t = evaluation.indices["t"] else { return true }
    return ["k", "i", "j", "s"].allSatisfy { evaluation.indices[$0].map { $0 < t } ?? true }
  }
}

extension ClaimTerm {
  /// The indices that symbols stand with, other than as the end of a sum.
  var usedIndices: Set<String> {
    switch self {
    case .total(let range, let body), .chain(let range, let body):
      return body.usedIndices.subtracting([range.index])
        .union([range.lower?.letter].compactMap { $0 })
    case .number, .symbol, .derivative, .element: return freeIndices
    default: return parts.reduce(into: []) { $0.formUnion($1.usedIndices) }
    }
  }
}
