import Documents

extension HTMLRenderer {
  mutating func footnoteReference(_ label: String, index: Int, reference: Int) {
    let id = escapedAddress(label)
    let number = reference > 1 ? "-\(reference)" : ""
    html.append(
      "<sup class=\"footnote-ref\"><a href=\"#fn-\(id)\" id=\"fnref-\(id)\(number)\""
        + " data-footnote-ref>\(index)</a></sup>")
  }

  /// Writes the footnotes, each with links back to its references behind its last words.
  mutating func footnotes() {
    let footnotes = notebook.document.footnotes
    guard !footnotes.isEmpty else { return }
    html.append("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
    for footnote in footnotes {
      html.append("<li id=\"fn-\(escapedAddress(footnote.label))\">\n")
      container { $0.content(footnote) }
      html.append("</li>\n")
    }
    html.append("</ol>\n</section>\n")
  }

  private mutating func content(_ footnote: Footnote) {
    guard case .paragraph(let words)? = footnote.blocks.last?.kind else {
      blocks(footnote.blocks)
      html.append(backLinks(footnote) + "\n")
      return
    }
    blocks(Array(footnote.blocks.dropLast()))
    html.startLine()
    html.append("<p>")
    container { $0.inlines(words) }
    html.append(" \(backLinks(footnote))</p>\n")
  }

  private func backLinks(_ footnote: Footnote) -> String {
    let id = escapedAddress(footnote.label)
    let links = (1...max(1, footnote.referenceCount)).map { number in
      let target = number > 1 ? "\(id)-\(number)" : id
      let mark = number > 1 ? "<sup class=\"footnote-ref\">\(number)</sup>" : ""
      return "<a href=\"#fnref-\(target)\" class=\"footnote-backref\" data-footnote-backref"
        + " aria-label=\"\(words.backToText)\">↩\(mark)</a>"
    }
    return links.joined(separator: " ")
  }
}
