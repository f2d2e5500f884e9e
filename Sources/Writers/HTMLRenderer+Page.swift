import Documents

extension HTMLRenderer {
  /// Writes the note's content: as slides where its front matter says so.
  mutating func body(_ content: [Block]) {
    rawHTML.enter()
    let frontMatter = notebook.document.frontMatter
    if frontMatter.isMarp || frontMatter.format == "slides" {
      slides(content)
    } else {
      blocks(content)
    }
    html.append(rawHTML.leave())
    footnotes()
  }

  /// Writes one section for each slide; a break at the outermost level begins the next.
  private mutating func slides(_ content: [Block]) {
    let slides = content.split { $0.kind == .thematicBreak }
    for slide in slides where slide.contains(where: { !isBlank($0) }) {
      html.startLine()
      html.append("<section class=\"slide\">\n")
      container { $0.blocks(Array(slide)) }
      html.startLine()
      html.append("</section>\n")
    }
  }

  /// Raw HTML of which nothing is left on a page.
  private func isBlank(_ block: Block) -> Bool {
    guard case .html(let source) = block.kind else { return false }
    var filter = RawHTMLFilter()
    return filter.filter(block: source).allSatisfy { $0.isWhitespace }
  }

  /// The page's header: title, author, date.
  mutating func pageHead(_ title: NoteTitle, frontMatter: FrontMatter) -> String {
    var renderer = self
    renderer.html = HTMLBuffer()
    if title.isFirstHeading || frontMatter.title != nil {
      let id = anchors.make(for: title.plainText)
      renderer.html.append("<h1 id=\"\(escaped(id))\">")
      renderer.container { $0.inlines(title.content) }
      renderer.html.append("</h1>\n")
    }
    let byline = [frontMatter.author, frontMatter.date].compactMap { $0 }.filter { !$0.isEmpty }
    if !byline.isEmpty {
      let parts = byline.map { "<span>\(escaped($0))</span>" }
      renderer.html.append("<p class=\"byline\">\(parts.joined(separator: " "))</p>\n")
    }
    guard !renderer.html.text.isEmpty else { return "" }
    return "<header class=\"title\">\n\(renderer.html.text)</header>\n"
  }
}
