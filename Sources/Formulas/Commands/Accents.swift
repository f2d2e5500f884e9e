import Diagnostics

/// Marks above and below a base: `\tilde`, `\overline`, `\underbrace`.
enum Accents {
  static let families = [
    CommandFamily(names: Array(table.keys)) { parser, command, name in
      let base = parser.argument(of: command)
      guard let accent = table[name] else { return base }
      return parser.node(.accent(accent, base), from: command)
    }
  ]

  /// Those whose scripts stand above and below as a legend.
  static let braces: Set<String> = ["overbrace", "underbrace", "overbracket", "underbracket"]

  /// Those that are a line as long as the base; fonts don't stretch one, so it is drawn as a border.
  static let lines: Set<String> = [
    "overline", "overlinesegment", "underline", "underbar", "underlinesegment",
  ]

  /// The hat that fonts stretch over several letters. Over one, a combining mark would stand off
  /// its place where the letter is narrower.
  static let wideHat = "\u{302}"

  static let table: [String: Accent] = {
    var table: [String: Accent] = [:]
    for (data, isStretchy, isBelow) in data {
      let pairs = words(data)
      for index in stride(from: 0, to: pairs.count - 1, by: 2) {
        table[pairs[index]] = Accent(
          name: pairs[index], mark: pairs[index + 1], isStretchy: isStretchy, isBelow: isBelow)
      }
    }
    // The arrow by itself is wider than most letters; a combining one needs something to stand on.
    table["vec"]?.mark = "\u{A0}\u{20D7}"
    return table
  }()

  /// Accents by the combining mark that Unicode text writes them with.
  static let combining: [UInt32: Accent] = {
    let names: [UInt32: String] = [
      0x300: "grave", 0x301: "acute", 0x302: "hat", 0x303: "tilde", 0x304: "bar", 0x305: "overline",
      0x306: "breve", 0x307: "dot", 0x308: "ddot", 0x30A: "mathring", 0x30C: "check",
      0x20D7: "vec", 0x331: "underbar", 0x332: "underline",
    ]
    return names.compactMapValues { table[$0] }
  }()

  private static let data: [(String, isStretchy: Bool, isBelow: Bool)] = [
    (
      """
      acute ´ grave ` ddot ¨ tilde ˜ bar ¯ breve ˘ check ˇ hat ˆ vec → dot ˙ mathring ˚ dddot ˙˙˙
      """, false, false
    ),
    (
      """
      overline ‾ widehat ^ widetilde ~ widecheck ˇ overbrace ⏞ overbracket ⎴ overparen ⏜
      overrightarrow → overleftarrow ← overleftrightarrow ↔ Overrightarrow ⇒ overgroup ⏠
      overleftharpoon ↼ overrightharpoon ⇀ overlinesegment ‾
      """, true, false
    ),
    (
      """
      underline _ underbar _ underbrace ⏟ underbracket ⎵ underparen ⏝ underrightarrow →
      underleftarrow ← underleftrightarrow ↔ undergroup ⏡ utilde ~ underlinesegment _
      """, true, true
    ),
  ]
}
