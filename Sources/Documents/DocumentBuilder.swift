import Diagnostics

/// Makes a document of the parser library's tree: places, cells, formulas, labels.
struct DocumentBuilder {
  let path: String
  let text: SourceText
  let options: ReaderOptions

  var cellCount = 0
  /// Where each label was given first.
  var labelLines: [String: Int] = [:]
  var footnoteLabels: [String] = []
  /// References to each footnote so far.
  var referenceCounts: [Int] = []
  var expressionCount = 0
  /// What the leaf at hand holds that a page shows otherwise than it is written.
  var live = LiveText([])
  var warnings: [Diagnostic] = []

  init(path: String, text: SourceText, options: ReaderOptions) {
    self.path = path
    self.text = text
    self.options = options
  }

  mutating func document(
    _ root: MarkdownNode, frontMatter: FrontMatter
  ) throws(DocumentError) -> Document {
    for case .footnoteDefinition(let label) in root.children.map(\.kind) {
      footnoteLabels.append(label)
    }
    referenceCounts = Array(repeating: 0, count: footnoteLabels.count)
    var body: [MarkdownNode] = []
    var definitions: [MarkdownNode] = []
    for child in root.children {
      if case .footnoteDefinition = child.kind {
        definitions.append(child)
      } else {
        body.append(child)
      }
    }
    let blocks = try self.blocks(body)
    var notes: [[Block]] = []
    for definition in definitions { notes.append(try self.blocks(definition.children)) }
    let footnotes = footnoteLabels.indices.map { index in
      Footnote(
        label: footnoteLabels[index], blocks: notes[index], referenceCount: referenceCounts[index])
    }
    var document = Document(
      path: path, source: text.source, frontMatter: frontMatter, blocks: blocks,
      footnotes: footnotes, warnings: warnings)
    document.warnings += document.brokenReferences.map { broken in
      var told = broken
      told.sourceLine = broken.range.map { text.line($0.start.line) }
      return told
    }
    return document
  }

  /// The blocks of one container, with what comments say about the block below them.
  mutating func blocks(_ nodes: [MarkdownNode]) throws(DocumentError) -> [Block] {
    let nodes = nodes.placingTableLeads
    var blocks: [Block] = []
    var comment: NoteComment?
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      if options.cells, let output = try writtenOutput(nodes, at: index) {
        blocks.append(output.block)
        index = output.next
        continue
      }
      if options.cells, let division = try division(nodes, at: index) {
        blocks.append(division.block)
        index = division.next
        continue
      }
      if options.cells, let table = try blocks.last?.captioned(by: node, with: &self) {
        blocks[blocks.count - 1] = table
        index += 1
        continue
      }
      let block = try self.block(node, under: comment)
      if let comment { warnIfUnused(comment, above: block) }
      comment = options.cells ? NoteComment(node, in: text) : nil
      blocks.append(block)
      index += 1
    }
    if let comment { warnIfUnused(comment, above: nil) }
    return blocks
  }

  private mutating func block(
    _ node: MarkdownNode, under comment: NoteComment?
  ) throws(DocumentError) -> Block {
    switch node.kind {
    case .code(let info, let literal, let isFenced):
      return try code(node, info: info, literal: literal, isFenced: isFenced, under: comment)
    case .displayMath(let literal, let delimiter):
      return try displayMath(node, literal: literal, delimiter, under: comment)
    default:
      let kind = try plainKind(node, under: comment)
      return Block(kind, range: range(of: node, to: lastLine(of: node)))
    }
  }

  private mutating func plainKind(
    _ node: MarkdownNode, under comment: NoteComment?
  ) throws(DocumentError) -> Block.Kind {
    switch node.kind {
    case .blockQuote, .document, .footnoteDefinition:
      let content = try blocks(node.children)
      let callout = options.cells ? Callout(quote: content) : nil
      return callout.map(Block.Kind.callout) ?? .blockQuote(content)
    case .list(let marker, let isTight):
      var items: [List.Item] = []
      for item in node.children {
        guard case .item(let task) = item.kind else { continue }
        items.append(List.Item(task: task, blocks: try blocks(item.children)))
      }
      return .list(List(marker: marker, isTight: isTight, items: items))
    case .heading(let level): return .heading(try heading(node, level: level, under: comment))
    case .thematicBreak: return .thematicBreak
    case .html(let literal): return .html(literal)
    case .table(let alignments): return .table(try table(node, alignments))
    default: return .paragraph(try inlines(of: node))
    }
  }

  private mutating func table(
    _ node: MarkdownNode, _ alignments: [Table.Alignment]
  ) throws(DocumentError) -> Table {
    var rows: [[[Inline]]] = []
    for (index, row) in node.children.enumerated() {
      // The line of dashes stands between the header and the rows.
      let line = node.line + index + (index > 0 ? 1 : 0)
      let starts = TableLine(
        text.line(line), from: index == 0 ? node.column : 1,
        barsInCells: row.children.map(\.barsInFormulas))
      var cells: [[Inline]] = []
      for (column, cell) in row.children.enumerated() {
        let leaf = LeafText(cell: cell.content, line: line, raw: starts, column: column)
        cells.append(try inlines(of: cell, in: leaf))
      }
      rows.append(cells)
    }
    return Table(alignments: alignments, header: rows.first ?? [], rows: Array(rows.dropFirst()))
  }

  mutating func inlines(of node: MarkdownNode) throws(DocumentError) -> [Inline] {
    try inlines(of: node, in: LeafText(node, in: text, lastLine: lastLine(of: node)))
  }
}

