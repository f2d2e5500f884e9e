import Documents

extension HTMLRenderer {
  mutating func blocks(_ blocks: [Block]) {
    for block in blocks { self.block(block) }
  }

  /// Writes one block.
  ///
  /// - Parameter isTight: The block is an item's of a tight list: paragraphs stand without tags.
  mutating func block(_ block: Block, isTight: Bool = false) {
    switch block.kind {
    case .paragraph(let content): paragraph(content, isTight: isTight)
    case .heading(let heading): self.heading(heading)
    case .blockQuote(let content): blockQuote(content)
    case .callout(let callout): self.callout(callout)
    case .list(let list): self.list(list)
    case .code(let info, let literal): codeBlock(info: info, literal)
    case .cell(let cell): self.cell(cell)
    case .math(let math): displayMath(math)
    case .html(let source): htmlBlock(source)
    case .thematicBreak: thematicBreak()
    case .table(let table): self.table(table)
    // What an earlier rendering wrote; this rendering shows the outputs themselves.
    case .writtenOutput: break
    }
    if !remarks.isEmpty, block.hasOwnText { remarks(on: block) }
  }

  private mutating func paragraph(_ content: [Inline], isTight: Bool) {
    if isTight { return container { $0.inlines(content) } }
    if isPage, let image = Figure(paragraph: content) { return figure(image) }
    html.startLine()
    html.append("<p>")
    container { $0.inlines(content) }
    html.append("</p>\n")
  }

  private mutating func heading(_ heading: Heading) {
    let (level, content) = (heading.level, heading.content)
    html.startLine()
    let id = isPage ? heading.label ?? anchors.make(for: content.plainText) : ""
    html.append(isPage ? "<h\(level) id=\"\(escaped(id))\">" : "<h\(level)>")
    container { $0.inlines(content) }
    if isPage { contents.append(ContentsEntry(level: level, id: id, title: linkFree(content))) }
    html.append("</h\(level)>\n")
  }

  private mutating func blockQuote(_ content: [Block]) {
    html.startLine()
    html.append("<blockquote>\n")
    container { $0.blocks(content) }
    html.startLine()
    html.append("</blockquote>\n")
  }

  private mutating func thematicBreak() {
    html.startLine()
    html.append("<hr />\n")
  }

  private mutating func htmlBlock(_ source: String) {
    let written: String
    switch mode {
    case .page: written = rawHTML.filter(block: source)
    case .fragment(let filteringTags): written = filteringTags ? tagFiltered(source) : source
    }
    guard !isPage || written.contains(where: { !$0.isWhitespace }) else { return }
    html.startLine()
    html.append(written)
    html.startLine()
  }
}
