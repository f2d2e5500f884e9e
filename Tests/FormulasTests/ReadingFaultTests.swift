import Diagnostics
import Formulas
import Testing

/// The messages about a formula that stands alone.
private func messages(_ latex: String) -> [String] {
  Formula.parse(latex).diagnostics.map(\.text)
}

@Test func `an unknown command is told with the nearest name`() {
  #expect(
    messages(#"h_t = \aplha x_t"#) == [
      #"""
      formula:1:7: error: unknown command \aplha
      1 | h_t = \aplha x_t
                ^~~~~~
      why: it is shown as its source
      fix: write \alpha
      """#
    ])
}

@Test func `an unknown command leaves the rest of the formula shown`() {
  #expect(
    Formula.parse(#"x \foobar y"#).mathML(display: false)
      == #"<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x \foobar y"><semantics>"#
      + #"<mrow><mi>x</mi><merror><mtext>\foobar</mtext></merror><mi>y</mi></mrow>"#
      + #"<annotation encoding="application/x-tex">x \foobar y</annotation></semantics></math>"#)
}

@Test func `a definition of a command is refused`() {
  #expect(
    messages(#"\def\x{\x} \x"#).first
      == #"""
      formula:1:1: error: \def defines a command
      1 | \def\x{\x} \x
          ^~~~
      why: formulas stand alone: none can define commands
      fix: write the command's meaning where it is used
      """#)
}

@Test func `an open brace is told at the brace`() {
  #expect(
    messages("W_{hh h_{t-1}") == [
      """
      formula:1:3: error: '{' is never closed
      1 | W_{hh h_{t-1}
            ^
      why: the formula ends first
      fix: write the missing '}'
      """
    ])
}

@Test func `a brace that closes nothing is told`() {
  #expect(
    messages("a} b") == [
      #"""
      formula:1:2: error: '}' closes nothing
      1 | a} b
           ^
      why: no '{' is open here
      fix: delete it, or write \} for the character
      """#
    ])
}

@Test func `a left delimiter without a right one is told`() {
  #expect(
    messages(#"\left( a + b"#) == [
      #"""
      formula:1:1: error: \left( has no \right
      1 | \left( a + b
          ^~~~~
      why: \left and \right stand in pairs
      fix: write \right and a delimiter; \right. shows none
      """#
    ])
}

@Test func `a right delimiter without a left one is told`() {
  #expect(
    messages(#"a \right)"#) == [
      #"""
      formula:1:3: error: \right) has no \left
      1 | a \right)
            ^~~~~~~
      why: \left and \right stand in pairs
      fix: write \left and a delimiter before it; \left. shows none
      """#
    ])
}

@Test func `a letter behind left is no delimiter`() {
  #expect(
    messages(#"\left x \right)"#) == [
      #"""
      formula:1:7: error: 'x' behind \left is no delimiter
      1 | \left x \right)
                ^
      why: \left takes a bracket, a bar, an arrow or '.'
      """#
    ])
}

@Test func `a middle delimiter outside a pair is told`() {
  #expect(
    messages(#"a \middle| b"#) == [
      #"""
      formula:1:3: error: \middle outside \left … \right
      1 | a \middle| b
            ^~~~~~~
      why: it divides what stands between the two
      """#
    ])
}

@Test func `a missing argument is told at the command`() {
  #expect(
    messages(#"\frac{a}"#) == [
      #"""
      formula:1:1: error: \frac has nothing to apply to
      1 | \frac{a}
          ^~~~~
      why: \frac takes what stands behind it
      fix: write \frac{…}
      """#
    ])
}

@Test func `an unknown environment is told with the nearest name`() {
  #expect(
    messages(#"\begin{algined} a \end{algined}"#) == [
      #"""
      formula:1:1: error: unknown environment 'algined'
      1 | \begin{algined} a \end{algined}
          ^~~~~~~~~~~~~~~
      why: its rows are shown as a plain table
      fix: write \begin{aligned} … \end{aligned}
      """#
    ])
}

@Test func `an environment that is never ended is told at its beginning`() {
  #expect(
    messages(#"\begin{cases} a"#) == [
      #"""
      formula:1:1: error: \begin{cases} is never ended
      1 | \begin{cases} a
          ^~~~~~
      why: the formula ends first
      fix: write \end{cases} behind the last row
      """#
    ])
}

@Test func `an end without a beginning is told`() {
  #expect(
    messages(#"a \end{cases}"#) == [
      #"""
      formula:1:3: error: \end{cases} ends nothing
      1 | a \end{cases}
            ^~~~~~~~~~~
      why: no \begin{cases} is open here
      fix: delete it, or write \begin{cases} before the first row
      """#
    ])
}

@Test func `an environment ended by another name is told`() {
  #expect(
    messages(#"\begin{align} a \end{aligned}"#) == [
      #"""
      formula:1:17: error: \begin{align} is ended by \end{aligned}
      1 | \begin{align} a \end{aligned}
                          ^~~~~~~~~~~~~
      why: both must name the same environment
      fix: write \end{align}
      """#
    ])
}

@Test func `a second superscript is told`() {
  #expect(
    messages("x^a^b") == [
      """
      formula:1:4: error: a second superscript
      1 | x^a^b
             ^
      why: a symbol has one subscript and one superscript
      fix: group them: x^{a b}, or {x^a}^b
      """
    ])
}

@Test func `a second subscript is told`() {
  #expect(
    messages("W_h_t") == [
      """
      formula:1:4: error: a second subscript
      1 | W_h_t
             ^
      why: a symbol has one subscript and one superscript
      fix: group them: x_{a, b}
      """
    ])
}

@Test func `an ampersand outside an environment is told`() {
  #expect(
    messages("a &= b") == [
      #"""
      formula:1:3: error: & outside an environment
      1 | a &= b
            ^
      why: & separates the columns of aligned rows and matrices
      fix: write the rows between \begin{aligned} and \end{aligned}, or \& for the character
      """#
    ])
}

@Test func `more columns than an environment has are told`() {
  #expect(
    messages(#"\begin{split} a &= b & c \end{split}"#) == [
      #"""
      formula:1:1: error: 3 columns in a row of 'split'
      1 | \begin{split} a &= b & c \end{split}
          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: the environment has 2
      fix: delete an &, or use an environment with more columns
      """#
    ])
}

@Test func `a letter that is no column is told`() {
  #expect(
    messages(#"\begin{array}{lq} a \end{array}"#).first
      == #"""
      formula:1:14: error: 'q' is no column
      1 | \begin{array}{lq} a \end{array}
                       ^~~~
      why: columns are l, c and r, with | for a line between them
      """#)
}

@Test func `a dollar inside a formula is told`() {
  #expect(
    messages("a $ b") == [
      #"""
      formula:1:3: error: '$' inside a formula
      1 | a $ b
            ^
      why: the formula has begun already
      fix: delete it, or write \$ for the character
      """#
    ])
}

@Test func `a formula in text that is never closed is told`() {
  #expect(
    messages(#"\text{when $x}"#) == [
      #"""
      formula:1:12: error: '$' is never closed
      1 | \text{when $x}
                     ^
      why: the text ends first
      fix: write the second '$'
      """#
    ])
}

@Test func `limits behind no operator are told`() {
  #expect(
    messages(#"x\limits_a"#) == [
      #"""
      formula:1:2: error: \limits does not follow an operator
      1 | x\limits_a
           ^~~~~~~
      why: it places the scripts of \sum, \max or \lim
      """#
    ])
}

@Test func `a second over in one group is told`() {
  #expect(
    messages(#"a \over b \over c"#) == [
      #"""
      formula:1:11: error: a second \over in one group
      1 | a \over b \over c
                    ^~~~~
      why: it can't be told which one goes first
      fix: write \frac{…}{…}
      """#
    ])
}

@Test func `a color that is none is told`() {
  #expect(
    messages(#"\textcolor{#12}{x}"#) == [
      #"""
      formula:1:11: error: unknown color '#12'
      1 | \textcolor{#12}{x}
                    ^~~~~
      why: a color is a name of CSS or #rrggbb
      """#
    ])
}

@Test func `a length that is none is told`() {
  #expect(
    messages(#"a \hspace{wide} b"#) == [
      #"""
      formula:1:10: error: 'wide' is not a length
      1 | a \hspace{wide} b
                   ^~~~~~
      why: a length is a number and a unit: em, ex, pt, px, mu, cm, mm, in
      """#
    ])
}

@Test func `a control character is told`() {
  #expect(
    Formula.parse("a\u{0}b").diagnostics.map(\.message) == ["control character U+0000 in a formula"]
  )
}

@Test func `ten thousand nested braces are told, not followed`() {
  let latex = String(repeating: "{", count: 10_000) + "x" + String(repeating: "}", count: 10_000)

  let formula = Formula.parse(latex)

  #expect(formula.diagnostics.map(\.message) == ["more than 100 levels of nesting"])
  #expect(formula.diagnostics.first?.range?.start == SourceLocation(line: 1, column: 101))
}

@Test(arguments: [
  #"\hat"#, #"\left("#, #"\begin{matrix}"#, #"\text{$"#, #"\sqrt["#, "x^{", #"\displaystyle"#,
])
func `an endless repetition of a construct ends with messages`(_ construct: String) {
  let formula = Formula.parse(String(repeating: construct, count: 20_000))

  #expect(formula.diagnostics.contains { $0.message == "more than 100 levels of nesting" })
  #expect(formula.mathML(display: true).hasPrefix("<math"))
}

@Test(arguments: [
  "x" + String(repeating: "^a_b", count: 10_000),
  #"\sum"# + String(repeating: #"\limits_a"#, count: 10_000),
])
func `ten thousand scripts on one symbol are told, and nest no deeper than one`(_ latex: String) {
  let formula = Formula.parse(latex)

  #expect(formula.diagnostics.count == 50)
  #expect(formula.diagnostics.first?.message.hasPrefix("a second ") == true)
  #expect(formula.mathML(display: true).hasPrefix("<math"))
  #expect(throws: CellFaults.self) { try CellEquations([formula]) }
}

@Test func `a letter with thousands of combining marks is told and shown as it stands`() {
  let formula = Formula.parse("C" + String(repeating: "\u{303}", count: 20_000))

  #expect(formula.diagnostics.map(\.message) == ["more than 8 combining marks on one letter"])
  #expect(
    formula.diagnostics.map(\.fix) == ["delete marks, or name the symbol with another letter"])
  #expect(formula.mathML(display: true).hasPrefix("<math"))
}

@Test func `a misspelt function is told with the name whose letters it has`() {
  #expect(messages(#"\tahn x"#).last?.hasSuffix(#"fix: write \tanh"#) == true)
}

@Test func `a message quotes the beginning and the end of a megabyte`() throws {
  let name = String(repeating: "a", count: 1_000_000)
  let begin = String(repeating: "a", count: 38)
  let end = String(repeating: "a", count: 20)

  #expect(
    Formula.parse("\\" + name).diagnostics.map(\.message) == [
      "unknown command \\" + begin + "…" + end
    ])
  let faults = try #require(throws: CellFaults.self) {
    try CellEquations([Formula.parse("h_t = \\operatorname{\(name)}(W h_{t-1} + U x_t)")])
  }
  #expect(
    faults.diagnostics.map(\.message) == [
      "the function a" + begin + "…" + end + " is not known"
    ])
}

@Test func `places behind Chinese text and in later lines are right`() {
  let source = SourceFragment(
    path: "note.md", lines: ["隐藏 = h_t", "+ \\foo"], firstLine: 7, columnOffsets: [2, 2])

  #expect(
    Formula.parse(source).diagnostics.map(\.text) == [
      #"""
      note.md:8:5: error: unknown command \foo
      8 |   + \foo
              ^~~~
      why: it is shown as its source
      fix: for a word in upright letters write \text{foo}
      """#
    ])
}

@Test func `a command that breaks off is told whole`() {
  #expect(
    messages(#"\part L"#) == [
      #"""
      formula:1:1: error: unknown command \part
      1 | \part L
          ^~~~~
      why: it is shown as its source
      fix: write \partial
      """#
    ])
}

@Test func `brackets that open a formula inside one are told to go`() {
  #expect(
    messages(#"\[x"#) == [
      #"""
      formula:1:1: error: unknown command \[
      1 | \[x
          ^~
      why: it is shown as its source
      fix: delete the backslash, or the whole: the formula has begun already
      """#
    ])
}
