import Formulas
import RNN
import Tensors
import Testing

/// A cell from formulas that stand one below the other.
func equations(
  _ latex: String..., functions: [String: CellFunction] = [:]
) throws -> CellEquations {
  try CellEquations(latex.map { Formula.parse($0) }, functions: functions)
}

/// The symbols as `name role shape`.
private func symbols(_ equations: CellEquations) -> [String] {
  equations.symbols.map { "\($0.name) \($0.role.rawValue) \($0.shapeNames)" }
}

let lstmLatex = [
  #"f_t = \sigma(W_f \cdot [h_{t-1}, x_t] + b_f)"#,
  #"i_t = \sigma(W_i \cdot [h_{t-1}, x_t] + b_i)"#,
  #"\tilde{C}_t = \tanh(W_C \cdot [h_{t-1}, x_t] + b_C)"#,
  #"C_t = f_t * C_{t-1} + i_t * \tilde{C}_t"#, #"o_t = \sigma(W_o \cdot [h_{t-1}, x_t] + b_o)"#,
  #"h_t = o_t * \tanh(C_t)"#,
]

let gruLatex = [
  #"r_t = \sigma(W_r \cdot [h_{t-1}, x_t] + b_r)"#,
  #"z_t = \sigma(W_z \cdot [h_{t-1}, x_t] + b_z)"#,
  #"\tilde{h}_t = \tanh(W_h \cdot [r_t * h_{t-1}, x_t] + b_h)"#,
  #"h_t = (1 - z_t) * h_{t-1} + z_t * \tilde{h}_t"#,
]

@Test func `the Elman equation has a state, an input and three parameters`() throws {
  let cell = try equations(#"h_t = \tanh(W_x x_t + W_h h_{t-1} + b_h)"#)

  #expect(
    symbols(cell) == [
      "h state [hidden]", "W_x parameter [hidden, input]", "x input [input]",
      "W_h parameter [hidden, hidden]", "b_h parameter [hidden]",
    ])
  #expect(cell.sizeNames == ["input", "hidden"])
}

@Test func `a free function is bound and an output read from the state`() throws {
  let cell = try equations(
    "h_t = f(W_{hh}h_{t-1} + W_{xh}x_t + b_h)", "y_t = W_{hy}h_t + b_y", functions: ["f": .tanh])

  #expect(
    symbols(cell) == [
      "h state [hidden]", "W_hh parameter [hidden, hidden]", "W_xh parameter [hidden, input]",
      "x input [input]", "b_h parameter [hidden]", "y output [output]",
      "W_hy parameter [output, hidden]", "b_y parameter [output]",
    ])
}

@Test func `the LSTM of six formulas has two states and weights over a concatenation`() throws {
  let cell = try CellEquations(lstmLatex.map { Formula.parse($0) })

  #expect(
    symbols(cell) == [
      "f intermediate value [hidden]", "W_f parameter [hidden, hidden+input]", "h state [hidden]",
      "x input [input]", "b_f parameter [hidden]", "i intermediate value [hidden]",
      "W_i parameter [hidden, hidden+input]", "b_i parameter [hidden]",
      "C_tilde intermediate value [hidden]", "W_C parameter [hidden, hidden+input]",
      "b_C parameter [hidden]", "C state [hidden]", "o intermediate value [hidden]",
      "W_o parameter [hidden, hidden+input]", "b_o parameter [hidden]",
    ])
}

@Test func `the symbol table gives shapes in names and numbers, and places in the file`() throws {
  let cell = try equations(#"h_t = \tanh(W [h_{t-1}, x_t])"#).compile(
    sizes: ["input": 3, "hidden": 4])

  #expect(
    CellSymbolTable(cell.symbols).rows == [
      ["h", "state", "[hidden] = [4]", "formula:1:1"],
      ["W", "parameter", "[hidden, hidden+input] = [4, 7]", "formula:1:13"],
      ["x", "input", "[input] = [3]", "formula:1:25"],
    ])
  #expect(CellSymbolTable(cell.symbols).latex == ["h_t", "W", "x_t"])
}

