/// What tells whether a line of plain text begins an equation or continues one.
struct PlainLine {
  let isEquation: Bool
  let isEmpty: Bool
  /// How many more brackets the line opens than it closes.
  let openBrackets: Int
  private let beginsWithOperator: Bool
  private let endsWithOperator: Bool

  init(_ line: String) {
    let words = line.split(whereSeparator: \.isWhitespace).prefix { !$0.hasPrefix("#") }
    isEquation = words.contains { $0.contains("=") }
    isEmpty = words.isEmpty
    openBrackets = words.reduce(0) { sum, word in
      word.reduce(sum) { $0 + (Self.brackets[$1] ?? 0) }
    }
    beginsWithOperator = words.first?.first.map(Self.operators.contains) ?? false
    endsWithOperator = words.last?.last.map { Self.operators.contains($0) || $0 == "=" } ?? false
  }

  /// - Parameter depth: How many brackets are open before the line.
  func continues(_ line: PlainLine, depth: Int) -> Bool {
    guard !isEmpty, !isEquation else { return false }
    return depth > 0 || beginsWithOperator || line.endsWithOperator
  }

  private static let operators: Set<Character> = [
    "+", "-", "*", "/", "−", "·", "⋅", "×", "⊙", "∘", "⊗", "@",
  ]
  private static let brackets: [Character: Int] = [
    "(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1,
  ]
}
