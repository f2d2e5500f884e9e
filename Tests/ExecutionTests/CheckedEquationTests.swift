import Diagnostics
import Documents
import Testing

/// What a note is told of its equations without any cell that asks.
private func told(_ note: String) throws -> [String] {
  try NoteRun(note).result.notebook.diagnostics.map(\.text)
}

/// Recurrences that are none.
@Suite struct LostRecurrences {
  @Test func `a state that nothing updates is told`() throws {
    #expect(
      try told(#"$$h_t = \tanh(W x_t + U s_{t-1})$$"#) == [
        #"""
        note.md:1:25: warning: s_{t-1} is used, but no equation defines s_t
        1 | $$h_t = \tanh(W x_t + U s_{t-1})$$
                                    ^~~~~~~
        why: a state takes a new value at each step
        fix: add an equation 's_t = …'
        """#
      ])
  }

  @Test(arguments: [
    "# A\n\n$$h_t = \\tanh(W x_t + U s_{t-1})$$\n\n# B\n\n$$s_t = V h_t$$\n",
    "$$h_t = \\tanh(W x_t + U s_{t-1})$$\n\nwhere $s_{t-1}$ is the state of the encoder\n",
    "$$e_t = v^\\top \\tanh(W s_{t-1} + U h_t)$$\n",
  ])
  func `a state that the note may update elsewhere is no fault`(_ note: String) throws {
    #expect(try told(note) == [])
  }

  @Test func `a symbol defined by itself is told`() throws {
    #expect(
      try told(#"$$h_t = \tanh(W x_t + U h_t)$$"#) == [
        #"""
        note.md:1:3: warning: h_t is defined by itself
        1 | $$h_t = \tanh(W x_t + U h_t)$$
              ^~~
        why: its value would have to be known before it is computed
        fix: use the value of the step before: t-1
        """#
      ])
  }

  @Test func `a time index without braces is told`() throws {
    #expect(
      try told(#"$$h_t = \tanh(W x_t + U h_t-1)$$"#) == [
        #"""
        note.md:1:25: warning: 'h_t-1' is h_t minus 1
        1 | $$h_t = \tanh(W x_t + U h_t-1)$$
                                    ^~~~~
        why: without braces the index ends behind its first letter
        fix: write h_{t-1}
        """#
      ])
  }

  @Test func `a time index without braces is told beside other states`() throws {
    #expect(
      try NoteRun(#"$$h_t = \tanh(W x_t + U h_{t-1}) \\ c_t = f_t \odot c_t-1$$"#).messages == [
        "note.md:1:43: warning: f_t is used but never defined",
        "note.md:1:53: warning: 'c_t-1' is c_t minus 1",
      ])
  }

  @Test func `a name whose index lost its braces is told`() throws {
    #expect(
      try told(#"$$h_t = \tanh(W x_t + W_hh h_{t-1})$$"#) == [
        #"""
        note.md:1:23: warning: 'W_hh' is W_h times h
        1 | $$h_t = \tanh(W x_t + W_hh h_{t-1})$$
                                  ^~~~
        why: without braces the index ends behind its first letter
        fix: for one symbol write W_{hh}
        """#
      ])
  }

  @Test(arguments: [#"$$h_t = W_h h_{t-1} + W_xx_t$$"#, "```\nh_t = W_hh h_{t-1} + W_xh x_t\n```"])
  func `products and names of plain text are no lost braces`(_ note: String) throws {
    #expect(try told(note) == [])
  }

  @Test func `a time index whose brace is never closed is told where it ends`() throws {
    #expect(
      try told(#"$$h_t = \tanh(W x_t + U h_{t-1)$$"#) == [
        #"""
        note.md:1:27: error: '{' is never closed
        1 | $$h_t = \tanh(W x_t + U h_{t-1)$$
                                      ^
        why: the formula ends first
        fix: write '}' behind t-1
        """#
      ])
  }
}

/// Brackets and conventions.
@Suite struct MarksOfEquations {
  @Test func `brackets without a partner are told of any equation`() throws {
    #expect(
      try told("$$y = (a + b$$\n\n$$L = \\frac{a)}{2}$$\n") == [
        """
        note.md:1:7: warning: '(' has no ')'
        1 | $$y = (a + b$$
                  ^
        why: brackets stand in pairs within an equation
        fix: write ')' where the group ends
        """,
        """
        note.md:3:14: warning: ')' has no '('
        3 | $$L = \\frac{a)}{2}$$
                         ^
        why: brackets stand in pairs within an equation
        fix: write '(' where the group begins
        """,
      ])
  }

  @Test(arguments: [
    "x \\in [0, 1)", "I = ]0, 1[", "1) y = a x", "y = \\{ \\begin{array}{l} a \\\\ b \\end{array}",
    "y = (a \\\\ + b)", "f = \\left( a \\right]", "(a", "p(x \\mid y) = \\tfrac{(a)^2}{b}",
  ])
  func `intervals, numbers and continued rows are no fault`(_ latex: String) throws {
    #expect(try told("$$\(latex)$$\n") == [])
  }

  @Test func `rows and columns in one section are told`() throws {
    #expect(
      try told("$$h_t = \\tanh(x_t W + h_{t-1} U)$$\n\n$$y_t = V h_t$$\n") == [
        """
        note.md:3:9: warning: h is a column in V h_t and a row in h_{t-1} U
        3 | $$y_t = V h_t$$
                    ^~~~~
        why: both are compiled, but a reader must take the matrices the other way round
        fix: write h_t V
        """
      ])
  }

  @Test func `a row added to a column is told`() throws {
    #expect(
      try NoteRun(#"$$h_t = \tanh(W x_t + h_{t-1} U)$$"#).messages == [
        "note.md:1:23: warning: h is a row in h_{t-1} U and x a column in W x_t"
      ])
  }

  @Test func `what is wrong with a row stands beside what can't be read`() throws {
    let note = """
      $$\\begin{align*}
      f_t &= \\sigma(x_t^{\\top}[W_{xf}, h_{t-1}]+b_f)\\\\
      c_t &= \\tanh([W_{fx}h_{t-1}+W_{ix}x_t]\\\\
      h_t &= f_t \\odot \\tanh(c_t)
      \\end{align*}$$

      """
    #expect(
      try NoteRun(note).messages == [
        "note.md:2:26: warning: the matrix W_{xf} stands in one bracket with h_{t-1}",
        "note.md:3:13: warning: '(' has no ')'",
      ])
  }
}

/// Shapes that a note states, and equations within its sentences.
@Suite struct StatedInText {
  private let elman = "$$h_t = \\tanh(W x_t + U h_{t-1} + b)$$\n\n"

  @Test func `a shape that the equations contradict is told`() throws {
    #expect(
      try told(
        elman + "$x_t \\in \\mathbb{R}^d$, $h_t \\in \\mathbb{R}^h$, "
          + "$W \\in \\mathbb{R}^{d \\times h}$\n") == [
          """
          note.md:3:50: warning: W is stated as d × h, but the equations make it h × d
          3 | $x_t \\in \\mathbb{R}^d$, $h_t \\in \\mathbb{R}^h$, $W \\in \\mathbb{R}^{d \\times h}$
                                                               ^
          why: the length 'hidden' is h in line 3
          fix: write W \\in \\mathbb{R}^{h \\times d}
          """
        ])
  }

  @Test(arguments: [
    "$x_t \\in \\mathbb{R}^3$, $W \\in \\mathbb{R}^{4 \\times 2}$",
    "$U \\in \\mathbb{R}^{3 \\times 4}$", "$x_t \\in \\mathbb{R}^3, x_t \\in \\mathbb{R}^4$",
    "$W \\in \\mathbb{R}^{3}$",
  ])
  func `numbers that contradict each other are told`(_ text: String) throws {
    #expect(try NoteRun(elman + text).messages.map { $0.contains("is stated as") } == [true])
  }

  @Test(arguments: [
    "$x_t \\in \\mathbb{R}^d$, $W \\in \\mathbb{R}^{h \\times d}$, $b \\in \\mathbb{R}^{h \\times 1}$",
    "$x_t, h_t \\in \\mathbb{R}^{d}$", "$x_t \\in \\mathbb{R}^{n \\times d}$",
    "$W \\in \\mathbb{R}^{2h \\times d}$", "$t \\in \\mathbb{N}$, $h_t \\in (-1, 1)^h$",
  ])
  func `shapes that fit are no fault`(_ text: String) throws {
    #expect(try told(elman + text) == [])
  }

  @Test func `stated numbers stand with the symbols`() throws {
    let run = try NoteRun(
      elman + "where $x_t \\in \\mathbb{R}^3$ and $h_t \\in \\mathbb{R}^8$\n\n"
        + cell("symbols(formula('h_t', input=1))"))
    let key = run.result.notebook.symbolKeys[SourceLocation(line: 1, column: 3)]

    #expect(
      key?.entries.map(\.shape) == [
        "hidden = 8", "hidden × input = 8 × 3", "input = 3", "hidden × hidden = 8 × 8",
        "hidden = 8",
      ])
  }

  @Test func `formula takes the numbers that a note states, and rather those that it is given`()
    throws
  {
    let run = try NoteRun(
      "# A\n\n\(elman)where $x_t \\in \\mathbb{R}^3$ and $h_t \\in \\mathbb{R}^8$\n\n"
        + cell("print(formula('A'), formula('A', hidden=2))"))

    #expect(
      run.outputs == [
        0: ["FormulaCell(input=3, hidden=8) FormulaCell(input=3, hidden=2)\n"]
      ])
  }

  @Test func `an equation in a sentence is read like one on its own`() throws {
    let run = try NoteRun(
      "The state is $h_t = \\tanh(W x_t + U h_{t-1})$, or $h_t = f(x_t, h_{t-1})$ in short.\n")
    #expect(run.messages == [])
    #expect(
      run.result.notebook.symbolKeys[SourceLocation(line: 1, column: 15)]?.entries.map(\.role) == [
        "state", "parameter", "input", "parameter",
      ])
  }

  @Test func `a mistake of an equation in a sentence is told`() throws {
    #expect(
      try told("The state $h_t = \\tanh(W x_t + U h_{t-1} + U)$ is kept.\n") == [
        """
        note.md:1:44: warning: U is used as a vector here and as a matrix in line 1
        1 | The state $h_t = \\tanh(W x_t + U h_{t-1} + U)$ is kept.
                                                       ^
        why: one symbol has one shape
        fix: give the two different names
        """
      ])
  }

  @Test func `an equation in a sentence is left alone where a display formula defines its symbol`()
    throws
  {
    #expect(try told(elman + "Without bias: $h_t = \\tanh(W x_t + U h_{t-1} + U)$.\n") == [])
  }
}

/// Errors of formulas in cells.
@Suite struct ErrorsOfFormulas {
  @Test func `a caught error of a formula keeps its reason and its mend`() throws {
    let run = try NoteRun(
      cell("try:\n    formula('h_t = U h_{t-1} + (x_t')\nexcept Exception as e:\n    print(e)"))

    #expect(
      run.outputs == [
        0: [
          """
          '(' has no ')'
          why: brackets stand in pairs within an equation
          fix: write ')' where the group ends

          """
        ]
      ])
  }

  @Test func `an error of a formula that nothing catches tells its reason once`() throws {
    let run = try NoteRun(cell("formula('h_t = U h_{t-1} + (x_t')"))

    #expect(
      run.result.notebook.diagnostics.map { [$0.message, $0.why, $0.fix] } == [
        [
          "FormulaError: '(' has no ')'", "brackets stand in pairs within an equation",
          "write ')' where the group ends",
        ]
      ])
  }
}
