import Diagnostics

extension Document {
  /// Visits every block, outer before inner, in the order of the note, footnotes last; without
  /// recursion, so that no nesting is too deep.
  package func walk(_ visit: (Block) -> Void) {
    var pending: [Block] = Array((blocks + footnotes.flatMap(\.blocks)).reversed())
    while let block = pending.popLast() {
      visit(block)
      pending += block.children.reversed()
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
      if case .math(let math) = block.kind { found.append(math) }
      found += block.inlines.formulas
    }
    return found
  }

  /// The pieces of the note's running text in order, outer before inner.
  var inlines: [Inline] {
    var found: [Inline] = []
    walk { found += $0.inlines.flattened }
    return found
  }
}

extension Block {
  /// The blocks that stand in the block itself.
  package var children: [Block] {
    switch kind {
    case .blockQuote(let blocks): blocks
    case .callout(let callout): callout.blocks
    case .list(let list): list.items.flatMap(\.blocks)
    case .paragraph, .heading, .code, .cell, .math, .html, .thematicBreak, .table,
      .writtenOutput:
      []
    }
  }

  /// The running text that the block itself holds.
  package var inlines: [Inline] {
    switch kind {
    case .paragraph(let inlines): inlines
    case .heading(let heading): heading.content
    case .callout(let callout): callout.title
    case .table(let table):
      (table.header + table.rows.joined()).flatMap(\.self) + (table.caption ?? [])
    case .blockQuote, .list, .code, .cell, .math, .html, .thematicBreak, .writtenOutput: []
    }
  }
}

extension Inline {
  /// The text that the inline encloses.
  fileprivate var children: [Inline] {
    switch self {
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
      .link(_, _, let inner), .image(_, _, let inner):
      inner
    case .text, .softBreak, .lineBreak, .code, .html, .math, .footnoteReference, .expression,
      .reference:
      []
    }
  }
}

extension [Inline] {
  /// All pieces of the text, outer before inner.
  var flattened: [Inline] {
    var found: [Inline] = []
    var pending = Array(reversed())
    while let inline = pending.popLast() {
      found.append(inline)
      pending += inline.children.reversed()
    }
    return found
  }

  /// The formulas in the text, in order.
  package var formulas: [Math] {
    flattened.compactMap { if case .math(let math) = $0 { math } else { nil } }
  }

  /// The text as read aloud: formulas as their source, images as their alternative.
  package var plainText: String {
    var text = ""
    for inline in flattened {
      switch inline {
      case .text(let piece), .code(let piece): text += piece
      case .softBreak, .lineBreak: text += " "
      case .math(let math): text += math.source.source
      case .expression(let expression): text += expression.code.source
      case .reference(let reference): text += reference.written
      case .emphasis, .strong, .strikethrough, .link, .image, .html, .footnoteReference: break
      }
    }
    return text
  }
}
