/// How a claim is read where it leaves that open, and what would hold in its place.
extension RelationTrial {
  mutating func noteReadings() {
    if terms.contains(where: { $0.contains { if case .chain = $0 { true } else { false } } }) {
      notes.append(words.lastLeftmost)
    }
    notes += terms.flatMap(\.extrema).map(words.extremum)
    if let network = networks[0], isOfNetwork {
      for name in ClaimAssignments(terms, network: network).shadowed(network) {
        notes.append(words.anyNumber(name))
      }
    }
    let usesSum = terms.reduce(into: Set<ClaimSymbol>()) { $0.formUnion($1.symbols) }.contains {
      $0.base == "a" && networks[0]?.isTimed("a") == false && $0.index != nil
    }
    if usesSum, let plain = networks[0]?.plainRecurrence {
      notes.append(words.innerSum(plain.function.rawValue))
    }
    guard let network = networks[0], relations.contains(where: { $0 != .equal }) else { return }
    let norms = terms.flatMap(\.norms)
    guard norms.contains(where: { $0.symbols.contains { network.parameter($0.name) != nil } })
    else {
      return
    }
    notes.append(words.norms)
    if norms.contains(where: { $0.contains { if case .slope = $0 { true } else { false } } }) {
      notes.append(words.diagonalSlopes)
    }
  }

  /// A parameter that the cell has not by this name stands for each that it has.
  func spread() throws -> (claims: [[ClaimTerm]], note: String?) {
    guard let network = networks[0] else { return ([terms], nil) }
    let unknown = terms.flatMap { $0.unknownParameters(network) }
    guard let letter = unknown.first, Set(unknown).count == 1 else { return ([terms], nil) }
    let names = network.parameterNames
    return (
      names.map { name in terms.map { $0.replacing(letter, by: name) } },
      words.eachParameter(letter.latex, names)
    )
  }

  /// How far the claim is off where its vectors are read as diagonal matrices.
  func misreading(
    _ terms: [ClaimTerm], _ assignments: ClaimAssignments
  ) throws -> String {
    for network in networks.compactMap({ $0 }) {
      for var evaluation in assignments.evaluations(network) {
        evaluation.readsDiagonals = true
        guard let values = try? terms.map({ try evaluation.value($0) }) else { continue }
        let gaps = zip(values, values.dropFirst()).compactMap { $0.distance(to: $1) }
        guard let gap = gaps.max(), gap > 1e-6 else { continue }
        return words.diagonalGap(gap) + setting(evaluation)
      }
    }
    return ""
  }

  // MARK: Mends

  /// The product of Jacobians of a plain recurrence, where the claim is about one.
  func mend() throws -> String? {
    guard case .derivative(let above, let below, _)? = terms.first,
      let network = networks[0], let plain = network.plainRecurrence,
      above.base == plain.state, below.base == plain.state,
      let last = above.index, let first = below.index, let matrix = symbol(plain.matrix)
    else { return nil }
    var start = first
    start.offset += 1
    let isOneStep = start == last
    let body = ClaimTerm.multiply(
      .diagonal(.slope(plain.function, .symbol(Self.sumSymbol))),
      plain.isTransposed ? .transposed(.symbol(matrix)) : .symbol(matrix), isElementwise: false)
    let range = ClaimRange(index: "i", lower: start, upper: last)
    let trial = RelationTrial(
      [terms[0], .chain(range, body)], [.equal], networks: networks, words: words)
    guard case .holds = try trial.verdict() else { return nil }
    let weight = plain.isTransposed ? "\(matrix.latex)^\\top" : matrix.latex
    let slope = plain.function.latex + "'"
    if isOneStep {
      let index = last.text.count == 1 ? last.text : "{\(last.text)}"
      return "$\\operatorname{diag}(\(slope)(a_\(index))) \(weight)$"
    }
    return "$\\prod_{i=\(start.text)}^{\(last.text)} \\operatorname{diag}(\(slope)(a_i)) \(weight)$"
      + words.leftmost(last.text)
  }

  private static let sumSymbol: ClaimSymbol = {
    var symbol = ClaimSymbol(base: "a", name: "a_i", latex: "a_i")
    symbol.index = ClaimIndex("i")
    symbol.hasSubscript = true
    return symbol
  }()

  private func symbol(_ name: String) -> ClaimSymbol? {
    let latex = networks[0]?.latex(name) ?? name
    return ClaimSymbol(base: name, name: name, hasSubscript: true, latex: latex)
  }
}

extension ClaimIndex {
  /// The index as it is written: `k+1`.
  var text: String {
    guard let letter else { return String(offset) }
    return offset == 0 ? letter : offset > 0 ? "\(letter)+\(offset)" : "\(letter)\(offset)"
  }
}
