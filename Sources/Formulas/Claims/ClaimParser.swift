import Diagnostics

/// Reads one side of a claim.
struct ClaimParser {
  let nodes: [FormulaNode]
  let source: SourceFragment
  let functions: [String: CellFunction]
  var position = 0
  private var depth: Int

  init(
    _ nodes: [FormulaNode], source: SourceFragment, functions: [String: CellFunction],
    depth: Int = 0
  ) {
    self.nodes = RowSplitter.flat(nodes).filter { !$0.isSpace }
    self.source = source
    self.functions = functions
    self.depth = depth
  }

  mutating func whole() throws(ClaimFault) -> ClaimTerm {
    let term = try sum()
    if let node = peek { throw .notRead(source.text(node.range)) }
    return term
  }

  var peek: FormulaNode? { nodes.indices.contains(position) ? nodes[position] : nil }

  func inner(_ nodes: [FormulaNode]) throws(ClaimFault) -> ClaimTerm {
    guard depth < FormulaParser.maximumDepth else { throw .notReadPart(.deepNesting) }
    var parser = ClaimParser(nodes, source: source, functions: functions, depth: depth + 1)
    return try parser.whole()
  }

  // MARK: Sums and products

  private mutating func sum() throws(ClaimFault) -> ClaimTerm {
    var term: ClaimTerm?
    var count = 0
    while true {
      let isNegative = takeSign()
      if term != nil, isNegative == nil { break }
      let next = try product()
      count += 1
      guard count < TermParser.maximumCount else { throw .notReadPart(.longSum) }
      switch (term, isNegative ?? false) {
      case (nil, false): term = next
      case (nil, true): term = .negated(next)
      case (let left?, false): term = .add(left, next)
      case (let left?, true): term = .subtract(left, next)
      }
    }
    return term ?? .number(0)
  }

  private mutating func takeSign() -> Bool? {
    guard let text = peek?.symbolText, text == "+" || text == "−" else { return nil }
    position += 1
    return text == "−"
  }

  mutating func product() throws(ClaimFault) -> ClaimTerm {
    var term = try factor()
    var count = 0
    while let node = peek {
      count += 1
      guard count < TermParser.maximumCount else { throw .notReadPart(.longProduct) }
      if node.symbolText == "/" {
        position += 1
        term = .divide(term, try factor())
      } else if let mark = node.productMark {
        position += 1
        term = .multiply(term, try factor(), isElementwise: mark == .elementwise)
      } else if startsFactor(node) {
        term = .multiply(term, try factor(), isElementwise: false)
      } else {
        break
      }
    }
    return term
  }

  private func startsFactor(_ node: FormulaNode) -> Bool {
    if node.bracketStep == -1 || node.isSeparator || node.claimRelation != nil { return false }
    return node.symbolText != "+" && node.symbolText != "−" && !node.unscripted.isListBar
  }

  // MARK: Factors

  private mutating func factor() throws(ClaimFault) -> ClaimTerm {
    guard let node = peek else {
      throw nodes.last.map { .notRead(source.text($0.range)) } ?? .emptySide
    }
    depth += 1
    defer { depth -= 1 }
    guard depth < FormulaParser.maximumDepth else { throw .notReadPart(.deepNesting) }
    if node.symbolText == "−" {
      position += 1
      return .negated(try factor())
    }
    if let big = try big(node) { return big }
    if node.isListBar { return try magnitude(node) }
    if node.bracketStep == 1 { return try bracket() }
    if let call = try call(node) { return call }
    position += 1
    switch node.kind {
    case .number(let digits):
      guard let value = Double(digits) else { throw .notRead(digits) }
      return .number(value)
    case .font(_, let inner) where inner.only.kind == .number("1"):
      return .symbol(
        ClaimSymbol(base: FreeLetters.ones, name: FreeLetters.ones, latex: "\\mathbf{1}"))
    case .fraction(let fraction) where fraction.hasBar: return try quotient(fraction)
    case .root(let radicand, index: nil): return .call(.sqrt, [try inner([radicand])])
    case .fenced(let left, let nodes, _):
      return ["|", "∥", "‖", "∣"].contains(left) ? .norm(try inner(nodes)) : try inner(nodes)
    case .scripts(let base?, let lower, let upper, _):
      return try scripted(node, base, lower, upper)
    default: return .symbol(try symbol(node, lower: nil))
    }
  }

  private func scripted(
    _ node: FormulaNode, _ base: FormulaNode, _ lower: FormulaNode?, _ upper: FormulaNode?
  ) throws(ClaimFault) -> ClaimTerm {
    let term: ClaimTerm
    if case .fenced(let left, let nodes, _) = base.kind {
      let whole = try inner(nodes)
      term = ["|", "∥", "‖", "∣"].contains(left) ? .norm(whole) : whole
    } else if base.symbolText == "e", lower == nil, let upper, !upper.isTranspose {
      return .call(.exp, [try inner([upper])])
    } else {
      term = .symbol(try symbol(base, lower: lower))
    }
    guard let upper else { return term }
    return try raised(term, upper)
  }

  func raised(_ term: ClaimTerm, _ upper: FormulaNode) throws(ClaimFault) -> ClaimTerm {
    if upper.isTranspose { return .transposed(term) }
    return .power(term, try inner([upper]))
  }

