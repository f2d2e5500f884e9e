import Diagnostics

/// What a note says of a symbol's shape: `x_t \in \mathbb{R}^d`, `W, U \in \mathbb{R}^{h \times d}`.
package struct StatedShape: Hashable, Sendable {
  /// A length: a sum of numbers and of names.
  struct Length: Hashable, Sendable {
    enum Term: Hashable, Sendable {
      case number(Int)
      case name(String)
    }

    var terms: [Term]
  }

  /// The symbol's name, as `CellSymbol` has it.
  var name: String
  var latex: String
  var lengths: [Length]
  /// Where the symbol stands.
  var place: CellPlace

  /// All that a formula states, in its order; nothing of lengths that can't be read.
  package static func all(in formula: Formula) -> [StatedShape] {
    RowSplitter.rows(formula.nodes).flatMap { row in
      StatedShapeReader(formula.source).shapes(row.filter { !$0.isSpace })
    }
  }

  /// All that the formulas of a text state.
  package static func all(in prose: [ProseLine]) -> [StatedShape] {
    prose.flatMap(\.pieces).flatMap { piece -> [StatedShape] in
      if case .formula(let source) = piece { return all(in: Formula.parse(source)) }
      return []
    }
  }
}

/// Reads lists of symbols before `∈ ℝ`, cut at commas.
private struct StatedShapeReader {
  private let reader: SymbolReader

  init(_ source: SourceFragment) {
    reader = SymbolReader(source: source)
  }

  func shapes(_ row: [FormulaNode]) -> [StatedShape] {
    var found: [StatedShape] = []
    var pending: [FormulaNode] = []
    for part in row.split(whereSeparator: { $0.isSeparator || $0.isEndMark }) {
      guard let first = part.first, part.count == 1 || part.dropFirst().first?.isMember == true
      else {
        pending = []
        continue
      }
      pending.append(first)
      guard part.count > 1 else { continue }
      if part.count == 3, let last = part.last, let lengths = lengths(last) {
        found += pending.compactMap { shape($0, lengths) }
      }
      pending = []
    }
    return found
  }

  private func shape(_ node: FormulaNode, _ lengths: [StatedShape.Length]) -> StatedShape? {
    guard let reading = try? reader.symbol(node), reading.isPlain else { return nil }
    return StatedShape(
      name: reading.use.name, latex: reader.source.text(node.range), lengths: lengths,
      place: CellPlace(source: reader.source, range: node.range))
  }

  /// The lengths of `ℝ^{h × d}`.
  private func lengths(_ node: FormulaNode) -> [StatedShape.Length]? {
    guard node.isRealSpace, case .scripts(_, nil, let upper?, _) = node.kind else { return nil }
    let parts = RowSplitter.flat([upper]).filter { !$0.isSpace }.split(
      omittingEmptySubsequences: false
    ) { $0.symbolText == "×" }
    let lengths = parts.compactMap { length(Array($0)) }
    return lengths.count == parts.count ? lengths : nil
  }

  /// A sum of numbers and names, with or without brackets around it.
  private func length(_ nodes: [FormulaNode]) -> StatedShape.Length? {
    var nodes = nodes
    if nodes.count > 2, nodes[0].bracketText == "(", nodes[nodes.count - 1].bracketText == ")" {
      nodes = Array(nodes.dropFirst().dropLast())
    }
    let parts = nodes.split(omittingEmptySubsequences: false) { $0.symbolText == "+" }
    let terms = parts.compactMap { part in part.count == 1 ? part.first.flatMap(term) : nil }
    return terms.count == parts.count ? StatedShape.Length(terms: terms) : nil
  }

  private func term(_ node: FormulaNode) -> StatedShape.Length.Term? {
    if case .number(let digits) = node.kind {
      return Int(digits).flatMap {
        (1...CellEquations.maximumSize).contains($0) ? .number($0) : nil
      }
    }
    guard let reading = try? reader.symbol(node), reading.isPlain else { return nil }
    return .name(reader.source.text(node.range))
  }
}

extension FormulaNode {
  fileprivate var isMember: Bool { symbolText == "∈" }

  /// Whether the node is `ℝ`, with or without a power.
  var isRealSpace: Bool {
    switch kind {
    case .scripts(let base?, _, _, _): base.isRealSpace
    case .group(let nodes) where nodes.count == 1: nodes[0].isRealSpace
    case .font(.blackboard, let node): node.symbolText == "R"
    default: symbolText == "ℝ"
    }
  }
}
