import Documents

/// A note's title and where it comes from.
struct NoteTitle: Hashable {
  let content: [Inline]
  /// The title is the note's opening heading, which then is the page's and not repeated below.
  let isFirstHeading: Bool

  /// The front matter's title, the opening heading of level 1, the first heading of that level,
  /// or the file's name.
  init(_ document: Document) {
    let opening = document.blocks.first { !$0.isInvisible }?.topHeading
    if let title = document.frontMatter.title {
      content = Self.inlines(ofTitle: title)
      isFirstHeading = opening?.plainText == content.plainText
    } else if let opening {
      content = opening
      isFirstHeading = true
    } else {
      let heading = document.blocks.lazy.compactMap(\.topHeading).first
      content = heading ?? [.text(document.name)]
      isFirstHeading = false
    }
  }

  /// A front matter's title in which formulas, code and emphasis are what they are in the note.
  ///
  /// HTML is text, and so is all of a title that Markdown would read as something else than words.
  private static func inlines(ofTitle title: String) -> [Inline] {
    let options = ReaderOptions(extensions: [], math: true, cells: false)
    guard let document = try? MarkdownReader(options: options).read(path: "", source: title),
      document.blocks.count == 1, case .paragraph(let content) = document.blocks[0].kind
    else { return [.text(title)] }
    let shown = content.map { inline in
      if case .html(let tag) = inline { Inline.text(tag) } else { inline }
    }
    return shown.allSatisfy(\.isPlain) ? shown : [.text(title)]
  }

  var plainText: String { content.plainText.trimmingSpaces }
}

extension Inline {
  /// Whether the inline is words, code or a formula.
  fileprivate var isPlain: Bool {
    switch self {
    case .text, .code, .math, .softBreak: true
    case .emphasis(let inner), .strong(let inner): inner.allSatisfy(\.isPlain)
    case .strikethrough, .link, .image, .html, .lineBreak, .footnoteReference, .expression,
      .reference:
      false
    }
  }
}

extension Document {
  /// The note's title in plain text; nothing where only its file's name could be one.
  package var ownTitle: String? {
    let title = NoteTitle(self)
    let isNamed = frontMatter.title != nil || blocks.contains { $0.topHeading != nil }
    return isNamed ? title.plainText : nil
  }
}

extension Block {
  var isHeading: Bool {
    if case .heading = kind { true } else { false }
  }

  /// The content of a heading of level 1.
  fileprivate var topHeading: [Inline]? {
    if case .heading(let heading) = kind, heading.level == 1 { heading.content } else { nil }
  }

  /// What may stand above the opening heading: raw HTML such as styles, and slide breaks.
  fileprivate var isInvisible: Bool {
    switch kind {
    case .html, .thematicBreak: true
    case .paragraph, .heading, .blockQuote, .callout, .list, .code, .cell, .math, .table,
      .writtenOutput:
      false
    }
  }
}

extension Document {
  /// The file's name without folders and ending.
  var name: String {
    let file = path.split(separator: "/").last.map { String($0) } ?? path
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }
}

extension String {
  /// The text without blanks around it.
  var trimmingSpaces: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
