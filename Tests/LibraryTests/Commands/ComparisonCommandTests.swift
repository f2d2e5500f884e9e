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
      - update gate the other way round: eq-gru keeps the old state where z = 0,
        nn.GRU where z = 1 (the parameters of z, negated, mend that)
      - reset gate before the product in eq-gru, reset gate after the product in
        nn.GRU
      False

      """)
}

@Test func `a cell without biases is told which class it is, and which it is not`() {
  let printed = CommandNote().run(
    #"""
    import torch.nn as nn
    cell = formula("h_t = \\tanh(W x_t + U h_{t-1})", input=3, hidden=4)
    print(same(cell, nn.RNN))
    print(same(cell, MinGRU(3, 4)))
    """#)
  #expect(
    printed == """
      no: yours is not nn.RNN
      - yours has no biases
      - nn.RNN(…, bias=False) is the same
      no: the first is not MinGRU
      - the first is a plain recurrent network, MinGRU a minGRU

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

@Test func `all layers and directions are compared and loaded`() {
  let printed = CommandNote().run(
    """
    import torch
    import torch.nn as nn
    torch.manual_seed(0)
    settings = {"num_layers": 2, "batch_first": True, "bidirectional": True}
    layer = nn.RNN(2, 3, **settings)
    cell = formula("\(elman)", input=2, hidden=3, **settings)
    result = same(cell, layer)
    print(result)
    result.load()
    x = torch.randn(4, 6, 2)
    print(torch.allclose(cell(x)[0], layer(x)[0], atol=1e-6))
    """)
  #expect(
    printed == """
      yes: yours computes what nn.RNN does
      W_l0         ↔ weight_ih_l0
      U_l0         ↔ weight_hh_l0
      b_l0         ↔ bias_ih_l0 + bias_hh_l0
      W_l0_reverse ↔ weight_ih_l0_reverse
      U_l0_reverse ↔ weight_hh_l0_reverse
      b_l0_reverse ↔ bias_ih_l0_reverse + bias_hh_l0_reverse
      W_l1         ↔ weight_ih_l1
      U_l1         ↔ weight_hh_l1
      b_l1         ↔ bias_ih_l1 + bias_hh_l1
      W_l1_reverse ↔ weight_ih_l1_reverse
      U_l1_reverse ↔ weight_hh_l1_reverse
      b_l1_reverse ↔ bias_ih_l1_reverse + bias_hh_l1_reverse
      - one bias for each gate, nn.RNN two: only the sum matters
      True

      """)
}

private let twoLayers =
  #"h_t = \\tanh(W x_t + U h_{t-1} + b) \\\\ g_t = \\tanh(V h_t + R g_{t-1} + a)"#

@Test func `layers that are written as one cell are those of a layer with as many`() {
  let printed = CommandNote().run(
    """
    import torch
    import torch.nn as nn
    torch.manual_seed(0)
    layer = nn.RNN(2, 3, num_layers=2, batch_first=True)
    cell = formula("\(twoLayers)", input=2, hidden=3, hidden_g=3)
    result = same(cell, layer)
    print(result)
    result.load()
    x = torch.randn(4, 6, 2)
    print(torch.allclose(cell(x)[0], layer(x)[0], atol=1e-6))
    """)
  #expect(
    printed == """
      yes: yours computes what nn.RNN does
      W ↔ weight_ih_l0
      U ↔ weight_hh_l0
      b ↔ bias_ih_l0 + bias_hh_l0
      V ↔ weight_ih_l1
      R ↔ weight_hh_l1
      a ↔ bias_ih_l1 + bias_hh_l1
      - one bias for each gate, nn.RNN two: only the sum matters
      True

      """)
}

@Test(arguments: [
  ("same(nn.LSTMCell(3, 4), nn.LSTM(3, 4)).equal", "True"),
  ("same(nn.LSTM(3, 4), nn.LSTMCell).equal", "True"),
  ("same(nn.GRUCell, nn.GRU(3, 4)).mapping[0]", "('weight_ih[0:4]', 'weight_ih_l0[0:4]')"),
  (
    "same(nn.RNNCell(3, 4, nonlinearity='relu'), nn.RNN).differences",
    "['the state is relu of its sum, that of nn.RNN tanh']"
  ),
  ("same(nn.GRU(3, 4, num_layers=3, bidirectional=True), nn.GRU).equal", "True"),
  (
    "same(nn.GRU(3, 4, num_layers=2), nn.GRUCell).differences",
    "['nn.GRU has 2 layers, nn.GRUCell one']"
  ),
  (
    "same(nn.GRU(3, 4, num_layers=2), nn.GRU(3, 4, num_layers=3)).differences",
    "['the first nn.GRU has 2 layers, the second nn.GRU 3']"
  ),
  (
    "same(nn.GRU(3, 4, bidirectional=True), nn.GRU(3, 4)).differences",
    "['the first nn.GRU reads the sequence both ways, the second nn.GRU one way']"
  ),
  (
    "same(nn.GRU(3, 4, num_layers=2), nn.GRU(3, 5, num_layers=2)).differences",
    "['the state has 4 units, that of the second nn.GRU 5']"
  ),
  (
    "same(nn.LSTM(3, 4, num_layers=2), nn.GRU).differences",
    "['nn.LSTM carries the states h and c, nn.GRU the state h']"
  ),
  (
    "same(nn.GRU(3, 4, 2, dropout=0.5), nn.GRU(3, 4, 2)).remarks",
    "['between the layers the first nn.GRU drops 0.5 of them in training, the second nn.GRU nothing']"
  ),
  (
    #"same(formula(r'y_t = \tanh(V x_t + c) \\ h_t = \tanh(W x_t + U h_{t-1} + b)', input=4,"#
      + " hidden=4, output=4, num_layers=2), nn.RNN(4, 4, num_layers=2)).differences",
    "['yours gives on y, nn.RNN h']"
  ),
])
func `layers, directions and single cells are told apart`(source: String, printed: String) {
  #expect(
    CommandNote().run("import torch.nn as nn\nprint(\(source))") == printed + "\n")
}

@Test(arguments: [
  ("same(nn.GRU, nn.LSTM)", "TypeError: same() got classes only: nn.GRU and nn.LSTM"),
  (
    "same(nn.Linear(2, 3), nn.GRU)",
    "TypeError: this command takes recurrent cells, not a value of type Linear"
  ),
  ("same('eq-gru', nn.Linear)", "TypeError: same() does not know what the class Linear computes"),
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
