import Documents

/// Writes the page that lists a folder's notes.
package struct IndexWriter: Sendable {
  /// A note as the list shows it; codable, so that a worker process can send it.
  package struct Entry: Codable, Sendable {
    fileprivate let link: String
    fileprivate let title: String
    fileprivate let byline: String
    fileprivate let abstract: String
    fileprivate let language: String
    fileprivate let failureCount: Int

    /// - Parameter link: The note's page, relative to the index.
    package init(_ notebook: Notebook, link: String) {
      let document = notebook.document
      let renderer = HTMLRenderer(notebook, mode: .page, plots: .text, glyphs: .unicode)
      self.link = link
      language = document.language
      title = renderer.linkFree(NoteTitle(document).content)
      byline = [document.frontMatter.author, document.frontMatter.date].compactMap { $0 }
        .joined(separator: " · ")
      abstract =
        document.frontMatter.description.map { renderer.mixedText($0) }
        ?? renderer.linkFree(document.firstParagraph)
      failureCount = notebook.outputs.values.joined().filter(\.isFailure).count
    }
  }

  private let title: String?
  private let language: String?

  /// - Parameters:
  ///   - title: The list's title; `Notes` in the list's language where none is given.
  ///   - language: The list's language; that of its first note where none is given.
  package init(title: String? = nil, language: String? = nil) {
    self.title = title
    self.language = language
  }

  /// The page, the notes in the order given.
  package func page(_ entries: [Entry]) -> String {
    let language = language ?? entries.first?.language ?? "en"
    let title = title ?? PageWords(language: language).notes
    let shell = PageShell(language: language, titleText: title, bodyClass: "index")
    let items = entries.map { item($0, isForeign: $0.language != language) }
    return shell.html(
      head: "<header class=\"title\">\n<h1>\(escaped(title))</h1>\n</header>\n",
      body: "<ol class=\"notes\">\n\(items.joined())</ol>\n")
  }

  private func item(_ entry: Entry, isForeign: Bool) -> String {
    let language = isForeign ? " lang=\"\(escaped(entry.language))\"" : ""
    var html = "<li\(language)>\n<h2><a href=\"\(escapedAddress(entry.link))\">\(entry.title)</a>"
    if entry.failureCount > 0 {
      let words = PageWords(language: entry.language)
      html += " <span class=\"state\">\(words.failures(entry.failureCount))</span>"
    }
    html += "</h2>\n"
    if !entry.byline.isEmpty { html += "<p class=\"byline\">\(escaped(entry.byline))</p>\n" }
    if !entry.abstract.isEmpty { html += "<p class=\"abstract\">\(entry.abstract)</p>\n" }
    return html + "</li>\n"
  }
}

extension Document {
  /// The words of the note's first paragraph of more than an image.
  fileprivate var firstParagraph: [Inline] {
    for block in blocks {
      if case .paragraph(let content) = block.kind, content.hasText { return content }
    }
    return []
  }
}

extension [Inline] {
  fileprivate var hasText: Bool {
    contains { inline in
      if case .text = inline { true } else { false }
    }
  }
}
