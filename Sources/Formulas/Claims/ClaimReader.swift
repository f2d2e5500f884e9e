import Diagnostics

/// Tells claims from definitions in a note's formulas, and reads them.
package struct ClaimReader {
  /// The claims, in the order of the text.
  package private(set) var claims: [Claim] = []
  /// The formulas' rows that define something.
  package private(set) var definitions: [Formula] = []

  private let functions: [String: CellFunction]

  /// - Parameters:
  ///   - functions: What free function letters mean.
  ///   - isAsked: Whether a row that could define something is read as a claim too.
  package init(
    _ formulas: [Formula], functions: [String: CellFunction] = [:], isAsked: Bool = false
  ) {
    self.functions = functions
    for formula in formulas {
      for row in RowSplitter.rows(formula.nodes) { read(row, formula, isAsked: isAsked) }
    }
  }

  private mutating func read(_ row: [FormulaNode], _ formula: Formula, isAsked: Bool) {
    var nodes = row.filter { !$0.isSpace }
    while let last = nodes.last, last.isSeparator || last.symbolText == "." { nodes.removeLast() }
    guard let first = nodes.first, let last = nodes.last else { return }
    guard isAsked || Self.isClaim(nodes) else {
      definitions.append(Formula(source: formula.source, nodes: row, diagnostics: []))
      return
    }
    let place = CellPlace(
      source: formula.source,
      range: SourceRange(start: first.range.start, end: last.range.end))
    claims.append(
      Claim(
        content: content(nodes, formula.source), text: formula.source.text(place.range),
        place: place))
  }

  /// Whether a row says something of what is defined elsewhere: derivatives, products over an index,
  /// relations other than equality, a known function's own equation.
  static func isClaim(_ nodes: [FormulaNode]) -> Bool {
    if nodes.contains(where: { $0.claimRelation != nil && !$0.isEquals }) { return true }
    guard let sign = nodes.firstIndex(where: \.isEquals) else { return false }
    if nodes.contains(where: \.holdsDerivative) { return true }
    if nodes[..<sign].contains(where: { $0.symbolText == "|" || $0.symbolText == "∥" }) {
      return true
    }
    let head = nodes[0].unscripted
    let name = head.wordName ?? head.functionLetter
    return sign > 1 && name.flatMap { CellFunction(name: $0) } != nil
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

  /// Whether the node is `∂a/∂b`, or holds such, or is a product over an index.
  var holdsDerivative: Bool {
    switch kind {
    case .fraction(let fraction):
      RowSplitter.flat([fraction.numerator]).first?.symbolText == "∂"
    case .scripts(let base?, _, _, _): base.symbolText == "∏" || base.holdsDerivative
    case .fenced(_, let nodes, _), .group(let nodes): nodes.contains(where: \.holdsDerivative)
    default: symbolText == "∂"
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
