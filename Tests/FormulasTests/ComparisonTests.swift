import Formulas
import RNN
import Testing

private func cell(
  _ latex: String, input: Int = 3, hidden: Int = 4, functions: [String: CellFunction] = [:],
  sizes: [String: Int] = [:]
) throws -> ComparedCell {
  let equations = try CellEquations([Formula.parse(latex)], functions: functions)
  let compiled = try equations.compile(
    sizes: ["input": input, "hidden": hidden].merging(sizes) { $1 })
  return ComparedCell(compiled.graph, name: "yours")
}

private func builtIn(
  _ kind: RecurrentKind, _ name: String, input: Int = 3, hidden: Int = 4, bias: Bool = true
) throws -> ComparedCell {
  let graph = try CellGraph(kind, inputSize: input, hiddenSize: hidden, bias: bias)
  return ComparedCell(
    graph, name: name, parameterNames: graph.parameters.map { $0.name + "_l0" })
}

private func rows(_ comparison: CellComparison) -> [String] {
  comparison.mapping?.rows.map { "\($0.mine) ↔ \($0.other)" } ?? []
}

private let lstm = #"""
  f_t = \sigma(W_f [h_{t-1}, x_t] + b_f) \\ i_t = \sigma(W_i [h_{t-1}, x_t] + b_i) \\
  \tilde{C}_t = \tanh(W_C [h_{t-1}, x_t] + b_C) \\
  C_t = f_t \odot C_{t-1} + i_t \odot \tilde{C}_t \\
  o_t = \sigma(W_o [h_{t-1}, x_t] + b_o) \\ h_t = o_t \odot \tanh(C_t)
  """#

private let textbookGRU = #"""
  z_t = \sigma(W_z [h_{t-1}, x_t] + b_z) \\ r_t = \sigma(W_r [h_{t-1}, x_t] + b_r) \\
  \tilde{h}_t = \tanh(W_h [r_t \odot h_{t-1}, x_t] + b_h) \\
  h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t
  """#

private let torchGRU = #"""
  r_t = \sigma(W_{ir} x_t + b_{ir} + W_{hr} h_{t-1} + b_{hr}) \\
  z_t = \sigma(W_{iz} x_t + b_{iz} + W_{hz} h_{t-1} + b_{hz}) \\
  n_t = \tanh(W_{in} x_t + b_{in} + r_t \odot (W_{hn} h_{t-1} + b_{hn})) \\
  h_t = (1 - z_t) \odot n_t + z_t \odot h_{t-1}
  """#

@Test func `a textbook's LSTM is nn.LSTM with joined matrices and one bias`() throws {
  let comparison = try CellComparison(cell(lstm), builtIn(.lstm, "nn.LSTM"))

  #expect(comparison.isEqual)
  #expect(
    rows(comparison) == [
      "W_f[:, 0:4] ↔ weight_hh_l0[4:8]", "W_f[:, 4:7] ↔ weight_ih_l0[4:8]",
      "b_f ↔ bias_ih_l0[4:8] + bias_hh_l0[4:8]",
      "W_i[:, 0:4] ↔ weight_hh_l0[0:4]", "W_i[:, 4:7] ↔ weight_ih_l0[0:4]",
      "b_i ↔ bias_ih_l0[0:4] + bias_hh_l0[0:4]",
      "W_C[:, 0:4] ↔ weight_hh_l0[8:12]", "W_C[:, 4:7] ↔ weight_ih_l0[8:12]",
      "b_C ↔ bias_ih_l0[8:12] + bias_hh_l0[8:12]",
      "W_o[:, 0:4] ↔ weight_hh_l0[12:16]", "W_o[:, 4:7] ↔ weight_ih_l0[12:16]",
      "b_o ↔ bias_ih_l0[12:16] + bias_hh_l0[12:16]",
    ])
  #expect(comparison.remarks == ["one bias for each gate, nn.LSTM two: only the sum matters"])
  #expect(try #require(comparison.deviation) < 1e-14)
}

@Test func `PyTorch's own equations are nn.GRU`() throws {
  let comparison = try CellComparison(cell(torchGRU), builtIn(.gru, "nn.GRU"))

  #expect(comparison.isEqual)
  #expect(comparison.remarks == [])
  #expect(
    rows(comparison).prefix(5) == [
      "W_ir ↔ weight_ih_l0[0:4]", "b_ir + b_hr ↔ bias_ih_l0[0:4] + bias_hh_l0[0:4]",
      "W_hr ↔ weight_hh_l0[0:4]", "W_iz ↔ weight_ih_l0[4:8]",
      "b_iz + b_hz ↔ bias_ih_l0[4:8] + bias_hh_l0[4:8]",
    ])
}

@Test func `a matrix that stands behind the vector is transposed in the mapping`() throws {
  let comparison = try CellComparison(
    cell(#"h_t = \tanh(x_t W + h_{t-1} U + b)"#), builtIn(.rnn(.tanh), "nn.RNN"))

  #expect(
    rows(comparison) == [
      "W ↔ weight_ih_l0.T", "U ↔ weight_hh_l0.T", "b ↔ bias_ih_l0 + bias_hh_l0",
    ])
  #expect(comparison.isEqual)
}

@Test func `a mapping carries parameters over`() throws {
  let comparison = try CellComparison(
    cell(#"h_t = \tanh(x_t W + h_{t-1} U + b)"#, input: 1, hidden: 2),
    builtIn(.rnn(.tanh), "nn.RNN", input: 1, hidden: 2))

  #expect(
    comparison.mapping?.carried([[1, 2], [3, 4, 5, 6], [7, 8], [10, 20]]) == [
      [1, 2], [3, 5, 4, 6], [17, 28],
    ])
}

@Test(arguments: [
  (
    textbookGRU, RecurrentKind.gru, "nn.GRU",
    [
      "update gate the other way round: yours keeps the old state where z = 0, nn.GRU where z = 1 "
        + "(the parameters of z, negated, mend that)",
      "reset gate before the product in yours, reset gate after the product in nn.GRU",
    ]
  ),
  (
    torchGRU.replacing(
      "(1 - z_t) \\odot n_t + z_t \\odot h_{t-1}", "z_t \\odot n_t + (1 - z_t) \\odot h_{t-1}"),
    .gru, "nn.GRU",
    [
      "update gate the other way round: yours keeps the old state where z = 0, nn.GRU where z = 1 "
        + "(the parameters of z, negated, mend that)"
    ]
  ),
  (
    torchGRU.replacing(" + b_{hn}", ""), .gru, "nn.GRU",
    ["yours has no bias inside the reset gate, beside the product with the old state"]
  ),
  (
    torchGRU.replacing("\\tanh", "\\mathrm{ReLU}"), .gru, "nn.GRU",
    ["the candidate is relu of its sum, that of nn.GRU tanh"]
  ),
  (
    lstm.replacing("f_t \\odot C_{t-1}", "C_{t-1}").replacing(
      "f_t = \\sigma(W_f [h_{t-1}, x_t] + b_f) \\\\", ""),
    .lstm, "nn.LSTM",
    ["yours has no forget gate: C only grows; nn.LSTM has a forget gate"]
  ),
  (
    lstm.replacing("f_t \\odot C_{t-1}", "(1 - i_t) \\odot C_{t-1}").replacing(
      "f_t = \\sigma(W_f [h_{t-1}, x_t] + b_f) \\\\", ""),
    .lstm, "nn.LSTM",
    ["yours forgets as much as it takes in: 1 − i is its forget gate; nn.LSTM has a forget gate"]
  ),
  (
    lstm.replacing("\\tanh(C_t)", "C_t"), .lstm, "nn.LSTM",
    [
      "in yours the cell state C is not passed through tanh; in nn.LSTM the cell state passes "
        + "through tanh"
    ]
  ),
  (lstm.replacing(" + b_i", ""), .lstm, "nn.LSTM", ["yours has no bias in i"]),
  (
    #"h_t = \mathrm{ReLU}(W x_t + U h_{t-1} + b)"#, .rnn(.tanh), "nn.RNN",
    ["the state is relu of its sum, that of nn.RNN tanh"]
  ),
  (#"h_t = \tanh(W x_t + U h_{t-1})"#, .rnn(.tanh), "nn.RNN", ["yours has no biases"]),
  (torchGRU, .lstm, "nn.LSTM", ["yours carries the state h, nn.LSTM the states h and c"]),
  (torchGRU, .rnn(.tanh), "nn.RNN", ["yours is a GRU, nn.RNN a plain recurrent network"]),
])
func `what differs is said in words`(
  latex: String, kind: RecurrentKind, name: String, words: [String]
) throws {
  let comparison = try CellComparison(cell(latex), builtIn(kind, name))

  #expect(comparison.differences == words)
  #expect(!comparison.isEqual)
}

@Test func `peepholes are told`() throws {
  let peepholes = lstm.replacing("W_f [h_{t-1}, x_t]", "W_f [h_{t-1}, x_t] + p_f \\odot C_{t-1}")
    .replacing("W_i [h_{t-1}, x_t]", "W_i [h_{t-1}, x_t] + p_i \\odot C_{t-1}")
    .replacing("W_o [h_{t-1}, x_t]", "W_o [h_{t-1}, x_t] + p_o \\odot C_t")
  let comparison = try CellComparison(cell(peepholes), builtIn(.lstm, "nn.LSTM"))

  #expect(
    comparison.differences == [
      "yours has peepholes: its gates see the cell state, element by element; nn.LSTM has no "
        + "peepholes"
    ])
}

@Test func `two notations of one cell are the same, outputs too`() throws {
  let first = try cell(
    #"h_t = \tanh(W x_t + U h_{t-1} + b) \\ y_t = V h_t + c"#, sizes: ["output": 2])
  let second = try cell(
    #"h_t = \tanh(A [x_t; h_{t-1}] + d) \\ o_t = B h_t + e"#, sizes: ["output": 2])

  #expect(
    rows(try CellComparison(first, second)) == [
      "W ↔ A[:, 0:3]", "U ↔ A[:, 3:7]", "b ↔ d", "V ↔ B", "c ↔ e",
    ])
}

@Test func `an output behind the state is remarked`() throws {
  let elman = try cell(
    #"h_t = \tanh(W x_t + U h_{t-1} + b) \\ y_t = V h_t + c"#, sizes: ["output": 2])
  let comparison = try CellComparison(elman, builtIn(.rnn(.tanh), "nn.RNN"))

  #expect(comparison.isEqual)
  #expect(
    comparison.remarks == [
      "one bias for each gate, nn.RNN two: only the sum matters",
      "yours also gives y, which nn.RNN leaves to a layer behind it",
    ])
}

@Test func `other sizes are no other equations`() throws {
  #expect(
    try CellComparison(
      cell(torchGRU, input: 2), builtIn(.gru, "nn.GRU", hidden: 5)
    ).differences == [
      "the input has 2 features, that of nn.GRU 3", "the state has 4 units, that of nn.GRU 5",
    ])
}

@Test func `a parameter that two gates share stands for none of PyTorch's`() throws {
  let shared = torchGRU.replacing("b_{iz}", "b_{ir}")
  #expect(
    try CellComparison(cell(shared), builtIn(.gru, "nn.GRU")).differences == [
      "nn.GRU is a GRU, yours none of the known cells"
    ])
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
