import Diagnostics

/// Which claims of a note are tried though nobody asks: those that can be no condition, assumption or
/// definition.
extension Claim {
  /// Whether the claim says what a derivative is: an equation that begins with one.
  package var isOfDerivative: Bool {
    guard case .chain(let terms, let relations) = content else { return false }
    return relations.allSatisfy { $0 == .equal }
      && terms[0].contains { term in
        if case .derivative = term { return true }
        return false
      }
  }

  /// Whether the claim speaks of known functions of one variable alone: `\tanh'(x) = 1 - \tanh^2(x)`,
  /// `\sigma'(x) \le 0.25`, `0 < \sigma(x) < 1`, but neither `\sigma(x) > 0.5` nor `\tanh(x) = 0`,
  /// which hold for some numbers.
  package var isOfKnownFunctions: Bool {
    guard case .chain(let terms, let relations) = content, terms.allSatisfy(\.isOfNumbers) else {
      return false
    }
    let used = terms.map { Set($0.symbols.filter { $0.base != "e" }) }
    let all = used.reduce(into: Set<ClaimSymbol>()) { $0.formUnion($1) }
    guard all.count == 1, all.allSatisfy({ $0.index == nil && !$0.hasSubscript }) else {
      return false
    }
    if relations.allSatisfy({ $0 == .equal }) {
      return terms[0].isFunctionOfVariable && used.allSatisfy { !$0.isEmpty }
    }
    let bounded = terms.filter { !$0.symbols.isEmpty }
    let isUpperBound = relations.allSatisfy { [.less, .lessOrEqual].contains($0) }
    return isUpperBound && bounded.count == 1
      && (bounded[0].isSlope || (relations.count == 2 && bounded[0].isFunctionOfVariable))
  }

  /// Whether the claim says between which numbers a value lies that the equations compute:
  /// `h_t \in (-1, 1)^H`, `\|h_t\| \le 1`.
  package func isOfValues(_ equations: CellEquations) -> Bool {
    let defined = Set(equations.definitions.map(\.name))
    func isDefined(_ term: ClaimTerm) -> Bool {
      guard case .symbol(let symbol) = term else { return false }
      return symbol.index != nil && defined.contains(symbol.base)
    }
    switch content {
    case .membership(let term, .interval(let lower, let upper, _, _)):
      return isDefined(term) && lower.symbols.isEmpty && upper.symbols.isEmpty
    case .chain(let terms, let relations):
      guard relations.allSatisfy({ [.less, .lessOrEqual].contains($0) }) else { return false }
      let bounded = terms.filter { !$0.symbols.isEmpty }
      guard bounded.count == 1 else { return false }
      if case .norm(let inner) = bounded[0] { return isDefined(inner) }
      if case .call(.abs, let inner) = bounded[0], inner.count == 1 { return isDefined(inner[0]) }
      return relations.count == 2 && isDefined(bounded[0])
    case .membership, .unread: return false
    }
  }
}

extension ClaimTerm {
  /// Whether the term computes a number from numbers, by signs and functions of one argument.
  fileprivate var isOfNumbers: Bool {
    switch self {
    case .number, .symbol: true
    case .call(let function, let arguments):
      function != .softmax && arguments.count == 1 && arguments[0].isOfNumbers
    case .negated, .add, .subtract, .multiply, .divide, .power, .slope, .wave:
      parts.allSatisfy(\.isOfNumbers)
    case .derivative, .total, .chain, .extremum, .norm, .diagonal, .transposed, .element: false
    }
  }

  fileprivate var isSlope: Bool {
    if case .slope(_, .symbol) = self { return true }
    return false
  }

  /// Whether the term is a known function, or its slope, of a variable: `\tanh(x)`, `\tanh'(x)`.
  fileprivate var isFunctionOfVariable: Bool {
    if case .call(_, let arguments) = self, case .symbol? = arguments.first { return true }
    return isSlope
  }
}

extension ClaimReport {
  /// A warning for a claim that fails; nothing for one that holds, or was not checked.
  ///
  /// - Parameter chinese: The report in Chinese, where pages are to tell it.
  package func warning(chinese: ClaimReport? = nil) -> Diagnostic? {
    guard let example else { return nil }
    let (message, fix) = claim.failure
    return Diagnostic(
      .warning, in: claim.place.source, at: claim.place.range,
      words: DiagnosticWords(
        message, why: (example, chinese?.example ?? example),
        fix: mend.map(Self.plain).map { ("write \($0)", "请写`\($0)`") } ?? fix))
  }

  /// Why the claim fails, and how it was read.
  private var example: String? {
    guard case .fails(let example) = verdict else { return nil }
    let separator = ClaimWords(language: language).semicolon
    return Self.plain(([example] + notes).joined(separator: separator))
  }
}

extension Claim {
  /// What is told of the claim where it fails, and how to mend it where nothing better is known.
  fileprivate var failure: (message: DiagnosticWords.Pair, fix: DiagnosticWords.Pair?) {
    if isOfDerivative {
      return (
        ("the equations have another derivative than is written here", "按方程求出的导数与这里写的不同"),
        nil
      )
    }
    switch content {
    case .membership:
      return (
        ("the value does not stay in this set", "这个值会超出这个集合"),
        ("write a set that holds it", "请写包含它的集合")
      )
    case .chain(_, let relations) where !relations.contains(.equal):
      return (("the bound does not hold", "这个界不成立"), ("write a bound that does", "请写成立的界"))
    case .chain, .unread:
      return (
        ("both sides are not equal", "两边不相等"),
        (
          "write what is equal, or \\approx for an approximation",
          "请写相等的式子；如果是近似，请用`\\approx`"
        )
      )
    }
  }
}

extension [Formula] {
  /// The formulas without the rows that claim something or say what a function is; nil where there
  /// are none.
  package var withoutClaims: [Formula]? {
    let statements = ClaimReader(self).statements
    let kept = statements.filter { statement in
      let row = EquationRow(statement.formula.nodes, statement.formula.source)
      return statement.kind != .claim && StatementKind(row.nodes, row.source) != .functionDefinition
    }
    return kept.count < statements.count ? kept.map(\.formula) : nil
  }

  /// What the functions are that the formulas define: `f` in `f(x) = \max(0, x)`.
  package var definedFunctions: [String: CellFunction] {
    DefinedFunctions(self, given: [:]).functions
  }
}
