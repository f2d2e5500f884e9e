import Diagnostics

/// A note as plain data: blocks with their places, the front matter, and the cells in order.
package struct Document: Hashable, Sendable {
  /// The file's path as the user named it.
  package var path: String
  /// The file's text as read, with its own line ends normalised to `\n`.
  package var source: String
  package var frontMatter: FrontMatter
  package var blocks: [Block]
  /// Footnote definitions in the order of their first reference.
  package var footnotes: [Footnote]
  /// What the reader noticed and could go on from.
  package var warnings: [Diagnostic]

  package init(
    path: String, source: String, frontMatter: FrontMatter = FrontMatter(), blocks: [Block],
    footnotes: [Footnote] = [], warnings: [Diagnostic] = []
  ) {
    self.path = path
    self.source = source
    self.frontMatter = frontMatter
    self.blocks = blocks
    self.footnotes = footnotes
    self.warnings = warnings
  }
}

package struct Footnote: Hashable, Sendable {
  package var label: String
  package var blocks: [Block]
  /// How many references point to it.
  package var referenceCount: Int

  package init(label: String, blocks: [Block], referenceCount: Int) {
    self.label = label
    self.blocks = blocks
    self.referenceCount = referenceCount
  }
}

package struct Block: Hashable, Sendable {
  package var kind: Kind
  /// From the block's first character to the end of its last line, in the file.
  package var range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package indirect enum Kind: Hashable, Sendable {
    case paragraph([Inline])
    case heading(Heading)
    case blockQuote([Block])
    case callout(Callout)
    case list(List)
    /// A fence or an indented block that is only shown; `info` is the fence's whole info string.
    case code(info: String, literal: String)
    case cell(Cell)
    case math(Math)
    case html(String)
    case thematicBreak
    case table(Table)
    /// Outputs that an earlier rendering wrote below a cell; renderings replace them.
    case writtenOutput(WrittenOutput)
  }
}

package struct Heading: Hashable, Sendable {
  package var level: Int
  package var content: [Inline]
  /// `sec-lstm` of `{#sec-lstm}` behind the words, or of a comment above.
  package var label: String?

  package init(level: Int, content: [Inline], label: String? = nil) {
    self.level = level
    self.content = content
    self.label = label
  }
}

package struct List: Hashable, Sendable {
  package enum Marker: Hashable, Sendable { case bullet, ordered(start: Int) }
  package enum Task: Hashable, Sendable { case open, done }
  package struct Item: Hashable, Sendable {
    package var task: Task?
    package var blocks: [Block]
    package init(task: Task?, blocks: [Block]) {
      self.task = task
      self.blocks = blocks
    }
  }

  package var marker: Marker
  package var isTight: Bool
  package var items: [Item]

  package init(marker: Marker, isTight: Bool, items: [Item]) {
    self.marker = marker
    self.isTight = isTight
    self.items = items
  }
}

package struct Table: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case none, left, center, right }
  package var alignments: [Alignment]
  package var header: [[Inline]]
  package var rows: [[[Inline]]]
  /// `: The caption {#tbl-results}`, a paragraph of its own below the table.
  package var caption: [Inline]?
  package var label: String?

  package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}

package indirect enum Inline: Hashable, Sendable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(destination: String, title: String, [Inline])
  case image(destination: String, title: String, [Inline])
  case html(String)
  case math(Math)
  /// `index` counts footnotes from one in order of first reference, `reference` the references
  /// to that footnote from one.
  case footnoteReference(label: String, index: Int, reference: Int)
  case expression(InlineExpression)
  case reference(Reference)
}

/// A formula as it stands in the note.
package struct Math: Hashable, Sendable {
  package enum Delimiter: Hashable, Sendable { case dollar, dollars, parentheses, brackets, fence }
  package var source: SourceFragment
  package var isDisplay: Bool
  package var delimiter: Delimiter
  /// `eq-gru` of `\label{eq-gru}`, `{#eq-gru}` or `<!-- unroll: label=eq-gru -->`.
  package var label: String?
  /// Further names: the labels of other rows, or one that stands around a formula with its own.
  package var otherLabels: [String] = []

  /// All names, the one to show first.
  package var labels: [String] { [label].compactMap(\.self) + otherLabels }

  package init(
    source: SourceFragment, isDisplay: Bool, delimiter: Delimiter, label: String? = nil
  ) {
    self.source = source
    self.isDisplay = isDisplay
    self.delimiter = delimiter
    self.label = label
  }
}

/// Outputs below a cell as an earlier rendering left them, between its markers.
package struct WrittenOutput: Hashable, Sendable {
  package var label: String
  /// The checksum in the opening marker.
  package var sum: String
  /// The lines between the markers.
  package var body: String

  package init(label: String, sum: String, body: String) {
    self.label = label
    self.sum = sum
    self.body = body
  }
}
