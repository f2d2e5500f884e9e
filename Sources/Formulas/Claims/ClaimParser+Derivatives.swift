// Quotients, and what among them is a derivative.
extension ClaimParser {
  mutating func quotient(_ fraction: Fraction) throws(ClaimFault) -> ClaimTerm {
    guard let derivative = DerivativeSign(fraction) else {
      return .divide(try inner([fraction.numerator]), try inner([fraction.denominator]))
    }
    let below = try symbol(derivative.below)
    guard !derivative.above.isEmpty else {
      // The sign alone is an operator on what follows.
      guard peek != nil else { throw .notRead(source.text(fraction.numerator.range)) }
      return try differentiated(try product(), by: below, derivative)
    }
    if derivative.above.count == 1 {
      let above = derivative.above[0]
      if !below.hasSubscript, let name = above.wordName ?? above.functionLetter {
        if let function = functions[name] ?? CellFunction(name: name) {
          return .slope(function, .symbol(below))
        }
        if let wave = ClaimWave(rawValue: name) { return wave.slope(.symbol(below)) }
      }
      return .derivative(
        of: try symbol(above), by: below, isImmediate: derivative.isImmediate)
    }
    return try differentiated(try inner(derivative.above), by: below, derivative)
  }

  private func differentiated(
    _ term: ClaimTerm, by symbol: ClaimSymbol, _ derivative: DerivativeSign
  ) throws(ClaimFault) -> ClaimTerm {
    if case .symbol(let above) = term, above != symbol {
      return .derivative(of: above, by: symbol, isImmediate: derivative.isImmediate)
    }
    guard !symbol.hasSubscript, !derivative.isImmediate, let slope = term.derivative(by: symbol)
    else {
      let place = derivative.above.first?.range ?? derivative.below.range
      throw .notReadPart(.derivative(by: source.text(place)))
    }
    return slope
  }

  /// `\sin(x)`, `\cos^2 x`, `\sin'(x)`.
  mutating func wave(
    _ name: String, _ node: FormulaNode, _ isApplied: Bool
  ) throws(ClaimFault) -> ClaimTerm? {
    guard let wave = ClaimWave(rawValue: name) else { return nil }
    var power: FormulaNode?
    if case .scripts(_, nil, let upper?, _) = node.kind { power = upper }
    let isSlope = power?.isPrimes == true
    position += 1
    if isSlope, !isApplied { return wave.slope(.symbol(.variable)) }
    let (terms, close) = try arguments()
    guard terms.count == 1 else { throw .notRead(source.text(node.range)) }
    var term: ClaimTerm = isSlope ? wave.slope(terms[0]) : .wave(wave, terms[0])
    if let power, !isSlope { term = try raised(term, power) }
    return try close.map { close throws(ClaimFault) in try closed(term, close) } ?? term
  }
}

/// What a fraction is the derivative of, and by what: `\frac{\partial a}{\partial b}`,
/// `\frac{d}{dx}`.
struct DerivativeSign {
  /// None where the fraction is an operator.
  let above: [FormulaNode]
  let below: FormulaNode
  /// Whether the sign is `∂⁺`.
  let isImmediate: Bool

  init?(_ fraction: Fraction) {
    let above = RowSplitter.flat([fraction.numerator]).filter { !$0.isSpace }
    let below = RowSplitter.flat([fraction.denominator]).filter { !$0.isSpace }
    guard fraction.hasBar, let sign = above.first, below.count == 2,
      let mark = below[0].symbolText, mark == "∂" || mark == "d",
      sign.unscripted.symbolText == mark
    else { return nil }
    if case .scripts(_, let lower, let upper, _) = sign.kind {
      guard mark == "∂", lower == nil, upper?.symbolText == "+" else { return nil }
      isImmediate = true
    } else {
      isImmediate = false
    }
    self.above = Array(above.dropFirst())
    self.below = below[1]
  }
}

extension ClaimSymbol {
  /// What a function stands without: the x of `\sigma'`.
  static let variable = ClaimSymbol(base: "x", name: "x", latex: "x")
}

extension ClaimWave {
  func slope(_ argument: ClaimTerm) -> ClaimTerm {
    switch self {
    case .sine: .wave(.cosine, argument)
    case .cosine: .negated(.wave(.sine, argument))
    }
  }
}

extension ClaimTerm {
  /// The derivative by a number, element by element; nothing for a term that has no simple one.
  func derivative(by symbol: ClaimSymbol) -> ClaimTerm? {
    guard symbols.contains(symbol) else { return .number(0) }
    func slope(_ term: ClaimTerm) -> ClaimTerm? { term.derivative(by: symbol) }
    switch self {
    case .symbol: return .number(1)
    case .negated(let a): return slope(a).map { .negated($0) }
    case .add(let a, let b): return pair(slope(a), slope(b)) { .add($0, $1) }
    case .subtract(let a, let b): return pair(slope(a), slope(b)) { .subtract($0, $1) }
    case .multiply(let a, let b, let isElementwise):
      return pair(slope(a), slope(b)) { da, db in
        .add(
          .multiply(da, b, isElementwise: isElementwise),
          .multiply(a, db, isElementwise: isElementwise))
      }
    case .divide(let a, let b):
      return pair(slope(a), slope(b)) { da, db in
        let change = ClaimTerm.subtract(
          .multiply(da, b, isElementwise: true), .multiply(a, db, isElementwise: true))
        return .divide(change, .power(b, .number(2)))
      }
    case .power(let a, .number(let exponent)):
      return slope(a).map {
        .multiply(
          .multiply(.number(exponent), .power(a, .number(exponent - 1)), isElementwise: true), $0,
          isElementwise: true)
      }
    case .wave(let wave, let a):
      return slope(a).map { .multiply(wave.slope(a), $0, isElementwise: true) }
    case .call(let function, let terms) where terms.count == 1 && function != .softmax:
      guard function.argumentCount == 1 else { return nil }
      return slope(terms[0]).map {
        .multiply(.slope(function, terms[0]), $0, isElementwise: true)
      }
    default: return nil
    }
  }

  private func pair(
    _ a: ClaimTerm?, _ b: ClaimTerm?, _ joined: (ClaimTerm, ClaimTerm) -> ClaimTerm
  ) -> ClaimTerm? {
    guard let a, let b else { return nil }
    return joined(a, b)
  }
}
