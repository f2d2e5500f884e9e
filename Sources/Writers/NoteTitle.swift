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
      content = [.text(title)]
      isFirstHeading = opening?.plainText == title
    } else if let opening {
      content = opening
      isFirstHeading = true
    } else {
      let heading = document.blocks.lazy.compactMap(\.topHeading).first
      content = heading ?? [.text(document.name)]
      isFirstHeading = false
    }
  }

  var plainText: String { content.plainText.trimmingSpaces }
}

extension Block {
  var isHeading: Bool {
    if case .heading = kind { true } else { false }
  }

  /// The content of a heading of level 1.
  fileprivate var topHeading: [Inline]? {
    if case .heading(level: 1, let content) = kind { content } else { nil }
  }

  /// What may stand above the opening heading: raw HTML such as styles, and slide breaks.
  fileprivate var isInvisible: Bool {
    switch kind {
    case .html, .thematicBreak: true
    case .paragraph, .heading, .blockQuote, .list, .code, .cell, .math, .table, .writtenOutput:
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
