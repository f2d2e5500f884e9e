import Library
import Testing

@Test func `a built-in layer's symbols, gradient and code are those of its equations`() {
  let note = CommandNote()
  let printed = note.run(
    """
    import torch.nn as nn
    symbols(nn.RNN(2, 3, bias=False))
    gradient(nn.RNN(2, 3, bias=False))
    code(nn.RNN(2, 3, bias=False), "latex")
    """)
  #expect(printed == "")
  #expect(
    note.shown == [
      .table(
        header: ["symbol", "role", "shape", "numbers"],
        rows: [
          ["$h_t$", "state", "3", ""], ["$W_{ih}$", "parameter", "3 × 2", "6"],
          ["$x_t$", "input", "2", ""], ["$W_{hh}$", "parameter", "3 × 3", "9"],
        ], rightAligned: [false, false, false, true], caption: nil),
      .formula(
        #"""
        \begin{align}
        \frac{\partial L}{\partial h_t} &= \frac{\partial L_t}{\partial h_t} + W_{hh}^\top \delta^{h}_{t+1} \tag{a} \\
        \delta^{h}_t &= \frac{\partial L}{\partial h_t} \odot (1 - h_t^2) \tag{b} \\
        \frac{\partial L}{\partial W_{ih}} &= \sum_{t=1}^{T} \delta^{h}_t \, x_t^\top \tag{c} \\
        \frac{\partial L}{\partial W_{hh}} &= \sum_{t=1}^{T} \delta^{h}_t \, h_{t-1}^\top \tag{d}
        \end{align}
        """#),
      .listing(
        "\\begin{aligned}\nh_t &= \\tanh(W_{ih} x_t + W_{hh} h_{t-1})\n\\end{aligned}",
        language: "latex"),
    ])
}

@Test(arguments: [
  (
    "gradient(nn.GRU(2, 3, num_layers=2))",
    "ValueError: gradient() writes out the equations of one layer; this network has 2 layers"
  ),
  (
    "code(nn.LSTM(2, 3, proj_size=2))", "FormulaError: a projected LSTM has no listing"
  ),
  (
    #"gradient(r'h_t = \tanh(W x_t + U h_{t-1}) \\ L = \sum_{t=1}^T L_t^2')"#,
    "ValueError: gradient() takes the sum or the mean of the steps' losses; this one is "
      + #"'L = \sum_{t=1}^T L_t^2'"#
  ),
])
func `what has no equations of one layer says so`(source: String, message: String) {
  #expect(CommandNote.message("import torch.nn as nn\n" + source) == message)
}
