import Diagnostics

/// Reads statements and expressions from tokens, by recursive descent over Python 3.11's grammar.
///
/// Names in its trees are not resolved yet: every storage is `.global`, and functions have no
/// slots. On a fault, `index` stays at the token that could not be read.
struct Parser {
  let source: SourceFragment
  let scalars: [Unicode.Scalar]
  let tokens: [Token]
  var index = 0
  /// How many expressions are being read inside each other.
  var recursion = 0

  static let maximumRecursion = 260
  static let maximumElifs = 300

  init(source: SourceFragment, scalars: [Unicode.Scalar], tokens: [Token]) {
    self.source = source
    self.scalars = scalars
    self.tokens = tokens
  }

  var current: Token { tokens[index] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }
  var start: SourceLocation { current.range.start }
  /// The end of the last token read that is not layout.
  var previousEnd: SourceLocation {
    var last = index - 1
    while last > 0, tokens[last].isLayout { last -= 1 }
    return last >= 0 ? tokens[last].range.end : start
  }

  var beginsComprehension: Bool { at("for") || at("async") }

  func at(_ text: String) -> Bool { current.isWord(text) }

  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  mutating func accept(_ text: String) -> Bool {
    guard at(text) else { return false }
    advance()
    return true
  }

  mutating func expect(_ text: String) throws(SyntaxError) {
    guard accept(text) else { throw unexpected() }
  }

  /// The text of a name that has to stand here.
  mutating func name() throws(SyntaxError) -> String {
    guard current.kind == .name else { throw unexpected() }
    return advance().text
  }

  func unexpected() -> SyntaxError {
    SyntaxError(
      current.kind == .indent ? .unexpectedIndent : .unexpected, at: current.range)
  }

  func range(from start: SourceLocation) -> SourceRange {
    SourceRange(start: start, end: max(start, previousEnd))
  }

  /// An expression from `start` to the last token read.
  ///
  /// Mutating so that arguments that read tokens are evaluated before `self` is looked at.
  mutating func node(
    _ kind: Expression.Kind, from start: SourceLocation
  ) throws(SyntaxError) -> Expression {
    let expression = Expression(kind, range: range(from: start))
    guard expression.depth <= Expression.maximumDepth else {
      throw SyntaxError(.nestedTooDeeply, at: SourceRange(at: start))
    }
    return expression
  }

  /// Runs `read` one level deeper.
  mutating func nested(
    _ read: (inout Parser) throws(SyntaxError) -> Expression
  ) throws(SyntaxError) -> Expression {
    recursion += 1
    guard recursion <= Parser.maximumRecursion else {
      throw SyntaxError(.nestedTooDeeply, at: current.range)
    }
    let expression = try read(&self)
    recursion -= 1
    return expression
  }
}

extension Token {
  func isWord(_ word: String) -> Bool {
    (kind == .symbol || kind == .keyword) && text == word
  }
}
