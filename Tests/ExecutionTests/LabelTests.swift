import Testing

/// The names by which cells find formulas.
@Suite struct LabelsOfAFormula {
  private let row = #"h_t = \tanh(W x_t + U h_{t-1})"#

  @Test(arguments: [
    "$$ROW \\label{eq:x}$$ {#eq-y}", "<!-- unroll: label=eq-y -->\n$$\nROW \\label{eq:x}\n$$",
    "$$\\begin{aligned}ROW \\label{eq:x} \\\\ z_t &= h_t \\label{eq-y}\\end{aligned}$$",
    "text $$ROW \\label{eq:x}$$ {#eq-y} text",
  ])
  func `a formula is found by each of its labels`(_ note: String) throws {
    let run = try NoteRun(
      note.replacing("ROW", with: row) + "\n\n"
        + cell("for n in ['eq:x', 'eq-y']: formula(n, input=1, hidden=2)"))

    #expect(run.messages == [])
  }
}
