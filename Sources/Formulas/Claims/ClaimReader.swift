import Diagnostics

/// Tells claims from definitions in a note's formulas, and reads them.
package struct ClaimReader {
  /// The claims, in the order of the text.
  package private(set) var claims: [Claim] = []
  /// The formulas' rows that define something.
  package private(set) var definitions: [Formula] = []
  /// What the loss of all steps is, where a row says so.
  package private(set) var loss: LossDefinition?

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
  }

  private mutating func read(_ row: EquationRow, _ nodes: [FormulaNode], isAsked: Bool) {
    guard let range = row.range else { return }
    if loss == nil, let definition = lossDefinition(row) {
      loss = definition
      if !isAsked { return }
    }
    guard isAsked || isClaim(row) else {
      definitions.append(Formula(source: row.source, nodes: nodes, diagnostics: []))
      return
    }
    claims.append(
      Claim(
        content: content(row.nodes, row.source), text: row.source.text(range),
        place: row.place(range)))
  }

  /// Whether a row says something of what is defined elsewhere; a known function's own equation
  /// does, that of a function of the note's own defines it.
  private func isClaim(_ row: EquationRow) -> Bool {
    switch StatementKind(row.nodes, row.source) {
    case .claim: return true
    case .expression: return false
    case .equation, .functionDefinition:
      let head = row.nodes[0].unscripted
      let name = head.wordName ?? head.functionLetter
      return row.sides[0].count > 1 && name.flatMap { CellFunction(name: $0) } != nil
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
      return .unread("\(vague) is a rule of thumb: it says of no number what it is")
    }
    if nodes.contains(where: { ["→", "⟶"].contains($0.symbolText) }) {
      return .unread("→ speaks of a limit: it says of no number what it is")
    }
    guard !relations.isEmpty else { return .unread("there is no relation such as =, < or ∈ in it") }
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
      return .unread(error.words)
    }
  }

  private func parsed(
    _ nodes: [FormulaNode], _ source: SourceFragment
  ) throws(ClaimFault) -> ClaimTerm {
    var parser = ClaimParser(nodes, source: source, functions: functions)
    return try parser.whole()
  }
}

/// Why a claim can't be read or checked.
enum ClaimFault: Error, Hashable {
  case notRead(String)
  case unknownFunction(String)
  case unknownSymbol(String)
  case noNetwork(String)
  case shapes(String, String)
  case unequalShapes(String, String)
  /// An index outside of the sequence: the draw says nothing.
  case outside
  case emptySide
  case tooLong
  /// A loss whose definition is no sum of the steps' losses.
  case unreadLoss(String, String)

  var isOfShapes: Bool {
    switch self {
    case .shapes, .unequalShapes: true
    default: false
    }
  }

  var words: String {
    switch self {
    case .notRead(let text): "'\(text)' is not understood"
    case .unknownFunction(let name): "the function \(name) is not known"
    case .unknownSymbol(let name): "\(name) is not known: no equation of the cell defines it"
    case .noNetwork(let name): "\(name) is not known without a cell: give cell=formula(…)"
    case .shapes(let a, let b): "\(a) and \(b) have no product or sum"
    case .unequalShapes(let a, let b): "one side is \(a), the other \(b)"
    case .emptySide: "one of its sides is empty"
    case .tooLong: "it takes too many steps to compute"
    case .unreadLoss(let symbol, let text):
      "\(symbol) is defined as '\(text)', which is read as no weighted sum of the steps' losses"
    case .outside: "its indices leave the sequence"
    }
  }
}

extension FormulaNode {
  /// The relation that the node is, one sign for all spellings.
  var claimRelation: String? {
    if isEquals { return "=" }
    switch symbolText {
    case "≤", "⩽", "≦": return "≤"
    case "≥", "⩾", "≧": return "≥"
    case "<", ">", "∈", "∝", "≈", "∼", "≪", "≫": return symbolText
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
