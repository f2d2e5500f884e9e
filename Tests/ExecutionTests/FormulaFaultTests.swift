import Diagnostics
import Execution
import Testing

/// Formulas of a note: the networks that cells find by name, and what is wrong with them.
@Suite struct FormulasOfANote {
  private let elman = #"h_t = \tanh(W x_t + U h_{t-1})"#

  @Test func `a formula is found by its label`() throws {
    let run = try NoteRun(
      "$$\(elman)$$ {#eq-elman}\n\n" + cell("formula('eq-elman', input=1, hidden=2)\nNone"))
    #expect(run.messages == [])
  }

  @Test func `a formula is found by its heading, and by those above it`() throws {
    let run = try NoteRun(
      "# Networks\n\n## Elman\n\n$$\(elman)$$\n\n"
        + cell("a = formula('Elman', input=1, hidden=2)")
        + cell("b = formula('Networks', input=1, hidden=2)"))
    #expect(run.messages == [])
  }

  @Test func `formulas under one heading are one network`() throws {
    let run = try NoteRun(
      "# Gated\n\n$$z_t = \\sigma(W x_t)$$\n\n$$h_t = z_t \\odot h_{t-1}$$\n\n"
        + cell("a = formula('Gated', input=1, hidden=2)\nsymbols(a)"))
    #expect(run.messages == [])
    #expect(run.outputs[0]?.first?.contains("z") == true)
  }

  @Test func `an unknown name is told with its neighbour`() throws {
    let run = try NoteRun(
      "$$\(elman)$$ {#eq-elman}\n\n" + cell("formula('eq-elmann', input=1, hidden=2)"))
    #expect(run.messages.count == 1)
    #expect(run.result.notebook.diagnostics.first?.fix?.contains("eq-elman") == true)
  }

  @Test func `a formula that cannot be read fails the note and its cells still run`() throws {
    let run = try NoteRun("text $\\frac{a}{b$ text\n\n" + cell("1"))
    #expect(run.messages == ["note.md:1:15: error: '{' is never closed"])
    #expect(run.result.notebook.diagnostics.first?.sourceLine == #"text $\frac{a}{b$ text"#)
    #expect(run.outputs == [0: ["1\n"]])
    #expect(run.status == .failed)
  }

  @Test func `a symbol outside of a formula is a warning`() throws {
    let run = try NoteRun("the \\alpha of it\n")
    #expect(run.messages == ["note.md:1:5: warning: \\alpha stands outside of a formula"])
    #expect(run.status == .good)
  }
}
