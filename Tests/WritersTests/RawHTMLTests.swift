import Testing
import Writers

@Test(arguments: [
  // Elements that run or load something.
  ("<script>alert(1)</script>x", "x"),
  ("<SCRIPT src=a.js></SCRIPT>x", "x"),
  ("<style>p { color: red }</style>x", "x"),
  // Attributes that run something.
  ("<b onclick=\"alert(1)\" title='a\"b'>x</b>", "<b title=\"a&quot;b\">x</b>"),
  ("<img src=a.png onerror=alert(1)>", "<img src=\"a.png\">"),
  ("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"),
  ("<a href=\" JaVa\tScript:alert(1)\">x</a>", "<a>x</a>"),
  ("<a href=\"&#106;avascript:alert(1)\">x</a>", "<a>x</a>"),
  ("<a href=\"javascript&colon;alert(1)\">x</a>", "<a>x</a>"),
  ("<a href=\"data:text/html,x\">x</a>", "<a>x</a>"),
  ("<img src=\"data:image/png;base64,AA==\">", "<img src=\"data:image/png;base64,AA==\">"),
  ("<b style=\"color:red; background:url(x)\">x</b>", "<b style=\"color:red\">x</b>"),
  ("<b style=\"color:\\65xpression(1)\">x</b>", "<b>x</b>"),
  ("<b class=\"cell\">x</b>", "<b>x</b>"),
  // Harmless markup.
  ("<a href=\"https://a.b/?c=1&amp;d=2\">x</a>", "<a href=\"https://a.b/?c=1&amp;d=2\">x</a>"),
  ("<a href=\"a.md?c=1&d=2\">x</a>", "<a href=\"a.md?c=1&d=2\">x</a>"),
  ("<div align=center>\n<p>图 1</p>\n</div>", "<div align=\"center\">\n<p>图 1</p>\n</div>"),
  ("a<br/>b<hr>", "a<br>b<hr>"),
  ("x &lt; y", "x &lt; y"),
  // Tags that stay text.
  ("<eos> and <UNK>", "&lt;eos&gt; and &lt;UNK&gt;"),
  ("<iframe src=x></iframe>", "&lt;iframe src=x&gt;&lt;/iframe&gt;"),
  ("a < b and <- c", "a &lt; b and &lt;- c"),
  ("<a href=\"x", "&lt;a href=\"x"),
  // What no reader sees.
  ("a<!-- x -->b<?php y > z ?>c<!DOCTYPE html>d<![CDATA[e]]>f", "abcdf"),
  ("a<!-- never closed", "a"),
  // Elements that are not closed, or closed without being opened.
  ("<b><i>x</b>y", "<b><i>x</i></b>y"),
  ("</b></p></li>x", "x"),
  ("<p>a<p>b</p>", "<p>a</p><p>b</p>"),
])
func `raw HTML in a page keeps only what is harmless`(source: String, expected: String) throws {
  let html = try article("<div>\n\(source)\n\n")

  #expect(html == "<div>\n\(expected)\n</div>")
}

@Test func `a closing tag does not reach out of its container`() throws {
  #expect(
    try article("> a </blockquote></div> b\n\n</article></main>\n\nc\n") == """
      <blockquote>
      <p>a  b</p>
      </blockquote>
      &lt;/article&gt;&lt;/main&gt;
      <p>c</p>

      """)
}

@Test func `an element opened in a paragraph ends with it`() throws {
  #expect(
    try article("a <b>b <i>c\n\nd\n") == "<p>a <b>b <i>c</i></b></p>\n<p>d</p>\n")
}

@Test func `a script within a paragraph goes with its text`() throws {
  #expect(
    try article("a <script>*b* `c`</script> d <style>e\n\nf\n") == "<p>a  d </p>\n<p>f</p>\n")
}

@Test func `a style block without an end goes alone`() throws {
  #expect(try article("<style>\np { color: red }\n</style>\n\na\n") == "<p>a</p>\n")
}

@Test func `links that could run script lose their address`() throws {
  #expect(
    try article("[a](javascript:x) [b](JAVASCRIPT:x) [c](vbscript:x) [d](d.md#e:f) ![g](data:,g)")
      == """
      <p><a href="">a</a> <a href="">b</a> <a href="">c</a> <a href="d.html#e:f">d</a> \
      <img src="" alt="g" loading="lazy" decoding="async" /></p>

      """)
}
