import Diagnostics
import Formulas
import Testing

/// The symbols as LaTeX, with what each of them is.
private func roles(_ latex: String) throws -> [String] {
  try equations(latex).symbols.map { "\($0.latex) \($0.role.rawValue) \($0.shapeNames)" }
}

/// The messages of all faults that keep formulas from being a cell.
private func faults(_ latex: String) -> [String] {
  do throws(CellFaults) {
    _ = try CellEquations([Formula.parse(latex)])
    return []
  } catch {
    return error.diagnostics.map(\.text)
  }
}

@Test func `an accent in an index tells two weights apart`() throws {
  let cell = try equations(
    #"\overrightarrow{h}_t = \tanh(W_{x\overrightarrow{h}} x_t + U_f \overrightarrow{h}_{t-1})"#,
    #"\overleftarrow{h}_t = \tanh(W_{x\overleftarrow{h}} x_t + U_b \overleftarrow{h}_{t+1})"#,
    #"y_t = V_f \overrightarrow{h}_t + V_b \overleftarrow{h}_t"#)

  #expect(
    cell.symbols.filter { $0.role == .parameter }.map { "\($0.name) \($0.latex)" } == [
      #"W_xh_forward W_{x\overrightarrow{h}}"#, "U_f U_f",
      #"W_xh_backward W_{x\overleftarrow{h}}"#, "U_b U_b", "V_f V_f", "V_b V_b",
    ])
}

@Test func `a gate with an accent in its index is a symbol of its own`() throws {
  #expect(
    try roles(#"c_t = W_{\tilde{c}} x_t + W_c c_{t-1}"#) == [
      "c_t state [hidden]", #"W_{\tilde{c}} parameter [hidden, input]"#, "x_t input [input]",
      "W_c parameter [hidden, hidden]",
    ])
}

@Test func `a name below in one place and above in another is told`() {
  #expect(
    faults(#"h_t = W_x x_t + U h_{t-1} + W^{x} x_t"#) == [
      #"""
      formula:1:29: error: W_x and W^x are both used
      1 | h_t = W_x x_t + U h_{t-1} + W^{x} x_t
                                      ^~~~~
      why: they differ in the place of the index only; whether they are one symbol can't be told
      fix: write one of the two everywhere, or give one another name
      """#
    ])
}

/// Recurrences with something around them that is no part of the equations.
@Test(arguments: [
  #"h_t = \tanh(W x_t + U h_{t-1}) \in \mathbb{R}^{H}"#,
  #"h_t = \tanh(W x_t + U h_{t-1}) \quad \forall t"#,
  #"h_t = \tanh(W x_t + U h_{t-1}) \in \mathbb{R}^H, \quad \forall t \in \{1, \dots, T\}"#,
  #"\left\{ \begin{aligned} h_t &= \tanh(W x_t + U h_{t-1}) \\ h_0 &= 0 \end{aligned} \right."#,
  #"\left\{ \begin{array}{l} h_t = \tanh(W x_t + U h_{t-1}) \\ h_0 = \mathbf{0} \end{array}\right."#,
  #"h_t = \tanh(W x_t + U h_{t-1}) \\ h_0 = \vec{0}"#,
])
func `shapes, quantifiers and a brace around equations are read over`(_ latex: String) throws {
  #expect(
    try roles(latex) == [
      "h_t state [hidden]", "W parameter [hidden, input]", "x_t input [input]",
      "U parameter [hidden, hidden]",
    ])
}

/// A superscript behind the bracket of a function is the value's.
@Test(arguments: [
  #"h_t = \tanh(W x_t + U h_{t-1})^2"#, #"h_t = \tanh\left(W x_t + U h_{t-1}\right)^2"#,
  #"h_t = \tanh^2(W x_t + U h_{t-1})"#,
])
func `a square behind a function squares its value`(_ latex: String) throws {
  #expect(
    try equations(latex).code(.pytorch)
      == equations(#"h_t = (\tanh(W x_t + U h_{t-1}))^2"#).code(.pytorch))
}

@Test func `an output that is fed back has the output's size`() throws {
  #expect(
    try roles(#"h_t = \tanh(W x_t + U y_{t-1} + b) \\ y_t = V h_t + c"#) == [
      "h_t intermediate value [hidden]", "W parameter [hidden, input]", "x_t input [input]",
      "U parameter [hidden, output]", "y_t state [output]", "b parameter [hidden]",
      "V parameter [output, hidden]", "c parameter [output]",
    ])
}

@Test func `an equation of the first state is told`() {
  #expect(
    faults(#"h_t = \tanh(W x_t + U h_{t-1} + b) \\ h_0 = W_0 x_0"#) == [
      #"""
      formula:1:39: error: h_0 is what a run begins with
      1 | h_t = \tanh(W x_t + U h_{t-1} + b) \\ h_0 = W_0 x_0
                                                ^~~
      why: a cell's equations say what each step computes; the first state is zero, or is given
      fix: leave the equation out, and give the cell its first state
      """#
    ])
}

@Test func `an equation of the next step has one mend`() {
  #expect(
    faults(#"h_{t+1} = \tanh(W x_{t+1} + U h_t)"#) == [
      #"""
      formula:1:1: error: h_{t+1} is defined where h_t is wanted
      1 | h_{t+1} = \tanh(W x_{t+1} + U h_t)
          ^~~~~~~
      why: an equation gives the value of the step t
      fix: write it for h_t: then h_t on the right becomes h_{t-1}
      """#
    ])
}

@Test func `a choice between values is told as one`() {
  #expect(
    faults(#"h_t = \begin{cases} \tanh(W x_t + U h_{t-1}) & t > 0 \\ 0 & t = 0 \end{cases}"#) == [
      #"""
      formula:1:7: error: a choice between values is not understood in a cell's equation
      1 | h_t = \begin{cases} \tanh(W x_t + U h_{t-1}) & t > 0 \\ 0 & t = 0 \end{cases}
                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: a cell computes the same at every step, and a run begins with zeros by itself
      fix: write the equation of t > 0 alone
      """#
    ])
}

@Test func `a read-out of one number is told with a rewrite`() {
  #expect(
    faults(#"h_t = \tanh(W x_t + U h_{t-1}) \\ y_t = w^\top h_t"#) == [
      #"""
      formula:1:41: error: y_t would be a number
      1 | h_t = \tanh(W x_t + U h_{t-1}) \\ y_t = w^\top h_t
                                                  ^~~~~~~~~~
      why: values of a step are vectors
      fix: write a matrix with one row in the place of w^\top
      """#
    ])
}

@Test func `an equation that only names a function gives way to the one that computes`() throws {
  let cell = try equations(
    #"h_t = f(x_t, h_{t-1})"#, #"h_t = \tanh(W x_t + U h_{t-1} + b)"#)

  #expect(
    cell.notes.map(\.text) == [
      #"""
      formula:1:7: note: 'f' only names a function: it is left out
      1 | h_t = f(x_t, h_{t-1})
                ^
      why: another equation says what it computes
      """#
    ])
  #expect(cell.symbols.map(\.name) == ["h", "W", "x", "U", "b"])
}
