import Diagnostics
import Dialect
import Testing

private func fault(_ source: String) throws -> String {
  let fragment = SourceFragment(path: "note.md", source: source)
  let error = try #require(
    #expect(throws: SyntaxError.self) { try Program.parse(fragment) })
  return error.diagnostic(in: fragment).text
}

@Test(arguments: [
  (
    "x = f(1,\ny = 2",
    """
    note.md:1:6: error: SyntaxError: '(' was never closed
    1 | x = f(1,
             ^
    fix: add ')'
    """
  ),
  (
    "for x in y\n  z",
    """
    note.md:1:11: error: SyntaxError: expected ':'
    1 | for x in y
                  ^
    fix: put ':' at the end of the line's header
    """
  ),
  (
    "损失，x = 1",
    """
    note.md:1:3: error: SyntaxError: invalid character '，' (U+FF0C)
    1 | 损失，x = 1
            ^~
    fix: write ','
    """
  ),
  (
    "x =\u{A0}1",
    """
    note.md:1:4: error: SyntaxError: invalid non-printable character U+00A0
    1 | x =\u{A0}1
           ^
    fix: delete it or put a blank in its place
    """
  ),
  (
    "for i in x:\nprint(i)",
    """
    note.md:2:1: error: IndentationError: expected an indented block after 'for' statement on line 1
    2 | print(i)
        ^~~~~
    fix: indent the lines that belong to it, or write 'pass'
    """
  ),
  (
    "if x:\n        y\n\tz",
    """
    note.md:3:1: error: TabError: inconsistent use of tabs and spaces in indentation
    3 | \tz
        ^
    fix: indent every line of the cell with blanks only
    """
  ),
  (
    "f(x) = 3",
    """
    note.md:1:1: error: SyntaxError: cannot assign to function call here. \
    Maybe you meant '==' instead of '='?
    1 | f(x) = 3
        ^~~~
    """
  ),
  (
    "%matplotlib inline",
    """
    note.md:1:1: error: SyntaxError: the cell language has no Jupyter magic '%matplotlib inline'
    1 | %matplotlib inline
        ^~~~~~~~~~~~~~~~~~
    fix: delete the line
    """
  ),
  (
    "a = 1\n!pip install torch",
    """
    note.md:2:1: error: SyntaxError: the cell language has no shell command '!pip install torch'
    2 | !pip install torch
        ^~~~~~~~~~~~~~~~~~
    fix: delete the line
    """
  ),
  (
    ">>> a = 1",
    """
    note.md:1:1: error: SyntaxError: the line starts with the prompt '>>>', which is not code
    1 | >>> a = 1
        ^~~
    fix: delete the prompts, and the pasted output below them
    """
  ),
])
func `a fault is shown with its place and how to mend it`(source: String, text: String) throws {
  #expect(try fault(source) == text)
}

@Test(arguments: [
  ("async def f(): pass", "the cell language has no 'async'"),
  ("@d\nasync def f(): pass", "the cell language has no 'async'"),
  ("await x", "the cell language has no 'await'"),
  ("[x async for x in y]", "the cell language has no 'async'"),
  ("x = 1 + 2j", "the cell language has no complex numbers"),
  (#"x = '\ud800'"#, "the cell language has no lone surrogates"),
  ("try:\n  x\nexcept* E:\n  y", "the cell language has no 'except*'"),
])
func `what the cell language leaves out is named`(source: String, message: String) throws {
  let error = #expect(throws: SyntaxError.self) {
    try Program.parse(SourceFragment(path: "note.md", source: source))
  }
  #expect(error?.message == message)
}

@Test func `what the cell language leaves out comes with what to write`() throws {
  #expect(
    try fault("async def f(): pass") == """
      note.md:1:1: error: SyntaxError: the cell language has no 'async'
      1 | async def f(): pass
          ^~~~~
      fix: cells run one after the other: write 'def', 'for' and 'with'
      """)
}

@Test func `a fault in a cell has the file's line and column`() throws {
  let cell = SourceFragment(
    path: "note.md", lines: ["x = 1", "y = (", "z"], firstLine: 41, columnOffsets: [4, 4, 4])
  let error = try #require(#expect(throws: SyntaxError.self) { try Program.parse(cell) })
  #expect(
    error.diagnostic(in: cell).text == """
      note.md:42:9: error: SyntaxError: '(' was never closed
      42 |     y = (
                   ^
      fix: add ')'
      """)
}
