import Diagnostics
import Documents
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

  @Test func `what is said of formulas is kept for the page, what is said of cells is not`() throws
  {
    let run = try NoteRun("text $\\frac{a}{b$ text\n\n" + cell("missing"))
    #expect(
      run.messages == [
        "note.md:1:15: error: '{' is never closed",
        "note.md:4:1: error: NameError: name 'missing' is not defined",
      ])
    #expect(run.result.notebook.remarks.map(\.message) == ["'{' is never closed"])
    #expect(run.result.notebook.remarks.map(\.severity) == [.warning])
  }

  @Test func `a fault that a cell raises is told once, with how the cell came to it`() throws {
    let broken = "$$h_t = \\tanh(W x_t + U h_{t-1}$$ {#eq-h}\n\n$$y_t = \\frac{V h_t$$ {#eq-y}\n\n"
    #expect(
      try NoteRun(broken + cell("formula('eq-h', input=1, hidden=2)")).messages == [
        "note.md:3:9: error: \\frac has nothing to apply to",
        "note.md:3:14: error: '{' is never closed",
        "note.md:1:14: error: FormulaError: '(' has no ')'",
      ])
    #expect(
      try NoteRun(broken + cell("formula('eq-y', input=1, hidden=2)")).messages == [
        "note.md:3:14: error: '{' is never closed", "note.md:1:14: warning: '(' has no ')'",
        "note.md:3:9: error: FormulaError: \\frac has nothing to apply to (and 1 more fault)",
      ])
    #expect(
      try NoteRun(broken + cell("#| error: true\nformula('eq-h', input=1, hidden=2)")).messages
        .filter { $0.hasPrefix("note.md:1:") } == ["note.md:1:14: warning: '(' has no ')'"])
  }

  @Test func `a symbol outside of a formula is a warning`() throws {
    let run = try NoteRun("the \\alpha of it\n")
    #expect(run.messages == ["note.md:1:5: warning: \\alpha stands outside of a formula"])
    #expect(run.status == .good)
  }
}

/// What a note's sections say of their symbols, and what is wrong with their equations.
@Suite struct EquationsOfASection {
  private let gate = "$$z_t = \\sigma(W x_t + V h_{t-1})$$\n\n"

  @Test func `equations in several blocks make one network, whose symbols the text shares`() throws
  {
    let run = try NoteRun(
      "# A\n\n\(gate)where $z_t$ is a gate\n\n$$h_t = z_t \\odot h_{t-1}$$\n\n# B\n\n$z_t$\n")
    let keys = run.result.notebook.symbolKeys

    #expect(run.messages == [])
    #expect(
      keys.keys.sorted() == [
        SourceLocation(line: 3, column: 3), SourceLocation(line: 5, column: 8),
        SourceLocation(line: 7, column: 3),
      ])
    #expect(
      keys[SourceLocation(line: 5, column: 8)]?.entries == [
        SymbolKey.Entry(
          latex: "z_t", role: "intermediate value", shape: "hidden", meaning: "a gate")
      ])
    #expect(
      keys[SourceLocation(line: 7, column: 3)]?.entries.map(\.role) == [
        "intermediate value", "state",
      ])
  }

  @Test func `labelled equations of two networks under one heading are each their own`() throws {
    let run = try NoteRun(
      "$$h_t = \\tanh(W x_t + U h_{t-1})$$ {#eq-a}\n\n$$h_t = \\tanh(x_t W + h_{t-1} U)$$ {#eq-b}\n"
    )

    #expect(run.messages == [])
    #expect(run.result.notebook.symbolKeys.count == 2)
  }

  @Test func `a letter for any activation is no fault`() throws {
    let run = try NoteRun("$$h_t = f(W x_t + U h_{t-1})$$\n")

    #expect(run.messages == [])
    #expect(run.result.notebook.symbolKeys.values.map(\.entries.count) == [4])
  }

  @Test(arguments: [
    "m_t = \\beta_1 m_{t-1} + (1 - \\beta_1) g_t", "h_t = f(x_t, h_{t-1})",
    "h_t = \\mathrm{GRU}(h_{t-1}, x_t)", "h_t = \\sigma_g(W x_t + U h_{t-1})",
    "h_t = U h_{t-1} \\\\ L = \\sum_{t=1}^T L_t",
    "s_t = s_{t-1} + \\sum_i \\alpha_{ti} h_i",
  ])
  func `what is no network but no mistake either passes`(_ latex: String) throws {
    #expect(try NoteRun("$$\(latex)$$\n").messages == [])
  }

  @Test func `equations that make no network are a warning`() throws {
    let run = try NoteRun("$$h_t = \\tanh(W x_t + U h_{t-1}$$\n")

    #expect(run.messages == ["note.md:1:14: warning: '(' has no ')'"])
    #expect(run.status == .good)
  }

  @Test(arguments: [
    "\\frac{\\partial L}{\\partial W} = \\sum_t \\delta_t x_t",
    "g_t = \\log p_t - \\log p_{t-12}, \\qquad p_t = p_{t-12}\\, e^{g_t}",
    "\\hat{x}_{t+1} = V h_t + c, \\qquad (h_t, c_t) = \\mathrm{LSTM}(x_t, h_{t-1}, c_{t-1})",
  ])
  func `formulas without a recurrence are left alone`(_ latex: String) throws {
    let run = try NoteRun("$$\(latex)$$\n")

    #expect(run.messages == [])
    #expect(run.result.notebook.symbolKeys.isEmpty)
  }
}
