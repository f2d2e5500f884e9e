/// `\left … \right`, `\middle`, and the sized delimiters.
enum Delimiters {
  static let families = [fenced, middle, sized]

  static let commands: [String: String] = {
    let data = words(delimiterData)
    let pairs = stride(from: 0, to: data.count - 1, by: 2).map { (data[$0], data[$0 + 1]) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }()

  private static let characters: [Character: String] = [
    "(": "(", ")": ")", "[": "[", "]": "]", "<": "⟨", ">": "⟩", "|": "|", "/": "/", ".": "",
    "⟨": "⟨", "⟩": "⟩", "⌊": "⌊", "⌋": "⌋", "⌈": "⌈", "⌉": "⌉", "‖": "‖", "∣": "|", "∥": "‖",
    "↑": "↑", "↓": "↓",
  ]

  static func text(of token: Token) -> String? {
    switch token.kind {
    case .character(let character): characters[character]
    case .command(let name): commands[name]
    case .space, .end: nil
    }
  }

  private static let fenced = CommandFamily(names: ["left"]) { parser, command, _ in
    let left = parser.delimiter(behind: "left")
    let nodes = parser.list(until: .right)
    var right = (text: "", source: "")
    if parser.peek.isCommand("right") {
      _ = parser.next()
      right = parser.delimiter(behind: "right")
    } else {
      parser.missingEnd(.unclosedLeft(left.source), command.range)
    }
    return parser.node(.fenced(left: left.text, nodes, right: right.text), from: command)
  }

  private static let middle = CommandFamily(names: ["middle"]) { parser, command, _ in
    let delimiter = parser.delimiter(behind: "middle")
    if !parser.isOpen(.right) { parser.fault(.strayMiddle, command.range) }
    return parser.node(.middle(delimiter.text), from: command)
  }

  private static let sizes = ["big", "Big", "bigg", "Bigg"]

  private static let sized = CommandFamily(
    names: sizes.flatMap { [$0, $0 + "l", $0 + "m", $0 + "r"] }
  ) { parser, command, name in
    let delimiter = parser.delimiter(behind: name)
    let size = (sizes.lastIndex { name.hasPrefix($0) } ?? 0) + 1
    let symbolClass: SymbolClass =
      switch name.last {
      case "l": .open
      case "m": .relation
      case "r": .close
      default: .ordinary
      }
    return parser.node(
      .sizedDelimiter(delimiter.text, size: size, symbolClass), from: command)
  }
}

extension FormulaParser {
  /// The delimiter behind a command, as shown and as written.
  ///
  /// Where none stands, nothing is taken and a fault is noted.
  mutating func delimiter(behind command: String) -> (text: String, source: String) {
    skipSpaces()
    let token = peek
    if let text = Delimiters.text(of: token) {
      _ = next()
      return (text, token.source)
    }
    fault(.missingDelimiter(of: command, found: token.source), token.range)
    return ("", "")
  }
}
