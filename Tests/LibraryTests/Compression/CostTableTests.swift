import Testing

private let preamble = """
  import torch, rnn
  from torch import nn
  from torch.nn.utils import prune
  torch.manual_seed(0)
  names = ["parameters", "zeros", "bytes", "multiply_adds", "int8_multiply_adds"]
  def show(model, x):
      costs, compared = rnn.summary(model, x), rnn.compare({"model": model}, x)
      print(costs["layer"])
      for name in names:
          print(name, costs[name])
      print(all(costs[name][-1] == compared[name][0] for name in names))
  class Mixed(nn.Module):
      def __init__(self):
          super().__init__()
          self.embed = nn.Embedding(7, 4)
          self.conv = nn.Conv1d(4, 6, 3, padding=1)
          self.attend = nn.MultiheadAttention(6, 2, batch_first=True)
          self.lstm = nn.LSTM(6, 3, num_layers=2, bidirectional=True, batch_first=True)
          self.pair = nn.Bilinear(6, 4, 2)
      def forward(self, tokens):
          vectors = self.embed(tokens)
          x = self.conv(vectors.transpose(1, 2)).transpose(1, 2)
          x = self.attend(x, x, x)[0]
          return self.pair(self.lstm(x)[0][:, -1], vectors[:, -1])

  """

@Suite struct `What each layer costs` {
  @Test func `is counted for all kinds, and adds up to what a comparison shows`() {
    // 2 sequences of 5 steps. Convolution: 60 outputs of 4·3; attention: 3·60·6, and 10·6·6 behind
    // it; LSTM: 10 steps of four cells with 12·9; bilinear: 2·6·4·2.
    #expect(
      run(preamble + "show(Mixed(), torch.tensor([[1, 2, 3, 4, 5], [6, 0, 1, 2, 3]]))") == """
        ['embed', 'conv', 'attend', 'attend.out_proj', 'lstm', 'pair', 'total']
        parameters [28, 78, 126, 42, 528, 50, 852]
        zeros [0, 0, 18, 6, 0, 0, 24]
        bytes [112, 312, 504, 168, 2112, 200, 3408]
        multiply_adds [0, 720, 1080, 360, 4320, 96, 6576]
        int8_multiply_adds [0, 0, 0, 0, 0, 0, 0]
        True

        """)
  }

  @Test func `shows masks as bytes and zeros, not as fewer products`() {
    let program =
      preamble + """
        net = nn.Sequential(nn.Linear(4, 6), nn.Linear(6, 2, bias=False))
        prune.l1_unstructured(net[0], "weight", amount=0.5)
        show(net, torch.randn(3, 4))
        prune.remove(net[0], "weight")
        show(net, torch.randn(3, 4))
        """
    #expect(
      run(program) == """
        ['0', '1', 'total']
        parameters [30, 12, 42]
        zeros [12, 0, 12]
        bytes [216, 48, 264]
        multiply_adds [72, 36, 108]
        int8_multiply_adds [0, 0, 0]
        True
        ['0', '1', 'total']
        parameters [30, 12, 42]
        zeros [12, 0, 12]
        bytes [120, 48, 168]
        multiply_adds [72, 36, 108]
        int8_multiply_adds [0, 0, 0]
        True

        """)
  }

  @Test func `shows 8-bit weights with their factors`() {
    let program =
      preamble + """
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.lstm = nn.LSTM(4, 6, batch_first=True)
                self.fc = nn.Linear(6, 3)
            def forward(self, x):
                return self.fc(self.lstm(x)[0][:, -1])
        show(rnn.quantize(Net()), torch.randn(2, 5, 4))
        print(rnn.summary(rnn.quantize(Net()), torch.randn(2, 5, 4))["kept_bytes"])
        """
    // LSTM: 240 bytes, 48 factors and 48 biases; Linear: 18 bytes, 3 factors and 3 biases.
    #expect(
      run(program) == """
        ['lstm', 'fc', 'total']
        parameters [288, 21, 309]
        zeros [0, 0, 0]
        bytes [624, 42, 666]
        multiply_adds [0, 0, 0]
        int8_multiply_adds [2400, 36, 2436]
        True
        [0, 0, 0]

        """)
  }

  @Test func `counts weights that layers share for the first of them`() {
    let program =
      preamble + """
        class Tied(nn.Module):
            def __init__(self):
                super().__init__()
                self.embed, self.out = nn.Embedding(7, 4), nn.Linear(4, 7, bias=False)
                self.out.weight = self.embed.weight
            def forward(self, tokens):
                return self.out(self.embed(tokens))
        show(Tied(), torch.tensor([1, 2, 3]))
        """
    #expect(
      run(program) == """
        ['embed', 'out', 'total']
        parameters [28, 0, 28]
        zeros [0, 0, 0]
        bytes [112, 0, 112]
        multiply_adds [0, 84, 84]
        int8_multiply_adds [0, 0, 0]
        True

        """)
  }

  @Test func `counts recurrences of formulas and those that are scanned`() {
    let program =
      preamble + """
        cell = rnn.formula(r"$h_t = \\tanh(W x_t + U h_{t-1} + b)$", input=2, hidden=3, num_layers=2)
        for layer in [cell, rnn.MinGRU(2, 3, parallel=True), rnn.MinGRU(2, 3)]:
            show(layer, torch.randn(4, 1, 2))
        """
    // Formula: 4 steps of 3·(2 + 3) and 3·(3 + 3); minGRU: 4 steps of 6·2.
    #expect(
      run(program) == """
        ['FormulaCell', 'total']
        parameters [39, 39]
        zeros [0, 0]
        bytes [156, 156]
        multiply_adds [132, 132]
        int8_multiply_adds [0, 0]
        True
        ['MinGRU', 'total']
        parameters [18, 18]
        zeros [0, 0]
        bytes [72, 72]
        multiply_adds [48, 48]
        int8_multiply_adds [0, 0]
        True
        ['MinGRU', 'total']
        parameters [18, 18]
        zeros [0, 0]
        bytes [72, 72]
        multiply_adds [48, 48]
        int8_multiply_adds [0, 0]
        True

        """)
  }
}

