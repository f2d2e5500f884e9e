import Diagnostics
import Documents
import Testing
import Writers

@Test func `a page is whole: head, policy, contents and text`() throws {
  let page = HTMLWriter().page(
    try notebook(
      """
      ---
      title: Gates & states
      author: A. Lecturer
      date: 2026-11-21
      lang: en-GB
      ---
      ## One
      ### Two
      ## One

      text

      """))
  let style = text(of: page, from: "<style>", to: "</style>")
  let rest = page.replacing(style, with: "")

  #expect(style.contains("@media (prefers-color-scheme: dark)"))
  #expect(style.contains("@media print"))
  #expect(
    rest == """
      <!DOCTYPE html>
      <html lang="en-GB">
      <head>
      <meta charset="utf-8">
      <title>Gates &amp; states</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="generator" content="unroll">
      <meta http-equiv="Content-Security-Policy" content="script-src 'none'; \
      object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'">
      <meta name="author" content="A. Lecturer">
      <style></style>
      </head>
      <body class="note with-contents">
      <a class="skip" href="#text">Skip to the text</a>
      <nav class="contents narrow" aria-label="Contents">
      <details>
      <summary>Contents</summary>
      \(list)</details>
      </nav>
      <nav class="contents wide" aria-label="Contents">
      <p>Contents</p>
      \(list)</nav>
      <main id="text">
      <article>
      <header class="title">
      <h1 id="gates--states">Gates &amp; states</h1>
      <p class="byline"><span>A. Lecturer</span> <span>2026-11-21</span></p>
      </header>
      <h2 id="one">One</h2>
      <h3 id="two">Two</h3>
      <h2 id="one-1">One</h2>
      <p>text</p>
      </article>
      </main>
      </body>
      </html>

      """)
}

private let list = """
  <ol>
  <li><a href="#one">One</a>
  <ol>
  <li><a href="#two">Two</a></li>
  </ol>
  </li>
  <li><a href="#one-1">One</a></li>
  </ol>

  """

@Test func `the opening heading is the page's title and stands once`() throws {
  #expect(
    try article("# The *GRU*\n\ntext\n") == """
      <header class="title">
      <h1 id="the-gru">The <em>GRU</em></h1>
      </header>
      <p>text</p>

      """)
}

@Test func `a note without a title is named after its first heading, or its file`() throws {
  let headed = HTMLWriter().page(try notebook("intro\n\n# Later\n"))
  let bare = HTMLWriter().page(try notebook("intro\n"))

  #expect(text(of: headed, from: "<title>", to: "</title>") == "Later")
  #expect(text(of: bare, from: "<title>", to: "</title>") == "note")
}

@Test func `Chinese headings keep their characters in their ids, each id once`() throws {
  #expect(
    try article("## 1. 循环 结构（RNN）\n## 循环\n## 循环\n## 循环-1\n## 💡\n## !\n") == """
      <h2 id="1-循环-结构rnn">1. 循环 结构（RNN）</h2>
      <h2 id="循环">循环</h2>
      <h2 id="循环-1">循环</h2>
      <h2 id="循环-1-1">循环-1</h2>
      <h2 id="section">💡</h2>
      <h2 id="section-1">!</h2>

      """)
}

@Test func `no heading takes the id of a formula, a cell or a footnote`() throws {
  let html = try article(
    "## eq-a\n## cell-1\n## fn-x\n\n$$a$$ {#eq-a}\n\n```rnn\nx\n```\n\ny[^x]\n\n[^x]: z\n")

  #expect(html.hasPrefix("<h2 id=\"eq-a-1\">eq-a</h2>\n<h2 id=\"cell-1-1\">cell-1</h2>\n"))
  #expect(html.contains("<h2 id=\"fn-x-1\">fn-x</h2>\n"))
}

@Test func `a page says its own words in the note's language, told or guessed`() throws {
  let guessed = HTMLWriter().page(try notebook("## 概述\n## 核心概念\n## 总结\n\n循环神经网络\n"))
  let told = HTMLWriter().page(try notebook("---\nlang: en\n---\n## 概述\n## 概念\n## 总结\n"))
  let japanese = HTMLWriter().page(try notebook("## リカレントネットワークの説明\n"))

  #expect(guessed.contains("<html lang=\"zh-CN\">"))
  #expect(guessed.contains("<summary>目录</summary>"))
  #expect(told.contains("<html lang=\"en\">"))
  #expect(told.contains("<summary>Contents</summary>"))
  #expect(japanese.contains("<html lang=\"ja\">"))
}

@Test func `a table of contents is left out where it is short or not wanted`() throws {
  let short = HTMLWriter().page(try notebook("## A\n## B\n"))
  let unwanted = HTMLWriter().page(try notebook("---\ntoc: false\n---\n## A\n## B\n## C\n"))
  let wanted = HTMLWriter().page(try notebook("---\ntoc: true\n---\n## A\n"))

  #expect(!short.contains("<nav"))
  #expect(!unwanted.contains("<nav"))
  #expect(wanted.contains("<li><a href=\"#a\">A</a></li>"))
}

