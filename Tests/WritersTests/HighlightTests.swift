import Testing
import Writers

/// The highlighted code of a cell.
private func highlighted(_ code: String) throws -> String {
  text(
    of: try article("```rnn\n\(code)\n```\n"), from: "<code class=\"language-python\">",
    to: "\n</code>")
}

@Test(arguments: [
  (
    "def f(x): return None",
    "<span class=\"k\">def</span> <span class=\"d\">f</span>(x): <span class=\"k\">return</span> "
      + "<span class=\"k\">None</span>"
  ),
  ("class A(B): pass  # if", classLine),
  ("@torch.no_grad()", "<span class=\"a\">@torch.no_grad</span>()"),
  ("a @ b", "a @ b"),
  ("x.print(len(y))", "x.print(<span class=\"b\">len</span>(y))"),
  (
    "1_000 0x1F 1e-3 2.5j x1",
    "<span class=\"n\">1_000</span> <span class=\"n\">0x1F</span> <span class=\"n\">1e-3</span> "
      + "<span class=\"n\">2.5j</span> x1"
  ),
  (
    "f'a{b!r}\\'' + \"\"\"c\n'd\"\"\"",
    "<span class=\"s\">f'a{b!r}\\''</span> + <span class=\"s\">&quot;&quot;&quot;c\n'd"
      + "&quot;&quot;&quot;</span>"
  ),
  ("'open\nif", "<span class=\"s\">'open</span>\n<span class=\"k\">if</span>"),
  ("'''open\nif", "<span class=\"s\">'''open\nif</span>"),
  ("变量 = a < b", "变量 = a &lt; b"),
])
func `Python's words are told apart`(code: String, expected: String) throws {
  #expect(try highlighted(code) == expected)
}

private let classLine =
  "<span class=\"k\">class</span> <span class=\"d\">A</span>(B): <span class=\"k\">pass</span>  "
  + "<span class=\"c\"># if</span>"
