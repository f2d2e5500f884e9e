import Diagnostics
import Documents
import Plots
import Testing
import Writers

// The checksums were computed with xxHash 0.8.1 and Python's base64 on their own.

@Test func `outputs stand between markers below their fence`() throws {
  #expect(
    try markdown(
      "a\n\n```rnn\n#| label: run\nx\n```\nb\n", outputs: [0: [.text("1\n2\n"), .result("3")]])
        == """
        a

        ```rnn
        #| label: run
        x
        ```
        <!-- unroll:out run sum=Yxs8Yhxz -->
        ```text
        1
        2
        ```

        ```text
        3
        ```
        <!-- /unroll:out -->
        b

        """)
}

@Test func `a note without outputs stays as it is`() throws {
  let source = "---\ntitle: x\n---\n\n* a\n\n```rnn\nx\n```"

  #expect(try markdown(source, outputs: [:]) == source)
  #expect(try markdown(source, outputs: [0: [.text("\n")]]) == source)
}

@Test func `outputs are written behind the prefix of their fence`() throws {
  #expect(
    try markdown(
      "> - a\n>\n>   ```rnn\n>   x\n>   ```\n>\n> b\n", outputs: [0: [.text("1"), .text("2")]])
        == """
        > - a
        >
        >   ```rnn
        >   x
        >   ```
        >   <!-- unroll:out cell-1 sum=RmFqNQCM -->
        >   ```text
        >   1
        >   ```
        >
        >   ```text
        >   2
        >   ```
        >   <!-- /unroll:out -->
        >
        > b

        """)
}

@Test func `a table is a Markdown table, its text escaped`() throws {
  let table = OutputTable(
    header: ["symbol", "role"], rows: [["$|h_t|$", "a|b *c* W_hh _d_"], ["<e>", "`a|b_` `"]],
    alignments: [.none, .right], caption: "All [x](y)")

  #expect(
    body(of: try markdown("```rnn\nx\n```\n", outputs: [0: [.table(table)]])) == """
      *All [x\\](y)*

      | symbol | role |
      | --- | ---: |
      | $\\|h_t\\|$ | a\\|b \\*c\\* W_hh \\_d\\_ |
      | \\<e> | `a\\|b_` \\` |

      """)
}

@Test func `a plot is its text in a fence, with its caption`() throws {
  let chart = Chart(series: [Chart.Series(x: [0, 1], y: [0, 1])], caption: "A rise")

  #expect(
    body(of: try markdown("```rnn\nx\n```\n", outputs: [0: [.plot(chart)]])) == """
      ```text
      \(TextPlot(chart).text)
      ```

      *A rise*

      """)
}

@Test func `a formula stands between dollars`() throws {
  #expect(
    body(of: try markdown("```rnn\nx\n```\n", outputs: [0: [.formula("a\n\n= b")]])) == """
      $$
      a
      = b
      $$

      """)
  #expect(
    body(of: try markdown("```rnn\nx\n```\n", outputs: [0: [.formula("\\text{$$}")]])) == """
      ```math
      \\text{$$}
      ```

      """)
}

@Test func `a failure is told with its place in the cell`() throws {
  let source = "text\n\n- ```rnn\n  a\n  b\n  ```\n"
  let place = SourceRange(
    start: SourceLocation(line: 5, column: 3), end: SourceLocation(line: 5, column: 4))
  let diagnostic = Diagnostic(
    path: "notes/note.md", range: place, sourceLine: "  b", message: "name 'b' is not defined")

  #expect(
    try markdown(source, outputs: [0: [.failure(diagnostic)]]) == """
      text

      - ```rnn
        a
        b
        ```
        <!-- unroll:out cell-1 sum=o4zrCBq4 -->
        ```text
        cell-1:2:1: error: name 'b' is not defined
        2 | b
            ^
        ```
        <!-- /unroll:out -->

      """)
}

@Test func `a failure in a formula is told with its place in the formula`() throws {
  let source = "text\n\n$$\nh = x \\label{eq-h}\n$$\n\n```rnn\na\n```\n"
  let place = SourceRange(
    start: SourceLocation(line: 4, column: 5), end: SourceLocation(line: 4, column: 6))
  let diagnostic = Diagnostic(
    path: "notes/note.md", range: place, sourceLine: "h = x \\label{eq-h}", message: "x is no state"
  )

  let text = try markdown(source, outputs: [0: [.failure(diagnostic)]])
  #expect(
    text.contains(
      """
      ```text
      eq-h:1:5: error: x is no state
      1 | h = x \\label{eq-h}
              ^
      ```
      """))
}

@Test(arguments: [
  "```rnn\nx\n```\n", "```rnn\nx\n```", "a\n```rnn\nx\n```\nb\n", "> ```rnn\n> x\n> ```\n",
  "1. a\n\n   ```rnn\n   x\n   ```\n   b\n", "```rnn\nx\n```\n```rnn\ny\n```\n",
  "---\ntitle: t\n---\n\n# t\n\n```rnn\nx\n```\n\n<!-- c -->\n",
])
func `writing what was written changes nothing`(source: String) throws {
  let table = OutputTable(header: ["a"], rows: [["$x$"]], alignments: [])
  let chart = Chart(series: [Chart.Series(x: [0, 1], y: [0, 1])], caption: "c")
  let first: [Output] = [
    .text("```\n<!-- /unroll:out -->\n````\n\n# no heading\n$$\n"), .result("r"), .plot(chart),
    .formula("y \\label{eq-y}"), .table(table),
  ]
  let outputs: [Int: [Output]] = [0: first, 1: [.table(table)]]
  let once = try markdown(source, outputs: outputs)

  #expect(once != source)
  #expect(try markdown(once, outputs: outputs) == once)
  #expect(handEditedOutputs(in: try notebook(once).document) == [])
}

@Test func `old outputs are replaced, and go with what gave them`() throws {
  let source = "```rnn\nx\n```\n\nend\n"
  let old = try markdown(source, outputs: [0: [.text("old\n\nlonger")]])

  #expect(
    try markdown(old, outputs: [0: [.text("new")]])
      == markdown(source, outputs: [0: [.text("new")]]))
  #expect(try markdown(old, outputs: [0: []]) == source)
}

@Test func `an output edited by hand is told with its place`() throws {
  let written = try markdown("a\n\n```rnn\nx\n```\n", outputs: [0: [.text("loss 0.5")]])
  let edited = written.replacing("loss 0.5", with: "loss 0.4")

  #expect(
    handEditedOutputs(in: try notebook(edited).document).map(\.text) == [
      """
      notes/note.md:6:1: error: the output of cell-1 was edited by hand
      6 | <!-- unroll:out cell-1 sum=xLOJxGbR -->
          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: its text has the checksum BMXAO9ZG and its marker says xLOJxGbR
      fix: move your words out from between the two markers, or delete the output with its \
      markers: the next rendering writes it again
      """
    ])
}

/// What stands between the markers of the only output.
private func body(of markdown: String) -> String {
  text(of: markdown, from: " -->\n", to: "<!-- /unroll:out -->")
}
