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
