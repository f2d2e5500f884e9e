extension MathMLBuilder {
  /// Styles, sizes, colors, frames: an element around what they govern.
  func wrapped(_ node: FormulaNode) -> MathMLElement {
    switch node.kind {
    case .style(let style, let nodes): styled(style, nodes)
    case .size(let factor, let nodes):
      MathMLElement("mstyle", ["mathsize": length(factor)], row(nodes))
    case .color(let color, let nodes):
      MathMLElement("mstyle", ["mathcolor": color], row(nodes.flattened))
    case .decorated(let decoration, let node): decorated(decoration, node)
    case .classed(let symbolClass, let node, _): classed(symbolClass, node)
    default: MathMLElement("mrow")
    }
  }

  private func styled(_ style: FormulaNode.MathStyle, _ nodes: [FormulaNode]) -> MathMLElement {
    let level =
      switch style {
      case .display, .text: "0"
      case .script: "1"
      case .scriptScript: "2"
      }
    return MathMLElement(
      "mstyle",
      ["scriptlevel": level, "displaystyle": style == .display ? "true" : "false"],
      with(display: style == .display).row(nodes))
  }

  private func classed(_ symbolClass: SymbolClass, _ node: FormulaNode) -> MathMLElement {
    var element = one(node)
    if element.name == "mi" || element.name == "mtext" || element.name == "mn",
      case .text(let text) = element.content, symbolClass != .ordinary
    {
      element = MathMLElement("mo", text)
    }
    guard element.name == "mo" else { return element }
    let room =
      switch symbolClass {
      case .binary: ("0.222em", "0.222em")
      case .relation: ("0.278em", "0.278em")
      case .punctuation: ("0", "0.167em")
      default: ("0", "0")
      }
    return element.with("lspace", room.0).with("rspace", room.1)
  }

  private func decorated(
    _ decoration: FormulaNode.Decoration, _ node: FormulaNode
  ) -> MathMLElement {
    let content = [one(node)]
    switch decoration {
    case .box:
      return MathMLElement("mrow", ["style": "border:0.06em solid;padding:0.3em"], content)
    case .cancel: return MathMLElement("mrow", ["style": stroke("to top left")], content)
    case .backCancel: return MathMLElement("mrow", ["style": stroke("to top right")], content)
    case .crossCancel:
      let inner = MathMLElement("mrow", ["style": stroke("to top left")], content)
      return MathMLElement("mrow", ["style": stroke("to top right")], [inner])
    case .strike: return MathMLElement("mrow", ["style": stroke("to top")], content)
    case .phantom: return MathMLElement("mphantom", content)
    case .horizontalPhantom:
      return padded(["height": "0", "depth": "0"], [MathMLElement("mphantom", content)])
    case .verticalPhantom: return padded(["width": "0"], [MathMLElement("mphantom", content)])
    case .smash: return padded(["height": "0", "depth": "0"], content)
    case .overlapLeft: return padded(["width": "0", "lspace": "-1width"], content)
    case .overlapRight: return padded(["width": "0"], content)
    }
  }

  private func padded(
    _ attributes: KeyValuePairs<String, String>, _ content: [MathMLElement]
  ) -> MathMLElement {
    MathMLElement("mpadded", attributes, content)
  }

  /// A line across the box, drawn as its background.
  private func stroke(_ direction: String) -> String {
    "background:linear-gradient(\(direction),transparent 47%,currentColor 47%,currentColor 53%,"
      + "transparent 53%)"
  }
}

extension [FormulaNode] {
  /// The nodes of a lone group.
  fileprivate var flattened: [FormulaNode] {
    if count == 1, case .group(let nodes) = self[0].kind { return nodes }
    return self
  }
}
