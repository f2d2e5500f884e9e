import Library
import Testing

@Test func `a network's summary is a table of what its layers cost`() {
  let note = CommandNote()
  let printed = note.run(
    """
    class Tagger(nn.Module):
        def __init__(self):
            super().__init__()
            self.embedding = nn.Embedding(7, 3)
            self.lstm = nn.LSTM(3, 4, batch_first=True)
            self.out = nn.Linear(4, 5)
        def forward(self, tokens):
            return self.out(self.lstm(self.embedding(tokens))[0])
    costs = rnn.summary(Tagger(), torch.tensor([[1, 2, 3], [4, 5, 6]]))
    print(costs["layer"], costs["type"], costs["parameters"], costs["multiply_adds"])
    rnn.table({"layer": costs["layer"], "parameters": costs["parameters"]})
    """)

  #expect(
    printed == """
      ['embedding', 'lstm', 'out', 'total'] ['Embedding', 'LSTM', 'Linear', ''] \
      [21, 144, 25, 190] [0, 672, 120, 792]

      """)
  #expect(
    note.shown == [
      .table(
        header: ["layer", "parameters"],
        rows: [["embedding", "21"], ["lstm", "144"], ["out", "25"], ["total", "190"]],
        rightAligned: [false, true], caption: nil)
    ])
}

@Test func `the values of a formula's cell are seen under its names`() {
  let printed = CommandNote().run(
    """
    cell = formula(r"$z_t = \\sigma(W x_t), h_t = (1 - z_t) \\odot h_{t-1} + z_t \\odot \\tanh(V x_t)$", \
    input=2, hidden=3)
    seen = rnn.gates(cell, torch.ones(2, 4, 2), reduce=None)
    print({name: tuple(value.shape) for name, value in seen.items()})
    print(rnn.gradient_norms(cell, torch.ones(2, 4, 2), loss=lambda out: out[0].sum())["h"].shape)
    """)

  #expect(
    printed == """
      {'h': (4, 2, 3), 'z': (4, 2, 3)}
      torch.Size([4])

      """)
}

@Test func `norms and gates can be plotted as they come`() {
  let note = CommandNote()
  let printed = note.run(
    """
    model = nn.GRU(1, 2, num_layers=2)
    x = torch.ones(3, 1, 1)
    norms = rnn.gradient_norms(model, x, loss=lambda out: out[0][-1].sum())
    print(list(norms), list(rnn.gates(model, x)))
    plot(norms)
    plot(rnn.gates(model, x))
    """)

  #expect(
    printed == """
      ['h_l0', 'h_l1'] ['h_l0', 'r_l0', 'z_l0', 'n_l0', 'h_l1', 'r_l1', 'z_l1', 'n_l1']

      """)
  #expect(note.shown.count == 2)
}

@Test func `a state of the wrong window is no one's: each pass starts anew`() {
  let printed = CommandNote().run(
    """
    windows = rnn.truncated(torch.arange(4.0), steps=2)
    for x in windows:
        print(windows.state, x)
        windows.state = {"sum": [x.sum()], "step": 1}
    for x in windows:
        print(windows.state)
        break
    """)

  #expect(
    printed == """
      None tensor([0., 1.])
      {'sum': [tensor(1.)], 'step': 1} tensor([2., 3.])
      None

      """)
}

