import Diagnostics

/// Cuts a program, or the expression of an f-string, into tokens by Python 3.11's lexical rules.
///
/// The scalars of all lines are one array, joined by line feeds; a lexer works on a part of it, so
/// that the places of tokens inside f-strings are right without translation.
struct Lexer {
  let scalars: [Unicode.Scalar]
  let end: Int
  /// Whether the part is an f-string's expression: no layout, and line ends are blanks.
  let isNested: Bool
  var position: Int
  var line: Int
  /// Where in `scalars` the current line begins.
  var lineStart: Int
  var tokens: [Token] = []
  var brackets: [Bracket] = []
  /// Widths of the open blocks: with tabs to the next multiple of eight, and with tabs as one.
  var indents: [(width: Int, narrow: Int)] = [(0, 0)]

  struct Bracket {
    let text: String
    let range: SourceRange
  }

  /// The tokens, up to the fault if there is one, and the innermost bracket left open.
  struct Result {
    let tokens: [Token]
    let unclosed: Bracket?
    let fault: SyntaxError?
  }

  static let maximumBrackets = 200
  static let maximumIndents = 100

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    end = scalars.count
    isNested = false
    position = scalars.first == "\u{FEFF}" ? 1 : 0
    line = 1
    lineStart = 0
  }

  /// A lexer for the expression of an f-string, in `part`, which begins at `start`.
  init(_ scalars: [Unicode.Scalar], part: Range<Int>, start: SourceLocation) {
    self.scalars = scalars
    end = part.upperBound
    isNested = true
    position = part.lowerBound
    line = start.line
    lineStart = part.lowerBound - (start.column - 1)
  }

  var here: SourceLocation { location(position) }

  /// The place of an offset on the current line.
  func location(_ offset: Int) -> SourceLocation {
    SourceLocation(line: line, column: offset - lineStart + 1)
  }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < end ? scalars[position + ahead] : nil
  }

  mutating func run() -> Result {
    do {
      return try readAll()
    } catch {
      addAtEnd(.end)
      return Result(tokens: tokens, unclosed: nil, fault: error)
    }
  }

  private mutating func readAll() throws(SyntaxError) -> Result {
    var startsLine = !isNested
    while true {
      if startsLine {
        startsLine = false
        try measureIndentation()
      }
      skipBlanks()
      guard let scalar = peek() else { break }
      if scalar == "\n" {
        startsLine = endLine()
      } else {
        try readToken(scalar)
      }
    }
    return finish()
  }

  private mutating func readToken(_ scalar: Unicode.Scalar) throws(SyntaxError) {
    switch scalar {
    case "\\": try readContinuation()
    case "0"..."9": try readNumber()
    case "." where peek(1)?.isDigit ?? false: try readNumber()
    case "'", "\"": try readString(prefixLength: 0)
    case "a"..."z", "A"..."Z", "_": try readName()
    default:
      if scalar.isASCII { try readSymbol() } else { try readName() }
    }
  }

  private mutating func skipBlanks() {
    while let scalar = peek(), scalar == " " || scalar == "\t" || scalar == "\u{0C}" {
      position += 1
    }
    guard peek() == "#" else { return }
    while let scalar = peek(), scalar != "\n" { position += 1 }
  }

  /// Steps over a line feed; returns whether a new logical line begins behind it.
  private mutating func endLine() -> Bool {
    let endsStatement = brackets.isEmpty && !isNested
    if endsStatement && hasOpenStatement { add(.newline, from: position, to: position + 1) }
    stepOverLineFeed()
    return endsStatement
  }

  /// Whether a statement was begun and not ended by a line end.
  private var hasOpenStatement: Bool {
    switch tokens.last?.kind {
    case .newline, .indent, .dedent, nil: false
    case .name, .keyword, .number, .string, .symbol, .end: true
    }
  }

  mutating func stepOverLineFeed() {
    position += 1
    line += 1
    lineStart = position
  }

  private mutating func readContinuation() throws(SyntaxError) {
    let start = here
    position += 1
    guard let next = peek() else {
      throw SyntaxError(.endAfterContinuation, at: SourceRange(at: start))
    }
    guard next == "\n" else {
      throw SyntaxError(
        .characterAfterContinuation, at: SourceRange(start: start, end: location(position + 1)))
    }
    stepOverLineFeed()
    if peek() == nil {
      throw SyntaxError(.endAfterContinuation, at: SourceRange(at: lastLocation))
    }
  }

  mutating func add(_ kind: Token.Kind, _ text: String = "", from start: Int, to stop: Int) {
    add(
      kind, text, span: start..<stop,
      range: SourceRange(start: location(start), end: location(stop)))
  }

  mutating func add(_ kind: Token.Kind, _ text: String, span: Range<Int>, range: SourceRange) {
    tokens.append(
      Token(
        kind: kind, text: text, range: range, span: span,
        level: brackets.count + (isNested ? 1 : 0)))
  }

  /// The place behind the last character, a final line feed apart.
  var lastLocation: SourceLocation {
    guard position == lineStart, position > 0, line > 1 else { return here }
    let previousStart = scalars[..<(position - 1)].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    return SourceLocation(line: line - 1, column: position - previousStart)
  }

  private mutating func finish() -> Result {
    if brackets.isEmpty && !isNested {
      if hasOpenStatement { add(.newline, from: position, to: position) }
      for _ in indents.dropFirst() { addAtEnd(.dedent) }
    }
    addAtEnd(.end)
    return Result(tokens: tokens, unclosed: brackets.last, fault: nil)
  }

  private mutating func addAtEnd(_ kind: Token.Kind) {
    add(kind, "", span: position..<position, range: SourceRange(at: lastLocation))
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
}
