import Testing

private let preamble = """
  import torch, rnn
  from torch import nn
  from torch.nn.utils import prune
  torch.manual_seed(0)
  class Net(nn.Module):
      def __init__(self):
          super().__init__()
          self.lstm = nn.LSTM(4, 6, batch_first=True)
          self.fc = nn.Linear(6, 3)
      def forward(self, x):
          return self.fc(self.lstm(x)[0][:, -1])
  def make():
      torch.manual_seed(1)
      return Net()
  x, y = torch.randn(2, 5, 4), torch.tensor([0, 2])

  """

@Suite struct `The commands of compression` {
  @Test func `compare models by size, work and error`() {
    let program =
      preamble + """
        pruned = make()
        prune.l1_unstructured(pruned.fc, "weight", 6)
        prune.remove(pruned.fc, "weight")
        table = rnn.compare({"float": make(), "int8": rnn.quantize(make(), inplace=True), "pruned": pruned}, x, y)
        for name in ["model", "parameters", "bytes", "multiply_adds", "int8_multiply_adds"]:
            print(name, table[name])
        print(list(table), table["zeros"][2], table["max_error"][0], table["mean_error"][0])
        print([e > 0 for e in table["max_error"]], table["max_error"][1] < 0.02, [abs(l - table["loss"][0]) < 0.1 for l in table["loss"]])
        """
    // LSTM: 24·4 + 24·6 weights, 48 biases; fc: 18 + 3. In 10 steps 240 products, then 2·18.
    #expect(
      run(program) == """
        model ['float', 'int8', 'pruned']
        parameters [309, 309, 309]
        bytes [1236, 666, 1236]
        multiply_adds [2436, 0, 2436]
        int8_multiply_adds [0, 2436, 0]
        ['model', 'parameters', 'bytes', 'zeros', 'multiply_adds', 'int8_multiply_adds', \
        'max_error', 'mean_error', 'loss', 'perplexity'] 6 0.0 0.0
        [False, True, True] True [True, True, True]

        """)
  }

  @Test func `count bytes by kind of number`() {
    let program =
      preamble + """
        print(rnn.size(make()))
        print(rnn.size(rnn.quantize(make(), layers=["lstm"], inplace=True)))
        print(rnn.size(rnn.quantize(make(), scheme="tensor", inplace=True)))
        """
    #expect(
      run(program) == """
        {'dtype': ['torch.float32', 'all'], 'count': [309, 309], 'bytes': [1236, 1236]}
        {'dtype': ['torch.qint8', 'torch.float32', 'all'], 'count': [240, 117, 357], \
        'bytes': [240, 468, 708]}
        {'dtype': ['torch.qint8', 'torch.float32', 'all'], 'count': [258, 54, 312], \
        'bytes': [258, 216, 474]}

        """)
  }

  @Test func `report zeros, and hold masks of a schedule while a network trains`() {
    let program =
      preamble + """
        net = make()
        optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
        schedule = rnn.PruningSchedule([(net.lstm, "weight_hh_l0"), (net.fc, "weight")], final=0.5, steps=4)
        for step in range(6):
            loss = nn.functional.cross_entropy(net(x), y)
            optimizer.zero_grad(); loss.backward(); optimizer.step()
            print(f"{schedule.step():.4f}", schedule.last_step, f"{schedule.sparsity(step):.4f}")
        print(rnn.sparsity(net))
        net(x)
        print((net.fc.weight == 0).sum(), net.fc.weight_mask.sum(), net.fc)
        """
    #expect(
      run(program) == """
        0.0000 0 0.0000
        0.2891 1 0.2891
        0.4375 2 0.4375
        0.4922 3 0.4922
        0.5000 4 0.5000
        0.5000 5 0.5000
        {'parameter': ['lstm.weight_ih_l0', 'lstm.bias_ih_l0', 'lstm.bias_hh_l0', \
        'lstm.weight_hh_l0', 'fc.bias', 'fc.weight', 'all'], 'count': [96, 24, 24, 144, 3, 18, \
        309], 'zeros': [0, 0, 0, 72, 0, 9, 81], 'sparsity': [0.0, 0.0, 0.0, 0.5, 0.0, 0.5, \
        0.2621359223300971]}
        tensor(9) tensor(9.) Linear(in_features=6, out_features=3, bias=True)

        """)
  }

  @Test func `teach a student by its teacher`() {
    let program =
      preamble + """
        teacher, student = make().eval(), nn.Sequential(nn.Flatten(), nn.Linear(20, 3))
        optimizer = torch.optim.SGD(student.parameters(), lr=0.5)
        losses = []
        for step in range(30):
            with torch.no_grad():
                wanted = teacher(x)
            loss = rnn.distillation_loss(student(x), wanted, temperature=3.0, alpha=1.0)
            optimizer.zero_grad(); loss.backward(); optimizer.step()
            losses.append(loss.item())
        print(losses[-1] < 0.1 * losses[0], teacher.fc.weight.grad)
        """
    #expect(run(program) == "True None\n")
  }

  @Test func `quantize whole models, tables and Elman layers among them`() {
    let program = """
      import torch, rnn
      from torch import nn
      class Net(nn.Module):
          def __init__(self):
              super().__init__()
              self.rnn = nn.RNN(3, 4, num_layers=2, bidirectional=True)
              self.embedding = nn.Embedding(5, 3)
          def forward(self, x):
              return self.rnn(self.embedding(x))[0]
      torch.manual_seed(0)
      net = Net()
      x = torch.tensor([[1, 2], [3, 4]])
      with torch.no_grad():
          before = net(x)
          rnn.quantize(net, inplace=True)
          print(net, (net(x) - before).abs().max() < 0.02, torch.equal(net(x), before))
      layer = rnn.quantize(nn.Linear(2, 2), inplace=True)
      print(layer, type(layer), hasattr(layer, "weight"))
      """
    #expect(
      run(program) == """
        Net(
          (rnn): DynamicQuantizedRNN(3, 4, num_layers=2, bidirectional=True)
          (embedding): QuantizedEmbedding(num_embeddings=5, embedding_dim=3, dtype=torch.qint8, \
        qscheme=torch.per_channel_affine)
        ) tensor(True) False
        DynamicQuantizedLinear(in_features=2, out_features=2, dtype=torch.qint8, \
        qscheme=torch.per_channel_affine) <class \
        'torch.ao.nn.quantized.dynamic.modules.linear.Linear'> True

        """)
  }
}
