import Documents
import Formulas

extension Block {
  /// What the block's own text may say of symbols: a paragraph's line, or the rows of a table.
  var prose: [ProseLine] {
    switch kind {
    case .paragraph(let inlines): [ProseLine(inlines.prose)]
    case .table(let table): table.rows.compactMap(ProseLine.init(row:))
    case .heading, .blockQuote, .callout, .list, .code, .cell, .math, .html, .thematicBreak,
      .writtenOutput:
      []
    }
  }
}

extension ProseLine {
  /// A table's row that begins with a formula; nothing for another.
  fileprivate init?(row: [[Inline]]) {
    guard row.count > 1, let first = row.first?.prose.first(where: { $0 != .words(" ") }),
      case .formula = first, let meaning = row.last?.plainText
    else { return nil }
    self.init([first, .words(meaning)], isRow: true)
  }
}

extension [Inline] {
  /// The text with the formulas that stand in it; display formulas end a line.
  fileprivate var prose: [ProsePiece] {
    flatMap { inline -> [ProsePiece] in
      switch inline {
      case .text(let text), .code(let text): [.words(text)]
      case .softBreak, .lineBreak: [.words(" ")]
      case .math(let math): [math.isDisplay ? .words("\n") : .formula(math.source)]
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .image(_, _, let inner):
        inner.prose
      case .expression(let expression): [.words(expression.code.source)]
      case .reference(let reference): [.words(reference.written)]
      case .html, .footnoteReference: []
      }
    }.joinedWords
  }
}

extension [ProsePiece] {
  /// The pieces with words that follow on each other made one.
  fileprivate var joinedWords: [ProsePiece] {
    reduce(into: []) { joined, piece in
      if case .words(let before)? = joined.last, case .words(let words) = piece {
        joined[joined.count - 1] = .words(before + words)
      } else {
        joined.append(piece)
      }
    }
  }
}
