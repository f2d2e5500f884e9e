import Diagnostics
import Documents
import Testing

@Test func `bytes that are not UTF-8 are an error with offset and line`() {
  let error = #expect(throws: Diagnostic.self) {
    try MarkdownReader().read(
      path: "note.md", bytes: Array("文\n\n".utf8) + [0x61, 0xC3, 0x28, 0x0A])
  }

  #expect(
    error?.text == """
      note.md:3:1: error: the file is not UTF-8 text
      why: byte 0xC3 at offset 6 begins no character
      fix: save the file as UTF-8
      """)
}

@Test func `a fence that is never closed is an error at its opening`() {
  #expect(
    complaint("a\n\n- ````python\n  x\n  ```\n") == """
      note.md:3:3: error: this fence is never closed
      3 | - ````python
            ^~~~
      why: the code would run to the end of the note
      fix: put ```` on a line of its own below the code
      """)
}

@Test func `a note's last fence that is never closed is told and read to the end`() throws {
  let document = try MarkdownReader().read(path: "note.md", source: "a\n\n```rnn\nx\n\n")
  #expect(
    document.warnings.map(\.text) == [
      """
      note.md:3:1: warning: this fence is never closed
      3 | ```rnn
          ^~~
      why: the code runs to the end of the note
      fix: put ``` on a line of its own below the code
      """
    ])
  #expect(document.cells.map(\.missingFence) == ["```"])
}

@Test(arguments: ["> ```python\n> x\n\ntext\n", "- ```python\n  x\n\ntext\n"])
func `a fence that ends with its quote or list is an error`(_ note: String) {
  #expect(complaint(note).contains("error: this fence is never closed"))
}

@Test func `an unknown option is an error with the nearest name, wherever it stands`() {
  #expect(
    complaint("文\n\n> ```rnn\n> #| lable: x\n> ```\n") == """
      note.md:4:6: error: unknown option 'lable'
      4 | > #| lable: x
               ^~~~~
      fix: write 'label'
      """)
  #expect(
    complaint("```{rnn ecko=false}\n```\n") == """
      note.md:1:9: error: unknown option 'ecko'
      1 | ```{rnn ecko=false}
                  ^~~~
      fix: write 'echo'
      """)
  #expect(
    complaint("<!-- unroll: speed=x -->\n```rnn\n```\n") == """
      note.md:1:14: error: unknown option 'speed'
      1 | <!-- unroll: speed=x -->
                       ^~~~~
      fix: write 'seed'
      """)
  #expect(
    complaint("```rnn\n#| somewhere: x\n```\n") == """
      note.md:2:4: error: unknown option 'somewhere'
      2 | #| somewhere: x
             ^~~~~~~~~
      fix: remove it; options are label, echo, eval, output, error, include, cache, exercise, lint, code-fold, code-summary, fig-cap, fig-alt, tbl-cap, seed, timeout, max-steps, inputs, rtol, atol
      """)
}

@Test func `an option of the wrong type is an error at its value`() {
  #expect(
    complaint("```rnn\n#| seed: soon\n```\n") == """
      note.md:2:10: error: 'seed' takes a whole number, not 'soon'
      2 | #| seed: soon
                   ^~~~
      fix: change the value, or remove 'seed'
      """)
  #expect(
    complaint("```rnn {timeout=-1}\n```\n") == """
      note.md:1:17: error: 'timeout' takes a number of seconds above 0, not -1
      1 | ```rnn {timeout=-1}
                          ^~
      fix: change the value, or remove 'timeout'
      """)
}

@Test func `a line that is no option is an error`() {
  #expect(
    complaint("```rnn\n#| echo\n```\n") == """
      note.md:2:4: error: 'echo' is no option
      2 | #| echo
             ^~~~
      why: an option is written #| key: value
      fix: write it so, or remove it
      """)
  #expect(
    complaint("```{rnn =1}\n```\n") == """
      note.md:1:9: error: '=1' is no option
      1 | ```{rnn =1}
                  ^~
      why: an option is written key=value
      fix: write it so, or remove it
      """)
}

@Test func `a label that is given twice is an error at the second`() {
  #expect(
    complaint("$$a$$ {#eq-a}\n\n```rnn\n#| label: eq-a\n```\n") == """
      note.md:4:11: error: the label 'eq-a' is given twice
      4 | #| label: eq-a
                    ^~~~
      why: it was given first in line 1
      fix: give one of them another label
      """)
}

@Test func `a label is a name`() {
  #expect(
    complaint("<!-- unroll: label=\"a b\" -->\n$$x$$\n") == """
      note.md:1:21: error: the label 'a b' contains ' '
      1 | <!-- unroll: label="a b" -->
                              ^~~
      why: a label is made of letters, digits and the signs - _ . :
      fix: write a label without it
      """)
}

@Test func `written outputs that are never closed are an error at their opening`() {
  #expect(
    complaint("a\n\n<!-- unroll:out fig-a sum=x -->\n```text\n1\n```\n") == """
      note.md:3:1: error: the written output of 'fig-a' is never closed
      3 | <!-- unroll:out fig-a sum=x -->
          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      fix: put <!-- /unroll:out --> below it, or remove this line and what was written
      """)
}

@Test func `blocks that nest without end are an error`() {
  #expect(
    complaint(String(repeating: ">", count: 10_000) + " x\n") == """
      note.md:1:1: error: blocks or emphasis stand more than 100 deep in each other
      fix: put a blank line, or a backslash before the signs that nest
      """)
}

@Test(arguments: [
  "[", "[a](", "$", "$ ", "$$ ", "a $$\n", "$$ a\n", "\\( ", "\\[ ", "$`", "*a **b ",
])
func `signs that open without end are read as text`(_ sign: String) throws {
  // A reader that looks for each sign's end anew would take minutes here.
  let source = String(repeating: sign, count: 20_000)

  #expect(try read(source).source == source)
}

@Test func `a note of a megabyte is read whole`() throws {
  let part =
    "# 标题 $x_1$\n\ntext $h_t$ and `code`\n\n$$\na\n$$\n\n```python\nx = 1\n```\n\n| $a$ | b |\n|-|-|\n| c | $d$ |\n\n"
  let source = String(repeating: part, count: 10_000)

  #expect(source.utf8.count >= 1_000_000)
  #expect(try read(source).formulas.count == 50_000)
}