@Test func `a network made of techniques trains, is stored and is loaded`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(1)
    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = rnn.LayerNormLSTM(1, 6, batch_first=True, zoneout=0.1)
            self.attention = rnn.LuongAttention(6, score="dot")
            self.out = nn.Linear(6, 1)
        def forward(self, x):
            output, _ = self.layer(x)
            context, _ = self.attention(output[:, -1], output)
            return self.out(context)
    model, other = Model(), Model()
    x = torch.rand(16, 5, 1)
    history = fit(model, x, x.mean(1), epochs=30, lr=0.02)
    print(history.loss[-1] < history.loss[0] / 2)
    print(other.load_state_dict(model.state_dict()))
    other.eval()
    print(torch.equal(model(x), other(x)))
    """)

  #expect(
    printed == """
      True
      <All keys matched successfully>
      True

      """)
}

@Test func `a cell in a loop is one recurrence`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(1)
    class Looped(nn.Module):
        def __init__(self):
            super().__init__()
            self.cell = nn.LSTMCell(2, 3)
        def forward(self, x):
            state = torch.zeros(2, 3), torch.zeros(2, 3)
            for step in x:
                state = self.cell(step, state)
            return state[0]
    model, whole = Looped(), nn.LSTM(2, 3)
    whole.load_state_dict({name[5:] + "_l0": value for name, value in model.state_dict().items()})
    x = torch.randn(5, 2, 2)
    seen, wanted = rnn.gates(model, x), rnn.gates(whole, x)
    print(list(seen), all(torch.allclose(seen[name], wanted[name]) for name in wanted))
    norms = rnn.gradient_norms(model, x, loss=lambda h: h.sum())
    wanted = rnn.gradient_norms(whole, x, loss=lambda out: out[0][-1].sum())
    print(norms["h"].shape, all(torch.allclose(norms[name], wanted[name]) for name in wanted))
    """)

  #expect(
    printed == """
      ['h', 'c', 'i', 'f', 'g', 'o'] True
      torch.Size([5]) True

      """)
}

@Test func `a scan's cost is a table`() {
  let printed = CommandNote().run("print(rnn.scan_cost(8))")

  #expect(
    printed
      == "{'order': ['sequential', 'parallel'], 'passes': [8, 4], 'operations': [8, 35]}\n")
}

