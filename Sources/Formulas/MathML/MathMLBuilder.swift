import Diagnostics

/// Turns nodes into elements; a value that each level passes on with its own style and font.
struct MathMLBuilder {
  var isDisplay: Bool
  var font: MathFont?
  /// Whether scripts are being built: operators have no room around them there.
  var isScript = false
  /// The class of the element that stands for a place of the source.
  var classes: [SourceRange: String] = [:]
  /// The place whose element has its class: a node within it may have the same place.
  private var marked: SourceRange?

  init(isDisplay: Bool, classes: [SourceRange: String] = [:]) {
    self.isDisplay = isDisplay
    self.classes = classes
  }

  func with(font: MathFont) -> MathMLBuilder {
    var copy = self
    copy.font = font
    return copy
  }

  func with(display: Bool, script: Bool = false) -> MathMLBuilder {
    var copy = self
    copy.isDisplay = display
    copy.isScript = isScript || script
    return copy
  }

  private var forScripts: MathMLBuilder { with(display: false, script: true) }

  /// One element for a node; an `mrow` where the node makes several or none.
  func one(_ node: FormulaNode) -> MathMLElement {
    if case .group(let nodes) = node.kind { return .row(row(nodes)) }
    return .row(elements(node))
  }

  func elements(_ node: FormulaNode) -> [MathMLElement] {
    guard node.range != marked, let name = classes[node.range] else { return unmarked(node) }
    var inner = self
    inner.marked = node.range
    return [.row(inner.unmarked(node)).with("class", name)]
  }

  private func unmarked(_ node: FormulaNode) -> [MathMLElement] {
    switch node.kind {
    case .symbol(let symbol): [self.symbol(symbol)]
    case .number(let digits): [leaf("mn", digits)]
    case .word(let word), .words(let word): [MathMLElement("mtext", word)]
    case .group(let nodes): group(nodes)
    case .scripts(let base, let lower, let upper, let limits):
      [scripts(base, lower, upper, limits)]
    case .fraction(let fraction): [self.fraction(fraction)]
    case .root(let radicand, let index): [root(radicand, index)]
    case .fenced(let left, let nodes, let right):
      [fenced(left, row(nodes), right, stretches: nodes.contains(where: \.isTall))]
    case .middle(let text):
      [
        MathMLElement(
          "mo", ["fence": "true", "stretchy": "true", "symmetric": "true"], text)
      ]
    case .sizedDelimiter(let text, let size, let symbolClass):
      [sizedDelimiter(text, size, symbolClass)]
    case .accent(let accent, let base): [self.accent(accent, base)]
    case .stack(let base, let above, let below, _): [stack(base, above, below)]
    case .function(let name, let hasLimits): [function(name, hasLimits)]
    case .text(let nodes, let style): text(nodes, style)
    case .font(let font, let node): self.font(font, node)
    case .style, .size, .color, .decorated, .classed: [wrapped(node)]
    case .space(let em): [MathMLElement("mspace", ["width": length(em)], [])]
    case .table(let table): [self.table(table)]
    case .newline, .tag, .label: []
    case .error(let source):
      source.isEmpty ? [] : [MathMLElement("merror", [MathMLElement("mtext", source)])]
    }
  }

  /// A width as CSS writes it.
  func length(_ em: Double) -> String {
    let thousandths = (em * 1000).rounded()
    let text = String(thousandths / 1000)
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "em"
  }

  private func group(_ nodes: [FormulaNode]) -> [MathMLElement] {
    let elements = row(nodes)
    guard elements.count == 1 else { return [MathMLElement("mrow", elements)] }
    // A sign in braces is no operator any more: `1{,}000`.
    guard nodes.count == 1, case .symbol(let symbol) = nodes[0].kind, elements[0].name == "mo",
      symbol.symbolClass.hasRoom
    else { return elements }
    return [elements[0].with("lspace", "0").with("rspace", "0")]
  }

  // MARK: Scripts, fractions, roots

