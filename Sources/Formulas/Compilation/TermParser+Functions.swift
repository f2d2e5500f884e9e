import Diagnostics

extension TermParser {
  /// A function with its argument, or nothing where no function stands.
  mutating func call() throws(CellFault) -> CellTerm? {
    if let power = try poweredCall() { return power }
    let start = position
    guard let (name, length) = try functionName() else { return nil }
    let range = SourceRange(
      start: nodes[start].range.start, end: nodes[start + length - 1].range.end)
    position += length
    guard let function = functions[name] ?? CellFunction(name: name) else {
      throw unknownFunction(name, range)
    }
    let (arguments, end, upper) = try arguments(of: name, range)
    guard arguments.count == function.argumentCount else {
      throw fault(
        .argumentCount(name, wanted: function.argumentCount, got: arguments.count), range)
    }
    let whole = SourceRange(start: range.start, end: end)
    let value =
      function == .identity
      ? CellTerm(kind: arguments[0].kind, place: CellPlace(source: source, range: whole))
      : term(.call(function, arguments), whole)
    return try upper.map { upper throws(CellFault) in try raised(value, upper, whole) } ?? value
  }

  func unknownFunction(_ name: String, _ range: SourceRange) -> CellFault {
    if !positions.known.isEmpty, !Self.functionLetters.contains(name) {
      return fault(.unwrittenScore(name), range)
    }
    let known = CellFunction.allCases.map(\.rawValue)
    // One letter is near to every other.
    let nearest = name.count > 2 ? nearestName(to: name, among: known) : nil
    return fault(.unknownFunction(name, nearest: nearest), range)
  }

  /// The arguments, where they end, and the superscript behind them, which is the value's.
  private mutating func arguments(
    of name: String, _ range: SourceRange
  ) throws(CellFault) -> ([CellTerm], SourceLocation, FormulaNode?) {
    guard let node = peek, startsFactor(node), node.productMark == nil else {
      throw fault(.functionWithoutArgument(name), range)
    }
    if node.bracketStep == 1 {
      let isSquare = node.bracketText == "["
      let (terms, place, upper) = try list()
      let joined = isSquare && terms.count > 1 ? [term(.concatenation(terms), place)] : terms
      return (joined, place.end, upper)
    }
    if let (nodes, upper) = node.fencedArguments {
      position += 1
      return (
        try split(nodes).tryMap { part throws(CellFault) in try inner(part, node.range) },
        node.range.end, upper
      )
    }
    let argument = try factor()
    if let behind = peek, startsFactor(behind), behind.productMark == nil {
      throw fault(.unbracketedArgument(name), range)
    }
    return ([argument], argument.place.range.end, nil)
  }

  /// The name of the function that begins here, and how many nodes it takes.
  private func functionName() throws(CellFault) -> (String, Int)? {
    let node = nodes[position]
    let next = nodes.indices.contains(position + 1) ? nodes[position + 1] : nil
    let isApplied = next.map { $0.bracketStep == 1 || $0.unscripted.isFenced } ?? false
    if let name = node.wordName {
      let known = functions[name] ?? CellFunction(name: name)
      if case .function = node.kind { return (name, 1) }
      return isApplied || known != nil ? (name, 1) : nil
    }
    if let (name, length) = spelledName() { return (name, length) }
    guard let reading = try reading(node) else { return nil }
    let use = reading.use
    guard use.time == .none, isApplied || use.name == "sigma" else { return nil }
    guard reading.isPlain || !isFunction(use) else { throw notUnderstood(node.range) }
    if reading.hasPrime, isApplied, Self.functionLetters.contains(use.letter) {
      throw fault(.derivative(use.letter), node.range)
    }
    return isFunction(use) ? (use.name, 1) : nil
  }

  private func isFunction(_ use: SymbolUse) -> Bool {
    functions[use.name] != nil || Self.functionLetters.contains(use.letter)
  }

  /// `\tanh^2(a)`, `\sigma(a)^2` written in front: the call's value to that power.
  private mutating func poweredCall() throws(CellFault) -> CellTerm? {
    guard let node = peek, case .scripts(let base?, let lower, let upper?, let limits) = node.kind,
      !upper.isPrimes, !upper.isTranspose, IndexText(upper)?.parts.first?.timeOffset == nil
    else { return nil }
    let isPower = upper.only.isNumber || IndexText(upper)?.whole == "-1"
    guard isPower, isApplied(position + 1) else { return nil }
    var plain =
      lower.map { lower in
        FormulaNode(.scripts(base: base, lower: lower, upper: nil, limits), node.range)
      } ?? base
    plain.range = node.range
    var parser = self
    parser.nodes[position] = plain
    guard let (name, _) = try parser.functionName() else { return nil }
    guard case .number("2") = upper.only.kind else {
      throw IndexText(upper)?.whole == "-1"
        ? fault(.inverseFunction(name), node.range)
        : fault(.unreadPower(source.text(upper.range)), upper.range)
    }
    guard let call = try parser.call() else { return nil }
    position = parser.position
    return term(.square(call), SourceRange(start: node.range.start, end: call.place.range.end))
  }

  private func isApplied(_ index: Int) -> Bool {
    nodes.indices.contains(index) && (nodes[index].bracketStep == 1 || nodes[index].isFenced)
  }

  /// Letters that stand for functions where a bracket follows them.
  private static let functionLetters: Set<String> = [
    "f", "g", "F", "phi", "varphi", "psi", "Phi", "Psi", "sigma", "rho",
  ]

  /// A function's name written in plain letters before a bracket: `tanh(`.
  private func spelledName() -> (String, Int)? {
    var name = ""
    for index in position..<min(nodes.count, position + 10) {
      guard case .symbol(let symbol) = nodes[index].kind, symbol.text.first?.isASCIILetter == true
      else { break }
      name += symbol.text
      let behind = nodes.indices.contains(index + 1) ? nodes[index + 1] : nil
      if name.count > 1, behind.map({ $0.bracketStep == 1 || $0.isFenced }) ?? false,
        functions[name] != nil || CellFunction(name: name) != nil
      {
        return (name, index + 1 - position)
      }
    }
    return nil
  }
}

extension FormulaNode {
  /// What stands between `\left(` and `\right)`, and the superscript behind.
  fileprivate var fencedArguments: ([FormulaNode], FormulaNode?)? {
    switch kind {
    case .fenced("(", let nodes, ")"): return (nodes, nil)
    case .scripts(let base?, nil, let upper, _):
      guard case .fenced("(", let nodes, ")") = base.kind else { return nil }
      return (nodes, upper)
    default: return nil
    }
  }
}