@Test func `parameters stand in the graph in the order of the text`() throws {
  let cell = try CellEquations(lstmLatex.map { Formula.parse($0) }).compile(
    sizes: ["input": 2, "hidden": 3])

  #expect(
    cell.graph.parameters.map { "\($0.name) \($0.shape)" } == [
      "W_f [3, 5]", "b_f [3]", "W_i [3, 5]", "b_i [3]", "W_C [3, 5]", "b_C [3]", "W_o [3, 5]",
      "b_o [3]",
    ])
  #expect(cell.graph.states.map(\.name) == ["h", "C"])
  #expect(cell.graph.outputs.map(\.name) == ["h"])
}

/// Formulas that write the same cell another way: each has the shapes of its convention.
@Test(arguments: [
  (#"h_t = \tanh(x_t W + h_{t-1} U + b)"#, "[input, hidden]"),
  (#"h_t = \tanh(x_t^\top W + h_{t-1}^T U + b)"#, "[input, hidden]"),
  (#"h_t = \tanh(W x_t + U h_{t-1} + b)"#, "[hidden, input]"),
  (#"h_t = \tanh(W^\top x_t + U h_{t-1} + b)"#, "[input, hidden]"),
  (#"h_t = tanh(W * x_t + U * h_{t−1} + b)"#, "[hidden, input]"),
  (#"h^{(t)} = \tanh(W x^{(t)} + U h^{(t-1)} + b)"#, "[hidden, input]"),
  (
    #"h^{\langle t \rangle} = \tanh(W \cdot x^{\langle t \rangle} + U h^{\langle t-1 \rangle})"#,
    "[hidden, input]"
  ),
  (
    #"\mathbf{h}_t = \text{tanh}\left(\mathbf{W} \mathbf{x}_t + \mathbf{U} \mathbf{h}_{t-1}\right)"#,
    "[hidden, input]"
  ),
  (#"[h_t = \tanh(x_t W + h_{t-1} U)]"#, "[input, hidden]"),
  (#"\begin{aligned} h_t &= \tanh(W x_t \\ &+ U h_{t-1}) \end{aligned}"#, "[hidden, input]"),
  (#"{\Huge \color{purple} h_t = \operatorname{relu}(W x_t + U h_{t-1}).}"#, "[hidden, input]"),
  (#"隐藏状态：h_t = σ(W·x_t + U·h_{t-1} + b)"#, "[hidden, input]"),
  (#"h_t = \frac{1}{1 + e^{-(W x_t + U h_{t-1})}}"#, "[hidden, input]"),
])
func `a weight takes its shape from the side on which it stands`(
  _ latex: String, _ shape: String
) throws {
  let weight = try equations(latex).symbols.first { $0.name == "W" }

  #expect(weight?.shapeNames == shape)
}

@Test func `a small Greek letter is a number, and a given one is a constant`() throws {
  let trained = try equations(#"h_t = (1-\alpha) h_{t-1} + \alpha \tanh(W x_t)"#)
  let given = try equations(#"h_t = (1-\alpha) h_{t-1} + \alpha \tanh(W x_t)"#, #"\alpha = 0.1"#)

  #expect(
    symbols(trained) == [
      "h state [hidden]", "alpha parameter []", "W parameter [hidden, input]", "x input [input]",
    ])
  #expect(
    symbols(given) == ["h state [hidden]", "W parameter [hidden, input]", "x input [input]"])
}

@Test func `words in superscripts are labels and a state from the next step runs backward`() throws
{
  let cell = try equations(
    "h_t^{backward} = f(W_{hh}^{backward}h_{t+1}^{backward} + W_{xh}^{backward}x_t + b^{backward})",
    functions: ["f": .tanh])

  #expect(cell.isBackward)
  #expect(
    cell.symbols.map(\.name) == [
      "h_backward", "W_hh_backward", "W_xh_backward", "x", "b_backward",
    ])
}

@Test func `two directions joined have an output twice as long`() throws {
  let cell = try equations(#"h_t = \tanh(W x_t + U h_{t-1})"#, "y_t = [h_t; x_t]")

  #expect(cell.symbols.last?.shapeNames == "[hidden+input]")
}

@Test func `a dot between vectors is read as elementwise, with a note`() throws {
  let cell = try equations(#"h_t = x_t \cdot h_{t-1}"#)

  #expect(
    cell.notes.map(\.text) == [
      #"""
      formula:1:7: note: \cdot between the vectors x_t and h_{t-1} is read as elementwise
      1 | h_t = x_t \cdot h_{t-1}
                ^~~~~~~~~~~~~~~~~
      why: an inner product would make a number
      fix: write \odot
      """#
    ])
}