  private func scripts(
    _ base: FormulaNode?, _ lower: FormulaNode?, _ upper: FormulaNode?,
    _ limits: FormulaNode.Limits
  ) -> MathMLElement {
    var baseElement = base.map(one) ?? MathMLElement("mrow")
    if limits == .always, baseElement.name == "mo" {
      baseElement = baseElement.with("movablelimits", "false")
    }
    if case .sizedDelimiter? = base?.kind {
      // Standing in the scripts' element itself, a sign gets another height and place.
      baseElement = MathMLElement("mrow", [baseElement])
    }
    let parts = [baseElement] + [lower, upper].compactMap { $0.map(forScripts.one) }
    let stacked = base.map { stacksScripts($0, limits) } ?? false
    let name =
      switch (lower, upper) {
      case (.some, .some): stacked ? "munderover" : "msubsup"
      case (.some, nil): stacked ? "munder" : "msub"
      default: stacked ? "mover" : "msup"
      }
    return MathMLElement(name, parts)
  }

  private func stacksScripts(_ base: FormulaNode, _ limits: FormulaNode.Limits) -> Bool {
    switch limits {
    case .always: return true
    case .never: return false
    case .automatic: break
    }
    switch base.kind {
    case .symbol(let symbol): return symbol.symbolClass == .largeOperator && isDisplay
    case .function(_, let hasLimits): return hasLimits && isDisplay
    case .classed(_, _, let hasLimits): return hasLimits && isDisplay
    case .accent(let accent, _): return Accents.braces.contains(accent.name)
    default: return false
    }
  }

  private func fraction(_ fraction: Fraction) -> MathMLElement {
    let inner = with(display: false)
    var element = MathMLElement(
      "mfrac", [inner.one(fraction.numerator), inner.one(fraction.denominator)])
    if !fraction.hasBar { element = element.with("linethickness", "0") }
    if !fraction.left.isEmpty { element = fenced(fraction.left, [element], fraction.right) }
    guard let style = fraction.style else { return element }
    return MathMLElement(
      "mstyle", ["displaystyle": style == .display ? "true" : "false", "scriptlevel": "0"],
      [element])
  }

  private func root(_ radicand: FormulaNode, _ index: FormulaNode?) -> MathMLElement {
    guard let index else {
      let elements =
        if case .group(let nodes) = radicand.kind { row(nodes) } else { self.elements(radicand) }
      return MathMLElement("msqrt", elements)
    }
    return MathMLElement("mroot", [one(radicand), forScripts.one(index)])
  }

  private func stack(
    _ base: FormulaNode, _ above: FormulaNode?, _ below: FormulaNode?
  ) -> MathMLElement {
    var baseElement = one(base)
    var isArrow = false
    if case .symbol(let symbol) = base.kind, symbol.command?.hasPrefix("x") == true {
      isArrow = true
      baseElement = baseElement.with("stretchy", "true")
    }
    // Room at both ends lets the arrow grow past what stands on it.
    func part(_ node: FormulaNode?) -> MathMLElement? {
      node.map { node in
        guard isArrow else { return forScripts.one(node) }
        let room = MathMLElement("mspace", ["width": "0.7em"], [])
        return MathMLElement("mrow", [room, forScripts.one(node), room])
      }
    }
    switch (part(below), part(above)) {
    case (let below?, let above?): return MathMLElement("munderover", [baseElement, below, above])
    case (let below?, nil): return MathMLElement("munder", [baseElement, below])
    case (nil, let above?): return MathMLElement("mover", [baseElement, above])
    case (nil, nil): return baseElement
    }
  }

  private func accent(_ accent: Accent, _ base: FormulaNode) -> MathMLElement {
    if Accents.lines.contains(accent.name) {
      let side = accent.isBelow ? "bottom" : "top"
      return MathMLElement(
        "mrow", ["style": "border-\(side):0.05em solid;padding-\(side):0.12em"], [one(base)])
    }
    let baseElement = one(base)
    let isWideHat = accent.name == "widehat" && !baseElement.isLeaf
    let text = isWideHat ? Accents.wideHat : accent.mark
    let mark = MathMLElement("mo", ["stretchy": accent.isStretchy ? "true" : "false"], text)
    return accent.isBelow
      ? MathMLElement("munder", ["accentunder": "true"], [baseElement, mark])
      : MathMLElement("mover", ["accent": "true"], [baseElement, mark])
  }
}
