import Diagnostics

/// `\frac{a}{b}` and its kin.
enum Fractions {
  static let families = [plain, binomial]

  private static let plain = CommandFamily(names: ["frac", "dfrac", "tfrac", "cfrac"]) {
    parser, command, name in
    let numerator = parser.argument(of: command)
    var fraction = Fraction(
      numerator: numerator, denominator: parser.argument(of: command))
    fraction.style = style(name)
    return parser.node(.fraction(fraction), from: command)
  }

  private static let binomial = CommandFamily(names: ["binom", "dbinom", "tbinom"]) {
    parser, command, name in
    let numerator = parser.argument(of: command)
    var fraction = Fraction(
      numerator: numerator, denominator: parser.argument(of: command))
    (fraction.hasBar, fraction.left, fraction.right) = (false, "(", ")")
    fraction.style = style(name)
    return parser.node(.fraction(fraction), from: command)
  }

  private static func style(_ name: String) -> FormulaNode.MathStyle? {
    switch name.first {
    case "d", "c": .display
    case "t": .text
    default: nil
    }
  }
}

/// `a \over b` and its kin: they split the group that they stand in.
enum InfixFractions {
  static let names: Set<String> = ["over", "choose", "atop", "brace", "brack"]

  /// Where no group can be split (as a command's argument) there is nothing on either side.
  static let family = CommandFamily(names: Array(names)) { parser, command, _ in
    parser.fault(.missingArgument(of: command.source), command.range)
    return FormulaNode(.error(command.source), command.range)
  }

  static func fraction(
    _ command: Token, _ before: [FormulaNode], _ after: [FormulaNode]
  ) -> FormulaNode {
    var fraction = Fraction(
      numerator: group(before, at: command.range.start),
      denominator: group(after, at: command.range.end))
    fraction.hasBar = command.isCommand("over")
    switch command.kind {
    case .command("choose"): (fraction.left, fraction.right) = ("(", ")")
    case .command("brace"): (fraction.left, fraction.right) = ("{", "}")
    case .command("brack"): (fraction.left, fraction.right) = ("[", "]")
    default: break
    }
    let range = SourceRange(
      start: fraction.numerator.range.start, end: fraction.denominator.range.end)
    return FormulaNode(.fraction(fraction), range)
  }

  private static func group(_ nodes: [FormulaNode], at place: SourceLocation) -> FormulaNode {
    guard let first = nodes.first, let last = nodes.last else {
      return FormulaNode(.group([]), SourceRange(at: place))
    }
    return FormulaNode(.group(nodes), SourceRange(start: first.range.start, end: last.range.end))
  }
}