@Test func `the table of contents shows formulas and code, and no links`() throws {
  let page = HTMLWriter().page(
    try notebook("---\ntoc: true\n---\n## The [state](x.md) $h$ of `c`[^1] <b>!</b>\n\n[^1]: d\n"))

  #expect(
    page.contains("<li><a href=\"#the-state-h-of-c\">The state \(h) of <code>c</code> !</a></li>"))
}

@Test func `images load late and keep their path; one with a title is a figure`() throws {
  #expect(
    try article("a ![b \"c\"](../d e.png)\n\n![f](g.png \"The $h$\")\n".replacing("d e", with: "d"))
      == """
      <p>a <img src="../d.png" alt="b &quot;c&quot;" loading="lazy" decoding="async" /></p>
      <figure>
      <img src="g.png" alt="f" loading="lazy" decoding="async" />
      <figcaption>The \(h)</figcaption>
      </figure>

      """)
}

private let h = """
  <math xmlns="http://www.w3.org/1998/Math/MathML" alttext="h"><semantics><mrow><mi>h</mi></mrow>\
  <annotation encoding="application/x-tex">h</annotation></semantics></math>
  """

@Test func `formulas with a label are numbered and can be linked to`() throws {
  let block = h.replacing("alttext", with: "display=\"block\" alttext")

  #expect(
    try article("$h$\n\n$$h$$\n\n$$h$$ {#eq-a}\n\n$$h$$ {#eq-b}\n") == """
      <p>\(h)</p>
      <div class="equation">\(block)</div>
      <div class="equation numbered" id="eq-a">\(block)\
      <span class="number">(1)</span></div>
      <div class="equation numbered" id="eq-b">\(block)\
      <span class="number">(2)</span></div>

      """)
}

@Test func `a formula with an unknown command is shown around it, marked with what is wrong`()
  throws
{
  let html = try article("$a + \\foo$\n")

  #expect(html.hasPrefix("<p><span class=\"math-fault\" title=\"unknown command \\foo\"><math"))
  #expect(html.contains("<merror"))
}

@Test func `a formula that cannot be shown is shown as its source`() throws {
  let html = try article("$\\frac{1<2$\n")

  #expect(html.hasPrefix("<p><code class=\"math-error\" title=\""))
  #expect(html.hasSuffix("\">\\frac{1&lt;2</code></p>\n"))
}

@Test func `wide tables scroll, and alignment is a class`() throws {
  #expect(
    try article("| a | b |\n|---|--:|\n| 1 | 2 |\n") == """
      <div class="table">
      <table>
      <thead>
      <tr>
      <th>a</th>
      <th class="right">b</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td>1</td>
      <td class="right">2</td>
      </tr>
      </tbody>
      </table>
      </div>

      """)
}

@Test func `a Marp note becomes slides without Marp's own words`() throws {
  #expect(
    try article(
      """
      ---
      marp: true
      ---
      <style>section { color: red }</style>

      # <!-- fit -->Title

      ---

      ![bg right:40% A cell w:300px](a.png)

      ---

      <!-- _class: lead -->

      ---

      end

      """) == """
        <header class="title">
        <h1 id="title">Title</h1>
        </header>
        <section class="slide">
        <p><img src="a.png" alt="A cell" width="300" loading="lazy" decoding="async" /></p>
        </section>
        <section class="slide">
        <p>end</p>
        </section>

        """)
}

@Test func `a break outside slides is a line`() throws {
  #expect(try article("a\n\n---\n\nb\n") == "<p>a</p>\n<hr />\n<p>b</p>\n")
}

@Test func `a front matter's title shows its formulas, and HTML in it as text`() throws {
  let formula = HTMLWriter().page(try notebook("---\ntitle: \"The state $h_t$\"\n---\n"))
  let html = HTMLWriter().page(try notebook("---\ntitle: \"a <b>c</b> for $5\"\n---\n"))

  #expect(formula.contains("<title>The state h_t</title>"))
  #expect(formula.contains("<h1 id=\"the-state-h_t\">The state <math "))
  #expect(html.contains("<h1 id=\"a-bcb-for-5\">a &lt;b&gt;c&lt;/b&gt; for $5</h1>"))
}

@Test(arguments: [
  ("gru.md", "gru.html"), ("parts/gru.md#tor-标题", "parts/gru.html#tor-%E6%A0%87%E9%A2%98"),
  ("../README.md", "../README.md"), ("https://example.com/a.md", "https://example.com/a.md"),
  ("/a.md", "/a.md"), ("data.csv?x=a.md", "data.csv?x=a.md"),
])
func `a link to a note leads to its page`(_ address: String, _ expected: String) throws {
  let page = HTMLWriter().page(try notebook("[x](\(address))\n"))

  #expect(page.contains("<p><a href=\"\(expected)\">x</a></p>"))
}

