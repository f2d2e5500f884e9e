import Diagnostics
import Documents
import Testing

@Test func `a heading, a paragraph and a rule keep their places`() throws {
  let blocks = try read("# 标题\n\n第一行\n  *第二* 行\n\n***\n").blocks

  #expect(
    blocks == [
      Block(.heading(Heading(level: 1, content: [.text("标题")])), range: range(1, 1, 1, 5)),
      Block(
        .paragraph([.text("第一行"), .softBreak, .emphasis([.text("第二")]), .text(" 行")]),
        range: range(3, 1, 4, 9)),
      Block(.thematicBreak, range: range(6, 1, 6, 4)),
    ])
}

@Test func `an underlined heading ends with its underline`() throws {
  #expect(
    try read("Title\nover two\n===\n\ntext\n").blocks.map(\.range) == [
      range(1, 1, 3, 4), range(5, 1, 5, 5),
    ])
}

@Test func `a list ends with its last item and knows its marker, start and tasks`() throws {
  let blocks = try read("3. one\n4. two\n   more\n\n- [ ] open\n- [x] done\n\n  far\n").blocks
  let far = Block(.paragraph([.text("far")]), range: range(8, 3, 8, 6))

  #expect(
    blocks == [
      Block(
        .list(
          List(
            marker: .ordered(start: 3), isTight: true,
            items: [
              List.Item(
                task: nil,
                blocks: [Block(.paragraph([.text("one")]), range: range(1, 4, 1, 7))]),
              List.Item(
                task: nil,
                blocks: [
                  Block(
                    .paragraph([.text("two"), .softBreak, .text("more")]),
                    range: range(2, 4, 3, 8))
                ]),
            ])), range: range(1, 1, 3, 8)),
      Block(
        .list(
          List(
            marker: .bullet, isTight: false,
            items: [
              List.Item(
                task: .open,
                blocks: [Block(.paragraph([.text("open")]), range: range(5, 7, 5, 11))]),
              List.Item(
                task: .done,
                blocks: [Block(.paragraph([.text("done")]), range: range(6, 7, 6, 11)), far]),
            ])), range: range(5, 1, 8, 6)),
    ])
}

@Test func `a quote holds blocks at their own places`() throws {
  #expect(
    try read("> a\n>\n> ***\n").blocks == [
      Block(
        .blockQuote([
          Block(.paragraph([.text("a")]), range: range(1, 3, 1, 4)),
          Block(.thematicBreak, range: range(3, 3, 3, 6)),
        ]), range: range(1, 1, 3, 6))
    ])
}

@Test func `code that is only shown keeps its info string and its text`() throws {
  #expect(
    try read("```mermaid {theme=x}\na --> b\n```\n\n    indented\n\n    code\n").blocks == [
      Block(.code(info: "mermaid {theme=x}", literal: "a --> b\n"), range: range(1, 1, 3, 4)),
      Block(.code(info: "", literal: "indented\n\ncode\n"), range: range(5, 5, 7, 9)),
    ])
}

@Test func `raw HTML stays as it was written`() throws {
  #expect(
    try read("<div align=center>\n  <p>a</p>\n</div>\n\nb <br> c\n").blocks == [
      Block(
        .html("<div align=center>\n  <p>a</p>\n</div>\n"), range: range(1, 1, 3, 7)),
      Block(.paragraph([.text("b "), .html("<br>"), .text(" c")]), range: range(5, 1, 5, 9)),
    ])
}

@Test func `a table knows its alignments and its cells`() throws {
  #expect(
    try read("| a | b |\n|:--|--:|\n| 1 | `c` |\n").blocks == [
      Block(
        .table(
          Table(
            alignments: [.left, .right], header: [[.text("a")], [.text("b")]],
            rows: [[[.text("1")], [.code("c")]]])), range: range(1, 1, 3, 12))
    ])
}

@Test func `text right above a table has the lines before the table`() throws {
  #expect(
    try read("text\nmore\n| a |\n|---|\n| $x$ |\n").blocks == [
      Block(
        .paragraph([.text("text"), .softBreak, .text("more")]), range: range(1, 1, 2, 5)),
      Block(
        .table(
          Table(
            alignments: [.none], header: [[.text("a")]],
            rows: [[[dollar("x", line: 5, before: 3)]]])), range: range(3, 1, 5, 8)),
    ])
}

@Test func `links, images, line breaks and struck text are inlines`() throws {
  #expect(
    try read("[a](/u \"t\") ![b](i.png)\\\n~~c~~ https://x.org\n").blocks == [
      Block(
        .paragraph([
          .link(destination: "/u", title: "t", [.text("a")]), .text(" "),
          .image(destination: "i.png", title: "", [.text("b")]), .lineBreak,
          .strikethrough([.text("c")]), .text(" "),
          .link(destination: "https://x.org", title: "", [.text("https://x.org")]),
        ]), range: range(1, 1, 2, 20))
    ])
}

@Test func `footnotes stand in the order of their first reference with their counts`() throws {
  let note = try read("a[^two] b[^one] c[^two]\n\n[^one]: First\n\n[^two]: Second\n")

  #expect(
    note.blocks.map(\.kind) == [
      .paragraph([
        .text("a"), .footnoteReference(label: "two", index: 1, reference: 1), .text(" b"),
        .footnoteReference(label: "one", index: 2, reference: 1), .text(" c"),
        .footnoteReference(label: "two", index: 1, reference: 2),
      ])
    ])
  #expect(
    note.footnotes == [
      Footnote(
        label: "two", blocks: [Block(.paragraph([.text("Second")]), range: range(5, 9, 5, 15))],
        referenceCount: 2),
      Footnote(
        label: "one", blocks: [Block(.paragraph([.text("First")]), range: range(3, 9, 3, 14))],
        referenceCount: 1),
    ])
}

@Test func `an empty note is an empty document`() throws {
  #expect(try read("") == Document(path: "note.md", source: "", blocks: []))
}

@Test func `line ends of Windows and a byte order mark change no place`() throws {
  let plain = try read("# a\n\n文 $x$\n")

  #expect(try read("\u{FEFF}# a\r\n\r\n文 $x$\r\n") == plain)
  #expect(try read("# a\r\r文 $x$\r") == plain)
  #expect(plain.formulas == [math(["x"], line: 3, offsets: [3], .dollar, display: false)])
}

@Test func `a NUL is shown as a replacement character`() throws {
  #expect(try read("a\0b").blocks.map(\.kind) == [.paragraph([.text("a\u{FFFD}b")])])
}
