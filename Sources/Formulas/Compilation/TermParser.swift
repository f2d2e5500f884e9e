import Diagnostics

/// Reads the right side of an equation: sums of products of factors.
struct TermParser {
  var nodes: [FormulaNode]
  let source: SourceFragment
  let functions: [String: CellFunction]
  /// The place to point at where nothing stands.
  let fallback: SourceRange
  var position = 0
  /// Where the bracket opened that was read last.
  var opened = 0
  /// How many factors stand around the one that is read.
  var depth: Int
  /// The step that the equation is written for, where it is written for one.
  let step: Int?
  /// The indices over a memory that may be used here.
  var positions: PositionIndices

  init(
    nodes: [FormulaNode], source: SourceFragment, functions: [String: CellFunction],
    fallback: SourceRange, depth: Int = 0, step: Int? = nil,
    positions: PositionIndices = PositionIndices()
  ) {
    self.positions = positions
    self.depth = depth
    self.step = step
    self.nodes = RowSplitter.flat(nodes).filter { !$0.isSpace }
    self.source = source
    self.functions = functions
    self.fallback = fallback
  }

  mutating func whole() throws(CellFault) -> CellTerm {
    let term = try sum()
    if let node = peek {
      if node.bracketStep == -1, let text = node.bracketText { throw unopened(text, node) }
      throw unknown(node)
    }
    return term
  }

  /// A closing bracket that no other opens; the group may begin where the side does.
  private func unopened(_ text: String, _ node: FormulaNode) -> CellFault {
    let wanted = Self.partner(text)
    var made = fault(.unbalanced(text, wanted: wanted), node.range)
    if let first = nodes.first { made.rewrite(SourceRange(at: first.range.start), wanted) }
    return made
  }

  /// Why a node is no part of an equation's side.
  func unknown(_ node: FormulaNode) -> CellFault {
    let operation = node.scriptBase?.symbolText ?? node.symbolText
    switch operation {
    case "∑", "∏": return fault(.overIndex(source.text(node.range)), node.range)
    case "…", "⋯": return fault(.ellipsis(source.text(node.range)), node.range)
    default: return notUnderstood(node.range)
    }
  }

  var peek: FormulaNode? { nodes.indices.contains(position) ? nodes[position] : nil }

  func fault(_ kind: CellFault.Kind, _ range: SourceRange) -> CellFault {
    CellFault(kind: kind, place: CellPlace(source: source, range: range))
  }

  func notUnderstood(_ range: SourceRange) -> CellFault {
    fault(.notUnderstood(source.text(range)), range)
  }

  func term(_ kind: CellTerm.Kind, _ range: SourceRange) -> CellTerm {
    CellTerm(kind: kind, place: CellPlace(source: source, range: range))
  }

  func inner(_ nodes: [FormulaNode], _ range: SourceRange) throws(CellFault) -> CellTerm {
    var parser = TermParser(
      nodes: nodes, source: source, functions: functions, fallback: range, depth: depth,
      step: step, positions: positions)
    return try parser.whole()
  }

  // MARK: Sums and products

  mutating func sum() throws(CellFault) -> CellTerm {
    var addends: [CellTerm.Addend] = []
    var isSubtracted = takeSign() ?? false
    while true {
      addends.append(.init(isSubtracted: isSubtracted, term: try product()))
      try checkCount(addends.count, addends[addends.count - 1].term)
      guard let next = takeSign() else { break }
      isSubtracted = next
    }
    if addends.count == 1, !addends[0].isSubtracted { return addends[0].term }
    let range = SourceRange(
      start: addends[0].term.place.range.start,
      end: addends[addends.count - 1].term.place.range.end)
    if addends.count == 1 { return term(.negated(addends[0].term), range) }
    return term(.sum(addends), range)
  }

  /// The most addends of a sum and factors of a product: a longer one would nest too deeply.
  static let maximumCount = 500

  private func checkCount(_ count: Int, _ last: CellTerm) throws(CellFault) {
    guard count <= Self.maximumCount else {
      throw fault(.tooManyTerms(limit: Self.maximumCount), last.place.range)
    }
  }

  /// Takes a plus or a minus; whether it was a minus.
  mutating func takeSign() -> Bool? {
    guard let text = peek?.symbolText, text == "+" || text == "−" else { return nil }
    position += 1
    return text == "−"
  }

  mutating func product() throws(CellFault) -> CellTerm {
    var factors = [
      startsDiagonal
        ? try diagonal(behind: []) : CellTerm.Factor(mark: .juxtaposed, term: try factor())
    ]
    var quotients = 0
    while let node = peek {
      try checkCount(factors.count, factors[factors.count - 1].term)
      if node.symbolText == "/" {
        position += 1
        quotients += 1
        guard quotients <= FormulaParser.maximumDepth else {
          throw fault(.tooDeep(limit: FormulaParser.maximumDepth), node.range)
        }
        let divided = chain(factors)
        let divisor = try factor()
        let range = SourceRange(
          start: divided.place.range.start, end: divisor.place.range.end)
        factors = [.init(mark: .juxtaposed, term: term(.quotient(divided, divisor), range))]
      } else if let mark = node.productMark {
        position += 1
        factors.append(.init(mark: mark, term: try factor()))
      } else if startsDiagonal {
        factors.append(try diagonal(behind: factors))
      } else if startsFactor(node) {
        try checkBias(before: node)
        try checkIndex(before: node)
        factors.append(.init(mark: .juxtaposed, term: try factor()))
      } else {
        break
      }
    }
    return chain(factors)
  }

