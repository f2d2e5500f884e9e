/// Switches and commands for style, size and color.
enum Styles {
  static let families = [mathStyles, sizes, textColor, color, colorBox]

  private static let styleNames: [String: FormulaNode.MathStyle] = [
    "displaystyle": .display, "textstyle": .text, "scriptstyle": .script,
    "scriptscriptstyle": .scriptScript,
  ]

  private static let mathStyles = CommandFamily(names: Array(styleNames.keys)) {
    parser, command, name in
    let nodes = parser.restOfList()
    return parser.node(.style(styleNames[name] ?? .text, nodes), from: command)
  }

  private static let sizeFactors: [String: Double] = [
    "tiny": 0.5, "sixptsize": 0.6, "scriptsize": 0.7, "footnotesize": 0.8, "small": 0.9,
    "normalsize": 1, "large": 1.2, "Large": 1.44, "LARGE": 1.728, "huge": 2.074, "Huge": 2.488,
  ]

  private static let sizes = CommandFamily(names: Array(sizeFactors.keys)) {
    parser, command, name in
    let nodes = parser.restOfList()
    return parser.node(.size(sizeFactors[name] ?? 1, nodes), from: command)
  }

  private static let textColor = CommandFamily(names: ["textcolor"]) { parser, command, _ in
    let color = parser.color(of: command)
    let body = parser.argument(of: command)
    return parser.node(.color(color, [body]), from: command)
  }

  /// `\color{red}` colors the rest of the group.
  private static let color = CommandFamily(names: ["color"]) { parser, command, _ in
    let color = parser.color(of: command)
    let nodes = parser.restOfList()
    return parser.node(.color(color, nodes), from: command)
  }

  private static let colorBox = CommandFamily(names: ["colorbox", "fcolorbox"]) {
    parser, command, name in
    _ = parser.color(of: command)
    if name == "fcolorbox" { _ = parser.color(of: command) }
    parser.skipSpaces()
    let content = parser.peek.isCharacter("{") ? parser.textGroup() : []
    let text = parser.node(.text(content, .roman), from: command)
    return parser.node(.decorated(.box, text), from: command)
  }
}

extension FormulaParser {
  /// `{red}` as a color of CSS; black and a fault where it is none.
  mutating func color(of command: Token) -> String {
    guard let (text, range) = rawArgument() else {
      fault(.missingArgument(of: command.source), command.range)
      return "black"
    }
    let name = text.filter { !$0.isWhitespace }
    if name.isHexadecimalColor { return name }
    if !name.isEmpty, name.allSatisfy(\.isASCIILetter) { return name.lowercased() }
    fault(.unknownColor(text), range)
    return "black"
  }
}

extension String {
  fileprivate var isHexadecimalColor: Bool {
    first == "#" && [4, 7].contains(count) && dropFirst().allSatisfy(\.isHexDigit)
  }
}
