import Diagnostics
import Documents
import Testing
import Writers

/// The key of `h_t = x_t` in the third line of a note, with `h` known.
private let key = SymbolKey(
  entries: [SymbolKey.Entry(latex: "h_t", role: "state", shape: "hidden", meaning: "memory")],
  places: [
    SourceRange(
      start: SourceLocation(line: 1, column: 1),
      end: SourceLocation(line: 1, column: 4)): 0
  ])

private func page(_ source: String, key place: Diagnostics.SourceLocation) throws -> String {
  var notebook = try notebook(source)
  notebook.symbolKeys = [place: key]
  return HTMLWriter().page(notebook)
}

@Test func `a display formula has a key that shows the symbol under the pointer`() throws {
  let page = try page(
    "# One\n\n$$h_t = x_t$$\n", key: SourceLocation(line: 3, column: 3))

  #expect(page.contains(".symbols:has(math .y0:hover) > .key > .y0 { display: block; }"))
  #expect(
    text(of: page, from: "<article>\n", to: "</article>").contains(
      """
      <div class="symbols">
      <div class="equation"><math xmlns="http://www.w3.org/1998/Math/MathML" display="block" \
      alttext="h_t = x_t"><semantics><mrow><msub class="y0"><mi>h</mi><mi>t</mi></msub>
      """))
  #expect(
    page.contains(
      "</math> state [hidden]: memory</li>\n</ul>\n</div>\n"))
}

@Test func `a formula in the text says what its symbols are`() throws {
  let page = try page("# 一\n\n状态 $h_t$ 。\n", key: SourceLocation(line: 3, column: 5))

  #expect(page.contains(#"<span title="h_t: 状态 [hidden]: memory"><math "#))
}

@Test func `a note may ask for a legend below each formula`() throws {
  let page = try page(
    "---\nlegend: true\n---\n$$h_t = x_t$$\n", key: SourceLocation(line: 4, column: 3))

  #expect(page.contains(#"<body class="note with-legends">"#))
}

@Test func `a page without known symbols has no styles for them`() throws {
  let page = HTMLWriter().page(try notebook("$$h_t = x_t$$\n"))

  #expect(!page.contains("math .y0"))
  #expect(!page.contains(#"<div class="symbols">"#))
}
