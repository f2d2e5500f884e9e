import Formulas
import RNN
import Tensors
import Testing

/// Ways to write an equation with something beside it; what is compiled.
@Test(arguments: [
  #"(1)\; h_t = \tanh(W x_t + U h_{t-1})"#,
  #"h_t = \tanh(W x_t + U h_{t-1}) \qquad (3.2)"#,
  #"h_t = \tanh(W x_t + U h_{t-1}), \quad t = 1, \dots, T"#,
  #"h_t = \tanh(W x_t + U h_{t-1}) \quad \text{(hidden state)}"#,
  #"h_t = \tanh(W x_t + U h_{t-1}) \text{ where } W \in \mathbb{R}^{n}"#,
  #"\text{Hidden state: } h_t = \tanh(W x_t + U h_{t-1})"#,
  #"隐藏状态：h_t = \tanh(W x_t + U h_{t-1})"#,
  #"\left[ h_t = \tanh(W x_t + U h_{t-1}) \right]"#,
  #"h_t = \tanh(W x_t + U h_{t-1}) \\ h_t = \tanh(W x_t + U h_{t-1})"#,
  #"f(x) = \tanh(x) \\ h_t = f(W x_t + U h_{t-1})"#,
  #"f(z) = \frac{e^z - e^{-z}}{e^z + e^{-z}} \\ h_t = f(W x_t + U h_{t-1})"#,
  #"t=2: h_2 = \tanh(W x_2 + U h_1)"#,
  #"\begin{aligned} h_t &= \tanh( \\ & W x_t + U h_{t-1}) \end{aligned}"#,
  #"h_t = \phi(W x_t + U h_{t-1}) \\ \phi(a) = 2\sigma(2a) - 1"#,
])
func `what stands beside an equation is no part of it`(_ latex: String) throws {
  let cell = try CellEquations([Formula.parse(latex)])

  #expect(cell.symbols.map(\.name) == ["h", "W", "x", "U"])
  #expect(cell.code(.pytorch).contains("torch.tanh(x_t @ self.W.T + h @ self.U.T)"))
}

@Test func `a chain of symbols defines each of them`() throws {
  let cell = try equations(#"y_t = h_t = \tanh(W x_t + U h_{t-1})"#)

  #expect(
    cell.symbols.map { "\($0.name) \($0.role.rawValue)" } == [
      "y output", "h state", "W parameter", "x input", "U parameter",
    ])
}

