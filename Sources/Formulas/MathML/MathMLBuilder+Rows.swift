extension MathMLBuilder {
  /// The elements of a row, with the room that TeX would give.
  func row(_ nodes: [FormulaNode]) -> [MathMLElement] {
    var elements: [MathMLElement] = []
    var before: SymbolClass?
    var previous: FormulaNode?
    for (index, node) in nodes.enumerated() {
      var made = self.elements(node)
      if made.isEmpty { continue }
      if case .space = node.kind {
        elements += made
        continue
      }
      let symbolClass = node.symbolClass
      if symbolClass == .binary, let first = made.first, first.name == "mo" {
        made[0] = binary(first, after: before, isFirst: elements.isEmpty, in: nodes, at: index)
      }
      if isScript, symbolClass.hasRoom, let first = made.first, first.name == "mo" {
        made[0] = first.with("lspace", "0").with("rspace", "0")
      }
      if symbolClass == .relation, before == .relation, let last = elements.last,
        last.name == "mo", made[0].name == "mo"
      {
        elements[elements.count - 1] = last.with("rspace", "0")
        made[0] = made[0].with("lspace", "0")
      }
      if needsRoom(previous, node) { elements.append(room) }
      elements += made
      if node.isFunction { elements.append(MathMLElement("mo", "\u{2061}")) }
      before = symbolClass == .binary && isUnary(after: before) ? .ordinary : symbolClass
      previous = node
    }
    return elements
  }

  private var room: MathMLElement { MathMLElement("mspace", ["width": "0.167em"], []) }

  /// A sign: between two operands it has room on both sides; before one it has none.
  private func binary(
    _ element: MathMLElement, after before: SymbolClass?, isFirst: Bool, in nodes: [FormulaNode],
    at index: Int
  ) -> MathMLElement {
    let follows = nodes[(index + 1)...].contains { $0.isShown }
    guard isUnary(after: before) || !follows else { return element }
    if isFirst, follows { return element }
    return follows && before != nil
      ? element.with("form", "prefix") : element.with("lspace", "0").with("rspace", "0")
  }

  private func isUnary(after before: SymbolClass?) -> Bool {
    switch before {
    case nil, .binary, .relation, .open, .punctuation, .largeOperator, .integral: true
    case .letter, .ordinary, .close, .inner: false
    }
  }

  /// Whether TeX sets a thin space between two neighbours around a named operator.
  private func needsRoom(_ previous: FormulaNode?, _ node: FormulaNode) -> Bool {
    guard let previous, !isScript else { return false }
    if previous.isFunction {
      if case .fenced = node.kind { return false }
      return [.letter, .ordinary, .largeOperator, .integral, .inner].contains(node.symbolClass)
    }
    return node.isFunction
      && [.letter, .ordinary, .close, .inner].contains(previous.symbolClass)
  }
}

extension FormulaNode {
  /// Whether the node is a named operator, with or without scripts.
  var isFunction: Bool {
    switch kind {
    case .function: true
    case .scripts(let base?, _, _, _): base.isFunction
    case .classed(.largeOperator, _, _): true
    default: false
    }
  }

  fileprivate var isShown: Bool {
    switch kind {
    case .space, .tag, .label, .newline: false
    default: true
    }
  }
}

extension FormulaNode {
  /// Whether the node is taller than a line, so that brackets around it grow.
  var isTall: Bool {
    switch kind {
    case .fraction, .table, .stack, .sizedDelimiter: true
    case .symbol(let symbol):
      symbol.symbolClass == .largeOperator || symbol.symbolClass == .integral
    case .root(let node, _), .font(_, let node), .classed(_, let node, _), .decorated(_, let node):
      node.isTall
    case .accent(let accent, let base): Accents.braces.contains(accent.name) || base.isTall
    case .scripts(let base, let lower, let upper, _):
      base?.isTall == true || lower?.isTall == true || upper?.isTall == true
    case .group(let nodes), .fenced(_, let nodes, _), .style(_, let nodes), .color(_, let nodes):
      nodes.contains(where: \.isTall)
    case .size(let factor, let nodes): factor > 1 || nodes.contains(where: \.isTall)
    case .number, .word, .words, .text, .function, .middle, .space, .newline, .tag, .label,
      .error:
      false
    }
  }
}

extension SymbolClass {
  /// Whether TeX sets room around the symbol, but not in scripts.
  var hasRoom: Bool { self == .binary || self == .relation || self == .punctuation }
}
