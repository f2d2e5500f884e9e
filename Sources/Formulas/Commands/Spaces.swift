/// Blanks of all widths, and line breaks.
enum Spaces {
  static let families = [fixed, measured, rule, newline]

  /// Widths in em.
  private static let widths: [String: Double] = [
    ",": 3 / 18, "thinspace": 3 / 18, ":": 4 / 18, ">": 4 / 18, "medspace": 4 / 18, ";": 5 / 18,
    "thickspace": 5 / 18, "!": -3 / 18, "negthinspace": -3 / 18, "negmedspace": -4 / 18,
    "negthickspace": -5 / 18, " ": 0.25, "space": 0.25, "nobreakspace": 0.25, "enspace": 0.5,
    "enskip": 0.5, "quad": 1, "qquad": 2, "~": 0.25, "allowbreak": 0, "nobreak": 0, "relax": 0,
    "hfill": 1, "hfil": 1, "noindent": 0, "nonumber": 0, "notag": 0, "displaylimits": 0, "/": 0,
    "-": 0, "mathstrut": 0, "strut": 0,
  ]

  private static let fixed = CommandFamily(names: Array(widths.keys)) { parser, command, name in
    let width = widths[name] ?? 0
    return width == 0 ? nil : parser.node(.space(em: width), from: command)
  }

  private static let measured = CommandFamily(
    names: ["hspace", "hskip", "kern", "mskip", "mkern", "mspace"]
  ) { parser, command, _ in
    _ = parser.take("*")
    let width = parser.length(of: command)
    return parser.node(.space(em: width), from: command)
  }

  /// `\rule[…]{width}{height}`: only its width is kept.
  private static let rule = CommandFamily(names: ["rule"]) { parser, command, _ in
    _ = parser.rawOptionalArgument()
    let width = parser.length(of: command)
    _ = parser.length(of: command)
    return parser.node(.space(em: width), from: command)
  }

  private static let newline = CommandFamily(names: ["\\", "newline", "cr"]) {
    parser, command, name in
    if name == "\\" { _ = parser.rowGap() }
    return parser.node(.newline, from: command)
  }
}

extension FormulaParser {
  /// The `[2ex]` or `*` behind `\\`; nothing to show.
  mutating func rowGap() -> Bool {
    _ = take("*")
    return rawOptionalArgument() != nil
  }

  /// A length behind a command, in braces or bare, in em; 0 and a fault where it is none.
  mutating func length(of command: Token) -> Double {
    skipSpaces()
    let braced = peek.isCharacter("{")
    let start = peek.range
    let text = braced ? rawArgument()?.text ?? "" : bareLength()
    let trimmed = text.filter { !$0.isWhitespace }
    let number = trimmed.prefix { $0.isASCIIDigit || "+-.".contains($0) }
    let unit = String(trimmed.dropFirst(number.count))
    if let value = Double(number), abs(value) < 1000, let factor = Self.units[unit] {
      return value * factor
    }
    if text.isEmpty {
      fault(.missingArgument(of: command.source), command.range)
    } else {
      fault(.unreadableLength(text), range(from: start.start))
    }
    return 0
  }

  private mutating func bareLength() -> String {
    var text = ""
    while case .character(let character) = peek.kind,
      character.isASCIIDigit || "+-.".contains(character)
    {
      text.append(next().source)
    }
    skipSpaces()
    for _ in 0..<2 {
      if case .character(let character) = peek.kind, character.isASCIILetter {
        text.append(next().source)
      }
    }
    return text
  }

  /// Units in em, for a text of ten points.
  private static let units: [String: Double] = [
    "em": 1, "ex": 0.431, "mu": 1 / 18, "pt": 0.1, "px": 0.1, "bp": 0.1, "pc": 1.2, "mm": 0.2845,
    "cm": 2.845, "in": 7.227, "sp": 0,
  ]
}
