import Diagnostics

/// The smallest piece of a program that means something by itself.
struct Token {
  enum Kind { case name, keyword, number, string, symbol, newline, indent, dedent, end }

  let kind: Kind
  /// The characters, after normalization for names; empty for strings and layout.
  let text: String
  let range: SourceRange
  /// The scalars of the source that the token covers.
  let span: Range<Int>
  /// How many brackets are open behind the token.
  let level: Int

  /// Whether an expression can begin with the token, right behind another expression.
  var beginsOperand: Bool {
    switch kind {
    case .name, .number, .string: true
    case .keyword: Token.operandKeywords.contains(text)
    case .symbol: text == "{" || text == "..." || text == "~"
    case .newline, .indent, .dedent, .end: false
    }
  }

  /// Whether the token has no characters of the program's own.
  var isLayout: Bool {
    switch kind {
    case .newline, .indent, .dedent, .end: true
    case .name, .keyword, .number, .string, .symbol: false
    }
  }

  static let operandKeywords: Set<String> = ["None", "True", "False", "lambda", "not"]

  static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in",
    "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
    "yield",
  ]
}