  func symbol(_ node: FormulaNode) throws(ClaimFault) -> ClaimSymbol {
    guard case .scripts(let base?, let lower, nil, _) = node.kind else {
      return try symbol(node, lower: nil)
    }
    return try symbol(base, lower: lower)
  }

  private func symbol(_ base: FormulaNode, lower: FormulaNode?) throws(ClaimFault) -> ClaimSymbol {
    var symbol: ClaimSymbol
    if let reading = try? SymbolReader(source: source).symbol(base), !reading.hasPrime {
      symbol = ClaimSymbol(
        base: reading.use.name, name: reading.use.name, latex: reading.use.latex)
    } else if let word = base.wordName {
      symbol = ClaimSymbol(base: word, name: word, latex: word)
    } else {
      throw .notRead(source.text(base.range))
    }
    guard let lower else { return symbol }
    guard let text = IndexText(lower) else { throw .notRead(source.text(lower.range)) }
    symbol.hasSubscript = true
    symbol.latex += text.whole.count == 1 ? "_\(text.whole)" : "_{\(text.whole)}"
    symbol.name += "_" + text.parts.joined(separator: "_")
    symbol.index = text.parts.last.flatMap { ClaimIndex($0) }
    return symbol
  }

  // MARK: Brackets and functions

  private mutating func magnitude(_ open: FormulaNode) throws(ClaimFault) -> ClaimTerm {
    position += 1
    let term = try sum()
    guard let close = peek, close.unscripted.isListBar else {
      throw .notRead(source.text(open.range))
    }
    position += 1
    guard case .scripts(_, let lower, let upper, _) = close.kind else { return .norm(term) }
    if let lower, lower.only.kind != .number("2") { throw .notRead(source.text(lower.range)) }
    return try upper.map { node throws(ClaimFault) in try raised(.norm(term), node) } ?? .norm(term)
  }

  private mutating func bracket() throws(ClaimFault) -> ClaimTerm {
    let terms = try list()
    guard terms.terms.count == 1 else { throw .notReadPart(.list) }
    return try closed(terms.terms[0], terms.close)
  }

  /// A term behind whose bracket an index or a power stands.
  func closed(_ term: ClaimTerm, _ close: FormulaNode) throws(ClaimFault) -> ClaimTerm {
    guard case .scripts(_, let lower, let upper, _) = close.kind else { return term }
    var term = term
    if let lower {
      guard let index = IndexText(lower).flatMap({ ClaimIndex($0.whole) }) else {
        throw .notRead(source.text(lower.range))
      }
      term = .element(term, index)
    }
    return try upper.map { upper throws(ClaimFault) in try raised(term, upper) } ?? term
  }

  private mutating func list() throws(ClaimFault) -> (terms: [ClaimTerm], close: FormulaNode) {
    let open = nodes[position]
    position += 1
    var terms = [try sum()]
    while let node = peek, node.isSeparator {
      position += 1
      terms.append(try sum())
    }
    guard let close = peek, close.bracketStep == -1 else {
      throw .notRead(source.text(open.range))
    }
    position += 1
    return (terms, close)
  }

  private mutating func call(_ node: FormulaNode) throws(ClaimFault) -> ClaimTerm? {
    let head = node.unscripted
    guard let name = head.wordName ?? head.functionLetter else { return nil }
    let next = nodes.indices.contains(position + 1) ? nodes[position + 1] : nil
    let isApplied = next.map { $0.bracketStep == 1 || $0.isFenced } ?? false
    if ["diag", "Diag"].contains(name), isApplied {
      position += 1
      return .diagonal(try arguments().terms[0])
    }
    if let wave = try wave(name, node, isApplied) { return wave }
    let known = functions[name] ?? CellFunction(name: name)
    var slope = false
    var power: FormulaNode?
    if case .scripts(_, let lower, let upper, _) = node.kind {
      guard lower == nil else { return nil }
      slope = upper?.isPrimes == true
      power = slope ? nil : upper
    }
    guard let known else {
      let isFunction = head.wordName != nil || slope || (name == "f" || name == "g") && isApplied
      guard isFunction, isApplied || slope else { return nil }
      throw .unknownFunction(name)
    }
    if slope, !isApplied {
      position += 1
      return .slope(known, .symbol(.variable))
    }
    guard isApplied || head.wordName != nil else { return nil }
    position += 1
    let (terms, close) = try arguments()
    // The largest of one vector's elements.
    let isOfOne = known.argumentCount == 2 && terms.count == 1 && !slope
    guard isOfOne || terms.count == known.argumentCount else {
      throw .notRead(source.text(node.range))
    }
    var term: ClaimTerm = slope ? .slope(known, terms[0]) : .call(known, terms)
    if let power { term = try raised(term, power) }
    return try close.map { close throws(ClaimFault) in try closed(term, close) } ?? term
  }

  mutating func arguments() throws(ClaimFault) -> (terms: [ClaimTerm], close: FormulaNode?) {
    guard let node = peek else { throw .notReadPart(.functionWithoutArgument) }
    if node.bracketStep == 1 {
      let (terms, close) = try list()
      return (terms, close)
    }
    if case .fenced("(", let nodes, _) = node.kind {
      position += 1
      var terms: [ClaimTerm] = []
      let parts = nodes.split(whereSeparator: \.isSeparator)
      for part in parts { terms.append(try inner(Array(part))) }
      guard !terms.isEmpty else { throw .notReadPart(.functionWithoutArgument) }
      return (terms, nil)
    }
    return ([try factor()], nil)
  }
}
