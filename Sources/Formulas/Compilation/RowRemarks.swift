/// What stands beside an equation in its row: its name or number, a remark, the steps it is for.
enum RowRemarks {
  /// The row without what is set off behind the equation by a wide blank or as a text:
  /// `\qquad (3)`, `\quad\text{(forget gate)}`, `,\quad t = 1, \dots, T`.
  static func removed(_ row: [FormulaNode]) -> [FormulaNode] {
    var row = row
    while let cut = lastRemark(in: row) { row.removeSubrange(cut...) }
    return row
  }

  private static func lastRemark(in row: [FormulaNode]) -> Int? {
    // A remark is short: what is further from the end belongs to the equation.
    for index in row.indices.suffix(maximumLength).reversed() where index > 0 {
      if isClause(row[index...]), row[..<index].contains(where: \.isEquals) { return index }
      guard row[index].isWideSpace || row[index].isSeparator || row[index].isProse else { continue }
      let behind = row[index...].filter { !$0.isSpace }
      guard !behind.isEmpty else { continue }
      if row[index].isWideSpace || row[index].isSeparator {
        let rest = behind.first?.isSeparator == true ? Array(behind.dropFirst()) : behind
        if isRemark(rest) { return index }
        if row[index].isWideSpace { return nil }
      } else if row[index].isProse, row[..<index].contains(where: \.isEquals) {
        return row[index].isIntroduction || behind.count == 1
          || behind.dropFirst().allSatisfy(\.isEndMark) ? index : nil
      }
    }
    return nil
  }

  private static let maximumLength = 40

  /// `\in \mathbb{R}^d` or `\forall t` behind an equation.
  private static func isClause(_ nodes: ArraySlice<FormulaNode>) -> Bool {
    switch nodes.first?.symbolText {
    case "∀": true
    case "∈": nodes.dropFirst().first { !$0.isSpace }?.isRealSpace ?? false
    default: false
    }
  }

  private static func isRemark(_ nodes: [FormulaNode]) -> Bool {
    guard let first = nodes.first else { return true }
    return isNumber(nodes)
      || nodes.allSatisfy { $0.isProse || $0.isEndMark || ["…", "⋯"].contains($0.symbolText) }
      || first.isIntroduction || isRangeOfSteps(nodes) || isShape(nodes)
  }

  /// `(3)`, `(2.1)`.
  private static func isNumber(_ nodes: [FormulaNode]) -> Bool {
    guard nodes.count >= 3, nodes[0].bracketText == "(", nodes[nodes.count - 1].bracketText == ")"
    else { return false }
    return nodes[1..<(nodes.count - 1)].allSatisfy { $0.isNumber || $0.symbolText == "." }
  }

  /// `t = 1, \dots, T`, `t \in \{1, …, T\}`, `t > 0`.
  private static func isRangeOfSteps(_ nodes: [FormulaNode]) -> Bool {
    guard nodes.count > 2, nodes[0].symbolText == "t" else { return false }
    return nodes[1].isEquals || ["∈", "≥", ">", "⩾"].contains(nodes[1].symbolText)
  }

  /// `h_t \in \mathbb{R}^d`.
  private static func isShape(_ nodes: [FormulaNode]) -> Bool {
    nodes.count > 2 && nodes[1].symbolText == "∈" && nodes[2].isRealSpace
  }

  /// The step of a row that begins with `t=2:`.
  static func step(_ nodes: [FormulaNode]) -> Int? {
    guard nodes.count > 4, nodes[0].symbolText == "t", nodes[1].isEquals,
      case .number(let digits) = nodes[2].kind, nodes[3].isColon
    else { return nil }
    return Int(digits).flatMap { (0...NumberedSteps.maximum).contains($0) ? $0 : nil }
  }

  /// The row without a name or a number before its equation: `遗忘门：`, `(1)`,
  /// `\text{Forget gate: }`, `t=1:`.
  static func withoutLabel(_ nodes: [FormulaNode]) -> [FormulaNode] {
    guard let first = nodes.first else { return nodes }
    if step(nodes) != nil { return Array(nodes.dropFirst(4)) }
    if first.isLeadLabel || (first.isProse && nodes.count > 1 && !nodes[1].isEquals) {
      return Array(nodes.dropFirst())
    }
    if nodes.count > 4, isNumber(Array(nodes[..<3])) { return Array(nodes[3...]) }
    return nodes
  }
}

extension FormulaNode {
  var isNumber: Bool {
    if case .number = kind { return true }
    return false
  }

  fileprivate var isColon: Bool { symbolText == ":" || symbolText == "：" }

  /// Words of a text: none that could be a function or a symbol.
  var isProse: Bool {
    switch kind {
    case .word: true
    case .text(let nodes, _):
      nodes.allSatisfy { node in
        guard case .words(let words) = node.kind else { return false }
        return words.contains { $0.isWhitespace || "():,.（）：，。".contains($0) || !$0.isASCII }
      }
    default: false
    }
  }

  /// A text that begins a clause about the symbols: `\text{where }`, `\text{for all }`.
  fileprivate var isIntroduction: Bool {
    guard case .text(let nodes, _) = kind, case .words(let words)? = nodes.first?.kind else {
      return false
    }
    let first = words.split(whereSeparator: \.isWhitespace).first.map { $0.lowercased() } ?? ""
    return ["where", "for", "with", "其中", "对", "对于"].contains(first)
  }
}
