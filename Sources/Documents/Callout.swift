/// A part of the note that stands apart: `> [!NOTE]`, `::: {.callout-tip}`, `::: {.answer}`.
package struct Callout: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case note, tip, important, warning, caution, exercise, answer
  }

  package enum Fold: Hashable, Sendable { case closed, open }

  /// None for a division that only groups its blocks.
  package var kind: Kind?
  /// Empty where the kind's own word is the title.
  package var title: [Inline]
  /// Whether a click shows and hides the content, and how it begins; none where it always shows.
  package var fold: Fold?
  package var blocks: [Block]

  package init(kind: Kind?, title: [Inline] = [], fold: Fold? = nil, blocks: [Block]) {
    self.kind = kind
    self.title = title
    self.fold = fold
    self.blocks = blocks
  }
}

extension Callout {
  /// A quote whose first line is `[!NOTE]`, with a title behind it or none; `[!NOTE]-` begins
  /// folded, `[!NOTE]+` unfolded. Nothing for any other quote.
  init?(quote blocks: [Block]) {
    guard case .paragraph(let content)? = blocks.first?.kind, case .text(let text)? = content.first,
      text.hasPrefix("[!"), let bracket = text.firstIndex(of: "]"),
      let kind = Kind(rawValue: text[..<bracket].dropFirst(2).lowercased())
    else { return nil }
    var rest = text[text.index(after: bracket)...]
    switch rest.first {
    case "-": fold = .closed
    case "+": fold = .open
    default: fold = kind == .answer ? .closed : nil
    }
    if fold != nil, "+-".contains(rest.first ?? " ") { rest = rest.dropFirst() }
    let end = content.firstIndex { $0 == .softBreak || $0 == .lineBreak } ?? content.count
    let more = content[..<end].dropFirst()
    let head = rest.drop { $0 == " " || $0 == "\t" }
    let words = more.isEmpty ? String(head).trimmedOfBlanks : String(head)
    self.kind = kind
    title = (words.isEmpty ? [] : [.text(words)]) + more
    self.blocks = blocks
    let body = Array(content[end...].dropFirst())
    if body.isEmpty {
      self.blocks.removeFirst()
    } else {
      self.blocks[0].kind = .paragraph(body)
    }
  }

  /// What `::: {.callout-note title="…" collapse="true"}` makes of the blocks below it. A heading
  /// at their head is the title where none is given.
  init(_ attributes: AttributeList, blocks: [Block]) {
    let name = attributes.classes.first ?? attributes.words.first ?? ""
    kind = Kind(rawValue: name.hasPrefix("callout-") ? String(name.dropFirst(8)) : name)
    title = []
    self.blocks = blocks
    if let text = attributes.text("title") {
      title = [.text(text)]
    } else if kind != nil, case .heading(let heading)? = blocks.first?.kind {
      title = heading.content
      self.blocks.removeFirst()
    }
    switch attributes.text("collapse") {
    case "true": fold = .closed
    case "false": fold = kind == nil ? nil : .open
    default: fold = kind == .answer ? .closed : nil
    }
  }
}

extension AttributeList {
  /// The value of a key as it was written.
  fileprivate func text(_ key: String) -> String? {
    entries.last { $0.key == key }.flatMap { entry in
      if case .bool(let value) = entry.value.content {
        value ? "true" : "false"
      } else {
        entry.value.text
      }
    }
  }
}
