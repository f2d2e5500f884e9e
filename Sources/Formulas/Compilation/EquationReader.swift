import Diagnostics

/// Reads the equations of formulas: rows of environments, continued rows, several in one row.
struct EquationReader {
  let functions: [String: CellFunction]
  private(set) var equations: [CellEquation] = []
  private(set) var faults: [CellFault] = []

  init(functions: [String: CellFunction]) {
    self.functions = functions
  }

  mutating func read(_ formula: Formula) {
    for row in joinedRows(RowSplitter.rows(formula.nodes)) {
      for part in parts(row) {
        do throws(CellFault) {
          if let equation = try equation(part, formula.source) { equations.append(equation) }
        } catch {
          faults.append(error)
        }
      }
    }
  }

  /// Joins a row without a relation that begins with an operator to the row before it.
  private func joinedRows(_ rows: [[FormulaNode]]) -> [[FormulaNode]] {
    var joined: [[FormulaNode]] = []
    for row in rows {
      let continues = row.first?.isBinaryMark == true && !row.contains { $0.isEquals }
      if continues, let last = joined.indices.last {
        joined[last] += row
      } else {
        joined.append(row)
      }
    }
    return joined
  }

  /// Several equations in one row: cut at wide blanks and commas outside brackets.
  private func parts(_ row: [FormulaNode]) -> [[FormulaNode]] {
    guard row.filter(\.isEquals).count > 1 else { return [row] }
    var parts: [[FormulaNode]] = [[]]
    var depth = 0
    for node in row {
      depth += node.bracketStep
      if depth == 0, node.isSeparator || node.isWideSpace {
        parts.append([])
      } else {
        parts[parts.count - 1].append(node)
      }
    }
    let shown = parts.filter { $0.contains { !$0.isSpace } }
    return shown.allSatisfy { $0.contains { $0.isEquals } } ? shown : [row]
  }

  private func equation(
    _ row: [FormulaNode], _ source: SourceFragment
  ) throws(CellFault) -> CellEquation? {
    var nodes = row.filter { !$0.isSpace }
    while let last = nodes.last, last.isEndMark { nodes.removeLast() }
    if let first = nodes.first, first.isLeadLabel { nodes.removeFirst() }
    nodes = unwrapped(nodes)
    guard let first = nodes.first, let last = nodes.last else { return nil }
    let whole = SourceRange(start: first.range.start, end: last.range.end)
    func fault(_ kind: CellFault.Kind, _ range: SourceRange) -> CellFault {
      CellFault(kind: kind, place: CellPlace(source: source, range: range))
    }
    guard let sign = nodes.firstIndex(where: \.isEquals) else {
      throw fault(.noEquation(source.text(whole)), whole)
    }
    if let second = nodes[(sign + 1)...].first(where: \.isEquals) {
      throw fault(.chainedEquation, second.range)
    }
    let left = Array(nodes[..<sign])
    guard let start = left.first, let end = left.last else {
      throw fault(.notADefinition(""), nodes[sign].range)
    }
    let leftRange = SourceRange(start: start.range.start, end: end.range.end)
    let symbols = SymbolReader(source: source)
    if left.count > 1, left[1].bracketStep == 1 || left[1].isFenced {
      let symbolName = try symbols.symbol(start)?.use.latex
      if let name = start.wordName ?? symbolName {
        throw fault(.functionDefinition(name), leftRange)
      }
    }
    guard left.count == 1, let reading = try symbols.symbol(start), !reading.isTransposed,
      !reading.isSquared
    else { throw fault(.notADefinition(source.text(leftRange)), leftRange) }
    var parser = TermParser(
      nodes: Array(nodes[(sign + 1)...]), source: source, functions: functions,
      fallback: nodes[sign].range)
    return CellEquation(
      left: reading.use, leftPlace: CellPlace(source: source, range: leftRange),
      right: try parser.whole())
  }

  /// Takes away brackets around a whole equation: what is left of a lost `\[ … \]`.
  private func unwrapped(_ nodes: [FormulaNode]) -> [FormulaNode] {
    guard nodes.count > 2, nodes[0].bracketStep == 1, nodes[nodes.count - 1].bracketStep == -1
    else {
      return nodes
    }
    var depth = 0
    for (index, node) in nodes.enumerated() {
      depth += node.bracketStep
      if depth == 0, index < nodes.count - 1 { return nodes }
      if depth == 1, node.isEquals { return Array(nodes[1..<(nodes.count - 1)]) }
    }
    return nodes
  }
}

