import Diagnostics

extension DocumentBuilder {
  /// A heading with its label: `{#sec-x}` behind its words, or what a comment above says.
  mutating func heading(
    _ node: MarkdownNode, level: Int, under comment: NoteComment?
  ) throws(DocumentError) -> Heading {
    var heading = Heading(level: level, content: try inlines(of: node))
    guard options.cells else { return heading }
    if let label = heading.content.takeTrailingLabel() {
      try register(label, range: range(of: node, to: lastLine(of: node)))
      heading.label = label
    } else if let (label, range) = comment?.label {
      try register(label, range: range)
      heading.label = label
    }
    return heading
  }

  /// `: The caption {#tbl-x}`, a paragraph of its own; nothing for any other node.
  fileprivate mutating func tableCaption(
    _ node: MarkdownNode
  ) throws(DocumentError) -> (content: [Inline], label: String)? {
    guard case .paragraph = node.kind, node.content.starts(with: ": ".utf8),
      node.content.lineCount == 1, node.content.contains(UInt8(ascii: "#"))
    else { return nil }
    let (count, live) = (expressionCount, self.live)
    var content = try inlines(of: node)
    guard let label = content.takeTrailingLabel(), LabelTarget.Kind(label: label) == .table,
      case .text(let first)? = content.first
    else {
      (expressionCount, self.live) = (count, live)
      return nil
    }
    let words = String(first.dropFirst().drop { $0 == " " })
    content.replaceSubrange(0..<1, with: words.isEmpty ? [] : [.text(words)])
    try register(label, range: range(of: node, to: lastLine(of: node)))
    return (content, label)
  }

  /// The part that a line of colons opens at `index`, and the index behind its end; nothing where
  /// no part opens.
  mutating func division(
    _ nodes: [MarkdownNode], at index: Int
  ) throws(DocumentError) -> (block: Block, next: Int)? {
    guard let line = nodes[index].divisionLine, let mark = Division(line) else { return nil }
    let node = nodes[index]
    let range = SourceRange(
      start: text.location(line: node.line, byteColumn: node.column),
      end: text.end(ofLine: node.line))
    guard case .begin(let attributes) = mark else { throw .closedNothing(range: range) }
    var depth = 1
    var end = index + 1
    while end < nodes.count {
      if let line = nodes[end].divisionLine, let inner = Division(line) {
        if case .end = inner { depth -= 1 } else { depth += 1 }
        if depth == 0 { break }
      }
      end += 1
    }
    guard end < nodes.count else { throw .unclosedDivision(range: range) }
    var place = range.start
    place.column += line[..<attributes.startIndex].unicodeScalars.count
    let list = AttributeList(attributes, at: place)
    if let broken = list.broken {
      throw .brokenOption(broken.text, form: "key=value", range: broken.range)
    }
    let blocks = try self.blocks(Array(nodes[(index + 1)..<end]))
    let whole = SourceRange(start: range.start, end: text.end(ofLine: nodes[end].line))
    return (Block(.callout(Callout(list, blocks: blocks)), range: whole), end + 1)
  }
}

extension Block {
  /// The table with the caption that the node below it is; nothing for other blocks and nodes.
  func captioned(
    by node: MarkdownNode, with builder: inout DocumentBuilder
  ) throws(DocumentError) -> Block? {
    guard case .table(var table) = kind, table.label == nil,
      let caption = try builder.tableCaption(node)
    else { return nil }
    table.caption = caption.content
    table.label = caption.label
    var block = self
    block.kind = .table(table)
    return block
  }
}

extension [Inline] {
  /// Takes `{#label}` from the end of the text.
  fileprivate mutating func takeTrailingLabel() -> String? {
    guard case .text(let text)? = last, text.hasSuffix("}"),
      let brace = text.lastIndex(of: "{"), let label = FormulaLabel(behind: String(text[brace...])),
      label.rest.isEmpty
    else { return nil }
    let words = String(text[..<brace]).trimmedOfBlanksAtEnd
    removeLast()
    if !words.isEmpty { append(.text(words)) }
    return label.name
  }
}

extension String {
  fileprivate var trimmedOfBlanksAtEnd: String {
    String(reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

extension MarkdownNode {
  /// The line of colons that the node stands for.
  fileprivate var divisionLine: Substring? {
    if case .html(let literal) = kind { DivisionMarks.line(of: literal) } else { nil }
  }
}
