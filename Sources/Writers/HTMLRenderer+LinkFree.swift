import Documents

extension HTMLRenderer {
  /// The content as HTML that can stand within a link: words, code and formulas.
  func linkFree(_ content: [Inline]) -> String {
    var renderer = self
    renderer.html = HTMLBuffer()
    renderer.container { $0.inlines(content.withoutLinks) }
    return renderer.html.text
  }
}

extension [Inline] {
  /// The content without links, images, footnotes and raw HTML: fit to stand within a link.
  fileprivate var withoutLinks: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .link(_, _, let content): content.withoutLinks
      case .emphasis(let content): [.emphasis(content.withoutLinks)]
      case .strong(let content): [.strong(content.withoutLinks)]
      case .strikethrough(let content): [.strikethrough(content.withoutLinks)]
      case .reference(let reference): [.text(reference.written)]
      case .image, .html, .footnoteReference: []
      case .text, .softBreak, .lineBreak, .code, .math, .expression: [inline]
      }
    }
  }
}
