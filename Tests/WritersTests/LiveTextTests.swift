import Diagnostics
import Documents
import Testing
import Writers

private let note = """
  ---
  lang: zh
  ---
  # A

  由 @eq-x 与 @sec-b，损失 `{rnn} loss`、`{rnn} missing`、`{rnn} later`。

  $$ x $$ {#eq-x}

  ## B *c* {#sec-b}

  """

private func valued(_ source: String = note) throws -> Notebook {
  var notebook = try notebook(source)
  notebook.inlineValues = [
    0: .text("0.5 | $h_t$ </span>"),
    1: .failure(Diagnostic(message: "name 'missing' is not defined")),
  ]
  return notebook
}

@Test func `a page shows values, faults and numbers in the text`() throws {
  let page = HTMLWriter().page(try valued())
  let paragraph = text(of: page, from: "<p>由", to: "。</p>")
  let formula = text(of: paragraph, from: "<math ", to: "</math>")

  #expect(formula.contains("alttext=\"h_t\""))
  #expect(
    paragraph.replacing(formula, with: "…") == """
       <a href="#eq-x">式 (1)</a> 与 <a href="#sec-b">「B c」</a>，损失 0.5 | <math …</math> \
      &lt;/span&gt;、<code class="failed" title="name 'missing' is not defined">missing</code>、\
      <code>later</code>
      """)
  #expect(page.contains("<h2 id=\"sec-b\">B <em>c</em></h2>"))
}

@Test func `Markdown holds values beside what was written, and renders to itself`() throws {
  let once = MarkdownWriter().text(of: try valued())

  #expect(
    once.split(separator: "\n")[4] == """
      由 <span data-unroll="@eq-x">式 (1)</span> 与 <span data-unroll="@sec-b">「B c」</span>，损失 \
      <span data-unroll="`{rnn} loss`">0.5 \\| $h_t$ \\</span></span>、`{rnn} missing`、\
      `{rnn} later`。
      """)
  #expect(MarkdownWriter().text(of: try valued(once)) == once)
}

@Test func `a value in a table keeps the table`() throws {
  var table = try notebook("| a |\n|---|\n| `{rnn} f\"{a \\| b}\"` |\n")
  table.inlineValues = [0: .text("x|y")]
  let once = MarkdownWriter().text(of: table)

  #expect(
    once == """
      | a |
      |---|
      | <span data-unroll="`{rnn} f&quot;{a &#124; b}&quot;`">x\\|y</span> |

      """)
  var again = try notebook(once)
  again.inlineValues = table.inlineValues
  #expect(MarkdownWriter().text(of: again) == once)
}

@Test func `figures and tables with labels have numbers before their captions`() throws {
  let source = """
    ```rnn
    #| label: tbl-a
    #| tbl-cap: Losses
    x
    ```

    | b |
    |---|
    | 1 |

    : More $x$ {#tbl-b}

    See @tbl-b.

    """
  let made = OutputTable(header: ["a"], rows: [["1"]], alignments: [.none])
  let html = try article(source, outputs: [0: [.table(made)]])

  #expect(html.contains("<caption>Table 1: Losses</caption>"))
  #expect(
    html.contains("<div class=\"table\" id=\"tbl-b\">\n<table>\n<caption>Table 2: More <math "))
  #expect(html.contains("<p>See <a href=\"#tbl-b\">Table 2</a>.</p>"))
  #expect(
    try markdown(source, outputs: [0: [.table(made)]]).contains("*Table 1: Losses*"))
}

@Test func `callouts and folded answers have their titles`() throws {
  #expect(
    try article(
      "> [!WARNING]\n> a\n\n::: {.answer}\nb\n:::\n\n::: {.callout-tip title=\"c & d\"}\ne\n:::\n")
        == """
        <aside class="callout warning">
        <p class="title">Warning</p>
        <p>a</p>
        </aside>
        <details class="callout answer">
        <summary class="title">Answer</summary>
        <p>b</p>
        </details>
        <aside class="callout tip">
        <p class="title">c &amp; d</p>
        <p>e</p>
        </aside>

        """)
}

@Test func `folded code stands behind a click`() throws {
  #expect(
    try article("```rnn\n#| code-fold: true\n#| code-summary: How\nx\n```\n").hasPrefix(
      """
      <div class="cell" id="cell-1">
      <details class="code">
      <summary>How</summary>
      <pre class="code"><code class="language-python">x
      </code></pre>
      </details>
      """))
}
