/// `\text{…}` and its kin: prose inside a formula, with formulas in dollars inside the prose.
enum Texts {
  static let families = [
    CommandFamily(names: Array(styles.keys)) { parser, command, name in
      let style = styles[name] ?? .roman
      parser.skipSpaces()
      guard parser.peek.isCharacter("{") else {
        let token = parser.peek
        guard case .character(let character) = token.kind, character != "}", character != "&" else {
          parser.fault(.missingArgument(of: command.source), command.range)
          return parser.node(.error(""), from: command)
        }
        _ = parser.next()
        let words = FormulaNode(.words(String(character)), token.range)
        return parser.node(.text([words], style), from: command)
      }
      let content = parser.textGroup()
      return parser.node(.text(content, style), from: command)
    }
  ]

  static let styles: [String: FormulaNode.TextStyle] = [
    "text": .roman, "textrm": .roman, "textnormal": .roman, "textup": .roman, "mbox": .roman,
    "hbox": .roman, "textbf": .bold, "textmd": .roman, "textit": .italic, "emph": .italic,
    "textsl": .italic, "textsf": .sans, "texttt": .typewriter,
  ]

  /// Commands that show one character in text.
  static let characters: [String: String] = [
    " ": " ", ",": "\u{2009}", ";": "\u{2005}", ":": "\u{2005}", "!": "", "_": "_", "#": "#",
    "%": "%", "&": "&", "$": "$", "{": "{", "}": "}", "\\": " ", "quad": "\u{2003}",
    "qquad": "\u{2003}\u{2003}", "textbackslash": "\\", "textunderscore": "_", "ldots": "…",
    "dots": "…", "textasciitilde": "~", "textasciicircum": "^", "space": " ", "S": "§",
    "copyright": "©",
  ]
}

extension FormulaParser {
  /// `{…}` of a text command: words, and formulas in dollars or `\(…\)`.
  mutating func textGroup() -> [FormulaNode] {
    let brace = next()
    let nodes = within(.brace) { $0.textNodes(closer: "}") }
    closeBrace(of: brace)
    return nodes
  }

  private mutating func textNodes(closer: Character) -> [FormulaNode] {
    var nodes: [FormulaNode] = []
    var words = ""
    var start = peek.range.start
    func flush(_ parser: FormulaParser, _ nodes: inout [FormulaNode]) {
      if !words.isEmpty { nodes.append(FormulaNode(.words(words), parser.range(from: start))) }
    }
    while peek.kind != .end, !peek.isCharacter(closer) {
      if let text = plainText(peek) {
        if words.isEmpty { start = peek.range.start }
        words += text
        _ = next()
        continue
      }
      flush(self, &nodes)
      words = ""
      if let node = textPart() { nodes.append(node) }
    }
    flush(self, &nodes)
    return nodes
  }

  private func plainText(_ token: Token) -> String? {
    switch token.kind {
    case .character("{"), .character("}"), .character("$"): nil
    case .character("~"): "\u{A0}"
    case .character(let character): String(character)
    case .space: " "
    case .command(let name): Texts.characters[name]
    case .end: nil
    }
  }

  /// A group, a formula or a command inside text.
  private mutating func textPart() -> FormulaNode? {
    let token = peek
    switch token.kind {
    case .character("{"):
      let content = nested { $0.textGroup() } ?? []
      return node(.text(content, .roman), from: token)
    case .character("$"):
      _ = next()
      let nodes = list(until: .dollar)
      if !take("$") { missingEnd(.unclosedDollar, token.range) }
      return node(.group(nodes), from: token)
    default: return atom()
    }
  }
}
