import Diagnostics

/// Turns the tokens of plain text into those that LaTeX would have for it.
struct PlainTokens {
  private(set) var faults: [FormulaFault] = []
  private let source: [Token]
  private var result: [Token] = []
  private var index = 0
  /// How many braces are open: in them stand indices and powers.
  private var braces = 0

  /// - Parameter tokens: The tokens of the text; the last one is `.end`.
  init(_ tokens: [Token]) {
    source = tokens
  }

  mutating func tokens() -> [Token] {
    while index < source.count {
      let token = source[index]
      switch token.kind {
      case .character("#") where isBehindBlank: skipRemark()
      case .character("_"): subscripted()
      case .character("*") where isCharacter(index + 1, "*") && touches(index + 1): power()
      case .character("@"):
        // A product of matrices, which LaTeX writes as juxtaposition.
        append(Token(kind: .space, range: token.range))
      case .character(let character) where character.isASCIILetter: word()
      default: append(token)
      }
    }
    return result
  }

  // MARK: Places

  private mutating func append(_ token: Token) {
    if token.isCharacter("{") { braces += 1 }
    if token.isCharacter("}") { braces -= 1 }
    result.append(token)
    index += 1
  }

  private func isCharacter(_ index: Int, _ character: Character) -> Bool {
    source.indices.contains(index) && source[index].isCharacter(character)
  }

  private func character(_ index: Int) -> Character? {
    guard source.indices.contains(index), case .character(let character) = source[index].kind
    else { return nil }
    return character
  }

  /// Whether nothing stands between a token and the one before it.
  private func touches(_ index: Int) -> Bool {
    source.indices.contains(index) && source[index - 1].range.end == source[index].range.start
  }

  private var isBehindBlank: Bool { index == 0 || source[index - 1].kind == .space }

  /// The end of the letters, and digits, that touch each other from a place on.
  private func endOfRun(_ start: Int, digits: Bool) -> Int {
    var end = start
    while let next = character(end), next.isASCIILetter || (digits && next.isASCIIDigit),
      end == start || touches(end)
    {
      end += 1
    }
    return end
  }

  private mutating func group(_ tokens: ArraySlice<Token>) {
    guard let first = tokens.first, let last = tokens.last else { return }
    result.append(Token(kind: .character("{"), range: SourceRange(at: first.range.start)))
    result += tokens
    result.append(Token(kind: .character("}"), range: SourceRange(at: last.range.end)))
  }

  // MARK: Readings

  private mutating func skipRemark() {
    let line = source[index].range.start.line
    while source[index].kind != .end, source[index].range.start.line == line { index += 1 }
  }

  /// `x**2` is `x^2`.
  private mutating func power() {
    let range = SourceRange(
      start: source[index].range.start, end: source[index + 1].range.end)
    result.append(Token(kind: .character("^"), range: range))
    index += 2
  }

  /// A subscript: all letters and digits behind `_`, or what stands in round brackets.
  private mutating func subscripted() {
    append(source[index])
    if let end = endOfBracketedTime {
      group(source[(index + 1)..<end])
      index = end + 1
      return
    }
    let end = endOfRun(index, digits: true)
    if end - index == 1, source[index].isCharacter("t") { checkTime(end) }
    guard end - index > 1 else {
      if end > index { append(source[index]) }
      return
    }
    group(source[index..<end])
    index = end
  }

  /// The bracket that ends `_(t-1)`.
  private var endOfBracketedTime: Int? {
    guard isCharacter(index, "("), isCharacter(index + 1, "t") else { return nil }
    let end = source[index...].prefix(8).firstIndex { $0.isCharacter(")") }
    guard let end, source[(index + 2)..<end].allSatisfy(\.isPartOfTime) else { return nil }
    return end
  }

  /// `h_t-1` can mean two things, and a reader takes it for the other one.
  private mutating func checkTime(_ end: Int) {
    guard let sign = character(end), sign == "-" || sign == "+", touches(end),
      let digit = character(end + 1), digit.isASCIIDigit, touches(end + 1),
      endOfRun(end + 1, digits: true) == end + 2, !isCharacter(end + 2, ".")
    else { return }
    let base = index > 1 ? source[index - 2] : source[index]
    let range = SourceRange(start: base.range.start, end: source[end + 1].range.end)
    faults.append(
      FormulaFault(
        kind: .looseTime(base: base.source, step: "\(sign)\(digit)"), range: range))
  }

  /// A word before a bracket is a function where one is called so; Greek letters have names.
  private mutating func word() {
    let end = endOfRun(index, digits: false)
    let letters = source[index..<end]
    let name = letters.map(\.source).joined()
    let range = SourceRange(
      start: source[index].range.start, end: source[end - 1].range.end)
    if letters.count == 1, isCharacter(end, "~"), touches(end), !isLetter(end + 1) {
      result.append(Token(kind: .command("tilde"), range: SourceRange(at: range.start)))
      result += letters
      index = end + 1
    } else if letters.count > 1, SymbolTable.standard.command(name)?.isGreek == true {
      result.append(Token(kind: .command(name), range: range))
      index = end
    } else if letters.count > 1, isApplied(end), CellFunction(name: name) != nil {
      result.append(
        Token(kind: .command("operatorname"), range: SourceRange(at: range.start)))
      group(letters)
      index = end
    } else {
      result += letters
      index = end
      if letters.count == 1, braces <= 0 { numbered() }
    }
  }

  /// `h0` is `h_0`, as in programs.
  private mutating func numbered() {
    var end = index
    while let digit = character(end), digit.isASCIIDigit, touches(end) { end += 1 }
    guard end > index, !isCharacter(end, "_") else { return }
    result.append(Token(kind: .character("_"), range: SourceRange(at: source[index].range.start)))
    group(source[index..<end])
    index = end
  }

  private func isLetter(_ index: Int) -> Bool { character(index)?.isASCIILetter ?? false }

  private func isApplied(_ end: Int) -> Bool {
    let next = source[end...].first { $0.kind != .space }
    return next?.isCharacter("(") == true || next?.isCharacter("[") == true
  }
}

extension Token {
  /// Whether the token can stand in an index that is a time.
  fileprivate var isPartOfTime: Bool {
    switch kind {
    case .space: true
    case .character(let character): character.isASCIIDigit || "+-−,".contains(character)
    default: false
    }
  }
}

extension MathSymbol {
  fileprivate var isGreek: Bool {
    guard let scalar = text.unicodeScalars.first else { return false }
    return (0x391...0x3F5).contains(scalar.value)
  }
}
