import Diagnostics
import Documents
import Plots
import Testing
import Writers

@Test func `outputs stand below the code of their cell`() throws {
  let html = try article(
    "```rnn\n#| label: run\nx < y\n```\n",
    outputs: [0: [.text("a < b\n"), .text("\u{1B}1%\r2%\rdone\n"), .result("3")]])

  #expect(
    html == """
      <div class="cell" id="run">
      <pre class="code"><code class="language-python">x &lt; y
      </code></pre>
      <div class="outputs">
      <pre class="text"><samp>a &lt; b
      </samp></pre>
      <pre class="text"><samp>done
      </samp></pre>
      <pre class="text result"><samp>3
      </samp></pre>
      </div>
      </div>

      """)
}

@Test func `printed columns keep their lines, sentences may be wrapped`() throws {
  let html = try article(
    "```rnn\n#| echo: false\nx\n```\n",
    outputs: [0: [.text("epoch  1\n"), .result("holds: in 8 draws")]])

  #expect(
    html == """
      <div class="cell" id="cell-1">
      <div class="outputs">
      <pre class="text aligned"><samp>epoch  1
      </samp></pre>
      <pre class="text result"><samp>holds: in 8 draws
      </samp></pre>
      </div>
      </div>

      """)
}

@Test func `numbers of a table's cell stay on one line`() throws {
  let table = OutputTable(
    header: [], rows: [["0.81 ± 0.12", "3e-08", "-2", "2 steps"]],
    alignments: [.left, .right, .right, .left])

  #expect(
    try article("```rnn\n#| echo: false\nt\n```\n", outputs: [0: [.table(table)]]) == """
      <div class="cell" id="cell-1">
      <div class="outputs">
      <div class="table">
      <table>
      <tbody>
      <tr>
      <td class="left"><span class="unbroken">0.81 ± 0.12</span></td>
      <td class="right"><span class="unbroken">3e-08</span></td>
      <td class="right">-2</td>
      <td class="left">2 steps</td>
      </tr>
      </tbody>
      </table>
      </div>
      </div>
      </div>

      """)
}

@Test func `a table keeps its caption, its alignment and its formulas`() throws {
  let table = OutputTable(
    header: ["symbol", "shape"], rows: [["`a<b` c", "\\$5"]], alignments: [.left, .right],
    caption: "Symbols & shapes")

  #expect(
    try article("```rnn\n#| echo: false\nt\n```\n", outputs: [0: [.table(table)]]) == """
      <div class="cell" id="cell-1">
      <div class="outputs">
      <div class="table">
      <table>
      <caption>Symbols &amp; shapes</caption>
      <thead>
      <tr>
      <th class="left">symbol</th>
      <th class="right">shape</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td class="left"><code>a&lt;b</code> c</td>
      <td class="right">$5</td>
      </tr>
      </tbody>
      </table>
      </div>
      </div>
      </div>

      """)
}

private let chart = Chart(series: [Chart.Series(x: [0, 1], y: [0, 1])])
private let figure = """
  ```rnn
  #| echo: false
  #| fig-cap: A rise
  #| fig-alt: a line that rises
  p
  ```

  """

@Test func `a plot is SVG with its text one click away`() throws {
  let html = try article(figure, outputs: [0: [.plot(chart)]])
  var described = chart
  described.alternative = "a line that rises"

  #expect(
    html == """
      <div class="cell" id="cell-1">
      <div class="outputs">
      <figure class="plot">
      \(SVGPlot(described, idPrefix: "plot-1").svg.trimmingLineEnd)
      <details>
      <summary>The plot as text</summary>
      <pre class="text">\(TextPlot(chart).text)
      </pre>
      </details>
      <figcaption>A rise</figcaption>
      </figure>
      </div>
      </div>

      """)
}

@Test func `a plot is its text alone where SVG is off`() throws {
  #expect(
    try article(figure, outputs: [0: [.plot(chart)]], plots: .text) == """
      <div class="cell" id="cell-1">
      <div class="outputs">
      <figure class="plot">
      <pre class="text">\(TextPlot(chart).text)
      </pre>
      <figcaption>A rise</figcaption>
      </figure>
      </div>
      </div>

      """)
}

@Test func `a failure is told below its cell, its place counted in the cell`() throws {
  let source = "# Head\n\n```rnn\n#| label: sum\na = 1\nb = a < /0\n```\n"
  let line = SourceRange(
    start: SourceLocation(line: 6, column: 9), end: SourceLocation(line: 6, column: 11))
  let diagnostic = Diagnostic(
    path: "notes/note.md", range: line, sourceLine: "b = a < /0", message: "cannot do <this>",
    why: "a & b", fix: "write it otherwise",
    trace: [
      Diagnostic.Frame(
        path: "notes/note.md", location: SourceLocation(line: 5, column: 1), function: "<module>",
        sourceLine: "  a = 1"),
      Diagnostic.Frame(
        path: "/home/x/lib.py", location: SourceLocation(line: 9, column: 1), function: "f"),
    ])

  #expect(
    text(
      of: try article(source, outputs: [0: [.failure(diagnostic)]]),
      from: "<div class=\"outputs\">\n", to: "</div>\n</div>\n</div>\n") == """
        <div class="diagnostic error">
        <p><strong>error:</strong> cannot do &lt;this&gt;</p>
        <pre class="excerpt"><span class="place">sum:2</span>b = a &lt; \
        <mark>/0</mark>
        </pre>
        <p class="reason"><b>why:</b> a &amp; b</p>
        <p class="reason"><b>fix:</b> write it otherwise</p>
        <details>
        <summary>The calls that led here</summary>
        <ol>
        <li>sum:1, in &lt;module&gt; <code>a = 1</code></li>
        <li>lib.py:9, in f</li>
        </ol>
        </details>

        """)
}

@Test(arguments: [
  ("", true, true), ("#| echo: false\n", false, true), ("#| output: false\n", true, false),
  ("#| include: false\n", false, false),
])
func `a cell shows what its options say`(
  option: String, showsSource: Bool, showsOutput: Bool
) throws {
  let html = try article("```rnn\n\(option)x\n```\n", outputs: [0: [.text("out")]])

  #expect(html.contains("<code") == showsSource)
  #expect(html.contains("<samp") == showsOutput)
}

@Test func `the front matter's defaults hold where a cell says nothing`() throws {
  let html = try article(
    "---\nexecute:\n  echo: false\n---\n```rnn\na\n```\n\n```rnn\n#| echo: true\nb\n```\n",
    outputs: [0: [.text("1")], 1: [.text("2")]])

  #expect(html.ranges(of: "<code").count == 1)
  #expect(html.ranges(of: "<samp").count == 2)
}

@Test func `a failure is shown even where outputs are not`() throws {
  let html = try article(
    "```rnn\n#| include: false\nx\n```\n",
    outputs: [0: [.text("out"), .failure(Diagnostic(message: "bad"))]])

  #expect(
    html == """
      <div class="cell failed" id="cell-1">
      <div class="outputs">
      <div class="diagnostic error">
      <p><strong>error:</strong> bad</p>
      </div>
      </div>
      </div>

      """)
}

@Test func `a plain fence that did not run is a listing whatever the options say`() throws {
  let html = try article("---\nexecute:\n  echo: false\n---\n```python\nx\n```\n")

  #expect(
    html == "<pre class=\"code\"><code class=\"language-python\">x\n</code></pre>\n")
}

extension String {
  /// The text without a line end behind it.
  fileprivate var trimmingLineEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
