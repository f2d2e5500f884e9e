import Documents

/// What stands around the content of every page: head, styles, table of contents.
struct PageShell {
  let language: String
  let titleText: String
  let summary: String?
  let author: String?
  let bodyClass: String
  let showsContents: Bool?
  /// Styles of this page alone, behind those of every page.
  var ownStyle = ""

  init(
    language: String, titleText: String, summary: String? = nil, author: String? = nil,
    bodyClass: String, showsContents: Bool? = nil
  ) {
    self.language = language
    self.titleText = titleText
    self.summary = summary
    self.author = author
    self.bodyClass = bodyClass
    self.showsContents = showsContents
  }

  init(_ document: Document, title: NoteTitle) {
    let frontMatter = document.frontMatter
    self.init(
      language: document.language, titleText: title.plainText, summary: frontMatter.description,
      author: frontMatter.author,
      bodyClass: (frontMatter.isMarp || frontMatter.format == "slides" ? "slides" : "note")
        + (frontMatter.showsLegends ? " with-legends" : ""),
      showsContents: frontMatter.toc)
  }

  /// The whole file.
  ///
  /// The security policy holds even where raw HTML should slip through: no script, no plugin, no
  /// form, no other base address.
  func html(head: String, body: String, contents entries: [ContentsEntry] = []) -> String {
    let words = PageWords(language: language)
    let contents = Contents(entries)
    let list = showsContents ?? contents.isWorthwhile ? contents.html : ""
    return """
      <!DOCTYPE html>
      <html lang="\(escaped(language))">
      <head>
      <meta charset="utf-8">
      <title>\(escaped(titleText))</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="unroll">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      \(metadata)<style>
      \(PageStyle.sheet)\(ownStyle)</style>
      </head>
      <body class="\(bodyClass)\(list.isEmpty ? "" : " with-contents")">
      <a class="skip" href="#text">\(words.skipToText)</a>
      \(Self.contents(list, words))<main id="text">
      <article>
      \(head)\(body)</article>
      </main>
      </body>
      </html>

      """
  }

  private static let policy =
    "script-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'"

  private var metadata: String {
    [("author", author), ("description", summary)].map { name, value in
      value.map { "<meta name=\"\(name)\" content=\"\(escaped($0))\">\n" } ?? ""
    }.joined()
  }

  /// The list twice: folded above the text where the screen is narrow, beside it where it is wide.
  /// Styles show one of them; without a script no other way folds on the phone only.
  private static func contents(_ list: String, _ words: PageWords) -> String {
    guard !list.isEmpty else { return "" }
    return """
      <nav class="contents narrow" aria-label="\(words.contents)">
      <details>
      <summary>\(words.contents)</summary>
      \(list)</details>
      </nav>
      <nav class="contents wide" aria-label="\(words.contents)">
      <p>\(words.contents)</p>
      \(list)</nav>

      """
  }
}
