import Documents

/// Writes the page that lists a folder's notes.
package struct IndexWriter: Sendable {
  /// A note as the list shows it; codable, so that a worker process can send it.
  package struct Entry: Codable, Sendable {
    let link: String
    let title: String
    fileprivate let byline: String
    fileprivate let abstract: String
    let language: String
    fileprivate let failureCount: Int
    fileprivate let series: String?
    fileprivate let order: Int?
    let equations: [EquationEntry]
    let symbols: [SymbolEntry]

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
      failureCount = notebook.unexpectedFailures
      series = document.frontMatter.series
      order = document.frontMatter.order
      equations = renderer.equationEntries
      symbols = renderer.symbolEntries
    }
  }

  private let title: String?
  /// What stands below the title.
  private let introduction: String
  let language: String?

  /// - Parameters:
  ///   - title: The list's title; without one it is the introduction's, that of the only series, or
  ///     `Notes` in the list's language.
  ///   - introduction: A note about the folder: its abstract stands below the title, and its
  ///     language is the list's, which is that of the first note otherwise.
  package init(title: String? = nil, introduction: Document? = nil) {
    self.title = title ?? introduction?.ownTitle
    self.introduction = introduction.map { Entry(Notebook(document: $0), link: "").abstract } ?? ""
    language = introduction?.language
  }

  /// The page: the notes in the order given, those of a series together under its title and in its
  /// order.
  package func page(_ entries: [Entry]) -> String {
    let language = language ?? entries.first?.language ?? "en"
    let groups = entries.bySeries
    let onlySeries = groups.count == 1 ? groups[0].series : nil
    let title = title ?? onlySeries ?? PageWords(language: language).notes
    let shell = PageShell(language: language, titleText: title, bodyClass: "index")
    let lists = groups.map { series, notes in
      let items = notes.map { item($0, isForeign: $0.language != language) }.joined()
      let named = series == title ? nil : series
      let heading = named.map { "<h2 class=\"series\">\(escaped($0))</h2>\n" } ?? ""
      return "\(heading)<ol class=\"notes\">\n\(items)</ol>\n"
    }
    let abstract = introduction.isEmpty ? "" : "<p>\(introduction)</p>\n"
    let link = entries.contains { !$0.equations.isEmpty } ? equationsLink(language) : ""
    return shell.html(
      head: "<header class=\"title\">\n<h1>\(escaped(title))</h1>\n</header>\n",
      body: abstract + link + lists.joined())
  }

  private func equationsLink(_ language: String) -> String {
    let words = PageWords(language: language).equationsAndSymbols
    return "<p><a href=\"equations.html\">\(words)</a></p>\n"
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

extension Notebook {
  /// How many cells failed that were not to fail: `error: true` is a lesson.
  fileprivate var unexpectedFailures: Int {
    document.cells.count { cell in
      !(cell.options.error ?? document.frontMatter.execute.error ?? false)
        && (outputs[cell.index] ?? []).contains(where: \.isFailure)
    }
  }
}

extension [IndexWriter.Entry] {
  /// The entries by their series, in the order of each one's first note.
  var bySeries: [(series: String?, notes: [IndexWriter.Entry])] {
    var groups: [(series: String?, notes: [IndexWriter.Entry])] = []
    for entry in self {
      if let index = groups.firstIndex(where: { $0.series == entry.series }) {
        groups[index].notes.append(entry)
      } else {
        groups.append((entry.series, [entry]))
      }
    }
    return groups.map { series, notes in
      let ranked = notes.enumerated().sorted { first, second in
        (first.element.order ?? .max, first.offset) < (second.element.order ?? .max, second.offset)
      }
      return (series, series == nil ? notes : ranked.map(\.element))
    }
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