  func chain(_ factors: [CellTerm.Factor]) -> CellTerm {
    let factors = withInnerProducts(factors)
    guard factors.count > 1 else { return factors[0].term }
    let range = SourceRange(
      start: factors[0].term.place.range.start,
      end: factors[factors.count - 1].term.place.range.end)
    return term(.product(factors), range)
  }

  func startsFactor(_ node: FormulaNode) -> Bool {
    if node.bracketStep == 1 { return true }
    if node.bracketStep == -1 || node.isSeparator || node.isEquals { return false }
    if node.isListBar { return false }
    if node.scriptBase?.isListBar == true || node.scriptBase?.isDoubleBar == true { return false }
    return node.symbolText != "+" && node.symbolText != "−"
  }

  // MARK: Factors

  mutating func factor() throws(CellFault) -> CellTerm {
    guard let node = peek else {
      let end = nodes.last?.range ?? fallback
      throw fault(.notUnderstood(source.text(end)), end)
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.maximumDepth else {
      throw fault(.tooDeep(limit: FormulaParser.maximumDepth), node.range)
    }
    if let text = node.symbolText, text == "−" {
      position += 1
      let negated = try factor()
      return term(
        .negated(negated), SourceRange(start: node.range.start, end: negated.place.range.end))
    }
    if node.bracketStep == 1 { return try bracket() }
    if node.bracketStep == -1, let text = node.bracketText { throw unopened(text, node) }
    if case .scripts(let base?, nil, let upper?, _) = node.kind, base.symbolText == "e",
      !upper.isTranspose, !upper.isTime
    {
      position += 1
      return term(.call(.exp, [try inner([upper], upper.range)]), node.range)
    }
    if node.scriptBase?.symbolText == "∑" { return try sumOverMemory(node) }
    if node.isBar { return try magnitude() }
    if node.isDoubleBar { return try norm() }
    if let call = try call() { return call }
    position += 1
    if let number = try number(node) { return number }
    switch node.kind {
    case .fraction(let fraction) where fraction.hasBar:
      let numerator = try inner([fraction.numerator], node.range)
      return term(
        .quotient(numerator, try inner([fraction.denominator], node.range)), node.range)
    case .root(let radicand, index: nil):
      return term(.call(.sqrt, [try inner([radicand], node.range)]), node.range)
    case .fenced, .table: return try value(of: node)
    case .scripts(let base?, nil, let upper?, _) where base.isFenced || base.isTable:
      return try raised(try value(of: base), upper, node.range)
    default: return try symbol(node)
    }
  }

  mutating func symbol(_ node: FormulaNode) throws(CellFault) -> CellTerm {
    guard let reading = try reading(node) else {
      if let name = node.wordName { throw unknownFunction(name, node.range) }
      throw unknown(node)
    }
    var result = term(.symbol(reading.use), node.range)
    if reading.isTransposed { result = term(.transposed(result), node.range) }
    if reading.isSquared { result = term(.square(result), node.range) }
    return result
  }

  /// What a `\left … \right` or a matrix stands for.
  func value(of node: FormulaNode) throws(CellFault) -> CellTerm {
    switch node.kind {
    case .fenced("(", let nodes, ")"), .fenced("{", let nodes, "}"):
      return try inner(nodes, node.range)
    case .fenced("|", let nodes, "|"), .fenced("∣", let nodes, "∣"):
      return term(.call(.abs, [try inner(nodes, node.range)]), node.range)
    case .fenced("‖", let nodes, "‖"), .fenced("∥", let nodes, "∥"):
      return term(.norm(try inner(nodes, node.range)), node.range)
    case .fenced("[", let nodes, "]"):
      if nodes.count == 1, nodes[0].isTable { return try value(of: nodes[0]) }
      let parts = split(nodes)
      if parts.count == 1 { return try inner(nodes, node.range) }
      return term(
        .concatenation(try parts.tryMap { part throws(CellFault) in try inner(part, node.range) }),
        node.range)
    case .table(let table)
    where table.environment != "cases" && table.rows.allSatisfy({ $0.cells.count == 1 })
      || table.rows.count == 1:
      let cells = table.rows.flatMap(\.cells)
      guard !table.isDisplayStyle, !cells.isEmpty else { throw notUnderstood(node.range) }
      return term(
        .concatenation(try cells.tryMap { cell throws(CellFault) in try inner(cell, node.range) }),
        node.range)
    case .table(let table) where table.environment == "cases": throw fault(.cases, node.range)
    case .fenced("{", let nodes, _) where nodes.contains(where: \.isTable):
      throw fault(.cases, node.range)
    default: throw notUnderstood(node.range)
    }
  }

  func split(_ nodes: [FormulaNode]) -> [[FormulaNode]] {
    var parts: [[FormulaNode]] = [[]]
    var depth = 0
    for node in RowSplitter.flat(nodes) {
      depth += node.bracketStep
      if depth == 0, node.isSeparator || node.isListBar {
        parts.append([])
      } else {
        parts[parts.count - 1].append(node)
      }
    }
    return parts
  }

  /// A group with its superscript.
  func raised(
    _ base: CellTerm, _ upper: FormulaNode, _ range: SourceRange
  ) throws(CellFault) -> CellTerm {
    if upper.isTranspose { return term(.transposed(base), range) }
    if let text = IndexText(upper)?.whole, ["1/2", "0.5"].contains(text) {
      return term(.call(.sqrt, [base]), range)
    }
    if upper.symbolText == nil, case .number("2") = upper.only.kind {
      return term(.square(base), range)
    }
    throw fault(.unreadPower(source.text(upper.range)), upper.range)
  }
}
