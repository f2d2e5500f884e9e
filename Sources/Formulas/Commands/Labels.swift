/// `\tag{…}`, `\label{…}`, `\ref{…}`.
enum Labels {
  static let families = [tag, label, reference]

  private static let tag = CommandFamily(names: ["tag"]) { parser, command, _ in
    let isStarred = parser.take("*")
    parser.skipSpaces()
    guard parser.peek.isCharacter("{") else {
      parser.fault(.missingArgument(of: command.source), command.range)
      return nil
    }
    let content = parser.textGroup()
    return parser.node(.tag(content, isStarred: isStarred), from: command)
  }

  private static let label = CommandFamily(names: ["label"]) { parser, command, _ in
    guard let (name, _) = parser.rawArgument() else {
      parser.fault(.missingArgument(of: command.source), command.range)
      return nil
    }
    return parser.node(.label(name), from: command)
  }

  private static let reference = CommandFamily(names: ["ref", "eqref"]) { parser, command, name in
    guard let (text, range) = parser.rawArgument() else {
      parser.fault(.missingArgument(of: command.source), command.range)
      return nil
    }
    let shown = name == "eqref" ? "(\(text))" : text
    return parser.node(.text([FormulaNode(.words(shown), range)], .roman), from: command)
  }
}
