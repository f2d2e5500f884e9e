import Diagnostics
import Documents
import Testing

@Test(arguments: [
  ("rnn", Cell.Language.rnn, Cell.Kind.command), ("{rnn}", .rnn, .command),
  ("{rnn, echo=false}", .rnn, .command), ("python {.run}", .python, .command),
  ("{python}", .python, .notebook), ("{code-cell}", .python, .notebook),
  ("{code-cell} ipython3", .python, .notebook), ("{.python .input}", .python, .notebook),
  ("{.python .input  n=12}", .python, .notebook), ("python", .python, .plain),
  ("{code-cell rnn}", .rnn, .command), ("{.python .run}", .python, .command),
  ("python:main.py", .python, .plain), ("python=", .python, .plain), ("py3", .python, .plain),
  ("pycon", .python, .plain), ("ipython3", .python, .plain),
  ("py", .python, .plain), ("Python", .python, .plain), ("python3", .python, .plain),
  ("{.python}", .python, .plain), ("python {1,3-5} linenums=\"1\"", .python, .plain),
  ("python {.numberLines startFrom=7}", .python, .plain),
])
func `an info string says whether a fence runs`(
  _ info: String, _ language: Cell.Language, _ kind: Cell.Kind
) throws {
  let cells = try read("```\(info)\nx = 1\n```\n").cells

  #expect(cells.map(\.language) == [language])
  #expect(cells.map(\.kind) == [kind])
  #expect(cells.map(\.info) == [info])
}

@Test(arguments: ["", "text", "pythonic", "{.r}", "bash", "{=html}", "json {.run}"])
func `other fences are only shown`(_ info: String) throws {
  #expect(
    try read("```\(info)\nx\n```\n").blocks == [
      Block(.code(info: info, literal: "x\n"), range: range(1, 1, 3, 4))
    ])
}

@Test func `a cell knows its code, its places and its prefix`() throws {
  let note = try read(
    "> - ~~~rnn\n>   #| label: fig-a\n>   x = 1\n>     y = 2\n>   ~~~\n\n```py\n```\n")
  var options = CellOptions()
  options.label = "fig-a"

  #expect(
    note.cells == [
      Cell(
        index: 0, language: .rnn, kind: .command,
        code: SourceFragment(
          path: "note.md", lines: ["x = 1", "  y = 2"], firstLine: 3, columnOffsets: [4, 4]),
        options: options, info: "rnn", linePrefix: ">   ", lastLine: 5),
      Cell(
        index: 1, language: .python, kind: .plain,
        code: SourceFragment(path: "note.md", lines: [], firstLine: 8, columnOffsets: []),
        options: CellOptions(), info: "py", linePrefix: "", lastLine: 8),
    ])
}

@Test func `code behind a tab in a list keeps its columns`() throws {
  #expect(
    try read("-\ta\n\n\t```rnn\n\tx = 1\n\t```\n").cells.map(\.code) == [
      SourceFragment(path: "note.md", lines: ["x = 1"], firstLine: 4, columnOffsets: [1])
    ])
}

@Test func `option lines are YAML and set every option`() throws {
  var expected = CellOptions()
  expected.label = "fig-loss"
  expected.echo = false
  expected.eval = true
  expected.output = true
  expected.error = true
  expected.include = false
  expected.cache = false
  expected.figureCaption = "Loss: down"
  expected.figureAlternative = "A falling line"
  expected.tableCaption = "2024"
  expected.codeFold = .open
  expected.codeSummary = "Draw $x$"
  expected.seed = 7
  expected.timeout = 1.5
  expected.maxSteps = 1000
  expected.inputs = ["data/a.csv", "b.csv"]
  expected.relativeTolerance = 0.001
  expected.absoluteTolerance = 0
  let cells = try read(
    """
    ```rnn
    #| label: fig-loss
    #| echo: false
    #| eval: true
    #| output: true
    #| error: true
    #| include: false
    #| cache: false
    #| fig-cap: "Loss: down"
    #| fig-alt: A falling line
    #| tbl-cap: 2024
    #| seed: 7
    #| timeout: 1.5
    #| max-steps: 1000
    #| inputs:
    #|   - data/a.csv
    #|   - b.csv
    #| rtol: 1e-3
    #| atol: 0
    #| code-fold: show
    #| code-summary: 'Draw $x$'
    #| code-overflow: wrap
    plot(x)
    #| echo: not an option here
    ```
    """
  ).cells

  #expect(cells.map(\.options) == [expected])
  #expect(cells.map(\.code.lines) == [["plot(x)", "#| echo: not an option here"]])
  #expect(cells.map(\.code.firstLine) == [23])
}

