import Diagnostics
import Library
import Testing

/// Formulas of one section: the equations, and what is said of them.
private let section = SourceFragment(
  path: "note.md",
  source: #"""
    h_t = f(W_{hh} h_{t-1} + W_{xh} x_t + b_h) \\
    \frac{\partial L}{\partial W} = \sum_{t=1}^T \frac{\partial L_t}{\partial W} \\
    \frac{\partial L}{\partial W_h} \propto (W_h)^t \\
    \sigma(x) = \frac{1}{1 + e^{-x}}
    """#)

@Test func `a claim without an equals sign or a command is LaTeX, and no label`() {
  let printed = CommandNote().run(
    #"""
    cell = formula("h_t = \\tanh(W x_t + U h_{t-1})", input=3, hidden=4)
    print(claim("|h_t| < 0.5", cell=cell))
    """#)
  #expect(printed == "fails: 0.89 ≥ 0.5 at t = 2, hidden = 2, input = 3\n")
}

@Test func `a claim can be asserted`() {
  let printed = CommandNote().run(
    """
    result = claim(r"\\tanh'(x) = 1 - \\tanh^2(x)")
    print(result)
    assert result
    false = claim(r"\\sigma' \\le 0.2")
    print(false, bool(false), false.verdict, false.mend)
    """)
  #expect(
    printed == """
      holds: in 10 draws, greatest deviation 0
      fails: 0.25 > 0.2 at x = 0 False fails None

      """)
}

@Test func `a claim about a cell is tried on its equations`() {
  let printed = CommandNote(formulas: ["BPTT": section]).run(
    """
    net = formula(r"h_t = \\tanh(W x_t + U h_{t-1})", input=1, hidden=2)
    print(claim(r"\\frac{\\partial h_t}{\\partial h_{t-1}} = \\operatorname{diag}(1 - h_t^2) U", net).holds)
    print(claim(r"h_t \\in (-1, 1)^H", cell="BPTT").holds)
    """)
  #expect(printed == "True\nTrue\n")
}

@Test func `the claims of a section are shown with their verdicts`() {
  let note = CommandNote(formulas: ["BPTT": section])
  let printed = note.run("print([c.verdict for c in claims('BPTT')])")

  #expect(printed == "['definition', 'holds', 'not checked', 'holds']\n")
  #expect(
    note.shown == [
      .table(
        header: ["statement", "verdict", "why"],
        rows: [
          [
            "$h_t = f(W_{hh} h_{t-1} + W_{xh} x_t + b_h)$", "definition", "it says what $h_t$ is",
          ],
          [
            #"$\frac{\partial L}{\partial W} = \sum_{t=1}^T \frac{\partial L_t}{\partial W}$"#,
            "holds",
            "in 8 draws, greatest deviation 2.2e-16; $W$ stands for each of W_hh, W_xh, b_h; "
              + "L is read as the sum of the steps' losses; "
              + "f is taken for tanh: no equation says what it is",
          ],
          [
            #"$\frac{\partial L}{\partial W_h} \propto (W_h)^t$"#, "not checked",
            "∝ is a rule of thumb: it says of no number what it is",
          ],
          [
            #"$\sigma(x) = \frac{1}{1 + e^{-x}}$"#, "holds",
            "in 10 draws, greatest deviation 0",
          ],
        ], rightAligned: [false, false, false], caption: nil)
    ])
}

@Test func `what claims gives counts the verdicts and can be gone through`() {
  let printed = CommandNote(formulas: ["BPTT": section]).run(
    """
    found = claims("BPTT")
    print(found, len(found), bool(found), found[2].verdict, [c.holds for c in found])
    """)
  #expect(
    printed == """
      4 statements: 2 hold, 1 not checked, 1 definition 4 False not checked [True, True, False, True]

      """)
}

@Test(arguments: [
  ("claim('BPTT')", "ValueError: claim() tries one statement, got 3"),
  (
    "claim('no-such')",
    "ValueError: no formula is labelled 'no-such' or stands under a heading of that name"
  ),
  (
    "claim('a = b', cell=3)",
    "TypeError: only what formula() made can be explained, not a value of type int"
  ),
])
func `a claim that can't be tried says why`(source: String, message: String) {
  #expect(CommandNote.message(source, formulas: ["BPTT": section]) == message)
}
