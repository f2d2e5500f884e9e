/// Named operators: `\tanh`, `\max`, `\operatorname{…}`; and classes given by hand.
enum Functions {
  static let families = [plain, withLimits, spelt, named, classes, limits, negation, modulus]

  private static let plain = CommandFamily(names: words(functionData.plain)) {
    parser, command, name in
    parser.node(.function(name, hasLimits: false), from: command)
  }

  private static let withLimits = CommandFamily(names: words(functionData.limits)) {
    parser, command, name in
    parser.node(.function(spelling[name] ?? name, hasLimits: true), from: command)
  }

  /// Operators whose name has a blank.
  private static let spelling = [
    "liminf": "lim inf", "limsup": "lim sup", "argmax": "arg max", "argmin": "arg min",
    "injlim": "inj lim", "projlim": "proj lim",
  ]

  private static let spelt = CommandFamily(names: ["bmod"]) { parser, command, _ in
    parser.node(
      .classed(
        .binary,
        FormulaNode(.text([FormulaNode(.words("mod"), command.range)], .roman), command.range),
        hasLimits: false), from: command)
  }

  private static let named = CommandFamily(names: ["operatorname", "operatornamewithlimits"]) {
    parser, command, name in
    let isStarred = parser.take("*")
    let body = parser.argument(of: command)
    let hasLimits = isStarred || name != "operatorname"
    if let plain = body.plainName {
      return parser.node(.function(plain, hasLimits: hasLimits), from: command)
    }
    let roman = FormulaNode(.font(.roman, body), body.range)
    return parser.node(.classed(.largeOperator, roman, hasLimits: hasLimits), from: command)
  }

  private static let classNames: [String: SymbolClass] = [
    "mathbin": .binary, "mathrel": .relation, "mathop": .largeOperator, "mathord": .ordinary,
    "mathopen": .open, "mathclose": .close, "mathpunct": .punctuation, "mathinner": .inner,
  ]

  private static let classes = CommandFamily(names: Array(classNames.keys)) {
    parser, command, name in
    let symbolClass = classNames[name] ?? .ordinary
    let argument = parser.argument(of: command)
    return parser.node(
      .classed(symbolClass, argument, hasLimits: name == "mathop"), from: command)
  }

  /// `\limits` with no operator before it.
  private static let limits = CommandFamily(names: ["limits", "nolimits"]) {
    parser, command, name in
    parser.fault(.strayLimits(name), command.range)
    return nil
  }

  /// `\not`: a stroke through what stands behind.
  private static let negation = CommandFamily(names: ["not"]) { parser, command, _ in
    let node = parser.argument(of: command)
    guard case .symbol(var symbol) = node.kind else { return node }
    symbol.text += "\u{338}"
    symbol.command = nil
    return parser.node(.symbol(symbol), from: command)
  }

  private static let modulus = CommandFamily(names: ["pmod", "mod", "pod"]) {
    parser, command, name in
    let argument = parser.argument(of: command)
    func symbol(_ text: String, _ symbolClass: SymbolClass) -> FormulaNode {
      FormulaNode(.symbol(MathSymbol(text, symbolClass)), command.range)
    }
    var nodes = [argument]
    if name != "pod" {
      let mod = FormulaNode(
        .text([FormulaNode(.words("mod"), command.range)], .roman), command.range)
      nodes = [mod, FormulaNode(.space(em: 1 / 3), command.range), argument]
    }
    if name != "mod" { nodes = [symbol("(", .open)] + nodes + [symbol(")", .close)] }
    nodes.insert(FormulaNode(.space(em: 1), command.range), at: 0)
    return parser.node(.group(nodes), from: command)
  }
}

extension FormulaNode {
  /// The letters of a group of letters, digits and narrow spaces: an operator's name.
  var plainName: String? {
    switch kind {
    case .symbol(let symbol) where symbol.text.allSatisfy { $0.isLetter }: symbol.text
    case .symbol(let symbol) where symbol.text == "−" || symbol.text == "∗":
      symbol.text == "−" ? "-" : "*"
    case .number(let digits): digits
    case .word(let word), .words(let word): word
    case .space(let em): em > 0 ? " " : ""
    case .font(.roman, let node): node.plainName
    case .group(let nodes), .text(let nodes, _):
      Self.joinedName(nodes)
    default: nil
    }
  }
}

extension FormulaNode {
  private static func joinedName(_ nodes: [FormulaNode]) -> String? {
    var name = ""
    for node in nodes {
      guard let part = node.plainName else { return nil }
      name += part
    }
    return name
  }
}
