/// Commands that are read alike: their names, and how one of them becomes a node.
struct CommandFamily: Sendable {
  let names: [String]
  /// Reads what belongs to the command behind its token; nothing when it shows nothing.
  let parse: @Sendable (inout FormulaParser, Token, String) -> FormulaNode?

  /// Every command that is more than a symbol.
  static let table: [String: CommandFamily] = {
    let families =
      [InfixFractions.family] + Fractions.families + Roots.families + Delimiters.families
      + Accents.families + Stacks.families + Functions.families + Texts.families
      + Fonts.families + Styles.families + Spaces.families + Boxes.families
      + Environments.families + Labels.families + Definitions.families
    var table: [String: CommandFamily] = [:]
    for family in families {
      for name in family.names { table[name] = family }
    }
    return table
  }()
}

extension FormulaParser {
  /// A node from a command's token to what was read last.
  func node(_ kind: FormulaNode.Kind, from command: Token) -> FormulaNode {
    FormulaNode(kind, range(from: command.range.start))
  }
}

func words(_ text: String) -> [String] {
  text.split(whereSeparator: \.isWhitespace).map(String.init)
}
