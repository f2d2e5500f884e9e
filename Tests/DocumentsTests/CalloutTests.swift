import Diagnostics
import Documents
import Testing

/// The note's callouts, outer before inner.
private func callouts(_ source: String) throws -> [Callout] {
  var found: [Callout] = []
  try read(source).walk { block in
    if case .callout(let callout) = block.kind { found.append(callout) }
  }
  return found
}

private func paragraph(_ text: String, _ range: SourceRange) -> Block {
  Block(.paragraph([.text(text)]), range: range)
}

@Test func `a quote whose first line is a kind in brackets is a callout`() throws {
  #expect(
    try callouts("> [!NOTE]\n> a\n\n> [!tip]- 标题 *b*\n>\n> c\n\n> [!what]\n> d\n")
      == [
        Callout(kind: .note, blocks: [paragraph("a", range(1, 3, 2, 4))]),
        Callout(
          kind: .tip, title: [.text("标题 "), .emphasis([.text("b")])], fold: .closed,
          blocks: [paragraph("c", range(6, 3, 6, 4))]),
      ])
}

@Test func `colons begin and end a part, with or without blank lines`() throws {
  #expect(
    try callouts("a\n::: {.callout-warning title=\"b c\"}\nd\n:::: {.answer}\n- e\n::::\n:::\nf\n")
      == [
        Callout(
          kind: .warning, title: [.text("b c")],
          blocks: [
            paragraph("d", range(3, 1, 3, 2)),
            Block(
              .callout(
                Callout(
                  kind: .answer, fold: .closed,
                  blocks: [
                    Block(
                      .list(
                        List(
                          marker: .bullet, isTight: true,
                          items: [
                            List.Item(task: nil, blocks: [paragraph("e", range(5, 3, 5, 4))])
                          ])),
                      range: range(5, 1, 5, 4))
                  ])),
              range: range(4, 1, 6, 5)),
          ]),
        Callout(
          kind: .answer, fold: .closed,
          blocks: [
            Block(
              .list(
                List(
                  marker: .bullet, isTight: true,
                  items: [List.Item(task: nil, blocks: [paragraph("e", range(5, 3, 5, 4))])])),
              range: range(5, 1, 5, 4))
          ]),
      ])
}

@Test func `a heading at a callout's head is its title, and collapse folds it`() throws {
  #expect(
    try callouts("::: {.callout-note collapse=\"true\"}\n## A $x$\nb\n:::\n").map(\.fold)
      == [.closed])
  #expect(
    try callouts("::: {.callout-note}\n## A\nb\n:::\n")
      == [
        Callout(kind: .note, title: [.text("A")], blocks: [paragraph("b", range(3, 1, 3, 2))])
      ])
}

@Test func `a part of an unknown name only groups its blocks`() throws {
  #expect(
    try callouts("::: columns\na\n:::\n")
      == [Callout(kind: nil, blocks: [paragraph("a", range(2, 1, 2, 2))])])
}

@Test func `colons in code stay what they are`() throws {
  let document = try read("```text\n::: {.answer}\n```\n\n    ::: x\n")

  #expect(
    document.blocks.map(\.kind) == [
      .code(info: "text", literal: "::: {.answer}\n"), .code(info: "", literal: "::: x\n"),
    ])
}

@Test func `a part that is never closed, and a close of nothing, are errors at their lines`() {
  #expect(
    complaint("a\n\n::: {.answer}\nb\n") == """
      note.md:3:1: error: this part is never closed
      3 | ::: {.answer}
          ^~~~~~~~~~~~~
      fix: put ::: on a line of its own below its last line
      """)
  #expect(
    complaint("a\n:::\n") == """
      note.md:2:1: error: this ::: closes nothing
      2 | :::
          ^~~
      why: a part opens with ::: and a name, such as ::: {.callout-note}
      fix: remove the line, or open a part above
      """)
}