@Test func `braces and the comment above set options, and the nearer one wins`() throws {
  let options = try read(
    """
    <!-- unroll: label=a seed=1 fig-cap='x, y' -->
    ```python {.run seed=2 #b echo=false}
    #| echo: true
    ```
    """
  ).cells.map(\.options)
  var expected = CellOptions()
  expected.label = "b"
  expected.seed = 2
  expected.figureCaption = "x, y"
  expected.echo = true

  #expect(options == [expected])
}

@Test func `a comment above neither a cell nor a formula is a warning`() throws {
  let note = try read("<!-- unroll: echo=false -->\n\ntext\n")

  #expect(
    note.warnings.map(\.text) == [
      """
      note.md:1:1: warning: this comment stands above no cell, no formula and no heading
      1 | <!-- unroll: echo=false -->
          ^~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: it holds for the block right below it
      fix: move it, or remove it
      """
    ])
}

@Test func `written outputs are one block with label, sum and lines`() throws {
  let blocks = try read(
    "- ```rnn\n  x\n  ```\n  <!-- unroll:out fig-loss sum=PC7a -->\n  ```text\n  epoch 1\n\n    a\n  ```\n  <!-- /unroll:out -->\n"
  ).blocks
  let output = WrittenOutput(
    label: "fig-loss", sum: "PC7a", body: "```text\nepoch 1\n\n  a\n```")
  guard case .list(let list) = blocks.first?.kind else {
    Issue.record("the note is a list")
    return
  }

  #expect(
    list.items.flatMap(\.blocks).dropFirst() == [
      Block(.writtenOutput(output), range: range(4, 3, 10, 23))
    ])
}

@Test func `plain Markdown has no cells, no formulas and no faults`() throws {
  let reader = MarkdownReader(options: .markdown([.table]))

  #expect(
    try reader.read(path: "a.md", source: "---\n$x$ ~~y~~\n\n```rnn\nx").blocks == [
      Block(.thematicBreak, range: range(1, 1, 1, 4)),
      Block(.paragraph([.text("$x$ ~~y~~")]), range: range(2, 1, 2, 10)),
      Block(.code(info: "rnn", literal: "x\n"), range: range(4, 1, 5, 2)),
    ])
}

@Test func `a tab before a fence in a list leaves no blanks in its code`() throws {
  let note = try read("- a\n\n\t```rnn\n\tif x:\n\t\ty = 1\n\t```\n")

  let cell = try #require(note.cells.first)
  #expect(cell.code.lines == ["if x:", "\ty = 1"])
  #expect(cell.code.columnOffsets == [1, 1])
}

@Test(arguments: ["```", "~~~", "~~~~"])
func `a fence of any signs is a cell`(_ fence: String) throws {
  #expect(try read("\(fence)python\nx = 1\n\(fence)\n").cells.map(\.code.lines) == [["x = 1"]])
}

@Test func `single rules about listings are turned on and off in three ways`() throws {
  let note = try read(
    """
    ---
    lint: {no-grad: false, zero-grad: true}
    ---

    <!-- unroll: lint.no-grad=true -->
    ```python
    #| lint: {zero-grad: false}
    #| label: a
    x = 1
    ```
    """)
  let rules = note.frontMatter.execute.lintRules + note.cells[0].options.lintRules

  #expect(rules.map(\.rule) == ["no-grad", "zero-grad", "no-grad", "zero-grad"])
  #expect(rules.map(\.isOn) == [false, true, true, false])
  #expect(
    rules.map(\.range) == [
      range(2, 8, 2, 15), range(2, 24, 2, 33), range(5, 19, 5, 26), range(7, 11, 7, 20),
    ])
  #expect(rules.silenced == ["zero-grad"])
  #expect(note.cells[0].options.lint == nil)
}