@Test func `of two right sides the last is compiled, with a note`() throws {
  let cell = try equations(#"y_t = \sigma(x_t) = \frac{1}{1 + e^{-x_t}}"#)

  #expect(
    cell.notes.map(\.text) == [
      #"""
      formula:1:7: note: y_t has two right sides; the last one is compiled
      1 | y_t = \sigma(x_t) = \frac{1}{1 + e^{-x_t}}
                ^~~~~~~~~~~
      why: the first is taken for another way to write the same value
      """#
    ])
  #expect(cell.code(.pytorch).contains("1 / (1 + torch.exp(-x_t))"))
}

@Test func `a claim beside equations is left out with a note`() throws {
  let cell = try equations(#"h_t = \tanh(W x_t + U h_{t-1})"#, #"h_t \in (-1, 1)^H"#)

  #expect(
    cell.notes.map(\.text) == [
      #"""
      formula:1:1: note: 'h_t \in (-1, 1)^H' is a statement about where values lie: it is left out of the cell
      1 | h_t \in (-1, 1)^H
          ^~~~~~~~~~~~~~~~~
      why: a cell's equations define symbols at time t
      """#
    ])
}

@Test func `rows and columns in one cell are noted`() throws {
  let cell = try equations(
    #"h_t = \tanh(h_{t-1} W_{hh} + x_t W_{xh})"#, #"y_t = W_{hy} h_t"#)

  #expect(
    cell.notes.map(\.text) == [
      #"""
      formula:1:7: note: h is a column in W_{hy} h_t and a row in h_{t-1} W_{hh}
      1 | y_t = W_{hy} h_t
                ^~~~~~~~~~
      why: both are compiled, but a reader must take the matrices the other way round
      fix: write h_t W_{hy}
      """#
    ])
}

@Test func `squares of functions and lengths of vectors are computed`() throws {
  let cell = try equations(#"y_t = \tanh^2(x_t) + \|x_t\|^2 + \left\lVert x_t \right\rVert x_t"#)
    .compile(sizes: ["input": 2])

  let run = try cell.graph.run(
    inputs: [Tensor([3, 4], shape: [1, 1, 2])], initialStates: [], parameters: [])

  #expect(run.outputs[0].elements.map { ($0 * 1000).rounded() / 1000 } == [40.99, 45.999])
}

@Test func `a stack of layers is written out layer by layer`() throws {
  let latex = #"h_t^{(l)} = \tanh(W^{(l)} h_t^{(l-1)} + U^{(l)} h_{t-1}^{(l)} + b^{(l)})"#
  let cell = try CellEquations(
    [Formula.parse(latex), Formula.parse("y_t = V h_t^{(L)}")], layers: 3)

  #expect(
    cell.symbols.map { "\($0.name) \($0.role.rawValue) \($0.shapeNames)" } == [
      "h_1 state [hidden]", "W_1 parameter [hidden, input]", "h_0 input [input]",
      "U_1 parameter [hidden, hidden]", "b_1 parameter [hidden]", "h_2 state [hidden]",
      "W_2 parameter [hidden, hidden]", "U_2 parameter [hidden, hidden]",
      "b_2 parameter [hidden]", "h_3 state [hidden]", "W_3 parameter [hidden, hidden]",
      "U_3 parameter [hidden, hidden]", "b_3 parameter [hidden]", "y output [output]",
      "V parameter [output, hidden]",
    ])
}

@Test func `a stack computes what the built-in one does`() throws {
  var configuration = RecurrentLayer.Configuration(.rnn(.tanh), inputSize: 2, hiddenSize: 3)
  configuration.layerCount = 2
  let layer = try RecurrentLayer(configuration, generator: RandomGenerator(seed: 3))
  let latex = #"h_t^{l} = \tanh(W^{l} h_t^{l-1} + U^{l} h_{t-1}^{l} + b^l + c^l)"#
  let cell = try CellEquations([Formula.parse(latex)], layers: 2)
    .compile(sizes: ["input": 2, "hidden": 3])
  let sequence = try Tensor.linspace(-2, 2, 4 * 2 * 2).reshape([4, 2, 2])
  let zeros = try Tensor.zeros([2, 3])

  let run = try cell.graph.run(
    inputs: [sequence], initialStates: [zeros, zeros], parameters: layer.parameters)

  let wanted = try layer.forward(sequence)
  #expect(
    zip(run.outputs[0].elements, wanted.elements).allSatisfy { abs($0 - $1) < 1e-6 })
}

@Test func `two directions that are joined are two runs and a joint`() throws {
  let cell = try equations(
    #"\overrightarrow{h}_t = \tanh(W x_t + U \overrightarrow{h}_{t-1})"#,
    #"\overleftarrow{h}_t = \tanh(V x_t + R \overleftarrow{h}_{t+1})"#,
    #"h_t = [\overrightarrow{h}_t; \overleftarrow{h}_t]"#, "y_t = Q h_t")
  let both = try cell.compileBothWays(
    sizes: ["input": 2, "hidden": 3, "output": 5])

  #expect(cell.isBidirectional)
  #expect(both.forward.outputs.map(\.name) == ["h_forward"])
  #expect(both.forward.parameters.map(\.name) == ["W", "U"])
  #expect(both.backward.outputs.map(\.name) == ["h_backward"])
  #expect(both.joined.inputs.map(\.name) == ["h_forward", "h_backward"])
  #expect(both.joined.outputs.map { "\($0.name) \($0.size)" } == ["y 5"])
}

@Test func `a cell of both directions computes what the built-in layer does`() throws {
  var configuration = RecurrentLayer.Configuration(.rnn(.tanh), inputSize: 2, hiddenSize: 3)
  configuration.bidirectional = true
  let layer = try RecurrentLayer(configuration, generator: RandomGenerator(seed: 3))
  let cell = try equations(
    #"\overrightarrow{h}_t = \tanh(W_f x_t + U_f \overrightarrow{h}_{t-1} + b_f + c_f)"#,
    #"\overleftarrow{h}_t = \tanh(W_b x_t + U_b \overleftarrow{h}_{t+1} + b_b + c_b)"#,
    #"y_t = [\overrightarrow{h}_t; \overleftarrow{h}_t]"#
  ).compileBothWays(sizes: ["input": 2, "hidden": 3])
  let both = try BidirectionalGraphLayer(
    forward: cell.forward, backward: cell.backward, joined: cell.joined,
    generator: RandomGenerator(seed: 3))
  let sequence = try Tensor.linspace(-2, 2, 4 * 2 * 2).reshape([4, 2, 2])

  let (got, wanted) = (try both.forward(sequence), try layer.forward(sequence))
  let (single, batch) = (
    try both.forward(sequence.select(1, 0)), try wanted.select(1, 0)
  )

  #expect(got.shape == [4, 2, 6])
  #expect(zip(got.elements, wanted.elements).allSatisfy { abs($0 - $1) < 1e-6 })
  #expect(zip(single.elements, batch.elements).allSatisfy { abs($0 - $1) < 1e-6 })
}

@Test(arguments: [
  (#"y_i = \frac{\exp{(h_n^T V_i)}}{\sum_{\forall j} \exp{(h_n^T V_j)}}"#, "[hidden, output]"),
  (#"y_i = \frac{e^{h_T^\top V_i}}{\sum_{j=1}^{K} e^{h_T^\top V_j}}"#, "[hidden, output]"),
  (
    #"\hat{y}_{t,k} = \frac{\exp(V_k h_t + b_k)}{\sum_{j} \exp(V_j h_t + b_j)}"#, "[output, hidden]"
  ),
  (#"o_t = V h_t \\ y_i = \frac{e^{o_i}}{\sum_j e^{o_j}}"#, "[output, hidden]"),
])
func `a softmax for one class is read for all`(latex: String, weight: String) throws {
  let cell = try equations(#"h_t = \tanh(W x_t + U h_{t-1})"#, latex)

  #expect(cell.notes.count == 1)
  #expect(cell.symbols.first { $0.name == "V" }?.shapeNames.description == weight)
  #expect(cell.code(.pytorch).contains("torch.softmax("))
}