@Test func `short code with hyphens stays in one line of a page`() throws {
  let page = HTMLWriter().page(try notebook("`--strict`, `a - b`, `x`\n"))

  #expect(
    page.contains(
      "<p><code class=\"whole\">--strict</code>, <code>a - b</code>, <code>x</code></p>"))
}

@Test func `no line breaks between a formula and the marks around it`() throws {
  let page = HTMLWriter().page(try notebook("状态 $h$），新的 $c$ 和（$x$）（$y$\n"))

  #expect(page.contains(" 和<span class=\"unbroken\">（<math "))
  #expect(
    page.contains("</math>）</span><span class=\"unbroken\">（<math "))
  #expect(page.contains("</semantics></math>），</span>新的 <math "))
  #expect(page.contains("</semantics></math> 和<span"))
  #expect(page.contains("状态 <span class=\"unbroken\"><math "))
}

/// The content of a page on which each line of the note has a warning.
private func remarked(_ source: String, lines: [Int]) throws -> String {
  var note = try notebook(source)
  note.remarks = lines.map { line in
    let start = SourceLocation(line: line, column: 1)
    return Diagnostic(
      .warning, path: "notes/note.md",
      range: SourceRange(start: start, end: SourceLocation(line: line, column: 2)),
      message: "line \(line) lacks <t>", fix: "write it")
  }
  return text(of: HTMLWriter().page(note), from: "<article>\n", to: "</article>")
}

@Test func `what is said of a block stands folded below it, once`() throws {
  #expect(
    try remarked("> one\n> two\n\nthree\n", lines: [1, 2]) == """
      <blockquote>
      <p>one
      two</p>
      <details class="remarks">
      <summary>line 1 lacks &lt;t&gt; <small>and 1 more</small></summary>
      <div class="diagnostic warning">
      <p><strong>warning:</strong> line 1 lacks &lt;t&gt;</p>
      <p class="reason"><b>fix:</b> write it</p>
      </div>
      <div class="diagnostic warning">
      <p><strong>warning:</strong> line 2 lacks &lt;t&gt;</p>
      <p class="reason"><b>fix:</b> write it</p>
      </div>
      </details>
      </blockquote>
      <p>three</p>

      """)
}

@Test func `a fault of a displayed formula is named in the words of the note`() throws {
  let html = try remarked("---\nlang: zh\n---\n$$\nh = x \\\\\ny = h\n$$\n", lines: [5, 6])
  #expect(
    html.contains("<summary>line 5 lacks &lt;t&gt; <small>另有 1 处</small></summary>"))
}

/// The content of a page in a language with a remark on a bracket that is never closed.
private func remarkedBracket(lang: String) throws -> String {
  var note = try notebook("---\nlang: \(lang)\n---\nh = (x\n")
  let start = SourceLocation(line: 4, column: 5)
  note.remarks = [
    Diagnostic(
      .warning, path: "notes/note.md",
      range: SourceRange(start: start, end: SourceLocation(line: 4, column: 6)),
      sourceLine: "h = (x",
      words: DiagnosticWords(
        ("'(' has no ')' <", "`(`没有与之配对的`)`，<"), why: ("they stand in pairs", "括号要成对"),
        fix: ("write ')'", "写`)`和一个`")))
  ]
  return text(of: HTMLWriter().page(note), from: "<p>h = (x</p>\n", to: "</article>")
}

@Test func `a Chinese page tells a remark in Chinese, with pieces of source as code`() throws {
  #expect(
    try remarkedBracket(lang: "zh-CN") == """
      <details class="remarks">
      <summary><code>(</code> 没有与之配对的 <code>)</code>，&lt;</summary>
      <div class="diagnostic warning">
      <p><strong>注意：</strong> <code>(</code> 没有与之配对的 <code>)</code>，&lt;</p>
      <pre class="excerpt"><span class="place">notes/note.md:4</span>h = <mark>(</mark>x
      </pre>
      <p class="reason"><b>原因：</b> 括号要成对</p>
      <p class="reason"><b>改法：</b> 写 `)` 和一个 `</p>
      </div>
      </details>

      """)
}

@Test func `a page in another language tells it in English`() throws {
  #expect(
    try remarkedBracket(lang: "de") == """
      <details class="remarks">
      <summary>'(' has no ')' &lt;</summary>
      <div class="diagnostic warning">
      <p><strong>warning:</strong> '(' has no ')' &lt;</p>
      <pre class="excerpt"><span class="place">notes/note.md:4</span>h = <mark>(</mark>x
      </pre>
      <p class="reason"><b>why:</b> they stand in pairs</p>
      <p class="reason"><b>fix:</b> write ')'</p>
      </div>
      </details>

      """)
}
