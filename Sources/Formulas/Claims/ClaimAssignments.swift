/// What a claim leaves open: indices and variables, with the values that are tried.
struct ClaimAssignments {
  let formals: Set<String>
  /// Whether nothing of the claim depends on a network.
  let isOfFunctions: Bool
  private let indices: [String]
  private let scalars: [String]
  private let vectors: [String]

  /// Numbers that free variables take.
  private static let numbers: [Double] = [0, 0.5, -0.5, 1, -1, 2.25, -3, 6, -6, 10]

  /// - Parameter network: A network whose names are no variables; what a claim's head applies a
  ///   known function to is one in any case.
  init(_ terms: [ClaimTerm], network: ClaimNetwork?) {
    let symbols = terms.reduce(into: Set<ClaimSymbol>()) { $0.formUnion($1.symbols) }
    let head = Self.headArguments(terms.first)
    var scalars: Set<String> = []
    var vectors: Set<String> = []
    let free = terms.reduce(into: Set<String>()) { $0.formUnion($1.freeIndices) }
    for symbol in symbols {
      let isFormal = head.contains(symbol.base)
      let isLetter = ["x", "y", "z", "u", "v", "s", "a", "p", "q"].contains(symbol.base)
      if !symbol.hasSubscript, symbol.base.count == 1, free.contains(symbol.base), !isFormal {
        continue
      }
      let isKnown =
        network.map {
          $0.parameter(symbol.name) != nil || ($0.isTimed(symbol.base) && symbol.hasSubscript)
        }
        ?? false
      guard isFormal || (isLetter && !isKnown) else { continue }
      if symbol.index != nil {
        if isFormal || network == nil { vectors.insert(symbol.base) }
      } else if !symbol.hasSubscript {
        scalars.insert(symbol.base)
      }
    }
    // A function of all elements takes a vector.
    if terms.contains(where: { $0.contains(Self.isSoftmax) }) {
      vectors.formUnion(scalars)
      scalars = []
    }
    self.scalars = scalars.subtracting(vectors).sorted()
    self.vectors = vectors.sorted()
    formals = head
    let used = terms.reduce(into: Set<String>()) { $0.formUnion($1.usedIndices) }
    indices = free.filter { $0.first?.isUppercase != true && used.contains($0) }.sorted()
    isOfFunctions =
      symbols.allSatisfy { symbol in
        scalars.contains(symbol.base) || vectors.contains(symbol.base)
      } && !terms.contains { $0.contains(Self.isDerivative) }
  }

  private static func isDerivative(_ term: ClaimTerm) -> Bool {
    if case .derivative = term { return true }
    return false
  }

  private static func isSoftmax(_ term: ClaimTerm) -> Bool {
    if case .call(.softmax, _) = term { return true }
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
    var base = ClaimEvaluation(network: network, formals: formals)
    let length = network?.steps ?? 4
    for letter in ["T", "N", "K", "n"] where !indices.contains(letter) {
      base.indices[letter] = length
    }
    for (place, name) in vectors.enumerated() {
      base.variables[name] = ClaimValue(
        shape: [length], (0..<length).map { Double(($0 * 7 + place * 3) % 5) / 2 - 0.75 })
    }
    var all = [base]
    for (place, name) in scalars.enumerated() {
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
        (1...length).map { number in
          var next = evaluation
          next.indices[name] = number
          return next
        }
      }
      if all.count > 2000 { break }
    }
    return all.filter(Self.isOrdered)
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
