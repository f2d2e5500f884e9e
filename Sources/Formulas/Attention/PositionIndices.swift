/// The indices of equations that run over the steps of a memory: `i` in `\sum_i \alpha_{ti} h_i`.
///
/// A letter is one where a sum runs over it and some symbol has it beside the time, or where a
/// symbol with both is defined. Every other index is a name.
struct PositionIndices: Hashable, Sendable {
  /// The letters of all equations of the cell.
  private(set) var letters: Set<String> = []
  /// Those that may be used in a term: what the equation defines has it, or a sum around runs over it.
  private(set) var known: Set<String> = []

  /// No index runs over anything.
  init() {}

  init(_ formulas: [Formula]) {
    var search = PositionSearch()
    for formula in formulas {
      for row in RowSplitter.equationRows(formula.nodes) {
        search.look(at: EquationRow(row, formula.source))
      }
    }
    letters = search.defined
    if !search.summed.isDisjoint(with: search.timed) {
      letters.formUnion(search.summed.union(search.definedApart))
    }
    if !letters.isEmpty { letters.formUnion(search.normalized) }
  }

  /// The indices that may be used where another one is bound.
  func knowing(_ letter: String?) -> PositionIndices {
    var indices = self
    if let letter { indices.known.insert(letter) }
    return indices
  }

  /// Any of the letters may be used.
  var allKnown: PositionIndices {
    var indices = self
    indices.known = letters
    return indices
  }

  /// What a part of an index says: `ti` is the present step and the position `i`.
  func position(_ part: String) -> (letter: String, hasTime: Bool)? {
    if letters.contains(part) { return (part, false) }
    let letter = part.first == "t" ? part.dropFirst() : part.last == "t" ? part.dropLast() : ""
    return letters.contains(String(letter)) ? (String(letter), true) : nil
  }
}

/// Looks for indices of sums, and for those beside a time.
private struct PositionSearch {
  /// Letters that a sum runs over, and those of sums that something is divided by.
  var summed: Set<String> = []
  var normalized: Set<String> = []
  /// Letters beside a time: `i` in `\alpha_{t,i}`.
  var timed: Set<String> = []
  /// Letters that a defined symbol has beside a time: `e_{ti}`, and with a comma, `e_{t,i}`, which
  /// is also how an element of a vector is written.
  var defined: Set<String> = []
  var definedApart: Set<String> = []

  private static let usual: Set<String> = ["i", "j", "k", "l", "m", "n", "s"]

  mutating func look(at row: EquationRow) {
    for node in row.nodes { look(at: node) }
    guard row.sides.count > 1, let first = row.sides[0].first, row.sides[0].count == 1 else {
      return
    }
    let indices = Self.indices(of: first)
    for part in indices where part.count == 2 && part.first == "t" {
      defined.formUnion(Self.usual.intersection([String(part.suffix(1))]))
    }
    if indices.contains("t") { definedApart.formUnion(Self.usual.intersection(indices)) }
  }

  private mutating func look(at node: FormulaNode) {
    if case .fraction(let fraction) = node.kind {
      look(at: fraction.numerator)
      let divisor = RowSplitter.flat([fraction.denominator]).filter { !$0.isSpace }
      if let letter = divisor.first?.summationIndex {
        normalized.insert(letter)
        divisor.dropFirst().forEach { look(at: $0) }
      } else {
        look(at: fraction.denominator)
      }
      return
    }
    if let letter = node.summationIndex { summed.insert(letter) }
    let indices = Self.indices(of: node)
    let isTimed = indices.contains { $0.timeOffset != nil }
    for index in indices {
      if isTimed, index.count == 1, index != "t" { timed.insert(index) }
      if index.count == 2, index.contains("t") {
        timed.insert(index.replacing("t", with: ""))
      }
    }
    node.parts.forEach { look(at: $0) }
  }

  /// The parts of a symbol's subscript and superscript.
  private static func indices(of node: FormulaNode) -> [String] {
    guard case .scripts(_, let lower, let upper, _) = node.kind else { return [] }
    return [lower, upper].flatMap { $0.flatMap(IndexText.init)?.parts ?? [] }
  }
}

extension FormulaNode {
  /// The letter that a sum runs over: `i` of `\sum_{i=1}^n`; nothing for another node.
  var summationIndex: String? {
    guard case .scripts(let sign?, let lower?, _, _) = kind, sign.symbolText == "∑" else {
      return nil
    }
    let nodes = RowSplitter.flat([lower]).filter { !$0.isSpace && $0.symbolText != "∀" }
    guard let first = nodes.first, let letter = IndexText(first)?.whole,
      letter.prefix(while: { $0.isASCIILetter }).count == 1, letter != "t",
      letter.dropFirst().allSatisfy({ $0 == "'" }), nodes.count == 1 || nodes[1].isEquals
    else { return nil }
    return letter
  }

  /// Whether the sum's bounds name the step: `\sum_{k=1}^{t-1}`.
  var isBoundedByStep: Bool {
    guard case .scripts(_, let lower, let upper, _) = kind else { return false }
    let bounds = [lower, upper].compactMap { $0 }.flatMap { RowSplitter.flat([$0]) }
    return bounds.contains { $0.symbolText == "t" }
  }
}
