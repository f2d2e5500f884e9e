/// Cuts Python into the pieces that a reader tells apart by color.
///
/// It never fails: code that does not parse, such as a cell with a syntax error, is cut as well.
enum PythonHighlighter {
  struct Token: Hashable {
    var kind: Kind
    var text: String
  }

  enum Kind: Hashable {
    case plain, keyword, builtin, definition, decorator, string, number, comment

    /// The class of the token's `<span>`; none for what has no color of its own.
    var className: String? {
      switch self {
      case .plain: nil
      case .keyword: "k"
      case .builtin: "b"
      case .definition: "d"
      case .decorator: "a"
      case .string: "s"
      case .number: "n"
      case .comment: "c"
      }
    }
  }

  /// The tokens of the code; joined, their texts are the code itself.
  static func tokens(of source: String) -> [Token] {
    var lexer = Lexer(source)
    var tokens: [Token] = []
    while let token = lexer.next() {
      if token.kind == .plain, tokens.last?.kind == .plain {
        tokens[tokens.count - 1].text += token.text
      } else {
        tokens.append(token)
      }
    }
    return tokens
  }
}

private struct Lexer {
  private let characters: [Unicode.Scalar]
  private var position = 0
  /// The last word was `def` or `class`: the next one is what they define.
  private var defines = false
  private var isLineStart = true
  private var followsDot = false

  init(_ source: String) {
    characters = Array(source.unicodeScalars)
  }

  mutating func next() -> PythonHighlighter.Token? {
    guard position < characters.count else { return nil }
    let start = position
    let kind = scan()
    let text = String(String.UnicodeScalarView(characters[start..<position]))
    return PythonHighlighter.Token(kind: kind, text: text)
  }

  private mutating func scan() -> PythonHighlighter.Kind {
    let character = characters[position]
    let wasLineStart = isLineStart
    let wasBehindDot = followsDot
    isLineStart = character == "\n" || (isLineStart && (character == " " || character == "\t"))
    followsDot = character == "."
    switch character {
    case "#":
      skip { $0 != "\n" }
      return .comment
    case "\"", "'":
      string()
      return .string
    case "@" where wasLineStart:
      position += 1
      skip { isWord($0) || $0 == "." }
      return .decorator
    case "0"..."9":
      number()
      return .number
    case _ where isWord(character):
      return word(isBehindDot: wasBehindDot)
    default:
      position += 1
      return .plain
    }
  }

  private mutating func word(isBehindDot: Bool) -> PythonHighlighter.Kind {
    let start = position
    skip(while: isWord)
    let word = String(String.UnicodeScalarView(characters[start..<position]))
    if position < characters.count, characters[position] == "\"" || characters[position] == "'",
      stringPrefixes.contains(word.lowercased())
    {
      string()
      return .string
    }
    let isDefined = defines
    defines = word == "def" || word == "class"
    if isDefined { return .definition }
    if isBehindDot { return .plain }
    if keywords.contains(word) { return .keyword }
    return builtins.contains(word) ? .builtin : .plain
  }

  private mutating func string() {
    let quote = characters[position]
    let isTriple = characters[position...].prefix(3).elementsEqual([quote, quote, quote])
    position += isTriple ? 3 : 1
    while position < characters.count {
      let character = characters[position]
      if character == "\\" {
        position = min(characters.count, position + 2)
      } else if isTriple {
        if characters[position...].prefix(3).elementsEqual([quote, quote, quote]) {
          position += 3
          return
        }
        position += 1
      } else if character == "\n" {
        return
      } else {
        position += 1
        if character == quote { return }
      }
    }
  }

  private mutating func number() {
    skip { character in
      isWord(character) || character == "."
    }
    let last = characters[position - 1]
    let isExponent = last == "e" || last == "E"
    if isExponent, position < characters.count, "+-".unicodeScalars.contains(characters[position]) {
      position += 1
      skip { $0.properties.numericType != nil || $0 == "_" }
    }
  }

  private mutating func skip(while condition: (Unicode.Scalar) -> Bool) {
    while position < characters.count, condition(characters[position]) { position += 1 }
  }
}

private func isWord(_ character: Unicode.Scalar) -> Bool {
  character == "_" || character.properties.isXIDContinue
}

private let keywords: Set<String> = [
  "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
  "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
  "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
  "with", "yield",
]

private let builtins: Set<String> = [
  "abs", "all", "any", "bool", "dict", "enumerate", "filter", "float", "format", "getattr",
  "hasattr", "int", "isinstance", "iter", "len", "list", "map", "max", "min", "next", "object",
  "open", "print", "property", "range", "repr", "reversed", "round", "self", "set", "setattr",
  "sorted", "staticmethod", "str", "sum", "super", "tuple", "type", "zip",
]

private let stringPrefixes: Set<String> = ["b", "br", "f", "fr", "r", "rb", "rf", "u"]
