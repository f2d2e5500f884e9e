import Diagnostics
import Library
import Testing

private let gru = SourceFragment(
  path: "note.md",
  source: #"""
    z_t = \sigma(W_z [h_{t-1}, x_t] + b_z) \\ r_t = \sigma(W_r [h_{t-1}, x_t] + b_r) \\
    \tilde{h}_t = \tanh(W_h [r_t \odot h_{t-1}, x_t] + b_h) \\
    h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t
    """#)

private let elman = #"h_t = \\tanh(W x_t + U h_{t-1} + b)"#

@Test func `a cell that is the library's prints which parameters stand for which`() {
  let printed = CommandNote().run(
    """
    import torch.nn as nn
    result = same("\(elman)", nn.RNN(2, 5))
    print(result)
    print(result.equal, bool(result), result.mapping[0], result.differences)
    assert same("\(elman)", nn.RNN)
    """)
  #expect(
    printed == """
      yes: yours computes what nn.RNN does
      W ↔ weight_ih_l0
      U ↔ weight_hh_l0
      b ↔ bias_ih_l0 + bias_hh_l0
      - one bias for each gate, nn.RNN two: only the sum matters
      True True ('W', 'weight_ih_l0') []

      """)
}

@Test func `a cell that is not the library's prints what differs`() {
  let printed = CommandNote(formulas: ["eq-gru": gru]).run(
    """
    import torch.nn as nn
    print(same("eq-gru", nn.GRU))
    print(same("eq-gru", nn.GRU).equal)
    """)
  #expect(
    printed == """
      no: eq-gru is not nn.GRU
      - update gate the other way round: eq-gru keeps the old state where z = 0, nn.GRU where z = 1 \
      (the parameters of z, negated, mend that)
      - reset gate before the product in eq-gru, reset gate after the product in nn.GRU
      False

      """)
}

@Test func `a mapping loads a layer's parameters into a formula's cell`() {
  let printed = CommandNote().run(
    """
    import torch
    import torch.nn as nn
    torch.manual_seed(0)
    layer = nn.RNN(2, 3, batch_first=True)
    cell = formula("\(elman)", input=2, hidden=3)
    same(cell, layer).load()
    x = torch.randn(4, 6, 2)
    print(torch.allclose(cell(x)[0], layer(x)[0], atol=1e-6))
    """)
  #expect(printed == "True\n")
}

@Test(arguments: [
  ("same(nn.GRU, nn.LSTM)", "TypeError: same() got classes only: nn.GRU and nn.LSTM"),
  (
    "same(nn.Linear(2, 3), nn.GRU)",
    "TypeError: this command takes recurrent cells, not a value of type Linear"
  ),
  ("same(3, nn.GRU)", "TypeError: this command takes recurrent cells, not a value of type int"),
  (
    "same('eq-gru', nn.GRU(3, 4)).load()",
    "ValueError: eq-gru has no parameters that stand for those of nn.GRU"
  ),
  (
    "same('h_t = x_t', nn.GRU(3, 4)).differences[9]", "IndexError: list index out of range"
  ),
  (
    "same(r'h_t = \\tanh(W x_t + U h_{t-1} + b)', nn.RNN(3, 4)).load()",
    "ValueError: load() needs two networks: a formula or a class has no parameters"
  ),
])
func `a comparison that can't be made says why`(source: String, message: String) {
  #expect(
    CommandNote.message("import torch.nn as nn\n" + source, formulas: ["eq-gru": gru]) == message)
}