@Test func `techniques compute in double precision where they are asked to`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(1)
    x = torch.randn(4, 2, 3)
    layers = [rnn.RegularizedGRU(3, 3, zoneout=0.2, state_dropout=0.2), rnn.LayerNormLSTM(3, 3), rnn.MinLSTM(3, 3)]
    for layer in layers:
        layer.eval()
        single = layer(x)[0]
        double = layer.double()(x.double())[0]
        print(double.dtype, torch.allclose(single, double.float(), atol=1e-6))
    crf = rnn.CRF(3)
    tags = torch.tensor([[0, 1]]).expand(4, 2)
    single, decoded = crf(x, tags), crf.decode(x)
    print(torch.allclose(single, crf.double()(x.double(), tags).float()), crf.decode(x.double()) == decoded)
    print(rnn.gradient_norms(nn.GRU(3, 2).double(), x.double(), loss=lambda out: out[0].sum())["h"].dtype)
    """)

  #expect(
    printed == """
      torch.float64 True
      torch.float64 True
      torch.float64 True
      True True
      torch.float64

      """)
}

@Test func `a copy of a technique is its own`() {
  let printed = CommandNote().run(
    """
    import copy
    torch.manual_seed(2)
    x = torch.randn(4, 2, 3)
    layers = [rnn.SelfAttention(3, causal=True), rnn.RegularizedGRU(3, 2, zoneout=0.1), rnn.LayerNormLSTM(3, 2),
              rnn.MinGRU(3, 2), rnn.MinLSTM(3, 2, parallel=True), rnn.IRNN(3, 2)]
    for layer in layers:
        layer.eval()
        other = copy.deepcopy(layer)
        same = torch.equal(layer(x)[0], other(x)[0])
        with torch.no_grad():
            for parameter in other.parameters():
                parameter.add_(1.0)
        print(str(layer) == str(other), same, torch.equal(layer(x)[0], other(x)[0]))
    model = rnn.EncoderDecoder(5, 5, 3, 4, attention="additive")
    other = copy.deepcopy(model)
    source, target = torch.tensor([[1, 2, 3]]), torch.tensor([[0, 4]])
    print(torch.equal(model(source, target)[0], other(source, target)[0]), other.attention.energy.bias)
    crf, locked = copy.deepcopy(rnn.CRF(3)), copy.deepcopy(rnn.LockedDropout(0.25))
    print(crf, len(list(crf.parameters())), locked)
    """)

  let rows = [String](repeating: "True True False\n", count: 6).joined()
  #expect(
    printed == rows + """
      True None
      CRF(num_tags=3) 3 LockedDropout(p=0.25)

      """)
}

@Test func `a look inside packed sequences is padded in the order of the batch`() {
  let printed = CommandNote().run(
    """
    from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence
    torch.manual_seed(3)
    x, lengths = torch.randn(3, 4, 2), [2, 4, 1]
    packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
    for layer in [nn.LSTM(2, 3, bidirectional=True), rnn.MinGRU(2, 3, parallel=True)]:
        values = rnn.gates(layer, packed, reduce=None)
        names = [name for name in values if name.startswith("h")]
        hidden = torch.cat([values[name] for name in names], 2)
        print(names, hidden.shape, torch.allclose(hidden, pad_packed_sequence(layer(packed)[0])[0]))
        means = rnn.gates(layer, packed)[names[0]]
        print(torch.allclose(means[1], values[names[0]][1, :2].mean()), means.shape)
        norms = rnn.gradient_norms(layer, packed, loss=lambda out: out[0].data.sum())
        print({name: tuple(norm.shape) for name, norm in norms.items()})
    print(list(rnn.spectral_radius(rnn.GRU(2, 3, bidirectional=True, reset="before"))))
    """)

  #expect(
    printed == """
      ['h_l0', 'h_l0_reverse'] torch.Size([4, 3, 6]) True
      True torch.Size([4])
      {'h_l0': (4,), 'c_l0': (4,), 'h_l0_reverse': (4,), 'c_l0_reverse': (4,)}
      ['h'] torch.Size([4, 3, 3]) True
      True torch.Size([4])
      {'h': (4,)}
      ['weight_hh_l0.r', 'weight_hh_l0.z', 'weight_hh_l0.n', 'weight_hh_l0_reverse.r', \
      'weight_hh_l0_reverse.z', 'weight_hh_l0_reverse.n']

      """)
}

@Test func `equations stand on top of each other as layers do`() {
  let printed = CommandNote().run(
    """
    from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence
    torch.manual_seed(4)
    text = "h_t = \\\\tanh(W x_t + U h_{t-1} + b)"
    cell = rnn.formula(text, input=2, hidden=3, num_layers=2, bidirectional=True)
    print(cell, [name for name, _ in cell.named_parameters()][:4], cell.W_l1_reverse.shape)
    plain = nn.RNN(2, 3, num_layers=2, bidirectional=True, batch_first=True)
    with torch.no_grad():
        for (name, own), other in zip(cell.named_parameters(), [p for n, p in plain.named_parameters() if "bias_hh" not in n]):
            own.copy_(other)
        for name, other in plain.named_parameters():
            if "bias_hh" in name:
                other.zero_()
    x, h = torch.randn(3, 4, 2), torch.randn(4, 3, 3)
    packed = pack_padded_sequence(x, [2, 4, 1], batch_first=True, enforce_sorted=False)
    for inputs in [x, packed]:
        (a, s), (b, t) = cell(inputs, h), plain(inputs, h)
        a, b = (a, b) if inputs is x else (a.data, b.data)
        print(torch.allclose(a, b, atol=1e-6), torch.allclose(s, t, atol=1e-6), s.shape)
    """)

  #expect(
    printed == """
      FormulaCell(input=2, hidden=3, num_layers=2, bidirectional=True) \
      ['W_l0', 'U_l0', 'b_l0', 'W_l0_reverse'] torch.Size([3, 6])
      True True torch.Size([4, 3, 3])
      True True torch.Size([4, 3, 3])

      """)
}
