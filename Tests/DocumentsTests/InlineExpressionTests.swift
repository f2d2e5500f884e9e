import Diagnostics
import Documents
import Testing

private func expression(
  _ index: Int, _ language: Cell.Language, _ code: String, written: String, at range: SourceRange,
  codeColumn: Int
) -> Inline {
  let source = SourceFragment(
    path: "note.md", lines: [code], firstLine: range.start.line, columnOffsets: [codeColumn - 1])
  return .expression(
    InlineExpression(
      index: index, language: language, code: source, written: written, range: range))
}

@Test func `a code span that begins with a language in braces is an expression with its place`()
  throws
{
  let document = try read("损失 `{rnn} loss`，``{python} f\"`{x}`\"``，`{c} y`。\n")

  #expect(
    document.blocks[0].kind
      == .paragraph([
        .text("损失 "),
        expression(
          0, .rnn, "loss", written: "`{rnn} loss`", at: range(1, 4, 1, 16), codeColumn: 11),
        .text("，"),
        expression(
          1, .python, "f\"`{x}`\"", written: "``{python} f\"`{x}`\"``", at: range(1, 17, 1, 38),
          codeColumn: 28),
        .text("，"), .code("{c} y"), .text("。"),
      ]))
}

@Test func `expressions of lists, quotes, tables and headings have their places`() throws {
  let document = try read(
    "# a `{rnn} b`\n\n> c\n> - d `{rnn} e`\n\n| x |\n|---|\n| f `{rnn} g \\| h` |\n")

  #expect(document.expressions.map(\.code.source) == ["b", "e", "g | h"])
  #expect(
    document.expressions.map(\.range)
      == [range(1, 5, 1, 14), range(4, 7, 4, 16), range(8, 5, 8, 19)])
  #expect(
    document.expressions.map { $0.code.location(.start) }.map(\.column) == [12, 14, 12])
}

@Test func `an expression that runs over a line's end is one line of code`() throws {
  let document = try read("a `{rnn} b +\nc` d\n")

  #expect(document.expressions.map(\.code.source) == ["b + c"])
  #expect(document.expressions.map(\.range) == [range(1, 3, 2, 3)])
}

@Test func `what a rendering wrote is the expression and the reference that stood there`() throws {
  let document = try read(
    """
    <span data-unroll="`{rnn} a &lt; &quot;b&quot; &#124; c`">True</span> in
    <span data-unroll="@eq-x">Equation \\</span> (1)</span>.

    $$ x $$ {#eq-x}

    """)

  #expect(document.expressions.map(\.written) == ["`{rnn} a < \"b\" | c`"])
  #expect(document.expressions.map(\.code.source) == ["a < \"b\" | c"])
  #expect(document.expressions.map(\.range) == [range(1, 1, 1, 70)])
  #expect(document.references == [Reference(label: "eq-x", range: range(2, 1, 2, 55))])
}

@Test func `a code span within plain Markdown stays code`() throws {
  let document = try MarkdownReader(options: .markdown([])).read(
    path: "note.md", source: "`{rnn} x` @eq-x")

  #expect(document.blocks[0].kind == .paragraph([.code("{rnn} x"), .text(" @eq-x")]))
}
