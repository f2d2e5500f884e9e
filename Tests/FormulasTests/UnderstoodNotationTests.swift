import Formulas
import RNN
import Tensors
import Testing

/// A way to write a cell, and the plainest way to write the same.
@Test(arguments: [
  (#"h(t) = \tanh(W x(t) + U h(t-1))"#, #"h_t = \tanh(W x_t + U h_{t-1})"#),
  (#"h[t] = \tanh(W x[t] + U h[t-1])"#, #"h_t = \tanh(W x_t + U h_{t-1})"#),
  (
    #"\mathbf{h}\left(t\right) = \tanh(x(t)^\top W + \mathbf{h}(t-1)^\top U) \\ \mathbf{h}(0) = 0"#,
    #"\mathbf{h}_t = \tanh(x_t^\top W + \mathbf{h}_{t-1}^\top U)"#
  ),
  (
    #"\begin{aligned} f(t) &= \sigma(W_f(x(t))) \\ h(t) &= f(t) \odot h(t-1) \end{aligned}"#,
    #"f_t = \sigma(W_f x_t) \\ h_t = f_t \odot h_{t-1}"#
  ),
  (#"h^{(t)} = \tanh(W x^{(t)} + U h^{(t-1)})"#, #"h_t = \tanh(W x_t + U h_{t-1})"#),
  (#"h^{<t>} = \tanh(W x^{<t>} + U h^{<t-1>})"#, #"h_t = \tanh(W x_t + U h_{t-1})"#),
  (#"h_0 = \mathbf{0} \\ h_t = \tanh(W x_t + U h_{t-1})"#, #"h_t = \tanh(W x_t + U h_{t-1})"#),
  (#"h_0 = \vec{0}, \quad h_t = \tanh(W x_t + U h_{t-1})"#, #"h_t = \tanh(W x_t + U h_{t-1})"#),
  (
    #"h_t = (\mathbf{1} - z_t) \odot h_{t-1} \\ z_t = \sigma(W x_t)"#,
    #"h_t = (1 - z_t) \odot h_{t-1} \\ z_t = \sigma(W x_t)"#
  ),
  (#"h_t = 2^{-1} W x_t + 10^{-3} h_{t-1}"#, #"h_t = 0.5 W x_t + 0.001 h_{t-1}"#),
  (#"d = 4 \\ h_t = \frac{1}{\sqrt{d}} W x_t"#, #"h_t = \frac{1}{\sqrt{4}} W x_t"#),
  (
    #"h_t = \tanh(W x_t + \mathrm{diag}(u) h_{t-1})"#,
    #"h_t = \tanh(W x_t + u \odot h_{t-1})"#
  ),
  (
    #"h_t = A \operatorname{diag}(u) B h_{t-1} + W x_t"#,
    #"h_t = A (u \odot (B h_{t-1})) + W x_t"#
  ),
  (
    #"h_t = h_{t-1} \text{diag}(u) + x_t W"#, #"h_t = h_{t-1} \odot u + x_t W"#
  ),
  (
    #"h_t = \lVert x_t \rVert^2 \tanh(h_{t-1}) + W x_t"#,
    #"h_t = \|x_t\|^2 \tanh(h_{t-1}) + W x_t"#
  ),
])
func `another notation computes the same`(_ latex: String, _ plainest: String) throws {
  #expect(try equations(latex).code(.numpy) == equations(plainest).code(.numpy))
}

@Test func `an outer product times a vector is a vector times a number`() throws {
  let cell = try equations(#"h_t = u v^\top h_{t-1} + x_t"#).compile(sizes: ["hidden": 2])

  let run = try cell.graph.run(
    inputs: [Tensor([0.5, -1], shape: [1, 1, 2])], initialStates: [Tensor([3, 4], shape: [1, 2])],
    parameters: [Tensor([1, 2]), Tensor([10, 100])])

  #expect(cell.graph.parameters.map(\.name) == ["u", "v"])
  #expect(run.outputs[0].elements == [430.5, 859])
}

/// The gates of an LSTM in one column.
@Test(arguments: [
  #"""
  \begin{pmatrix} i_t \\ f_t \\ o_t \\ g_t \end{pmatrix} =
  \begin{pmatrix} \sigma \\ \sigma \\ \sigma \\ \tanh \end{pmatrix}
  \left( T \begin{pmatrix} x_t \\ h_{t-1} \end{pmatrix} + b \right) \\
  """#,
  #"""
  \left[\begin{array}{c} i_t \\ f_t \\ o_t \\ g_t \end{array}\right] =
  \left[\begin{array}{c} \mathrm{sigm} \\ \mathrm{sigm} \\ \mathrm{sigm} \\ \tanh \end{array}\right]
  (T [x_t, h_{t-1}] + b) \\
  """#,
  #"""
  \begin{bmatrix} i_t \\ f_t \\ o_t \\ g_t \end{bmatrix} =
  \begin{bmatrix} \sigma(T_i [x_t; h_{t-1}] + b_i) \\ \sigma(T_f [x_t; h_{t-1}] + b_f) \\
  \sigma(T_o [x_t; h_{t-1}] + b_o) \\ \tanh(T_g [x_t; h_{t-1}] + b_g) \end{bmatrix} \\
  """#,
])
func `gates in a column are the gates of an LSTM`(_ column: String) throws {
  let rest = #" c_t = f_t \odot c_{t-1} + i_t \odot g_t \\ h_t = o_t \odot \tanh(c_t)"#
  let graph = try equations(column + rest).compile(sizes: ["input": 2, "hidden": 3]).graph
  let generator = RandomGenerator(seed: 5)
  let parameters = try graph.parameters.map { try Tensor.randn($0.shape, generator) }
  let sequence = try Tensor.randn([3, 2, 2], generator)

  let run = try graph.run(
    inputs: [sequence], initialStates: graph.states.map { try Tensor.zeros([2, $0.size]) },
    parameters: parameters)

  let gates = try ["i", "f", "g", "o"].map { gate in
    let weight = try #require(graph.parameters.firstIndex { $0.name == "T_\(gate)" })
    let bias = try #require(graph.parameters.firstIndex { $0.name == "b_\(gate)" })
    return ReferenceCell.Gate(
      x: try parameters[weight].narrow(1, 0, 2).transpose(0, 1),
      h: try parameters[weight].narrow(1, 2, 3).transpose(0, 1), b: parameters[bias],
      c: try Tensor.zeros([3]))
  }
  let wanted = try ReferenceCell(kind: "lstm", gates: gates, flags: []).run(sequence, hiddenSize: 3)
  let state = try #require(graph.states.firstIndex { $0.name == "h" })
  #expect(zip(run.states[state].elements, wanted.elements).allSatisfy { abs($0 - $1) < 1e-6 })
}

@Test func `a parameter that is cut into rows is noted`() throws {
  let cell = try equations(
    #"\begin{pmatrix} z_t \\ h_t \end{pmatrix} = \begin{pmatrix} \sigma \\ \tanh \end{pmatrix} T x_t"#
  )

  #expect(
    cell.notes.map(\.text) == [
      #"""
      formula:1:1: note: T is read as T_z, T_h
      1 | \begin{pmatrix} z_t \\ h_t \end{pmatrix} = \begin{pmatrix} \sigma \\ \tanh \end{pmatrix} T x_t
          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: each symbol of the column has rows of its own in it
      """#
    ])
}
