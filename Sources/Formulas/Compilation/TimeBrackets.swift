import Diagnostics

/// Times in brackets behind a symbol, `h(t-1)` or `x[t]`, as the indices `h_{t-1}` and `x_t`.
///
/// A formula that has times as indices, too, stays as it is: there `f(t)` could be a function.
enum TimeBrackets {
  static func asIndices(_ nodes: [FormulaNode]) -> [FormulaNode] {
    nodes.contains(where: \.hasTimeIndex) ? nodes : read(nodes)
  }

  private static func read(_ nodes: [FormulaNode]) -> [FormulaNode] {
    var result: [FormulaNode] = []
    var index = 0
    while index < nodes.count {
      if nodes[index].isName,
        let (time, closing, end) = time(nodes, index + 1, isFirst: result.isAtRowStart),
        let timed = nodes[index].timed(time, closing)
      {
        result.append(timed)
        index = end
      } else {
        result.append(inside(nodes[index]))
        index += 1
      }
    }
    return result
  }

  /// The time that stands in brackets from an index on, the closing bracket, and what comes behind.
  private static func time(
    _ nodes: [FormulaNode], _ start: Int, isFirst: Bool
  ) -> (time: [FormulaNode], closing: FormulaNode, end: Int)? {
    guard nodes.indices.contains(start) else { return nil }
    let fence = nodes[start]
    if case .fenced(let left, let inner, _) = fence.unscripted.kind {
      let time = inner.filter { !$0.isSpace }
      guard left == "(" || left == "[", isTime(time, isFirst) else { return nil }
      return (time, fence, start + 1)
    }
    guard fence.bracketStep == 1, let bracket = fence.bracketText, bracket != "{" else {
      return nil
    }
    let window = nodes[(start + 1)...].prefix(8)
    guard let end = window.firstIndex(where: { $0.bracketStep == -1 }),
      nodes[end].bracketText == TermParser.partner(bracket)
    else { return nil }
    let time = window[..<end].filter { !$0.isSpace }
    return isTime(time, isFirst) ? (time, nodes[end], end + 1) : nil
  }

  /// `t`, `t-1`; at the begin of a row `0`, too: `h(0) = 0`.
  private static func isTime(_ nodes: [FormulaNode], _ isFirst: Bool) -> Bool {
    guard let first = nodes.first, nodes.count == 1 || nodes.count == 3 else { return false }
    if isFirst, nodes.count == 1, case .number("0") = first.kind { return true }
    return FormulaNode(.group(nodes), first.range).isTime
  }

  /// The node with the times inside it read.
  private static func inside(_ node: FormulaNode) -> FormulaNode {
    var node = node
    switch node.kind {
    case .group(let inner): node.kind = .group(read(inner))
    case .fenced(let left, let inner, let right):
      node.kind = .fenced(left: left, read(inner), right: right)
    case .style(let style, let inner): node.kind = .style(style, read(inner))
    case .size(let factor, let inner): node.kind = .size(factor, read(inner))
    case .color(let color, let inner): node.kind = .color(color, read(inner))
    case .decorated(let decoration, let inner): node.kind = .decorated(decoration, inside(inner))
    case .root(let radicand, let index): node.kind = .root(inside(radicand), index: index)
    case .scripts(let base?, let lower, let upper, let limits):
      node.kind = .scripts(base: inside(base), lower: lower, upper: upper, limits)
    case .fraction(var fraction):
      fraction.numerator = inside(fraction.numerator)
      fraction.denominator = inside(fraction.denominator)
      node.kind = .fraction(fraction)
    case .table(var table):
      for row in table.rows.indices {
        table.rows[row].cells = table.rows[row].cells.map(read)
      }
      node.kind = .table(table)
    default: break
    }
    return node
  }
}

extension [FormulaNode] {
  fileprivate var isAtRowStart: Bool { last { !$0.isSpace }.map { $0.kind == .newline } ?? true }
}

extension FormulaNode {
  /// Whether the node, or one inside it, has a time as its index.
  fileprivate var hasTimeIndex: Bool {
    if case .scripts(_, let lower, let upper, _) = kind {
      if lower?.isTime == true || upper?.isTime == true { return true }
      if lower.flatMap(IndexText.init)?.parts.contains(where: { $0.timeOffset != nil }) == true {
        return true
      }
    }
    return parts.contains(where: \.hasTimeIndex)
  }

  /// Whether the node is a letter, with accents and indices or without.
  fileprivate var isName: Bool {
    switch kind {
    case .symbol(let symbol): symbol.identifier != nil
    case .font(_, let node), .accent(_, let node): node.isName
    case .group(let nodes): nodes.count == 1 && nodes[0].isName
    case .scripts(let base?, _, _, _): base.isName
    default: false
    }
  }

  /// The symbol with a time behind its own index; what stands above the bracket stands above it.
  fileprivate func timed(_ time: [FormulaNode], _ closing: FormulaNode) -> FormulaNode? {
    var (base, index, upper) = (self, nil as FormulaNode?, nil as FormulaNode?)
    if case .scripts(let inner?, let lower, let raised, _) = kind {
      (base, index, upper) = (inner, lower, raised)
    }
    if case .scripts(_, let lower, let raised?, _) = closing.kind {
      guard lower == nil, upper == nil else { return nil }
      upper = raised
    }
    let comma = FormulaNode(.symbol(MathSymbol(",", .punctuation)), time[0].range)
    let parts = index.map { [$0, comma] + time } ?? time
    return FormulaNode(
      .scripts(
        base: base, lower: FormulaNode(.group(parts), time[0].range), upper: upper, .automatic),
      SourceRange(start: range.start, end: closing.range.end))
  }
}
