import Testing

/// `unroll formula`: what it prints of both directions, of layers, and as a picture.
@Suite struct FormulaForms {
  /// Equations of both directions.
  private static let bothWays = #"""
    \overrightarrow{h}_t = \tanh(W x_t + U \overrightarrow{h}_{t-1}) \\
    \overleftarrow{h}_t = \tanh(V x_t + Q \overleftarrow{h}_{t+1}) \\
    y_t = [\overrightarrow{h}_t; \overleftarrow{h}_t]
    """#

  @Test func `a formula's unrolling is an SVG`() throws {
    let result = try UnrollCommand()("formula", #"h_t = \tanh(W x_t + U h_{t-1})"#, "--to", "svg")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("<svg "))
    #expect(result.output.hasSuffix("</svg>\n"))
    #expect(result.error == "")
  }

  @Test func `LaTeX of both directions keeps both`() throws {
    let result = try UnrollCommand()("formula", Self.bothWays, "--to", "latex")
    #expect(
      result
        == UnrollCommand.Result(
          output: #"""
            \begin{aligned}
            \overrightarrow{h}_t &= \tanh(W x_t + U \overrightarrow{h}_{t-1}) \\
            \overleftarrow{h}_t &= \tanh(V x_t + Q \overleftarrow{h}_{t+1}) \\
            y_t &= [\overrightarrow{h}_t; \overleftarrow{h}_t]
            \end{aligned}
            """#, error: "", status: 0))
  }

  @Test(arguments: ["pytorch", "numpy", "swift"])
  func `code of both directions has both`(language: String) throws {
    let result = try UnrollCommand()("formula", Self.bothWays, "--to", language)
    #expect(result.status == 0)
    #expect(result.output.contains("h_forward_t = "))
    #expect(result.output.contains("h_backward_t = "))
  }

  @Test func `the gradient of both directions is refused`() throws {
    let result = try UnrollCommand()(
      "formula", #"a_t = W x_t + U a_{t-1} \\ b_t = V x_t + Q b_{t+1} \\ y_t = a_t + b_t"#, "--to",
      "gradient")
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.error.contains("error: the equations look both at t-1 and at t+1\n"))
  }

  @Test func `layers that equations state are written out`() throws {
    let result = try UnrollCommand()(
      "formula", #"h_t^{(l)} = \tanh(W^{(l)} h_t^{(l-1)} + U^{(l)} h_{t-1}^{(l)})"#, "--size",
      "num_layers=2", "--to", "latex")
    #expect(
      result
        == UnrollCommand.Result(
          output: #"""
            \begin{aligned}
            h^{(1)}_t &= \tanh(W^{(1)} h^{(0)}_t + U^{(1)} h^{(1)}_{t-1}) \\
            h^{(2)}_t &= \tanh(W^{(2)} h^{(1)}_t + U^{(2)} h^{(2)}_{t-1})
            \end{aligned}
            """#, error: "", status: 0))
  }

  @Test func `layers of plain equations are written behind the cell`() throws {
    let result = try UnrollCommand()(
      "formula", #"h_t = \tanh(W x_t + U h_{t-1})"#, "--size", "num_layers=2", "--to", "pytorch")
    #expect(result.status == 0)
    #expect(result.output.contains("class CellStack(nn.Module):\n"))
    #expect(result.output.contains("hidden_size, num_layers=2):\n"))
  }

  @Test func `LaTeX of plain equations has no layers`() throws {
    let result = try UnrollCommand()(
      "formula", #"h_t = \tanh(W x_t + U h_{t-1})"#, "--size", "num_layers=2", "--to", "latex")
    #expect(
      result
        == UnrollCommand.Result(
          output: "",
          error: """
            error: the cell has no size 'num_layers'
            why: its sizes are input, hidden

            """, status: 1))
  }
}
