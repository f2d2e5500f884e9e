import Diagnostics
import Documents
import Testing
import Writers

@Test func `the index lists notes with title, byline, abstract and failures`() throws {
  let first = try notebook(
    """
    # The [GRU](x.md) & $h$

    ![only an image](a.png)

    Two **gates**[^1] keep [what](b.md) <b>matters</b>.

    Not this.

    [^1]: note

    """)
  let second = try notebook(
    """
    ---
    title: 循环神经网络
    author: 甲
    date: 2026-11-21
    description: 记忆 & 门
    ---
    正文
    ```rnn
    x
    ```

    ```rnn
    #| error: true
    y
    ```

    """,
    outputs: [
      0: [.failure(Diagnostic(message: "bad"))], 1: [.failure(Diagnostic(message: "meant"))],
    ])
  let page = IndexWriter(title: "Notes & more").page([
    IndexWriter.Entry(first, link: "a b.html"), IndexWriter.Entry(second, link: "c.html"),
  ])

  #expect(text(of: page, from: "<html lang=\"", to: "\">\n<head>") == "en")
  #expect(text(of: page, from: "<title>", to: "</title>") == "Notes &amp; more")
  #expect(
    text(of: page, from: "<article>\n", to: "</article>") == """
      <header class="title">
      <h1>Notes &amp; more</h1>
      </header>
      <ol class="notes">
      <li>
      <h2><a href="a%20b.html">The GRU &amp; \(h)</a></h2>
      <p class="abstract">Two <strong>gates</strong> keep what matters.</p>
      </li>
      <li lang="zh-CN">
      <h2><a href="c.html">循环神经网络</a> <span class="state">1 个单元失败</span></h2>
      <p class="byline">甲 · 2026-11-21</p>
      <p class="abstract">记忆 &amp; 门</p>
      </li>
      </ol>

      """)
}

private let h = """
  <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="h"><semantics><mrow><mi>h</mi></mrow>\
  <annotation encoding="application/x-tex">h</annotation></semantics></math>
  """

@Test func `an index without a title is named in the language of its first note`() throws {
  let entry = IndexWriter.Entry(try notebook("## 循环神经网络的概述\n"), link: "a.html")

  #expect(text(of: IndexWriter().page([entry]), from: "<title>", to: "</title>") == "笔记")
  #expect(text(of: IndexWriter().page([]), from: "<title>", to: "</title>") == "Notes")
}
