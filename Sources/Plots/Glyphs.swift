import Diagnostics

/// The characters that a text plot may use.
package enum Glyphs: Hashable, Sendable {
  /// Box drawing for axes, Braille dots for curves.
  case unicode
  /// Seven bits only, in the author's words too: a character without a likeness becomes `?`.
  case ascii
}

extension Glyphs {
  /// The author's text on one line, without control characters.
  func line(_ text: String) -> String {
    let flat = text.map { $0.isWhitespace ? " " : $0 }.filter { $0 == " " || $0.columns > 0 }
    guard self == .ascii else { return String(flat) }
    return flat.map { $0.isASCII ? String($0) : likenesses[$0] ?? "?" }.joined()
  }

  var axis: Character { self == .ascii ? "|" : "│" }
  var yTick: Character { self == .ascii ? "+" : "┤" }
  var corner: Character { self == .ascii ? "+" : "└" }
  var floor: Character { self == .ascii ? "-" : "─" }
  var xTick: Character { self == .ascii ? "+" : "┬" }

  var band: Character { self == .ascii ? ":" : "░" }

  func rule(_ direction: Chart.Rule.Direction) -> Character {
    switch (self, direction) {
    case (.ascii, .horizontal): "-"
    case (.ascii, .vertical): "|"
    case (.unicode, .horizontal): "╌"
    case (.unicode, .vertical): "┊"
    }
  }

  /// What a bar is filled with; groups beside each other differ.
  func bar(ofGroup index: Int) -> Character {
    let fillings = Array(self == .ascii ? "#=%." : "█▓▒░")
    return fillings[index % fillings.count]
  }

  /// What the numbers of a matrix are drawn with, from low to high.
  var shades: [Character] { Array(self == .ascii ? " .:-=+*#%@" : " ░▒▓█") }

  /// The dots of one character: columns, rows.
  var dots: (x: Int, y: Int) { self == .ascii ? (1, 1) : (2, 4) }

  /// The mark by which a series is known, over and over for more than there are.
  static func mark(ofSeries index: Int) -> Character {
    let marks = Array("*ox+#@%&ABCDEFGHIJKLMNPQRSTUVWYZ")
    return marks[index % marks.count]
  }
}

private let likenesses: [Character: String] = [
  "‘": "'", "’": "'", "“": "\"", "”": "\"", "„": "\"", "–": "-", "—": "-", "−": "-", "…": "...",
  "×": "x", "·": "*", "≤": "<=", "≥": ">=", "→": "->", "α": "alpha", "β": "beta", "γ": "gamma",
  "δ": "delta", "ε": "epsilon", "η": "eta", "θ": "theta", "λ": "lambda", "μ": "mu", "ρ": "rho",
  "σ": "sigma", "τ": "tau", "φ": "phi", "ω": "omega", "Δ": "Delta", "∇": "grad", "²": "^2",
  "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "é": "e", "è": "e", "°": "deg", "±": "+/-",
  "←": "<-", "⁽": "(", "⁾": ")", "¹": "^1", "³": "^3", "⁴": "^4", "⁵": "^5", "⁶": "^6", "⁷": "^7",
  "⁸": "^8", "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7",
  "₈": "8", "₉": "9",
]
