import Diagnostics

extension TermParser {
  /// A function with its argument, or nothing where no function stands.
  mutating func call() throws(CellFault) -> CellTerm? {
    let start = position
    guard let (name, length) = try functionName() else { return nil }
    let range = SourceRange(
      start: nodes[start].range.start, end: nodes[start + length - 1].range.end)
    position += length
    guard let function = functions[name] ?? CellFunction(name: name) else {
      throw unknownFunction(name, range)
    }
    let (arguments, end) = try arguments(of: name, range)
    guard arguments.count == function.argumentCount else {
      throw fault(
        .argumentCount(name, wanted: function.argumentCount, got: arguments.count), range)
    }
    let whole = SourceRange(start: range.start, end: end)
    return function == .identity
      ? CellTerm(kind: arguments[0].kind, place: CellPlace(source: source, range: whole))
      : term(.call(function, arguments), whole)
  }

  func unknownFunction(_ name: String, _ range: SourceRange) -> CellFault {
    let known = CellFunction.allCases.map(\.rawValue)
    // One letter is near to every other.
    let nearest = name.count > 2 ? nearestName(to: name, among: known) : nil
    return fault(.unknownFunction(name, nearest: nearest), range)
  }

  private mutating func arguments(
    of name: String, _ range: SourceRange
  ) throws(CellFault) -> ([CellTerm], SourceLocation) {
    guard let node = peek, startsFactor(node), node.productMark == nil else {
      throw fault(.functionWithoutArgument(name), range)
    }
    if node.bracketStep == 1 {
      let isSquare = node.bracketText == "["
      let (terms, place, upper) = try list()
      if let upper { throw fault(.unreadPower(source.text(upper.range)), upper.range) }
      let joined = isSquare && terms.count > 1 ? [term(.concatenation(terms), place)] : terms
      return (joined, place.end)
    }
    if case .fenced("(", let nodes, ")") = node.kind {
      position += 1
      return (
        try split(nodes).tryMap { part throws(CellFault) in try inner(part, node.range) },
        node.range.end
      )
    }
    let argument = try factor()
    if let behind = peek, startsFactor(behind), behind.productMark == nil {
      throw fault(.unbracketedArgument(name), range)
    }
    return ([argument], argument.place.range.end)
  }

  /// The name of the function that begins here, and how many nodes it takes.
  private func functionName() throws(CellFault) -> (String, Int)? {
    let node = nodes[position]
    let next = nodes.indices.contains(position + 1) ? nodes[position + 1] : nil
    let isApplied = next.map { $0.bracketStep == 1 || $0.isFenced } ?? false
    if let name = node.wordName {
      let known = functions[name] ?? CellFunction(name: name)
      if case .function = node.kind { return (name, 1) }
      return isApplied || known != nil ? (name, 1) : nil
    }
    if let (name, length) = spelledName() { return (name, length) }
    guard let reading = try SymbolReader(source: source).symbol(node) else { return nil }
    let use = reading.use
    guard use.time == .none, isApplied || use.name == "sigma" else { return nil }
    if reading.hasPrime, isApplied, Self.functionLetters.contains(use.letter) {
      throw fault(.derivative(use.letter), node.range)
    }
    if functions[use.name] != nil { return (use.name, 1) }
    return Self.functionLetters.contains(use.letter) ? (use.name, 1) : nil
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
