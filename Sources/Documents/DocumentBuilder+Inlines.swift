import Diagnostics

extension DocumentBuilder {
  /// The running text of a leaf.
  mutating func inlines(
    of node: MarkdownNode, in leaf: LeafText
  ) throws(DocumentError) -> [Inline] {
    live = LiveText(options.cells ? node.content : [])
    return try inlines(node.children, in: leaf)
  }

  private mutating func inlines(
    _ nodes: [MarkdownNode], in leaf: LeafText
  ) throws(DocumentError) -> [Inline] {
    var inlines: [Inline] = []
    inlines.reserveCapacity(nodes.count)
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      index += 1
      switch node.kind {
      case .text(let text):
        let rest = try takingLabel(from: text, behind: &inlines)
        if !rest.isEmpty { inlines += splitReferences(in: rest, leaf) }
      case .inlineHTML(let tag) where options.cells && tag.hasPrefix(LiveMark.opening):
        guard let written = try writtenInline(in: leaf) else {
          inlines.append(.html(tag))
          continue
        }
        inlines.append(written)
        // What the earlier rendering showed ends with the tag's end.
        while index < nodes.count, !nodes[index].kind.isClosingMark { index += 1 }
        index += 1
      default: inlines.append(try inline(node, in: leaf))
      }
    }
    return inlines
  }

  private mutating func inline(
    _ node: MarkdownNode, in leaf: LeafText
  ) throws(DocumentError) -> Inline {
    switch node.kind {
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .inlineCode(let literal): return try code(literal, in: leaf)
    case .inlineHTML(let literal): return .html(literal)
    case .emphasis: return .emphasis(try inlines(node.children, in: leaf))
    case .strong: return .strong(try inlines(node.children, in: leaf))
    case .strikethrough: return .strikethrough(try inlines(node.children, in: leaf))
    case .link(let destination, let title):
      return .link(
        destination: destination, title: title, try inlines(node.children, in: leaf))
    case .image(let destination, let title):
      return .image(
        destination: destination, title: title, try inlines(node.children, in: leaf))
    case .math(let literal, let delimiter, let offset):
      return .math(try inlineMath(literal, delimiter, at: offset, in: leaf))
    case .footnoteReference(let literal): return footnoteReference(literal)
    case .text(let text): return .text(text)
    default: return .text("")
    }
  }

  private mutating func footnoteReference(_ literal: String) -> Inline {
    guard let number = Int(literal), footnoteLabels.indices.contains(number - 1) else {
      return .text("[^\(literal)]")
    }
    referenceCounts[number - 1] += 1
    return .footnoteReference(
      label: footnoteLabels[number - 1], index: number, reference: referenceCounts[number - 1])
  }

  private mutating func inlineMath(
    _ literal: String, _ delimiter: Math.Delimiter, at offset: Int, in leaf: LeafText
  ) throws(DocumentError) -> Math {
    var pieces = MathLines()
    var position = offset
    for line in literal.split(separator: "\n", omittingEmptySubsequences: false) {
      pieces.lines.append(line)
      pieces.places.append(leaf.location(position))
      position += line.utf8.count + 1
    }
    let isDisplay = delimiter == .dollars || delimiter == .brackets
    let math = Math(
      source: pieces.fragment(path: path), isDisplay: isDisplay, delimiter: delimiter)
    return try labeled(math, outer: nil)
  }

  /// Gives the label `{#eq-x}` at the head of a text to the display formula before it.
  private mutating func takingLabel(
    from text: String, behind inlines: inout [Inline]
  ) throws(DocumentError) -> String {
    guard options.cells, case .math(var math) = inlines.last, math.isDisplay,
      let label = FormulaLabel(behind: text)
    else { return text }
    let last = math.source.lines.count
    let end = math.source.location(
      SourceLocation(line: last, column: (math.source.lines.last?.unicodeScalars.count ?? 0) + 1))
    try name(&math, label.name, range: SourceRange(at: end))
    inlines[inlines.count - 1] = .math(math)
    return label.rest
  }
}