@Suite struct `Values inside` {
  @Test func `have the names of their layers and directions`() {
    let program =
      preamble + """
        class Pair(nn.Module):
            def __init__(self):
                super().__init__()
                self.encoder = nn.GRU(2, 3, bidirectional=True)
                self.decoder = nn.RNN(6, 3)
            def forward(self, x):
                return self.decoder(self.encoder(x)[0])[0]
        x = torch.randn(4, 1, 2)
        print(list(rnn.gradient_norms(Pair(), x, loss=lambda out: out[-1].sum())))
        twice = nn.RNN(2, 2)
        print(list(rnn.gates(lambda x: twice(twice(x)[0]), x)))
        """
    #expect(
      run(program) == """
        ['encoder.h_l0', 'encoder.h_l0_reverse', 'decoder.h_l0']
        ['h_l0_0', 'h_l0_1']

        """)
  }

  @Test func `of a pruned cell's steps are one sequence`() {
    let program =
      preamble + """
        class Steps(nn.Module):
            def __init__(self):
                super().__init__()
                self.cell = nn.RNNCell(2, 3)
            def forward(self, x):
                h = torch.zeros(1, 3)
                for step in x:
                    h = self.cell(step, h)
                return h
        net, x = Steps(), torch.randn(5, 1, 2)
        for name in ["weight_ih", "weight_hh"]:
            prune.l1_unstructured(net.cell, name, amount=2)
        print({name: tuple(v.shape) for name, v in rnn.gates(net, x).items()})
        """
    #expect(run(program) == "{'h': (5,)}\n")
  }

  @Test func `grow or fade by each matrix of a stacked formula`() {
    let program =
      preamble + """
        layer = rnn.formula(r"$h_t = \\tanh(W x_t + U h_{t-1})$", input=3, hidden=3, num_layers=2)
        with torch.no_grad():
            for name, p in layer.named_parameters():
                p.copy_(2 * torch.eye(3))
        print(rnn.spectral_radius(layer))
        """
    #expect(run(program) == "{'U_l0': 2.0, 'U_l1': 2.0}\n")
  }
}
