import Diagnostics

extension Document {
  /// Visits every block, outer before inner, in the order of the note, footnotes last; without
  /// recursion, so that no nesting is too deep.
  package func walk(_ visit: (Block) -> Void) {
    var pending: [Block] = Array((blocks + footnotes.flatMap(\.blocks)).reversed())
    while let block = pending.popLast() {
      visit(block)
      switch block.kind {
      case .blockQuote(let blocks): pending += blocks.reversed()
      case .list(let list): pending += list.items.flatMap(\.blocks).reversed()
      case .paragraph, .heading, .code, .cell, .math, .html, .thematicBreak, .table,
        .writtenOutput:
        break
      }
    }
  }

  /// The note's cells in order, those in lists and quotes too.
  package var cells: [Cell] {
    var found: [Cell] = []
    walk { block in
      if case .cell(let cell) = block.kind { found.append(cell) }
    }
    return found
  }

  /// All formulas in the order of the blocks that hold them, inline ones too.
  package var formulas: [Math] {
    var found: [Math] = []
    walk { block in
      switch block.kind {
      case .math(let math): found.append(math)
      case .paragraph(let inlines), .heading(_, let inlines): found += inlines.formulas
      case .table(let table):
        found += (table.header + table.rows.flatMap { $0 }).flatMap(\.formulas)
      case .blockQuote, .list, .code, .cell, .html, .thematicBreak, .writtenOutput: break
      }
    }
    return found
  }
}

extension [Inline] {
  /// The formulas in the text, in order.
  package var formulas: [Math] {
    var found: [Math] = []
    var pending = Array(reversed())
    while let inline = pending.popLast() {
      switch inline {
      case .math(let math): found.append(math)
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .image(_, _, let inner):
        pending += inner.reversed()
      case .text, .softBreak, .lineBreak, .code, .html, .footnoteReference: break
      }
    }
    return found
  }

  /// The text as read aloud: formulas as their source, images as their alternative.
  package var plainText: String {
    var text = ""
    var pending = Array(reversed())
    while let inline = pending.popLast() {
      switch inline {
      case .text(let piece), .code(let piece): text += piece
      case .softBreak, .lineBreak: text += " "
      case .math(let math): text += math.source.source
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .image(_, _, let inner):
        pending += inner.reversed()
      case .html, .footnoteReference: break
      }
    }
    return text
  }
}
