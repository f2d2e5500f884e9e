/// A rectangle of characters to draw in: each a pattern of Braille dots or one mark.
struct DotCanvas {
  let columns: Int
  let rows: Int
  private let glyphs: Glyphs
  private var dots: [UInt8]
  private var marks: [Character?]
  /// What stands behind the dots, and is seen where there are none.
  private var fills: [Character?]
  /// The cells that the character before them takes as well.
  private var covered: Set<Int> = []

  init(columns: Int, rows: Int, glyphs: Glyphs) {
    self.columns = columns
    self.rows = rows
    self.glyphs = glyphs
    dots = Array(repeating: 0, count: columns * rows)
    marks = Array(repeating: nil, count: columns * rows)
    fills = marks
  }

  /// The column of characters at a position from zero (left) to one (right).
  func column(at position: Double) -> Int { dotColumn(at: position) / glyphs.dots.x }

  /// The row of characters at a position from zero (bottom) to one (top).
  func row(at position: Double) -> Int { dotRow(at: position) / glyphs.dots.y }

  private func dotColumn(at position: Double) -> Int {
    Int((position * Double(columns * glyphs.dots.x - 1)).rounded())
  }

  private func dotRow(at position: Double) -> Int {
    Int(((1 - position) * Double(rows * glyphs.dots.y - 1)).rounded())
  }

  /// How a line looks: which of its dots are left out, and where it carries its mark.
  struct Pen {
    var mark: Character
    var isDashed: Bool
    /// The columns with a mark, all `n` with n mod `period` = `phase`; none for a bare curve.
    var markedColumns: (phase: Int, period: Int)?
  }

  /// Draws a line through points inside the rectangle, or marks a single point.
  mutating func draw(_ piece: [PlotPoint], with pen: Pen) {
    guard piece.count > 1 else {
      for point in piece {
        marks[row(at: point.y) * columns + column(at: point.x)] = pen.mark
      }
      return
    }
    var travelled = 0
    var lastMarked: Int?
    for (start, end) in zip(piece, piece.dropFirst()) {
      let from = (x: dotColumn(at: start.x), y: dotRow(at: start.y))
      let to = (x: dotColumn(at: end.x), y: dotRow(at: end.y))
      let steps = max(abs(to.x - from.x), abs(to.y - from.y))
      for step in stride(from: 0, through: steps, by: 1) {
        let x = from.x + rounded((to.x - from.x) * step, over: steps)
        let y = from.y + rounded((to.y - from.y) * step, over: steps)
        if step > 0 { travelled += 1 }
        let isGap = pen.isDashed && travelled % dash.period >= dash.drawn
        if !isGap { set(x, y, pen.mark) }
        mark(x, y, pen, &lastMarked)
      }
    }
  }

  private var dash: (drawn: Int, period: Int) { glyphs == .ascii ? (2, 4) : (5, 9) }

  /// The quotient to the nearest whole number, halves upward; zero over zero.
  private func rounded(_ product: Int, over steps: Int) -> Int {
    guard steps > 0 else { return 0 }
    let sum = 2 * product + steps
    let quotient = sum / (2 * steps)
    return sum % (2 * steps) < 0 ? quotient - 1 : quotient
  }

  private mutating func set(_ x: Int, _ y: Int, _ mark: Character) {
    let cell = y / glyphs.dots.y * columns + x / glyphs.dots.x
    switch glyphs {
    case .ascii: marks[cell] = mark
    case .unicode: dots[cell] |= brailleBits[y % 4][x % 2]
    }
  }

  private mutating func mark(_ x: Int, _ y: Int, _ pen: Pen, _ lastMarked: inout Int?) {
    let column = x / glyphs.dots.x
    guard let wanted = pen.markedColumns, column % wanted.period == wanted.phase,
      column != lastMarked
    else { return }
    marks[y / glyphs.dots.y * columns + column] = pen.mark
    lastMarked = column
  }

  /// Puts a text over the middle of the rectangle.
  mutating func write(_ text: String) {
    write(text, row: rows / 2, column: max(0, (columns - text.columns) / 2))
  }

  /// Puts a text into a row, as far as there is room; wide characters take two cells.
  mutating func write(_ text: String, row: Int, column: Int) {
    var column = column
    for character in text where column + character.columns <= columns {
      if character.columns == 0 { continue }
      let cell = row * columns + column
      marks[cell] = character
      covered.remove(cell)
      if character.columns == 2 { covered.insert(cell + 1) }
      column += character.columns
    }
  }

  /// Puts a character behind the dots.
  mutating func fill(row: Int, column: Int, with character: Character) {
    fills[row * columns + column] = character
  }

  /// The rows from top to bottom, each `columns` characters long.
  var lines: [String] {
    (0..<rows).map { row in
      String(
        (row * columns..<(row + 1) * columns).filter { !covered.contains($0) }.map(character))
    }
  }

  private func character(_ cell: Int) -> Character {
    if let mark = marks[cell] { return mark }
    return dots[cell] == 0 ? fills[cell] ?? " " : braille(dots[cell])
  }
}

/// The Braille character with a pattern of dots, as Unicode numbers them.
func braille(_ bits: UInt8) -> Character {
  Unicode.Scalar(0x2800 + UInt32(bits)).map { Character($0) } ?? " "
}

/// The bit of each dot of a Braille character, by row and column.
private let brailleBits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