extension DocumentBuilder {
  func range(of node: MarkdownNode, to lastLine: Int) -> SourceRange {
    let start = text.location(line: node.line, byteColumn: node.column)
    return SourceRange(start: start, end: max(start, text.end(ofLine: lastLine)))
  }

  /// The last line that a block takes. The parser library's own answer is one line off wherever a
  /// block is closed by what follows it.
  func lastLine(of node: MarkdownNode) -> Int {
    switch node.kind {
    case .paragraph: return max(node.line, node.endLine)
    case .heading: return headingEnd(node)
    case .code(_, let literal, let isFenced):
      return isFenced ? fenceEnd(node, literal).line : node.line + literal.lineEnds - 1
    case .displayMath(let literal, _), .html(let literal):
      return node.line + max(1, literal.lineEnds) - 1
    case .table: return node.line + node.children.count
    default: return node.children.last.map { max(node.line, lastLine(of: $0)) } ?? node.line
    }
  }

  /// A heading that is underlined ends with the underline.
  private func headingEnd(_ node: MarkdownNode) -> Int {
    let opening = text.line(node.line).utf8.dropFirst(node.column - 1)
    let signs = opening.prefix { $0 == UInt8(ascii: "#") }
    let next = opening.dropFirst(signs.count).first
    let isUnderlined =
      !(1...6).contains(signs.count) || !(next.map { $0 == 0x20 || $0 == 0x09 } ?? true)
    guard isUnderlined else { return node.line }
    var line = node.line + max(1, node.content.lineCount)
    while line < text.lines.count, !text.line(line).isUnderline { line += 1 }
    return min(line, text.lines.count)
  }

  /// The last line of a fenced block, and whether that is its closing fence.
  func fenceEnd(_ node: MarkdownNode, _ literal: String) -> (line: Int, isClosed: Bool) {
    let line = node.line + literal.lineEnds + 1
    let opening = text.line(node.line).utf8.dropFirst(node.column - 1)
    guard let sign = opening.first else { return (line - 1, true) }
    let length = opening.prefix { $0 == sign }.count
    // The closing fence has the same prefixes of quotes before it.
    let closing = text.line(line).utf8.drop { " \t>".utf8.contains($0) }
    let run = closing.prefix { $0 == sign }
    let isClosed =
      line <= text.lines.count && run.count >= length
      && closing.dropFirst(run.count).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return isClosed ? (line, true) : (line - 1, false)
  }
}

extension [MarkdownNode] {
  /// The nodes with a place for each paragraph that a table's header line was taken from: the
  /// parser library gives the paragraph's place to the table.
  fileprivate var placingTableLeads: [MarkdownNode] {
    var nodes = self
    for index in nodes.indices.dropLast() {
      guard case .paragraph = nodes[index].kind, nodes[index].line == 0 else { continue }
      let lines = Swift.max(1, nodes[index].content.lineCount)
      nodes[index].line = nodes[index + 1].line
      nodes[index].column = nodes[index + 1].column
      nodes[index].endLine = nodes[index].line + lines - 1
      nodes[index + 1].line += lines
    }
    return nodes
  }
}

extension [UInt8] {
  /// The lines of a text that may or may not end with a line end.
  var lineCount: Int {
    reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) } + (last == UInt8(ascii: "\n") ? 0 : 1)
  }
}

extension String {
  var lineEnds: Int { utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) } }

  fileprivate var isUnderline: Bool {
    let signs = utf8.filter { !" \t>".utf8.contains($0) }
    return !signs.isEmpty
      && (signs.allSatisfy { $0 == UInt8(ascii: "=") }
        || signs.allSatisfy { $0 == UInt8(ascii: "-") })
  }
}
