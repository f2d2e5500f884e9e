import Diagnostics

extension Lexer {
  /// A name, a keyword, or a string with a prefix.
  mutating func readName() throws(SyntaxError) {
    let start = position
    while let scalar = peek(), scalar.isASCII ? scalar.continuesName : true { position += 1 }
    if let next = peek(), next == "'" || next == "\"", isStringPrefix(start..<position) {
      let length = position - start
      position = start
      return try readString(prefixLength: length)
    }
    try checkName(start..<position)
    let text = normalizedName(scalars[start..<position])
    add(Token.keywords.contains(text) ? .keyword : .name, text, from: start, to: position)
  }

  private func isStringPrefix(_ span: Range<Int>) -> Bool {
    guard span.count <= 2 else { return false }
    switch String(String.UnicodeScalarView(scalars[span])).lowercased() {
    case "r", "u", "b", "f", "br", "rb", "fr", "rf": return true
    default: return false
    }
  }

  private func checkName(_ span: Range<Int>) throws(SyntaxError) {
    for offset in span {
      let scalar = scalars[offset]
      guard offset == span.lowerBound ? scalar.beginsName : scalar.continuesName else {
        throw SyntaxError(
          .unknownCharacter(scalar),
          at: SourceRange(start: location(offset), end: location(offset + 1)))
      }
    }
  }

  mutating func readSymbol() throws(SyntaxError) {
    let start = position
    let length = symbolLength
    let text = String(String.UnicodeScalarView(scalars[start..<start + length]))
    let range = SourceRange(start: location(start), end: location(start + length))
    if scalars[start].value < 0x20 || scalars[start].value == 0x7F {
      throw SyntaxError(.unknownCharacter(scalars[start]), at: range)
    }
    switch text {
    case "(", "[", "{":
      guard brackets.count < Lexer.maximumBrackets else {
        throw SyntaxError(.tooManyBrackets, at: range)
      }
      brackets.append(Bracket(text: text, range: range))
    case ")", "]", "}": try close(text, at: range)
    default: break
    }
    position += length
    add(.symbol, text, span: start..<start + length, range: range)
  }

  private mutating func close(_ text: String, at range: SourceRange) throws(SyntaxError) {
    guard let open = brackets.popLast() else {
      throw SyntaxError(.unmatchedBracket(text), at: range)
    }
    guard ["()", "[]", "{}"].contains(open.text + text) else {
      let line = open.range.start.line
      throw SyntaxError(
        .mismatchedBracket(
          text, opening: open.text, line: line == range.start.line ? nil : line),
        at: range)
    }
  }

  /// The length of the longest operator or delimiter here; one for a character that is none.
  private var symbolLength: Int {
    guard let first = peek(), let second = peek(1) else { return 1 }
    let third = peek(2)
    switch (first, second) {
    case ("*", "*"), ("/", "/"), (">", ">"), ("<", "<"): return third == "=" ? 3 : 2
    case (".", "."): return third == "." ? 3 : 1
    case ("-", ">"), ("<", ">"): return 2
    case ("<", "="), (">", "="), ("=", "="), ("!", "="), ("+", "="), ("-", "="), ("*", "="),
      ("/", "="), ("%", "="), ("&", "="), ("|", "="), ("^", "="), ("@", "="), (":", "="):
      return 2
    default: return 1
    }
  }

  /// Steps over a string literal with its prefix and quotes; the parser reads what is in it.
  mutating func readString(prefixLength: Int) throws(SyntaxError) {
    let start = position
    let startLocation = here
    position += prefixLength
    let quote = scalars[position]
    let isTriple = peek(1) == quote && peek(2) == quote
    position += isTriple ? 3 : 1
    while let scalar = peek() {
      if scalar == quote, !isTriple || (peek(1) == quote && peek(2) == quote) {
        position += isTriple ? 3 : 1
        let range = SourceRange(start: startLocation, end: here)
        return add(.string, "", span: start..<position, range: range)
      }
      if scalar == "\n" && !isTriple { break }
      if scalar == "\\" { position += 1 }
      if peek() == "\n" { stepOverLineFeed() } else if peek() != nil { position += 1 }
    }
    let opening = SourceRange(
      start: startLocation,
      end: SourceLocation(
        line: startLocation.line, column: startLocation.column + prefixLength + (isTriple ? 3 : 1)))
    throw SyntaxError(
      isTriple
        ? .unterminatedTripleString(detectedAt: lastLocation.line)
        : .unterminatedString(detectedAt: line),
      at: opening)
  }
}

extension Unicode.Scalar {
  var beginsName: Bool { self == "_" || properties.isXIDStart }
  var continuesName: Bool { properties.isXIDContinue }
}

/// The name as Python compares it: in the normal form NFKC, where full-width and bold letters are
/// the ordinary ones.
func normalizedName(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
  var view = String.UnicodeScalarView()
  // Ideographs and ASCII are in the form already; the tables are large.
  if scalars.allSatisfy({ $0.isASCII || (0x4E00...0x9FFF).contains($0.value) }) {
    view.append(contentsOf: scalars)
  } else {
    view.append(contentsOf: NormalForm.nfkc.normalized(Array(scalars)))
  }
  return String(view)
}
