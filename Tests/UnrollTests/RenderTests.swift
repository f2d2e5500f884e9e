import Testing

/// `unroll render`: which notes, which pages, and that they are always the same.
@Suite struct Rendering {
  /// A note with all that could differ between runs: weights, training, a plot.
  private let course = #"""
    # Noise

    $$h_t = \tanh(W x_t + U h_{t-1} + b), \quad y_t = V h_t$$ {#eq-elman}

    ```rnn
    import torch
    torch.manual_seed(1)
    x = torch.randn(4, 6, 1)
    network = formula("eq-elman", input=1, hidden=5, output=1)
    history = fit(network, x, x, epochs=3)
    history
    plot(history)
    ```

    """#

  @Test func `rendering twice gives the same bytes`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(course, to: "notes/a.md")
    _ = try unroll("render", "notes", "-o", "once")
    _ = try unroll("render", "notes", "-o", "again")
    _ = try unroll("render", "notes", "-o", "again")
    #expect(unroll.read("once/a.md")?.contains("unroll:out") == true)
    #expect(unroll.read("again/a.md") == unroll.read("once/a.md"))
    #expect(unroll.read("again/a.html") == unroll.read("once/a.html"))
    #expect(unroll.read("again/index.html") == unroll.read("once/index.html"))
  }

  @Test func `a rendered page is a note that renders to itself`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(course, to: "a.md")
    _ = try unroll("render", "a.md", "-o", "once")
    _ = try unroll("render", "once/a.md", "-o", "twice")
    #expect(unroll.read("once/a.md")?.contains("unroll:out") == true)
    #expect(unroll.read("twice/a.md") == unroll.read("once/a.md"))
  }

  @Test func `one worker and two give the same bytes`() throws {
    let unroll = try UnrollCommand()
    for name in ["a", "b", "c"] { try unroll.write(course, to: "notes/\(name).md") }
    let one = try unroll("render", "notes", "-o", "one", "-j", "1", "-q")
    let two = try unroll("render", "notes", "-o", "two", "-j", "2", "-q")
    #expect(one == UnrollCommand.Result(output: "", error: "", status: 0))
    #expect(two == one)
    let names = [
      "a.html", "a.md", "b.html", "b.md", "c.html", "c.md", "equations.html", "index.html",
    ]
    #expect(try unroll.names(in: "one") == names)
    for name in names { #expect(unroll.read("one/\(name)") == unroll.read("two/\(name)")) }
  }

  @Test func `folders keep their shape and hidden ones are left out`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("a", to: "notebooks/a.md")
    try unroll.write("b", to: "notebooks/week/b.md")
    try unroll.write("c", to: "notebooks/.git/c.md")
    #expect(
      try unroll("render")
        == UnrollCommand.Result(output: "", error: "2 notes rendered into Outputs/\n", status: 0))
    #expect(try unroll.names(in: "Outputs") == ["a.html", "a.md", "index.html", "week"])
    #expect(try unroll.names(in: "Outputs/week") == ["b.html", "b.md"])
  }

  @Test func `pages inside the folder of notes are no notes`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("a", to: "a.md")
    _ = try unroll("render", ".")
    #expect(
      try unroll("render", ".")
        == UnrollCommand.Result(output: "", error: "1 note rendered into Outputs/\n", status: 0))
    #expect(try unroll.names(in: "Outputs") == ["a.html", "a.md", "index.html"])
  }

  @Test func `a note that is named twice is rendered once`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("a", to: "notes/a.md")
    #expect(
      try unroll("render", "notes/a.md", "./notes//a.md", "-o", "site/")
        == UnrollCommand.Result(output: "", error: "1 note rendered into site/\n", status: 0))
  }

  @Test func `a single note leaves the index of the folder`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("# First\n", to: "notes/a.md")
    try unroll.write("# Second\n", to: "notes/b.md")
    _ = try unroll("render", "notes")
    let index = unroll.read("Outputs/index.html")
    _ = try unroll("render", "notes/a.md")
    #expect(index?.contains("Second") == true)
    #expect(unroll.read("Outputs/index.html") == index)
  }

  @Test func `a note called index is the index`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("# My own index\n", to: "notes/index.md")
    _ = try unroll("render", "notes")
    #expect(unroll.read("Outputs/index.html")?.contains("My own index") == true)
    #expect(try unroll("check", "notes").status == 0)
  }

  @Test func `plain fences run where they are asked to`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```python\nprint(6 * 7)\n```\n", to: "a.md")
    _ = try unroll("render", "a.md", "-o", "shown")
    _ = try unroll("render", "a.md", "-o", "run", "--run", "python")
    #expect(unroll.read("shown/a.md") == "```python\nprint(6 * 7)\n```\n")
    #expect(unroll.read("run/a.md")?.contains("```text\n42\n```") == true)
  }

  @Test func `a parameter takes the place of the note's own`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("---\nparams:\n  n: 1\n---\n\n```rnn\nn + 1\n```\n", to: "a.md")
    _ = try unroll("render", "a.md", "-P", "n=41")
    #expect(unroll.read("Outputs/a.md")?.contains("```text\n42\n```") == true)
  }

  @Test func `plots as text alone`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\nplot([1, 2, 3])\n```\n", to: "a.md")
    _ = try unroll("render", "a.md")
    #expect(unroll.read("Outputs/a.html")?.contains("<svg") == true)
    _ = try unroll("render", "a.md", "--no-svg")
    let page = try #require(unroll.read("Outputs/a.html"))
    #expect(!page.contains("<svg"))
    #expect(page.contains("└┬─"))
  }

  @Test func `text plots in seven bits`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\nplot([1, 2, 3])\n```\n", to: "a.md")
    _ = try unroll("render", "a.md", "--ascii")
    let markdown = try #require(unroll.read("Outputs/a.md"))
    #expect(markdown.contains("+-----"))
    #expect(markdown.utf8.allSatisfy { $0 < 0x80 })
    #expect(unroll.read("Outputs/a.html")?.contains("+-----") == true)
  }

  @Test func `the index is named by an option, a folder's own note, its README or its series`()
    throws
  {
    let unroll = try UnrollCommand()
    func head(_ arguments: String...) throws -> [Substring] {
      _ = try unroll.run(["render", "notes"] + arguments)
      let index = unroll.read("Outputs/index.html") ?? ""
      let article = index.split(separator: "<article>\n").last ?? ""
      return [index.split(separator: "</title>")[0].split(separator: "<title>")[1]]
        + article.split(separator: "\n").prefix(4)
    }
    try unroll.write("# First\n", to: "notes/a.md")
    #expect(
      try head() == [
        "Notes", "<header class=\"title\">", "<h1>Notes</h1>", "</header>",
        "<ol class=\"notes\">",
      ])
    try unroll.write("---\nseries: R & N\n---\n\n# First\n", to: "notes/a.md")
    #expect(
      try head() == [
        "R &amp; N", "<header class=\"title\">", "<h1>R &amp; N</h1>", "</header>",
        "<ol class=\"notes\">",
      ])
    try unroll.write("# Read $h$\n", to: "notes/README.md")
    #expect(
      try head() == [
        "Read h", "<header class=\"title\">", "<h1>Read h</h1>", "</header>",
        "<ol class=\"notes\">",
      ])
    try unroll.write("# 课程\n\n**全部**讲义。\n", to: "notes/_index.md")
    #expect(
      try head() == [
        "课程", "<header class=\"title\">", "<h1>课程</h1>", "</header>",
        "<p><strong>全部</strong>讲义。</p>",
      ])
    #expect(try unroll("check", "notes").status == 0)
    #expect(try head("--title", "My notes")[2] == "<h1>My notes</h1>")
    #expect(
      try unroll.names(in: "Outputs") == [
        "README.html", "README.md", "a.html", "a.md", "index.html",
      ])
  }

  @Test func `a picture that is not there is told with its place`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(
      """
      ![](https://a.b/x.png) ![](/x.png) ![](data:image/png;base64,AA==) ![](../x.png)

      - see ![a plot](img/x%20y.png "P"), ![](here.png?raw=true) and ![][ref]

      [ref]: gone.svg

      """, to: "notes/a.md")
    try unroll.write("<svg/>", to: "notes/here.png")
    func told(_ severity: String) -> String {
      #"""
      notes/a.md:3:17: \#(severity): there is no picture 'img/x%20y.png'
      3 | - see ![a plot](img/x%20y.png "P"), ![](here.png?raw=true) and ![][ref]
                          ^~~~~~~~~~~~~
      why: a note's pictures are looked for from the note's folder on
      fix: put the picture there, or mend its path
      notes/a.md:3:7: \#(severity): there is no picture 'gone.svg'
      3 | - see ![a plot](img/x%20y.png "P"), ![](here.png?raw=true) and ![][ref]
                ^~
      why: a note's pictures are looked for from the note's folder on
      fix: put the picture there, or mend its path

      """#
    }
    #expect(
      try unroll("render", "notes")
        == UnrollCommand.Result(
          output: "", error: told("warning") + "1 note rendered into Outputs/\n", status: 0))
    #expect(
      try unroll("check", "notes", "--strict")
        == UnrollCommand.Result(
          output: "", error: told("error") + "3 files are as a fresh run makes them\n", status: 1))
    try unroll.write("<svg/>", to: "notes/img/x y.png")
    try unroll.write("<svg/>", to: "notes/gone.svg")
    #expect(
      try unroll("render", "notes", "-q")
        == UnrollCommand.Result(output: "", error: "", status: 0))
  }
}
