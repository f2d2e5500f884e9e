import Testing

/// Notes that belong together: their order, the links between them, and the lists of all.
@Suite struct SeriesPages {
  private func note(_ title: String, order: Int, _ body: String = "") -> String {
    "---\ntitle: \(title)\nseries: Course\norder: \(order)\nlang: en\n---\n\n\(body)\n"
  }

  private func folder() throws -> UnrollCommand {
    let unroll = try UnrollCommand()
    try unroll.write(
      note("Second", order: 2, "$$ h_t = \\tanh(W x_t + U h_{t-1}) $$ {#eq-h}"), to: "n/c/a.md")
    try unroll.write(note("First", order: 1), to: "n/c/b.md")
    try unroll.write(note("Third $x$", order: 3), to: "n/c/c.md")
    try unroll.write("# Apart\n", to: "n/apart.md")
    return unroll
  }

  @Test func `a page links to the notes before and after, whatever is rendered`() throws {
    let unroll = try folder()
    _ = try unroll("render", "n", "-o", "out")
    let page = unroll.read("out/c/a.html") ?? ""
    #expect(
      page.contains(
        """
        <nav class="series">
        <a rel="prev" href="b.html"><small>Previous</small> First</a>
        <a rel="index" href="../index.html">All notes</a>
        <a rel="next" href="c.html"><small>Next</small> Third <math 
        """))
    #expect(unroll.read("out/c/b.html")?.contains("<span></span>\n<a rel=\"index\"") == true)
    #expect(unroll.read("out/apart.html")?.contains("class=\"series\"") == false)
  }

  @Test func `the index has a series in its order, and a page of all equations`() throws {
    let unroll = try folder()
    _ = try unroll("render", "n", "-o", "out")
    let index = unroll.read("out/index.html") ?? ""
    let places = ["Apart", "<h2 class=\"series\">Course</h2>", "First", "Second", "Third"].map {
      index.ranges(of: $0).first?.lowerBound
    }
    #expect(!places.contains(nil))
    #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    #expect(index.contains("<a href=\"equations.html\">Equations and symbols</a>"))
    let equations = unroll.read("out/equations.html") ?? ""
    #expect(equations.contains("<a class=\"number\" href=\"c/a.html#eq-h\">(1)</a>"))
    #expect(equations.contains("<td>state [hidden]</td>"))
    #expect(try unroll("check", "n", "-o", "out").status == 0)
  }

  @Test func `a change of the equations is a difference, too`() throws {
    let unroll = try folder()
    _ = try unroll("render", "n", "-o", "out")
    try unroll.write("old", to: "out/equations.html")
    let check = try unroll("check", "n", "-o", "out")
    #expect(check.status == 1)
    #expect(check.output.hasPrefix("--- out/equations.html\n"))
  }
}
