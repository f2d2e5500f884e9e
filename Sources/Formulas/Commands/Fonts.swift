/// `\mathbf{W}` and its kin, and the old switches `\bf`.
enum Fonts {
  static let families = [
    CommandFamily(names: Array(fonts.keys)) { parser, command, name in
      let argument = parser.argument(of: command)
      return parser.node(.font(fonts[name] ?? .roman, argument), from: command)
    },
    CommandFamily(names: Array(switches.keys)) { parser, command, name in
      let nodes = parser.restOfList()
      let group = parser.node(.group(nodes), from: command)
      return parser.node(.font(switches[name] ?? .roman, group), from: command)
    },
  ]

  private static let fonts: [String: MathFont] = [
    "mathrm": .roman, "mathup": .roman, "mathbf": .bold, "bold": .bold, "mathit": .italic,
    "mathnormal": .italic, "boldsymbol": .boldSymbol, "bm": .boldSymbol, "pmb": .boldSymbol,
    "mathbfit": .boldItalic, "mathbb": .blackboard, "Bbb": .blackboard, "mathcal": .calligraphic,
    "mathscr": .script, "mathfrak": .fraktur, "frak": .fraktur, "mathsf": .sans,
    "mathtt": .typewriter,
  ]

  private static let switches: [String: MathFont] = [
    "rm": .roman, "bf": .bold, "it": .italic, "cal": .calligraphic, "sf": .sans, "tt": .typewriter,
    "bfseries": .bold,
  ]
}
