import Documents
import Testing
import Writers

@Test func `footnotes are written as cmark-gfm writes them`() throws {
  let html = try fragment(
    """
    a[^x] b[^y] c[^x]

    [^x]: note

        para
    [^y]: > q

    """)

  #expect(
    html == """
      <p>a<sup class="footnote-ref"><a href="#fn-x" id="fnref-x" data-footnote-ref>1</a></sup> \
      b<sup class="footnote-ref"><a href="#fn-y" id="fnref-y" data-footnote-ref>2</a></sup> \
      c<sup class="footnote-ref"><a href="#fn-x" id="fnref-x-2" data-footnote-ref>1</a></sup></p>
      <section class="footnotes" data-footnotes>
      <ol>
      <li id="fn-x">
      <p>note</p>
      <p>para <a href="#fnref-x" class="footnote-backref" data-footnote-backref \
      aria-label="Back to content">↩</a> <a href="#fnref-x-2" class="footnote-backref" \
      data-footnote-backref aria-label="Back to content">↩<sup class="footnote-ref">2</sup></a></p>
      </li>
      <li id="fn-y">
      <blockquote>
      <p>q</p>
      </blockquote>
      <a href="#fnref-y" class="footnote-backref" data-footnote-backref \
      aria-label="Back to content">↩</a>
      </li>
      </ol>
      </section>

      """)
}

@Test func `a footnote's label is percent-encoded in its ids`() throws {
  let html = try fragment("a[^ü\"]\n\n[^ü\"]: - l\n")

  #expect(
    html == """
      <p>a<sup class="footnote-ref"><a href="#fn-%C3%BC%22" id="fnref-%C3%BC%22" \
      data-footnote-ref>1</a></sup></p>
      <section class="footnotes" data-footnotes>
      <ol>
      <li id="fn-%C3%BC%22">
      <ul>
      <li>l</li>
      </ul>
      <a href="#fnref-%C3%BC%22" class="footnote-backref" data-footnote-backref \
      aria-label="Back to content">↩</a>
      </li>
      </ol>
      </section>

      """)
}

@Test func `task lists are written as cmark-gfm writes them`() throws {
  #expect(
    try fragment("- [ ] todo\n- [x] done\n") == """
      <ul>
      <li><input type="checkbox" disabled="" /> todo</li>
      <li><input type="checkbox" checked="" disabled="" /> done</li>
      </ul>

      """)
}

@Test func `aligned cells carry their alignment`() throws {
  #expect(
    try fragment("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n") == """
      <table>
      <thead>
      <tr>
      <th align="left">a</th>
      <th align="center">b</th>
      <th align="right">c</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td align="left">1</td>
      <td align="center">2</td>
      <td align="right">3</td>
      </tr>
      </tbody>
      </table>

      """)
}

@Test func `attributes and addresses are escaped`() throws {
  #expect(
    try fragment("[a](</x y?a=1&b='2'\"> \"say \\\"<hi>\\\"\") ![<b>c</b> \"d\"](i.png)\n") == """
      <p><a href="/x%20y?a=1&amp;b=&#x27;2&#x27;%22" title="say &quot;&lt;hi&gt;&quot;">a</a> \
      <img src="i.png" alt="&lt;b&gt;c&lt;/b&gt; &quot;d&quot;" /></p>

      """)
}

@Test func `quotes nested without end are written to a bound`() {
  var block = Block(.paragraph([.text("deep")]), range: .nowhere)
  for _ in 0..<2000 { block = Block(.blockQuote([block]), range: .nowhere) }
  let html = HTMLWriter().fragment(
    Document(path: "deep.md", source: "", blocks: [block]))

  #expect(html.ranges(of: "<blockquote>").count == 201)
  #expect(html.contains("[nested too deeply to be shown]"))
  #expect(!html.contains("deep</p>"))
}

@Test func `emphasis nested without end is written to a bound`() {
  var inline = Inline.text("deep")
  for _ in 0..<2000 { inline = .emphasis([inline]) }
  let html = HTMLWriter().fragment(
    Document(
      path: "deep.md", source: "", blocks: [Block(.paragraph([inline]), range: .nowhere)]))

  #expect(html.ranges(of: "<em>").count == 200)
  #expect(html.ranges(of: "</em>").count == 200)
}
