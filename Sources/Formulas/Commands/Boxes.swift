/// Frames, strokes, phantoms and overlaps around a piece.
enum Boxes {
  static let families = [decorated, framedText, smash, raised, choice]

  private static let decorations: [String: FormulaNode.Decoration] = [
    "boxed": .box, "cancel": .cancel, "bcancel": .backCancel, "xcancel": .crossCancel,
    "sout": .strike, "phantom": .phantom, "hphantom": .horizontalPhantom,
    "vphantom": .verticalPhantom, "mathllap": .overlapLeft, "mathrlap": .overlapRight,
    "llap": .overlapLeft, "rlap": .overlapRight, "clap": .overlapRight, "mathclap": .overlapRight,
  ]

  private static let decorated = CommandFamily(names: Array(decorations.keys)) {
    parser, command, name in
    let argument = parser.argument(of: command)
    return parser.node(.decorated(decorations[name] ?? .phantom, argument), from: command)
  }

  private static let framedText = CommandFamily(names: ["fbox", "framebox"]) { parser, command, _ in
    parser.skipSpaces()
    let content = parser.peek.isCharacter("{") ? parser.textGroup() : []
    let text = parser.node(.text(content, .roman), from: command)
    return parser.node(.decorated(.box, text), from: command)
  }

  private static let smash = CommandFamily(names: ["smash"]) { parser, command, _ in
    _ = parser.rawOptionalArgument()
    let argument = parser.argument(of: command)
    return parser.node(.decorated(.smash, argument), from: command)
  }

  /// `\raisebox{1em}{…}`: the content stays on its line.
  private static let raised = CommandFamily(names: ["raisebox"]) { parser, command, _ in
    _ = parser.length(of: command)
    parser.skipSpaces()
    let content = parser.peek.isCharacter("{") ? parser.textGroup() : []
    return parser.node(.text(content, .roman), from: command)
  }

  /// `\mathchoice{D}{T}{S}{SS}`: the form for display style.
  private static let choice = CommandFamily(names: ["mathchoice"]) { parser, command, _ in
    let display = parser.argument(of: command)
    for _ in 0..<3 { _ = parser.argument(of: command) }
    return display
  }
}
