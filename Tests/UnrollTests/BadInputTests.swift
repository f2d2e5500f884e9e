import Foundation
import Testing

/// What a user sees of notes and commands that are wrong: whole messages, the exit status, and an
/// earlier page that stays when there is no new one.
@Suite struct `Bad input` {
  /// Renders one note into an empty folder.
  private func render(_ note: String) throws -> UnrollCommand.Result {
    let unroll = try UnrollCommand()
    try unroll.write(note, to: "note.md")
    return try unroll("render", "note.md", "--quiet")
  }

  private func failure(_ message: String, status: Int32 = 1) -> UnrollCommand.Result {
    UnrollCommand.Result(output: "", error: message + "\n", status: status)
  }

  @Test func `a file that does not exist`() throws {
    #expect(
      try UnrollCommand()("render", "missing.md")
        == failure(
          """
          error: there is no file or folder 'missing.md'
          fix: name a note (a .md file) or a folder of notes; without a name it is notebooks/
          """))
  }

  @Test func `a folder without notes`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("a,b\n", to: "data/table.csv")
    #expect(
      try unroll("render", "data")
        == failure(
          """
          error: the folder 'data' holds no notes
          fix: a note is a Markdown file whose name ends in .md
          """))
  }

  @Test func `a file that is not a note`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("x", to: "a.txt")
    #expect(
      try unroll("render", "a.txt")
        == failure(
          """
          error: 'a.txt' is not a note
          fix: a note is a Markdown file whose name ends in .md
          """))
  }

  @Test func `two notes for one page`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("x", to: "one/a.md")
    try unroll.write("x", to: "two/a.md")
    #expect(
      try unroll("render", "one", "two")
        == failure(
          """
          error: 'one/a.md' and 'two/a.md' would both be written to a.html
          fix: render them into two folders with -o
          """))
  }

  @Test func `a note that is not UTF-8 leaves the earlier page`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("# Early\n", to: "note.md")
    _ = try unroll("render", "note.md")
    let early = unroll.read("Outputs/note.html")
    try unroll.write(Data([0x23, 0x20, 0x41, 0x0A, 0xFF, 0x0A]), to: "note.md")
    #expect(
      try unroll("render", "note.md", "--quiet")
        == failure(
          """
          note.md:2:1: error: the file is not UTF-8 text
          why: byte 0xFF at offset 4 begins no character
          fix: save the file as UTF-8
          """))
    #expect(early != nil && unroll.read("Outputs/note.html") == early)
  }

  @Test func `an empty note is an empty page`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("", to: "note.md")
    #expect(
      try unroll("render", "note.md")
        == UnrollCommand.Result(output: "", error: "1 note rendered into Outputs/\n", status: 0))
    #expect(unroll.read("Outputs/note.md") == "")
  }

  @Test func `a note of a megabyte is rendered`() throws {
    let unroll = try UnrollCommand()
    let part = "# 标题 $x_1$\n\ntext $h_t$\n\n| a | b |\n|-|-|\n| c | $d$ |\n\n"
    let note = String(repeating: part, count: 20_000)
    #expect(note.utf8.count > 1_000_000)
    try unroll.write(note, to: "note.md")
    #expect(try unroll("render", "note.md", "--quiet").status == 0)
    #expect(unroll.read("Outputs/note.md") == note)
  }

  @Test func `broken YAML`() throws {
    #expect(
      try render("---\ntitle: [a\n---\nx\n")
        == failure(
          """
          note.md:2:10: error: the YAML cannot be read: while parsing a flow sequence, did not \
          find expected ',' or ']'
          2 | title: [a
                       ^
          fix: close the bracket with ]
          """))
  }

  @Test func `an unknown option`() throws {
    #expect(
      try render("```rnn\n#| ecoh: false\nx = 1\n```\n")
        == failure(
          """
          note.md:2:4: error: unknown option 'ecoh'
          2 | #| ecoh: false
                 ^~~~
          fix: write 'echo'
          """))
  }

  @Test func `a fence that is never closed`() throws {
    #expect(
      try render("text\n\n```python\nx = 1\n\n```python\ny = 1\n```\n~~~~\n~~~\n")
        == failure(
          """
          note.md:9:1: error: this fence is never closed
          9 | ~~~~
              ^~~~
          why: the code would run to the end of the note
          fix: put ~~~~ on a line of its own below the code
          """))
  }

  @Test func `an unbalanced formula`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("公式 $\\frac{a}{b$ 在此。\n", to: "note.md")
    #expect(
      try unroll("render", "note.md", "--quiet")
        == failure(
          """
          note.md:1:13: error: '{' is never closed
          1 | 公式 $\\frac{a}{b$ 在此。
                            ^
          why: the formula ends first
          fix: write the missing '}'
          """))
    #expect(unroll.read("Outputs/note.html")?.contains("math-error") == true)
  }

  @Test func `a syntax error`() throws {
    #expect(
      try render("```rnn\nx = (1 +\n```\n")
        == failure(
          """
          note.md:2:5: error: SyntaxError: '(' was never closed
          2 | x = (1 +
                  ^
          fix: add ')'
          """))
  }

  @Test func `an undefined name`() throws {
    #expect(
      try render("- in a list\n\n  ```rnn\n  hello = 1\n  print(hollo)\n  ```\n")
        == failure(
          """
          note.md:5:9: error: NameError: name 'hollo' is not defined. Did you mean: 'hello'?
          5 |   print(hollo)
                      ^~~~~
          fix: write hello
          """))
  }

  @Test func `a division by zero`() throws {
    #expect(
      try render("```rnn\n1 / 0\n```\n")
        == failure(
          """
          note.md:2:1: error: ZeroDivisionError: division by zero
          2 | 1 / 0
              ^~~~~
          """))
  }

  @Test func `an index out of range`() throws {
    #expect(
      try render("```rnn\nitems = [1, 2]\nitems[5]\n```\n")
        == failure(
          """
          note.md:3:1: error: IndexError: list index out of range
          3 | items[5]
              ^~~~~~~~
          fix: the list has 2 elements: use -2 to 1, not 5
          """))
  }

  @Test func `an integer too large to compute`() throws {
    #expect(
      try render("```rnn\nprint(2 ** 10 ** 9)\n```\n")
        == failure(
          """
          note.md:2:7: error: MemoryError: the integer would have more than 4194304 bits
          2 | print(2 ** 10 ** 9)
                    ^~~~~~~~~~~~
          fix: use a float
          """))
  }

  @Test func `a shape error inside forward`() throws {
    #expect(
      try render(
        """
        ```python {.run}
        import torch
        import torch.nn as nn

        class Model(nn.Module):
            def __init__(self):
                super().__init__()
                self.linear = nn.Linear(4, 2)

            def forward(self, x):
                return self.linear(x)

        model = Model()
        model(torch.zeros(3, 5))
        ```

        """)
        == failure(
          """
          Traceback (most recent call last):
            note.md:14:1, in <module>
              model(torch.zeros(3, 5))
            note.md:11:16, in forward
              return self.linear(x)
          note.md:11:16: error: RuntimeError: mat1 and mat2 shapes cannot be multiplied (3x5 and 4x2)
          11 |         return self.linear(x)
                              ^~~~~~~~~~~~~~
          fix: the first has 5 columns and the second 4 rows, which must be equal
          """))
  }

  @Test func `an endless loop ends at its steps`() throws {
    #expect(
      try render("```rnn\n#| max-steps: 1000\nwhile True:\n    pass\n```\n")
        == failure(
          """
          note.md:3:1: error: the cell was stopped after 1000 steps
          3 | while True:
              ^~~~~~~~~~~
          why: the limit on steps was reached: a loop may never end
          """, status: 4))
  }

  @Test func `an endless loop ends at its time`() throws {
    #expect(
      try render("```rnn\n#| timeout: 0.2\nwhile True:\n    pass\n```\n")
        == failure(
          """
          note.md:3:1: error: the cell was stopped after 0.2 seconds
          3 | while True:
              ^~~~~~~~~~~
          why: the limit on time was reached
          """, status: 4))
  }

  @Test func `infinite recursion`() throws {
    let result = try render("```rnn\ndef f(n):\n    return f(n + 1)\n\nf(0)\n```\n")
    #expect(result.status == 1)
    #expect(
      result.error.hasSuffix(
        """
          [Previous line repeated 996 more times]
        note.md:3:12: error: RecursionError: maximum recursion depth exceeded
        3 |     return f(n + 1)
                       ^~~~~~~~

        """))
  }

  @Test func `an import of a module that reaches outside`() throws {
    let result = try render("```rnn\nimport socket\n```\n")
    #expect(result.status == 1)
    #expect(
      result.error.hasPrefix(
        """
        note.md:2:8: error: ModuleNotFoundError: No module named 'socket'
        2 | import socket
                   ^~~~~~
        fix: a note has no network

        """))
  }

  @Test func `a failing note stops no other`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\n1 / 0\n```\n", to: "notes/a.md")
    try unroll.write("```rnn\n1 + 1\n```\n", to: "notes/b.md")
    #expect(
      try unroll("render", "notes")
        == failure(
          """
          notes/a.md:2:1: error: ZeroDivisionError: division by zero
          2 | 1 / 0
              ^~~~~
          2 notes rendered into Outputs/
          """))
    #expect(unroll.read("Outputs/a.html")?.contains("division by zero") == true)
    #expect(unroll.read("Outputs/b.md")?.contains("```text\n2\n```") == true)
  }

  @Test func `an output that was edited by hand is kept`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\nprint(1)\n```\n", to: "note.md")
    _ = try unroll("render", "note.md")
    let edited = try #require(unroll.read("Outputs/note.md"))
      .replacing("```text\n1", with: "```text\n2")
    try unroll.write(edited, to: "Outputs/note.md")
    let result = try unroll("render", "note.md")
    #expect(
      result
        == failure(
          """
          Outputs/note.md:4:1: error: the output of cell-1 was edited by hand
          4 | <!-- unroll:out cell-1 sum=uwQ5Bv5f -->
              ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          why: its text has the checksum 4RLR3F8O and its marker says uwQ5Bv5f
          fix: move your words out from between the two markers, or delete the output with its \
          markers: the next rendering writes it again
          """, status: 3))
    #expect(unroll.read("Outputs/note.md") == edited)
  }

  @Test func `a file in the way of the output folder`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("x", to: "note.md")
    try unroll.write("x", to: "site")
    #expect(
      try unroll("render", "note.md", "-o", "site")
        == failure(
          """
          error: cannot write 'site'
          why: there is a file in the place of a folder
          fix: name another folder with -o, or free this one
          """))
  }

  @Test func `a folder in the way of a page costs that page alone`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("a", to: "notes/a.md")
    try unroll.write("b", to: "notes/b.md")
    try unroll.write("x", to: "Outputs/a.html/x")
    #expect(
      try unroll("render", "notes")
        == failure(
          """
          error: cannot write 'Outputs/a.html'
          why: there is a folder of that name
          fix: name another folder with -o, or free this one
          1 of 2 notes rendered into Outputs/
          """))
    #expect(unroll.read("Outputs/b.md") == "b")
    #expect(try unroll.names(in: "Outputs") == ["a.html", "b.html", "b.md", "index.html"])
  }

  @Test func `a page whose name is too long leaves nothing behind`() throws {
    let unroll = try UnrollCommand()
    let name = String(repeating: "x", count: 248)
    try unroll.write("x", to: "\(name).md")
    #expect(
      try unroll("render", "\(name).md")
        == failure(
          """
          error: cannot write 'Outputs/\(name).html'
          why: the name is too long
          fix: name another folder with -o, or free this one
          """))
    #expect(try unroll.names(in: "Outputs") == [])
  }

  @Test func `a page never takes its note's place`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\n1\n```\n", to: "notes/note.md")
    #expect(
      try unroll("render", "notes", "-o", "./notes/")
        == failure(
          """
          error: the page of 'notes/note.md' would be written over the note itself
          fix: name another folder with -o
          """))
    #expect(unroll.read("notes/note.md") == "```rnn\n1\n```\n")
  }
}