/// Cuts a formula into rows of flat nodes: groups, styles and colors fall away.
enum RowSplitter {
  static func rows(_ nodes: [FormulaNode]) -> [[FormulaNode]] {
    var rows: [[FormulaNode]] = [[]]
    for node in flat(nodes) {
      switch node.kind {
      case .newline: rows.append([])
      case .table(let table) where table.isRows:
        for row in table.rows {
          rows.append([])
          for made in self.rows(Array(row.cells.joined())) where !made.isEmpty {
            rows[rows.count - 1] += made
          }
        }
        rows.append([])
      default: rows[rows.count - 1].append(node)
      }
    }
    return rows.filter { $0.contains { !$0.isSpace } }
  }

  static func flat(_ nodes: [FormulaNode]) -> [FormulaNode] {
    nodes.flatMap { node -> [FormulaNode] in
      switch node.kind {
      case .group(let inner), .style(_, let inner), .size(_, let inner), .color(_, let inner):
        flat(inner)
      case .decorated(.box, let inner), .classed(_, let inner, hasLimits: false): flat([inner])
      case .font(let font, let inner): styled(font, inner, node)
      case .tag, .label: []
      default: [node]
      }
    }
  }

  /// A font over several symbols is a font over each.
  private static func styled(
    _ font: MathFont, _ inner: FormulaNode, _ node: FormulaNode
  ) -> [FormulaNode] {
    guard case .group(let nodes) = inner.kind, nodes.count > 1, node.plainName == nil else {
      return [node]
    }
    return flat(nodes).map { FormulaNode(.font(font, $0), $0.range) }
  }
}

extension FormulaTable {
  /// Whether the environment sets rows of a text, not the entries of one value.
  fileprivate var isRows: Bool {
    isDisplayStyle || environment == "array" || environment == "cases"
  }
}

extension FormulaNode {
  var isEquals: Bool { ["=", "≔", "≜", "≝"].contains(symbolText) }

  var isSpace: Bool {
    if case .space = kind { return true }
    return false
  }

  var isFenced: Bool {
    if case .fenced = kind { return true }
    return false
  }

  fileprivate var isWideSpace: Bool {
    if case .space(let em) = kind { return em >= 1 }
    return false
  }

  fileprivate var isBinaryMark: Bool {
    if case .symbol(let symbol) = kind { return symbol.symbolClass == .binary }
    return false
  }

  /// Whether the node separates the parts of a list.
  var isSeparator: Bool {
    switch kind {
    case .symbol(let symbol): symbol.text == "," || symbol.text == ";"
    case .word(let word): word == "，" || word == "；" || word == "、"
    default: false
    }
  }

  fileprivate var isEndMark: Bool {
    switch kind {
    case .symbol(let symbol): [",", ";", "."].contains(symbol.text)
    case .word(let word): ["，", "；", "。"].contains(word)
    default: false
    }
  }

  /// A name before an equation: `遗忘门：`.
  fileprivate var isLeadLabel: Bool {
    switch kind {
    case .word(let word): word.hasSuffix("：")
    case .text(let nodes, _):
      nodes.last.map { node in
        guard case .words(let words) = node.kind else { return false }
        return words.reversed().drop(while: \.isWhitespace).first.map { "：:".contains($0) } ?? false
      } ?? false
    default: false
    }
  }

  /// A word in upright letters: `\text{softmax}`, `\mathrm{ReLU}`, `\operatorname{f}`.
  var wordName: String? {
    switch kind {
    case .function(let name, _): name
    case .text, .font(.roman, _):
      plainName.flatMap { $0.count > 1 ? $0.filter { !$0.isWhitespace } : nil }
    case .group(let nodes) where nodes.count == 1: nodes[0].wordName
    default: nil
    }
  }

  /// 1 for an opening bracket, −1 for a closing one (with or without scripts), else 0.
  var bracketStep: Int {
    switch kind {
    case .symbol(let symbol):
      if ["(", "[", "{"].contains(symbol.text) { return 1 }
      return [")", "]", "}"].contains(symbol.text) ? -1 : 0
    case .sizedDelimiter(let text, _, _):
      if ["(", "[", "{"].contains(text) { return 1 }
      return [")", "]", "}"].contains(text) ? -1 : 0
    case .scripts(let base?, _, _, _): return base.bracketStep
    default: return 0
    }
  }

  /// The bracket that the node is, scripts aside.
  var bracketText: String? {
    switch kind {
    case .symbol(let symbol): symbol.text
    case .sizedDelimiter(let text, _, _): text
    case .scripts(let base?, _, _, _): base.bracketText
    default: nil
    }
  }
}
