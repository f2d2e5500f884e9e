import Documents
import Formulas

extension HTMLRenderer {
  mutating func inlines(_ content: [Inline]) {
    for (index, inline) in content.enumerated() {
      guard isPage else {
        self.inline(inline)
        continue
      }
      let before = index > 0 ? content[index - 1] : .softBreak
      let behind = index + 1 < content.count ? content[index + 1] : .softBreak
      switch inline {
      case .math(let math) where !math.isDisplay && !rawHTML.isDropping:
        unbroken(math, between: before.openingMarks, and: behind.closingMarks)
      case .text(let text):
        let first = before.isInlineMath ? inline.closingMarks.count : 0
        let last = behind.isInlineMath ? inline.openingMarks.count : 0
        self.inline(.text(String(text.dropFirst(first).dropLast(last))))
      default: self.inline(inline)
      }
    }
  }

  /// Writes a formula and the marks around it: browsers may break the line at any formula, and no
  /// line begins with a comma or a closing bracket or ends with an opening one.
  private mutating func unbroken(
    _ math: Math, between opening: Substring, and closing: Substring
  ) {
    guard !opening.isEmpty || !closing.isEmpty else { return inlineMath(math) }
    html.append("<span class=\"unbroken\">")
    html.append(escaping: String(opening))
    inlineMath(math)
    html.append(escaping: String(closing))
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
    case .code(let text): code(text)
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

extension Inline {
  fileprivate var isInlineMath: Bool {
    if case .math(let math) = self { !math.isDisplay } else { false }
  }

  /// The marks that a text begins with and no line does.
  fileprivate var closingMarks: Substring {
    guard case .text(let text) = self else { return "" }
    return text.prefix { ",.;:!?)]}%，。、；：！？）】》」』”’…".contains($0) }
  }

  /// The brackets that a text ends with and no line does.
  fileprivate var openingMarks: Substring {
    guard case .text(let text) = self else { return "" }
    let length = text.reversed().prefix { "([{（【《「『“‘".contains($0) }.count
    return text.suffix(length)
  }
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

extension HTMLRenderer {
  /// A code span. A short word with hyphens stays in one line of a page: `--` alone at a line's end
  /// is read as a dash.
  fileprivate mutating func code(_ text: String) {
    let isWhole = isPage && text.count <= 20 && text.contains("-") && !text.contains(" ")
    html.append("<code\(isWhole ? " class=\"whole\"" : "")>\(escaped(text))</code>")
  }
}
