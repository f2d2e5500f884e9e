extension MathMLBuilder {
  func symbol(_ symbol: MathSymbol) -> MathMLElement {
    switch symbol.symbolClass {
    case .letter: letter(symbol.text)
    case .ordinary: symbol.command == "prime" ? prime(symbol.text) : upright(symbol.text)
    case .open where symbol.isBar:
      MathMLElement("mo", ["form": "prefix", "stretchy": "false"], symbol.text)
    case .close where symbol.isBar:
      MathMLElement("mo", ["form": "postfix", "stretchy": "false"], symbol.text)
    case .open, .close: MathMLElement("mo", ["stretchy": "false"], symbol.text)
    case .punctuation:
      symbol.text == ":"
        ? MathMLElement("mo", ["lspace": "0", "rspace": "0.167em"], symbol.text)
        : MathMLElement("mo", ["separator": "true"], symbol.text)
    case .relation where verticalArrows.contains(symbol.text):
      MathMLElement("mo", ["stretchy": "false"], symbol.text)
    case .relation where symbol.text == "|":
      MathMLElement("mo", ["stretchy": "false"], symbol.text)
    case .largeOperator, .integral, .binary, .relation, .inner: MathMLElement("mo", symbol.text)
    }
  }

  /// An identifier or a number in the font that holds here.
  func leaf(_ name: String, _ text: String, isItalic: Bool = false) -> MathMLElement {
    guard let font, font != .roman else { return MathMLElement(name, text) }
    return MathMLElement(
      name, MathAlphabet.styled(text, font, isItalicByItself: isItalic))
  }

  private func letter(_ text: String) -> MathMLElement {
    if font == .roman { return MathMLElement("mi", ["mathvariant": "normal"], text) }
    if font == .italic { return MathMLElement("mi", text) }
    return leaf("mi", text, isItalic: true)
  }

  private func upright(_ text: String) -> MathMLElement {
    let styled = leaf("mi", text)
    return styled.content == .text(text) ? styled.with("mathvariant", "normal") : styled
  }

  private func prime(_ text: String) -> MathMLElement {
    MathMLElement("mo", ["lspace": "0", "rspace": "0"], text)
  }

  private var verticalArrows: Set<String> {
    ["↑", "↓", "↕", "⇑", "⇓", "⇕", "∣", "∥", "↿", "↾", "⇃", "⇂"]
  }

  func function(_ name: String, _ hasLimits: Bool) -> MathMLElement {
    let text = name.count > 1 ? name : name
    let element = leaf("mi", text)
    return name.count == 1 && font == nil ? element.with("mathvariant", "normal") : element
  }

  /// Content between two delimiters. Stretching is asked for only where the content is tall:
  /// browsers give a stretchy bracket the width of its largest form.
  func fenced(
    _ left: String, _ content: [MathMLElement], _ right: String, stretches: Bool = true
  ) -> MathMLElement {
    func fence(_ text: String, _ form: String) -> [MathMLElement] {
      guard !text.isEmpty else { return [] }
      let element = MathMLElement(
        "mo", ["form": form, "fence": "true", "stretchy": stretches ? "true" : "false"], text)
      return [stretches ? element.with("symmetric", "true") : element]
    }
    return MathMLElement("mrow", fence(left, "prefix") + content + fence(right, "postfix"))
  }

  func sizedDelimiter(_ text: String, _ size: Int, _ symbolClass: SymbolClass) -> MathMLElement {
    let heights = ["1.2em", "1.8em", "2.4em", "3em"]
    let height = heights[max(1, min(4, size)) - 1]
    let element = MathMLElement(
      "mo", ["stretchy": "true", "symmetric": "true", "minsize": height, "maxsize": height], text)
    switch symbolClass {
    case .open: return element.with("form", "prefix")
    case .close: return element.with("form", "postfix")
    case .relation: return element
    default: return element.with("lspace", "0").with("rspace", "0")
    }
  }

  func font(_ font: MathFont, _ node: FormulaNode) -> [MathMLElement] {
    if font == .roman, let name = node.plainName, name.count > 1, name.allSatisfy(\.isLetter) {
      return [MathMLElement("mi", name)]
    }
    if font == .roman, case .group = node.kind {
      return [.row(with(font: .roman).mergedRow(node))]
    }
    return [with(font: font).one(node)]
  }

  /// A row in upright letters, its words as one identifier each.
  private func mergedRow(_ node: FormulaNode) -> [MathMLElement] {
    var merged: [MathMLElement] = []
    for element in elements(node).flatMap(\.rowChildren) {
      if element.isUprightLetter, let last = merged.last, last.isUprightLetter,
        case .text(let before) = last.content, case .text(let text) = element.content
      {
        merged[merged.count - 1] = MathMLElement("mi", ["mathvariant": "normal"], before + text)
      } else {
        merged.append(element)
      }
    }
    return merged.map {
      $0.isUprightLetter && $0.textLength > 1 ? MathMLElement("mi", $0.text) : $0
    }
  }

  func text(_ nodes: [FormulaNode], _ style: FormulaNode.TextStyle) -> [MathMLElement] {
    let elements = nodes.flatMap { node -> [MathMLElement] in
      guard case .words(let words) = node.kind else { return self.elements(node) }
      return [textLeaf(words, style)]
    }
    return elements.count == 1 ? elements : [MathMLElement("mrow", elements)]
  }

  private func textLeaf(_ words: String, _ style: FormulaNode.TextStyle) -> MathMLElement {
    // Blanks at the ends would fall away in HTML.
    let kept = words.map { $0 == " " ? "\u{A0}" : String($0) }.joined()
    let leaf = MathMLElement("mtext", kept)
    switch style {
    case .roman: return leaf
    case .bold: return leaf.with("style", "font-weight:bold")
    case .italic: return leaf.with("style", "font-style:italic")
    case .sans: return leaf.with("style", "font-family:sans-serif")
    case .typewriter: return leaf.with("style", "font-family:monospace")
    }
  }
}

extension MathSymbol {
  /// Whether nothing but its class tells on which side of a value the symbol stands.
  fileprivate var isBar: Bool { text == "|" || text == "‖" }
}

extension MathMLElement {
  fileprivate var rowChildren: [MathMLElement] {
    guard name == "mrow", case .children(let children) = content else { return [self] }
    return children
  }

  fileprivate var isUprightLetter: Bool {
    name == "mi" && attributes == [Attribute(name: "mathvariant", value: "normal")]
      && text.allSatisfy(\.isLetter)
  }

  fileprivate var text: String {
    if case .text(let text) = content { return text }
    return ""
  }

  fileprivate var textLength: Int { text.count }
}
