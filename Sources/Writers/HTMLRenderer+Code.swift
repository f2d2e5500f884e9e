import Documents

extension HTMLRenderer {
  mutating func codeBlock(info: String, _ literal: String) {
    html.startLine()
    let language = info.prefix { !$0.isWhitespace }
    let attribute = language.isEmpty ? "" : " class=\"language-\(escaped(String(language)))\""
    html.append(isPage ? "<pre class=\"code\">" : "<pre>")
    html.append("<code\(attribute)>")
    html.append(escaping: literal)
    html.append("</code></pre>\n")
  }

  /// Writes Python with its words marked.
  mutating func highlightedCode(_ source: String) {
    html.startLine()
    html.append("<pre class=\"code\"><code class=\"language-python\">")
    for token in PythonHighlighter.tokens(of: source) {
      if let name = token.kind.className {
        html.append("<span class=\"\(name)\">\(escaped(token.text))</span>")
      } else {
        html.append(escaping: token.text)
      }
    }
    html.append("\n</code></pre>\n")
  }
}
