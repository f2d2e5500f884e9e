// Numbers, letters and words: what stands for itself.

extension FormulaParser {
  mutating func number(mergesDigits: Bool) -> FormulaNode {
    let start = peek.range.start
    var digits = next().source
    var hasPoint = false
    while mergesDigits, case .character(let character) = peek.kind {
      if character == ".", !hasPoint, case .character(let behind) = tokens[position + 1].kind,
        behind.isASCIIDigit
      {
        hasPoint = true
      } else if !character.isASCIIDigit {
        break
      }
      digits.append(character)
      position += 1
    }
    return FormulaNode(.number(digits), range(from: start))
  }

  mutating func plain(_ character: Character, _ token: Token) -> FormulaNode {
    if character.unicodeScalars.count > 1, let accented = accented(character, token) {
      return accented
    }
    if let symbol = SymbolTable.standard.character(character) {
      return FormulaNode(.symbol(symbol), token.range)
    }
    if let scalar = character.unicodeScalars.first, scalar.properties.generalCategory == .control {
      fault(.controlCharacter(scalar.value), token.range)
      return FormulaNode(.error("\u{FFFD}"), token.range)
    }
    if character.isASCIILetter || character.isMathLetter {
      return FormulaNode(.symbol(MathSymbol(String(character), .letter)), token.range)
    }
    return word(character, from: token)
  }

  /// A run of characters that are no symbols of mathematics.
  private mutating func word(_ character: Character, from token: Token) -> FormulaNode {
    var word = String(character)
    while case .character(let behind) = peek.kind, behind.unicodeScalars.first?.isASCII == false,
      !behind.isMathLetter,
      SymbolTable.standard.character(behind) == nil, raisedCharacters[behind] == nil,
      loweredCharacters[behind] == nil
    {
      word.append(behind)
      position += 1
    }
    return FormulaNode(.word(word), range(from: token.range.start))
  }

  /// A letter with combining marks behind it: `C̃` reads as `\tilde{C}`.
  private mutating func accented(_ character: Character, _ token: Token) -> FormulaNode? {
    let scalars = Array(character.unicodeScalars)
    guard let first = scalars.first else { return nil }
    guard scalars.count <= Self.maximumMarks + 1 else {
      fault(.tooManyMarks(limit: Self.maximumMarks), token.range)
      return nil
    }
    var node = plain(Character(first), token)
    for mark in scalars.dropFirst() {
      guard let accent = Accents.combining[mark.value] else { return nil }
      node = FormulaNode(.accent(accent, node), token.range)
    }
    return node
  }
}
