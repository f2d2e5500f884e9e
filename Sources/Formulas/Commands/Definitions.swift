/// `\def`, `\newcommand` and their kin: formulas stand alone and have none, so that a definition is
/// told, read over as a whole and shown as its source.
enum Definitions {
  static let families = [
    CommandFamily(
      names: [
        "def", "gdef", "edef", "xdef", "let", "newcommand", "renewcommand", "providecommand",
      ],
      parse: read),
    CommandFamily(names: ["DeclareMathOperator"], parse: read),
  ]

  @Sendable private static func read(
    _ parser: inout FormulaParser, _ command: Token, _ name: String
  ) -> FormulaNode? {
    parser.fault(.macroDefinition(name), command.range)
    let start = parser.position - 1
    _ = parser.take("*")
    readName(&parser)
    if name == "let" {
      readMeaning(&parser)
    } else {
      readParameters(&parser)
      _ = parser.rawArgument()
    }
    let source = parser.sourceText(from: start, to: parser.position)
    return parser.node(.error(source), from: command)
  }

  /// `\x` or `{\x}`; what it names is not told again where it is used.
  private static func readName(_ parser: inout FormulaParser) {
    parser.skipSpaces()
    let named = parser.take("{")
    if case .command(let name) = parser.peek.kind {
      _ = parser.next()
      parser.unknownCommands.insert(name)
    }
    parser.skipSpaces()
    if named { _ = parser.take("}") }
  }

  /// `\let\x=\y`: one token.
  private static func readMeaning(_ parser: inout FormulaParser) {
    parser.skipSpaces()
    if parser.take("=") { parser.skipSpaces() }
    guard !parser.isTerminator(parser.peek), !parser.peek.isCharacter("{") else { return }
    _ = parser.next()
  }

  /// `#1#2`, `[2][default]`.
  private static func readParameters(_ parser: inout FormulaParser) {
    while true {
      parser.skipSpaces()
      if parser.peek.isCharacter("[") {
        _ = parser.rawOptionalArgument()
      } else if parser.take("#") {
        if case .character(let digit) = parser.peek.kind, digit.isASCIIDigit { _ = parser.next() }
      } else {
        return
      }
    }
  }
}
