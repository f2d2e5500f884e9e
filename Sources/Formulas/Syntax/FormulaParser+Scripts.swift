import Diagnostics

extension FormulaParser {
  /// Whether the token begins a script: `^`, `_`, a prime, a Unicode superscript or subscript.
  func startsScript(_ token: Token) -> Bool {
    guard case .character(let character) = token.kind else { return false }
    return character == "^" || character == "_" || character == "'" || character == "’"
      || raisedCharacters[character] != nil || loweredCharacters[character] != nil
  }

  /// The base with all scripts that stand behind it.
  mutating func scripts(on base: FormulaNode?, from start: SourceLocation) -> FormulaNode {
    var lower: [FormulaNode] = []
    var upper: [FormulaNode] = []
    var hasSuperscript = false
    var limits = FormulaNode.Limits.automatic
    while true {
      skipSpaces()
      let token = peek
      if token.isCommand("limits") || token.isCommand("nolimits") {
        limits = self.limits(on: base)
        continue
      }
      guard startsScript(token), case .character(let character) = token.kind else { break }
      switch character {
      case "'", "’": upper += primes()
      case "_":
        if !lower.isEmpty { fault(.doubleScript(.lower), token.range) }
        lower.append(script())
      case "^":
        if hasSuperscript { fault(.doubleScript(.upper), token.range) }
        hasSuperscript = true
        upper.append(script())
      case _ where loweredCharacters[character] != nil:
        if !lower.isEmpty { fault(.doubleScript(.lower), token.range) }
        lower.append(unicodeScript(loweredCharacters))
      default:
        if hasSuperscript { fault(.doubleScript(.upper), token.range) }
        hasSuperscript = true
        upper.append(unicodeScript(raisedCharacters))
      }
    }
    let lowered = joined(lower)
    let raised = joined(upper)
    guard lowered != nil || raised != nil else {
      return base ?? FormulaNode(.group([]), range(from: start))
    }
    return FormulaNode(
      .scripts(base: base, lower: lowered, upper: raised, limits), range(from: start))
  }

  private func joined(_ nodes: [FormulaNode]) -> FormulaNode? {
    guard let first = nodes.first, let last = nodes.last else { return nil }
    guard nodes.count > 1 else { return first }
    return FormulaNode(
      .group(nodes), SourceRange(start: first.range.start, end: last.range.end))
  }

  /// What stands behind `^` or `_`.
  private mutating func script() -> FormulaNode {
    let mark = next()
    return argument(of: mark)
  }

  private mutating func primes() -> [FormulaNode] {
    var nodes: [FormulaNode] = []
    while peek.isCharacter("'") || peek.isCharacter("’") {
      let token = next()
      nodes.append(
        FormulaNode(.symbol(MathSymbol("′", .ordinary, command: "prime")), token.range))
    }
    return nodes
  }

  private mutating func limits(on base: FormulaNode?) -> FormulaNode.Limits {
    let token = next()
    let isLimits = token.isCommand("limits")
    if base?.takesLimits != true {
      fault(.strayLimits(isLimits ? "limits" : "nolimits"), token.range)
    }
    return isLimits ? .always : .never
  }

  /// A run of Unicode subscripts or superscripts as one script.
  private mutating func unicodeScript(_ table: [Character: Character]) -> FormulaNode {
    let start = peek.range.start
    var nodes: [FormulaNode] = []
    var digits = ""
    var digitsRange = peek.range
    func flushed() -> [FormulaNode] {
      digits.isEmpty ? [] : [FormulaNode(.number(digits), digitsRange)]
    }
    while case .character(let character) = peek.kind, let plain = table[character] {
      let token = next()
      if plain.isASCIIDigit {
        if digits.isEmpty { digitsRange = token.range }
        digits.append(plain)
        digitsRange.end = token.range.end
        continue
      }
      nodes += flushed()
      digits = ""
      let symbol =
        SymbolTable.standard.character(plain) ?? MathSymbol(String(plain), .letter)
      nodes.append(FormulaNode(.symbol(symbol), token.range))
    }
    nodes += flushed()
    return nodes.count == 1 ? nodes[0] : FormulaNode(.group(nodes), range(from: start))
  }
}

extension FormulaNode {
  /// Whether `\limits` may stand behind the node.
  var takesLimits: Bool {
    switch kind {
    case .symbol(let symbol):
      symbol.symbolClass == .largeOperator || symbol.symbolClass == .integral
    case .function: true
    case .classed(.largeOperator, _, _): true
    case .accent(let accent, _): Accents.braces.contains(accent.name)
    default: false
    }
  }
}
