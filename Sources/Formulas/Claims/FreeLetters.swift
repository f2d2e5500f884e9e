/// The letters of a claim that stand for any number, vector or matrix.
struct FreeLetters {
  private(set) var scalars: [String] = []
  private(set) var vectors: [String] = []
  private(set) var matrices: [String] = []

  private static let numbers: Set<String> = [
    "c", "alpha", "beta", "gamma", "lambda", "tau", "epsilon",
  ]
  private static let variables: Set<String> = ["x", "y", "z", "u", "v", "s", "a", "p", "q"]
  /// Letters that are vectors only beside matrices.
  private static let columns: Set<String> = ["b", "g", "r", "w"]
  private static let capitals: Set<String> = [
    "A", "B", "C", "D", "M", "P", "Q", "R", "S", "X", "Y",
  ]
  /// `\mathbf{1}`, the vector of ones.
  static let ones = "ones"
  /// Capitals that mean a network's own weights where there is one.
  private static let weights: Set<String> = ["U", "V", "W", "Z"]

  /// - Parameters:
  ///   - formals: Letters that are variables whatever the network knows.
  ///   - network: A network whose own names are none.
  init(_ terms: [ClaimTerm], formals: Set<String>, network: ClaimNetwork?) {
    let symbols = terms.reduce(into: Set<ClaimSymbol>()) { $0.formUnion($1.symbols) }
    let indices = terms.reduce(into: Set<String>()) { $0.formUnion($1.freeIndices) }
    let open = symbols.filter { symbol in
      if formals.contains(symbol.base) { return true }
      if !symbol.hasSubscript, indices.contains(symbol.base) { return false }
      return network.map { !$0.knows(symbol) } ?? true
    }
    let hasDerivative = terms.contains {
      $0.contains { if case .derivative = $0 { true } else { false } }
    }
    let capitals = network == nil ? Self.capitals.union(Self.weights) : Self.capitals
    let bare = Set(open.filter { !$0.hasSubscript }.map(\.base))
    let matrices = hasDerivative ? [] : bare.intersection(capitals)
    let isOfVectors =
      !matrices.isEmpty || terms.contains { $0.contains(Self.isOfVectors) }
      || bare.contains(Self.ones)
    let isOfAll = terms.contains { $0.contains(Self.isOfAllElements) }
    var letters = Self.variables.union(formals)
    if isOfVectors { letters.formUnion(Self.columns.union([Self.ones])) }
    let indexed = open.filter { $0.index != nil && letters.contains($0.base) }
      .filter { formals.contains($0.base) || network == nil }.map(\.base)
    var scalars = bare.intersection(letters.union(Self.numbers))
    var vectors = Set(indexed)
    if isOfVectors || isOfAll {
      vectors.formUnion(scalars.subtracting(Self.numbers))
    }
    scalars.subtract(vectors)
    self.scalars = scalars.sorted()
    self.vectors = vectors.sorted()
    self.matrices = matrices.sorted()
  }

  func contains(_ letter: String) -> Bool {
    scalars.contains(letter) || vectors.contains(letter) || matrices.contains(letter)
  }

  /// Numbers for the vectors and the square matrices.
  func drawn(length: Int) -> [String: ClaimValue] {
    var values: [String: ClaimValue] = [:]
    for (place, name) in vectors.enumerated() {
      values[name] = ClaimValue(
        shape: [length], (0..<length).map { Double(($0 * 7 + place * 3) % 5) / 2 - 0.75 })
    }
    if vectors.contains(Self.ones) {
      values[Self.ones] = ClaimValue(shape: [length], [Double](repeating: 1, count: length))
    }
    for (place, name) in matrices.enumerated() {
      values[name] = ClaimValue(
        shape: [length, length],
        (0..<(length * length)).map { Double(($0 * $0 * 5 + $0 * 3 + place * 7) % 11) / 4 - 1.1 })
    }
    return values
  }

  private static func isOfVectors(_ term: ClaimTerm) -> Bool {
    switch term {
    case .diagonal, .transposed: true
    default: false
    }
  }

  /// A function of all elements takes a vector.
  private static func isOfAllElements(_ term: ClaimTerm) -> Bool {
    switch term {
    case .call(.softmax, _): true
    case .call(let function, let terms): function.argumentCount == 2 && terms.count == 1
    default: false
    }
  }
}

extension ClaimNetwork {
  /// Whether the symbol is one of the network's own.
  func knows(_ symbol: ClaimSymbol) -> Bool {
    parameter(symbol.name) != nil || (isTimed(symbol.base) && symbol.hasSubscript)
  }
}
