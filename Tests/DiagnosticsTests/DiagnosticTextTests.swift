import Diagnostics
import Testing

@Suite struct DiagnosticTextTests {
  private func range(_ line: Int, _ column: Int, to end: Int) -> SourceRange {
    SourceRange(
      start: SourceLocation(line: line, column: column),
      end: SourceLocation(line: line, column: end))
  }

  @Test func `a diagnostic shows place, line, caret, reason and mend`() {
    let diagnostic = Diagnostic(
      path: "note.md", range: range(41, 9, to: 17), sourceLine: "    r = x @ W_hh",
      message: "cannot multiply x [32, 28] by W_hh [128, 128]",
      why: "x has 28 columns and W_hh has 128 rows; they must be equal",
      fix: "multiply by W_xh [28, 128]")

    #expect(
      diagnostic.text == """
        note.md:41:9: error: cannot multiply x [32, 28] by W_hh [128, 128]
        41 |     r = x @ W_hh
                     ^~~~~~~~
        why: x has 28 columns and W_hh has 128 rows; they must be equal
        fix: multiply by W_xh [28, 128]
        """)
  }

  @Test func `a diagnostic without a place is its message`() {
    #expect(Diagnostic(.warning, message: "no notes found").text == "warning: no notes found")
  }

  @Test func `a fault of a whole file names the file`() {
    #expect(
      Diagnostic(.note, path: "a.md", message: "the note is empty").text
        == "a.md: note: the note is empty")
  }

  @Test func `the caret stands below a character behind wide ones`() {
    let diagnostic = Diagnostic(
      path: "a.md", range: range(7, 7, to: 10), sourceLine: "損失 = é🇯🇵👍🏽x", message: "m")

    #expect(
      diagnostic.text == """
        a.md:7:7: error: m
        7 | 損失 = é🇯🇵👍🏽x
                    ^~~~~
        """)
  }

  @Test func `the caret line repeats tabs`() {
    let diagnostic = Diagnostic(
      path: "a.md", range: range(1, 3, to: 4), sourceLine: "\t\ty", message: "m")

    #expect(diagnostic.text == "a.md:1:3: error: m\n1 | \t\ty\n    \t\t^")
  }

  @Test func `a stretch over several lines is marked to the end of its first line`() {
    let open = SourceRange(
      start: SourceLocation(line: 2, column: 5), end: SourceLocation(line: 4, column: 1))
    let diagnostic = Diagnostic(path: "a.md", range: open, sourceLine: "x = (1,", message: "m")

    #expect(diagnostic.text == "a.md:2:5: error: m\n2 | x = (1,\n        ^~~")
  }

  @Test func `a place behind the end of a line is marked behind the line`() {
    let place = SourceRange(at: SourceLocation(line: 1, column: 90))
    let diagnostic = Diagnostic(path: "a.md", range: place, sourceLine: "f(", message: "m")

    #expect(diagnostic.text == "a.md:1:90: error: m\n1 | f(\n      ^")
  }

  @Test func `control characters of a line are shown as replacement characters`() {
    let diagnostic = Diagnostic(
      path: "a.md", range: range(1, 2, to: 3), sourceLine: "\u{1B}x\u{7}", message: "m")

    #expect(diagnostic.text == "a.md:1:2: error: m\n1 | \u{FFFD}x\u{FFFD}\n     ^")
  }

  @Test func `a very long line is cut around the place`() {
    let line = String(repeating: "a", count: 1000) + "b" + String(repeating: "c", count: 1000)
    let diagnostic = Diagnostic(
      path: "a.md", range: range(3, 1001, to: 1002), sourceLine: line, message: "m")
    let before = String(repeating: "a", count: 80)
    let after = String(repeating: "c", count: 79)
    let indent = String(repeating: " ", count: 85)

    #expect(diagnostic.text == "a.md:3:1001: error: m\n3 | …\(before)b\(after)…\n\(indent)^")
  }

  @Test func `a trace lists the calls, outermost first, above the message`() {
    let diagnostic = Diagnostic(
      path: "gru.md", range: range(12, 5, to: 10), sourceLine: "    1 / 0",
      message: "ZeroDivisionError: division by zero",
      trace: [
        .init(
          path: "gru.md", location: SourceLocation(line: 30, column: 1), function: "<module>",
          sourceLine: "half(3)  "),
        .init(
          path: "gru.md", location: SourceLocation(line: 12, column: 5), function: "half",
          sourceLine: "\t    1 / 0"),
        .init(path: "b.md", location: SourceLocation(line: 1, column: 2), function: "g"),
      ])

    #expect(
      diagnostic.text == """
        Traceback (most recent call last):
          gru.md:30:1, in <module>
            half(3)
          gru.md:12:5, in half
            1 / 0
          b.md:1:2, in g
        gru.md:12:5: error: ZeroDivisionError: division by zero
        12 |     1 / 0
                 ^~~~~
        """)
  }

  @Test func `calls that repeat themselves beyond those listed are counted`() {
    let call = Diagnostic.Frame(
      path: "a.md", location: SourceLocation(line: 3, column: 12), function: "f",
      sourceLine: "return f(n + 1)")
    var last = call
    last.repeats = 12
    let diagnostic = Diagnostic(path: "a.md", message: "RecursionError", trace: [call, last])

    #expect(
      diagnostic.text == """
        Traceback (most recent call last):
          a.md:3:12, in f
            return f(n + 1)
          a.md:3:12, in f
            return f(n + 1)
          [Previous line repeated 12 more times]
        a.md: error: RecursionError
        """)
  }

  @Test func `a single call that is left out is told in the singular`() {
    let call = Diagnostic.Frame(
      path: "a.md", location: SourceLocation(line: 3, column: 12), function: "f", repeats: 1)

    #expect(call.repetition == "[Previous line repeated 1 more time]")
  }

  @Test func `a fault in a fragment is told in the file's coordinates`() {
    let fragment = SourceFragment(
      path: "a.md", lines: ["x = 1", "y = z"], firstLine: 10, columnOffsets: [2, 4])
    let diagnostic = Diagnostic(
      in: fragment, at: range(2, 5, to: 6), message: "name 'z' is not defined")

    #expect(
      diagnostic.text == """
        a.md:11:9: error: name 'z' is not defined
        11 |     y = z
                     ^
        """)
  }

  @Test func `a fault behind a fragment's last line shows no line`() {
    let fragment = SourceFragment(path: "a.md", lines: ["x"], firstLine: 3)
    let diagnostic = Diagnostic(in: fragment, at: range(2, 1, to: 1), message: "unexpected end")

    #expect(diagnostic.text == "a.md:4:1: error: unexpected end")
  }
}
