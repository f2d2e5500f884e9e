import Documents
import Formulas

extension HTMLRenderer {
  mutating func inlines(_ content: [Inline]) {
    var skipped = ""
    for (index, inline) in content.enumerated() {
      if case .text(let text) = inline, !skipped.isEmpty {
        self.inline(.text(String(text.dropFirst(skipped.count))))
        skipped = ""
        continue
      }
      guard isPage, case .math(let math) = inline, !math.isDisplay, index + 1 < content.count,
        case .text(let next) = content[index + 1], !rawHTML.isDropping
      else {
        self.inline(inline)
        continue
      }
      skipped = String(next.prefix(while: isClosingMark))
      unbroken(math, before: skipped)
    }
  }

  /// Writes a formula and the marks behind it: browsers may break the line behind any formula, and
  /// no line begins with a comma or a closing bracket.
  private mutating func unbroken(_ math: Math, before marks: String) {
    guard !marks.isEmpty else { return inlineMath(math) }
    html.append("<span class=\"unbroken\">")
    inlineMath(math)
    html.append(escaping: marks)
    html.append("</span>")
  }

  private mutating func inline(_ inline: Inline) {
    // Between `<script>` and `</script>` in a paragraph nothing is shown.
    if isPage, rawHTML.isDropping {
      if case .html(let source) = inline { html.append(rawHTML.filter(source)) }
      return
    }
    switch inline {
    case .text(let text): html.append(escaping: isPage ? LooseSymbol.replaced(in: text) : text)
    case .softBreak: html.append("\n")
    case .lineBreak: html.append("<br />\n")
    case .code(let text): html.append("<code>\(escaped(text))</code>")
    case .emphasis(let content): enclosed("em", content)
    case .strong(let content): enclosed("strong", content)
    case .strikethrough(let content): enclosed("del", content)
    case .link(let destination, let title, let content): link(destination, title, content)
    case .image(let destination, let title, let content): image(destination, title, content)
    case .html(let source): inlineHTML(source)
    case .math(let math): inlineMath(math)
    case .footnoteReference(let label, let index, let reference):
      footnoteReference(label, index: index, reference: reference)
    case .expression(let expression): self.expression(expression)
    case .reference(let reference): self.reference(reference)
    }
  }

  private mutating func enclosed(_ tag: String, _ content: [Inline]) {
    html.append("<\(tag)>")
    container { $0.inlines(content) }
    html.append("</\(tag)>")
  }

  private mutating func link(_ destination: String, _ title: String, _ content: [Inline]) {
    let address = isPage ? pageAddress(harmless(link: destination)) : destination
    html.append("<a href=\"\(escapedAddress(address))\"")
    if !title.isEmpty { html.append(" title=\"\(escaped(title))\"") }
    html.append(">")
    container { $0.inlines(content) }
    html.append("</a>")
  }

  /// Writes the value of an expression; one that failed or was not reached is shown as code.
  private mutating func expression(_ expression: InlineExpression) {
    let code = escaped(expression.code.source)
    switch notebook.inlineValues[expression.index] {
    case .text(let value): html.append(mixedNumbers(value))
    case .failure(let diagnostic):
      html.append("<code class=\"failed\" title=\"\(escaped(diagnostic.message))\">\(code)</code>")
    case nil: html.append("<code>\(code)</code>")
    }
  }

  private mutating func reference(_ reference: Reference) {
    guard let text = labels.text(of: reference) else {
      return html.append("<code class=\"failed\">\(escaped(reference.written))</code>")
    }
    html.append("<a href=\"#\(escapedAddress(reference.label))\">\(escaped(text))</a>")
  }

  private mutating func inlineHTML(_ source: String) {
    switch mode {
    case .page: html.append(rawHTML.filter(source))
    case .fragment(filteringTags: false): html.append(source)
    case .fragment(filteringTags: true):
      // Only the tag itself is filtered, not what its attributes hold.
      let isFiltered = isFilteredTag(source[...])
      html.append(isFiltered ? "&lt;" + source.dropFirst() : source)
    }
  }
}

/// What no line of text begins with.
private func isClosingMark(_ character: Character) -> Bool {
  ",.;:!?)]}%，。、；：！？）】》」』”’…".contains(character)
}

/// The address of a note's page where a link leads to the note's Markdown, at or below the linking
/// note; other addresses as they are.
private func pageAddress(_ address: String) -> String {
  let end = address.firstIndex { "?#".contains($0) } ?? address.endIndex
  let path = address[..<end]
  let isRelative = !path.contains(":") && !path.hasPrefix("/") && !path.hasPrefix("..")
  guard isRelative, path.hasSuffix(".md"), path.count > 3 else { return address }
  return path.dropLast(3) + ".html" + address[end...]
}
