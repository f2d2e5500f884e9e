import Diagnostics
import Formulas
import Testing

@Test func `equations in plain text are a cell, lines of prose are left out`() throws {
  let source = SourceFragment(
    path: "note.md",
    lines: [
      "h_t = tanh(W_hh * h_{t-1} + W_xh * x_t + b_h)", "y_t = W_hy * h_t + b_y", "",
      "h_t: hidden state",
    ], firstLine: 18)

  let cell = try CellEquations(Formula.plainText(source))

  #expect(
    cell.symbols.map { "\($0.name) \($0.shapeNames) \($0.location.line)" } == [
      "h [hidden] 18", "W_hh [hidden, hidden] 18", "W_xh [hidden, input] 18", "x [input] 18",
      "b_h [hidden] 18", "y [output] 19", "W_hy [output, hidden] 19", "b_y [output] 19",
    ])
}

@Test func `Unicode mathematics with Chinese labels is a cell`() throws {
  let source = SourceFragment(
    path: "note.md",
    lines: [
      "遗忘门：f_t = σ(W_f · [h_{t-1}, x_t] + b_f)", "输入门：i_t = σ(W_i · [h_{t-1}, x_t] + b_i)",
      "输出门：o_t = σ(W_o · [h_{t-1}, x_t] + b_o)", "",
      "候选值：C\u{303}_t = tanh(W_C · [h_{t-1}, x_t] + b_C)",
      "细胞状态：C_t = f_t ⊙ C_{t-1} + i_t ⊙ C\u{303}_t", "隐藏状态：h_t = o_t ⊙ tanh(C_t)",
    ])

  let cell = try CellEquations(Formula.plainText(source)).compile(sizes: ["input": 2, "hidden": 3])

  #expect(cell.graph.states.map(\.name) == ["h", "C"])
  #expect(cell.graph.parameters.count == 8)
}

/// Plain text, and what it is in LaTeX.
@Test(arguments: [
  (
    "h_t = tanh(W_hh * h_{t-1} + W_xh * x_t + b_h)   # the state",
    #"h_t = \tanh(W_{hh} * h_{t-1} + W_{xh} * x_t + b_h)"#
  ),
  (
    "h_t = tanh(W_hh @ h_(t-1)\n  + W_xh @ x_t)\n",
    #"h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t)"#
  ),
  (
    "h_t = alpha * h_{t-1} + (1 - alpha) * sigmoid(\n  W x_t**2)",
    #"h_t = \alpha * h_{t-1} + (1 - \alpha) * \sigma(W x_t^2)"#
  ),
  (
    "C~_t = ReLU(W_C · [C_{t-1}, x_t])\nC_t = C~_t",
    #"\tilde{C}_t = \text{ReLU}(W_C \cdot [C_{t-1}, x_t]) \\ C_t = \tilde{C}_t"#
  ),
  ("h0 = 0\nh_t = W1 x_t + U_{h1} h_{t-1}", #"h_t = W_1 x_t + U_{h1} h_{t-1}"#),
  (
    "h(t) = tanh(W_xh x(t) + W_hh h(t-1))", #"h_t = \tanh(W_{xh} x_t + W_{hh} h_{t-1})"#
  ),
])
func `plain text computes what its LaTeX does`(_ text: String, _ latex: String) throws {
  #expect(PlainTextSigns.areIn(text))
  #expect(
    try CellEquations(Formula.plainText(text)).code(.numpy)
      == CellEquations([Formula.parse(latex)]).code(.numpy))
}

@Test(arguments: [
  #"h_t = \tanh(W_hh h_{t-1})"#, "h_t = W x_t + U h_{t-1}", "a^2 + b_1", "h(t) = W x(t)", "a^{b1}",
  "隐藏状态 = 1", "x_{hh}", "x_{h1} = 2x",
])
func `text without the signs of plain text is LaTeX`(_ text: String) {
  #expect(!PlainTextSigns.areIn(text))
}

@Test func `equations of a numbered step are read for every step, with a note`() throws {
  let cell = try CellEquations(
    Formula.plainText("h₁ = f(W_hh·h₀ + W_xh·x₁)\nh₂ = f(W_hh·h₁ + W_xh·x₂)"),
    functions: ["f": .tanh])

  #expect(
    cell.code(.numpy)
      == (try equations(#"h_t = \tanh(W_{hh} \cdot h_{t-1} + W_{xh} \cdot x_t)"#).code(.numpy)))
  #expect(
    cell.notes.first?.text == """
      formula:1:1: note: the equation of step 1 is read for every step
      1 | h₁ = f(W_hh·h₀ + W_xh·x₁)
          ^~
      why: it takes h from step 0 and the input of step 1
      fix: write t for 1, and t-1 for 0
      """)
}

@Test func `numbered layers are no steps`() {
  #expect(throws: CellFaults.self) { try equations(#"h_2 = f(W_2 h_1 + b_2)"#) }
}

@Test func `a time without braces in plain text is told`() {
  #expect(
    Formula.plainText("h_t = tanh(W_hh * h_t-1)").flatMap(\.diagnostics).map(\.text) == [
      """
      formula:1:19: error: whether 'h_t-1' is h_{t-1} can't be told
      1 | h_t = tanh(W_hh * h_t-1)
                            ^~~~~
      why: it could be h_t and a number, too
      fix: write h_{t-1}, or put blanks around the sign: h_t - 1
      """
    ])
}

@Test func `a fault in plain text points into the file`() {
  let source = SourceFragment(
    path: "note.md", lines: ["", "h_t = W_hh h_{t-1"], firstLine: 3, columnOffsets: [2, 2])

  #expect(
    Formula.plainText(source).flatMap(\.diagnostics).map(\.text) == [
      """
      note.md:4:16: error: '{' is never closed
      4 |   h_t = W_hh h_{t-1
                         ^
      why: the formula ends first
      fix: write '}' behind t-1
      """
    ])
}

@Test func `steps that are written out are the recurrence that they unroll`() throws {
  let formulas = Formula.plainText(
    """
    t=1: h₁ = f(W_hh·h₀ + W_xh·x₁ + b_h)
    t=2: h₂ = f(W_hh·h₁ + W_xh·x₂ + b_h)
    ...
    """
  ).filter(\.isEquation)

  #expect(formulas.map(\.definedSymbols) == [["h"], ["h"]])
  #expect(formulas.isRecurrence)
  #expect(
    try CellEquations(formulas, functions: ["f": .tanh]).symbols.map(\.name) == [
      "h", "W_hh", "W_xh", "x", "b_h",
    ])
}
