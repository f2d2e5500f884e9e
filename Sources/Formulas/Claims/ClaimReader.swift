import Diagnostics

/// Tells claims from definitions in a note's formulas, and reads them.
package struct ClaimReader {
  /// A row of the formulas.
  package struct Statement: Sendable {
    package enum Kind: Sendable { case claim, definition, loss, expression }

    package fileprivate(set) var kind: Kind
    /// The row; of a definition, what is written, without reading it.
    package let claim: Claim
    /// The row as a formula of its own.
    package let formula: Formula
  }

  /// What the formulas' rows are, in the order of the text.
  package private(set) var statements: [Statement] = []
  /// What the loss of all steps is, where a row says so.
  package private(set) var loss: LossDefinition?

  /// What the loss of a step is called, where a row says what it is.
  private(set) var stepLoss: ClaimSymbol?

  private let functions: [String: CellFunction]

  /// - Parameters:
  ///   - functions: What free function letters mean.
  ///   - isAsked: Whether a row that could define something is read as a claim too.
  package init(
    _ formulas: [Formula], functions: [String: CellFunction] = [:], isAsked: Bool = false
  ) {
    self.functions = functions
    for formula in formulas {
      for row in RowSplitter.equationRows(formula.nodes) {
        read(EquationRow(row, formula.source), row, isAsked: isAsked)
      }
    }
    if !isAsked { leaveOutStepLosses() }
  }

  /// Takes `L_t = …`, which no other row uses, for the loss of a step: it is no part of the cell.
  private mutating func leaveOutStepLosses() {
    let used = statements.filter { $0.kind == .definition }.map { statement in
      var reader = EquationReader(functions: functions)
      reader.read(statement.formula)
      return Set(reader.equations.flatMap(\.right.symbols).map(\.name))
    }.reduce(into: Set<String>()) { $0.formUnion($1) }
    for (place, statement) in statements.enumerated() where statement.kind == .definition {
      let row = EquationRow(statement.formula.nodes, statement.formula.source)
      guard row.sides[0].count == 1,
        case .symbol(let symbol)? = try? parsed(row.sides[0], row.source),
        symbol.isLoss, symbol.index?.letter == "t", !used.contains(symbol.base)
      else { continue }
      statements[place].kind = .loss
      stepLoss = stepLoss ?? symbol
    }
  }

  /// The claims, in the order of the text.
  package var claims: [Claim] { statements.filter { $0.kind == .claim }.map(\.claim) }
  /// The rows that define something, the loss of all steps aside.
  package var definitions: [Formula] {
    statements.filter { $0.kind == .definition }.map(\.formula)
  }

  private mutating func read(_ row: EquationRow, _ nodes: [FormulaNode], isAsked: Bool) {
    guard let range = row.range else { return }
    let formula = Formula(source: row.source, nodes: nodes, diagnostics: [])
    func add(_ kind: Statement.Kind, _ content: Claim.Content) {
      let claim = Claim(
        content: content, text: row.source.text(range), place: row.place(range))
      statements.append(Statement(kind: kind, claim: claim, formula: formula))
    }
    if loss == nil, let definition = lossDefinition(row) {
      loss = definition
      if !isAsked { return add(.loss, .unread(.noRelation)) }
    }
    guard isAsked || isClaim(row, formula) else {
      let isExpression = StatementKind(row.nodes, row.source) == .expression
      return add(isExpression ? .expression : .definition, .unread(.noRelation))
    }
    add(.claim, content(row.nodes, row.source))
  }

  /// Whether a row says something of what is defined elsewhere; a known function's own equation
  /// does, that of a function of the note's own defines it.
  private func isClaim(_ row: EquationRow, _ formula: Formula) -> Bool {
    switch StatementKind(row.nodes, row.source) {
    case .claim: return true
    case .expression: return false
    case .equation:
      return definesNothing(row, formula)
    case .functionDefinition:
      let head = row.nodes[0].unscripted
      guard let name = head.wordName ?? head.functionLetter else { return false }
      return CellFunction(name: name) != nil || ClaimWave(rawValue: name) != nil
        || ["diag", "Diag"].contains(name)
    }
  }

  /// Whether what stands left of an equals sign is understood, and is no symbol.
  private func definesNothing(_ row: EquationRow, _ formula: Formula) -> Bool {
    let head = row.nodes[0].unscripted
    if row.sides[0].count > 1,
      (head.wordName ?? head.functionLetter).flatMap({ CellFunction(name: $0) }) != nil
    {
      return true
    }
    var reader = EquationReader(functions: functions)
    reader.read(formula)
    guard case .notADefinition? = reader.faults.first?.kind else { return false }
    switch try? parsed(row.sides[0], row.source) {
    case nil, .symbol?, .power(.symbol, _)?, .transposed(.symbol)?: return false
    default: return true
    }
  }

  /// `L = \frac{1}{T} \sum_t L_t`: what the loss of all steps is.
  private func lossDefinition(_ row: EquationRow) -> LossDefinition? {
    guard row.sides.count == 2, row.sides[0].count == 1,
      [.equation, .claim(.product)].contains(StatementKind(row.nodes, row.source)),
      let left = try? parsed(row.sides[0], row.source), case .symbol(let symbol) = left,
      symbol.isLoss, !symbol.hasSubscript
    else { return nil }
    let right = try? parsed(row.sides[1], row.source)
    return LossDefinition(
      symbol: symbol, term: right, text: row.source.text(row.range(of: row.sides[1])))
  }

  private func content(_ nodes: [FormulaNode], _ source: SourceFragment) -> Claim.Content {
    var sides: [[FormulaNode]] = [[]]
    var relations: [String] = []
    var depth = 0
    for node in nodes {
      depth += node.bracketStep
      if depth == 0, let relation = node.claimRelation {
        relations.append(relation)
        sides.append([])
      } else {
        sides[sides.count - 1].append(node)
      }
    }
    if let vague = relations.first(where: { ["∝", "≈", "∼", "≪", "≫"].contains($0) }) {
      return .unread(.vague(vague))
    }
    if nodes.contains(where: { ["→", "⟶"].contains($0.symbolText) }) {
      return .unread(.limit)
    }
    guard !relations.isEmpty else { return .unread(.noRelation) }
    do throws(ClaimFault) {
      let first = try parsed(sides[0], source)
      if relations == ["∈"] {
        return .membership(first, try ClaimSetReader(functions: functions).set(sides[1], source))
      }
      guard !relations.contains("∈") else { throw .notRead(source.text(nodes[0].range)) }
      var terms = [first]
      for side in sides.dropFirst() { terms.append(try parsed(side, source)) }
      return .chain(terms, relations.map { ClaimRelation(rawValue: $0) ?? .equal })
    } catch {
      return .unread(error)
    }
  }

  private func parsed(
    _ nodes: [FormulaNode], _ source: SourceFragment
  ) throws(ClaimFault) -> ClaimTerm {
    var parser = ClaimParser(nodes, source: source, functions: functions)
    return try parser.whole()
  }
}

extension FormulaNode {
  /// The relation that the node is, one sign for all spellings.
  var claimRelation: String? {
    if isEquals { return "=" }
    switch symbolText {
    case "≤", "⩽", "≦": return "≤"
    case "≥", "⩾", "≧": return "≥"
    case "<", ">", "≠", "∈", "∝", "≈", "∼", "≪", "≫": return symbolText
    default: return nil
    }
  }

  var unscripted: FormulaNode {
    if case .scripts(let base?, _, _, _) = kind { return base }
    return self
  }

  /// σ, or another Greek letter that names a function.
  var functionLetter: String? {
    guard case .symbol(let symbol) = only.kind else { return nil }
    return symbol.identifier
  }
}
