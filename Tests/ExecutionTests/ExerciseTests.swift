import Documents
import Execution
import Testing

/// Classes that a note defines and does not use.
@Suite struct Exercises {
  private func run(_ code: String, above: String = "", head: String = "") throws -> NoteRun {
    let front = head.isEmpty ? "" : "---\n\(head)\n---\n\n"
    return try NoteRun(
      front + above + "```python\nimport torch\nfrom torch import nn\n\(code)\n```\n",
      runsPlainPython: true)
  }

  private func network(_ layers: String, _ forward: String, _ parameters: String = "") -> String {
    """
    class Net(nn.Module):
        def __init__(self\(parameters)):
            super().__init__()
    \(layers.split(separator: "\n").map { "        \($0)" }.joined(separator: "\n"))
    \(forward.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
    """
  }

  @Test func `a card says what the class is made of and what went through it`() throws {
    let run = try run(
      network(
        "self.rnn = nn.GRU(input_size, hidden_size)\nself.fc = nn.Linear(hidden_size, 3)",
        "def forward(self, x):\n    out, h = self.rnn(x)\n    return self.fc(out[-1])",
        ", input_size, hidden_size"))
    #expect(
      run.outputs == [
        0: [
          """
          tried: Net(input_size=8, hidden_size=16)
          part  class   parameters
          ----  ------  ----------
          rnn   GRU           1248
          fc    Linear          51
          all                 1299
          in: x [5, 2, 8]
          out: [2, 3]
          the gradient reaches all parameters

          """
        ]
      ])
    #expect(run.result.blocks.map(\.outcome) == [.exercised(["Net"])])
    #expect(run.messages == [])
  }

  @Test func `a class waits for the part that a fence below it defines`() throws {
    let net = network(
      "self.part = Part(hidden_size)", "def forward(self, x):\n    return self.part(x)",
      ", hidden_size")
    let part = net.replacing("Net", with: "Part").replacing(
      "Part(hidden_size)", with: "nn.Linear(hidden_size, 3)")
    let run = try run(net + "\n```\n\n```python\n" + part)
    #expect(run.result.blocks.map(\.outcome) == [.run, .exercised(["Net"])])
    #expect(run.messages == [])
  }

  @Test func `a class that misses what a fence above did not define is not blamed`() throws {
    let run = try run(
      network("self.size = settings.size", "def forward(self, x):\n    return x"),
      above: "```python\nsettings = load()\n```\n\n")
    #expect(
      run.result.notebook.diagnostics.last?.text == """
        note.md:11:21: note: NameError: name 'settings' is not defined
        11 |         self.size = settings.size
                                 ^~~~~~~~
        why: the fence above that defines settings did not run
        """)
    #expect(run.result.blocks.last?.outcome.word == "not tried")
  }

  @Test func `tokens go to an embedding`() throws {
    let run = try run(
      network(
        "self.emb = nn.Embedding(vocab_size, embed_dim)\n"
          + "self.rnn = nn.LSTM(embed_dim, hidden_dim, batch_first=True)",
        "def forward(self, tokens):\n    return self.rnn(self.emb(tokens))",
        ", vocab_size, embed_dim, hidden_dim"))
    #expect(
      run.result.cards.map(\.summary) == [
        "Net 1824: tokens int64 [2, 5] →"
          + " [2, 5, 16],  ([1, 2, 16], [1, 2, 16]), all"
      ])
  }

  @Test func `a network gets the state that it makes for itself`() throws {
    let run = try run(
      network(
        "self.hidden_size = hidden_size\n"
          + "self.i2h = nn.Linear(input_size + hidden_size, hidden_size)",
        "def forward(self, input, hidden):\n"
          + "    return torch.tanh(self.i2h(torch.cat((input, hidden), 1)))\n"
          + "def initHidden(self):\n    return torch.zeros(1, self.hidden_size)",
        ", input_size, hidden_size"))
    #expect(
      run.result.cards.map(\.summary) == [
        "Net 400: input [1, 8], hidden [1, 16] → [1, 16], all"
      ])
  }

  @Test func `parts that a constructor asks for come from the note's classes`() throws {
    let part = network(
      "self.rnn = nn.RNN(input_size, hidden_size)", "def forward(self, x):\n    return self.rnn(x)",
      ", input_size, hidden_size")
    let run = try run(
      part.replacing("Net", with: "Encoder") + "\n"
        + network(
          "self.encoder = encoder", "def forward(self, x):\n    return self.encoder(x)[0]",
          ", encoder"))
    #expect(
      run.result.cards.map(\.call) == [
        "Encoder(input_size=8, hidden_size=16)", "Net(encoder=Encoder(…))",
      ])
    #expect(run.result.cards.map(\.parameterCount) == [416, 416])
  }

  @Test func `a layer that a constructor asks for reads one-hot tokens`() throws {
    let run = try run(
      network(
        "self.rnn = rnn_layer\nself.size = vocab_size",
        "def forward(self, inputs, state):\n"
          + "    x = nn.functional.one_hot(inputs.T.long(), self.size).float()\n"
          + "    return self.rnn(x, state)\n"
          + "def begin_state(self, device, batch_size):\n"
          + "    return torch.zeros(1, batch_size, 16, device=device)", ", rnn_layer, vocab_size"))
    #expect(
      run.result.cards.map(\.summary) == [
        "Net 608: inputs int64 [2, 5], state [1, 2, 16] →"
          + " [5, 2, 16],  [1, 2, 16], all"
      ])
    #expect(run.result.cards.map(\.call) == ["Net(rnn_layer=RNN(…), vocab_size=20)"])
  }

  @Test func `attention over a table with room for the longest sequence`() throws {
    let run = try run(
      network(
        "self.emb = nn.Embedding(output_size, hidden_size)\n"
          + "self.attn = nn.Linear(2 * hidden_size, max_length)\nself.h = hidden_size",
        "def forward(self, input, hidden, encoder_outputs):\n"
          + "    e = self.emb(input).view(1, 1, -1)\n"
          + "    w = self.attn(torch.cat((e[0], hidden[0]), 1)).softmax(1)\n"
          + "    return torch.bmm(w.unsqueeze(0), encoder_outputs.unsqueeze(0))\n"
          + "def initHidden(self):\n    return torch.zeros(1, 1, self.h)",
        ", hidden_size, output_size, max_length=10"))
    #expect(
      run.result.cards.map(\.summary) == [
        "Net 394: input int64 [1], hidden [1, 1, 16], encoder_outputs [10, 16] → [1, 1, 16], all"
      ])
  }

  @Test func `parameters without a gradient are named`() throws {
    let run = try run(
      network(
        "self.a = nn.Linear(2, 3)\nself.b = nn.Linear(2, 3, bias=False)",
        "def forward(self, x):\n    return self.a(x)"))
    #expect(run.result.cards.map(\.reach) == [.allBut(["b.weight"])])
  }

  @Test func `the fault that a student would meet is told with its place`() throws {
    let run = try run(
      network(
        "self.rnn = nn.RNN(8, 16, batch_first=True)\nself.fc = nn.Linear(16, 2)",
        "def forward(self, x):\n    return self.fc(self.rnn(x))"))
    #expect(
      run.messages == [
        "note.md:10:16: warning: TypeError: linear(): argument 'input' (position 1) must be Tensor, "
          + "not tuple"
      ])
    #expect(run.result.cards.map(\.inputs) == [[ExerciseCard.Entry(name: "x", shape: "[2, 5, 8]")]])
    #expect(run.result.blocks.map(\.outcome.word) == ["exercised, failed"])
    #expect(run.status == .good)
  }

  @Test func `a batch's size that the class writes itself is found and told`() throws {
    let run = try run(
      network(
        "self.rnn = nn.RNN(8, 16, batch_first=True)",
        "def forward(self, x):\n    h = torch.zeros(1, 32, 16)\n    return self.rnn(x, h)[0]"))
    #expect(run.messages == [])
    #expect(run.result.cards.map(\.summary) == ["Net 416: x [32, 5, 8] → [32, 5, 16], all"])
    #expect(
      run.result.cards.map(\.warnings) == [
        [
          "it takes a batch of 32, and not one of 2: RuntimeError: Expected hidden size "
            + "(1, 2, 16), got [1, 32, 16]"
        ]
      ])
  }

  @Test func `the first layer's refusal may come of the batch that was guessed`() throws {
    let run = try run(
      network(
        "self.rnn = nn.RNN(28, 16)", "def forward(self, x):\n    return self.rnn(x[..., :3])[0]")
    )
    #expect(run.result.cards.map(\.fault?.severity) == [.note])
  }

  @Test func `a base class that leaves forward to others is no fault`() throws {
    let run = try run(
      network("pass", "def forward(self, x):\n    raise NotImplementedError"))
    #expect(
      run.result.notebook.diagnostics.map(\.text) == [
        """
        note.md:9:9: note: not tried to its end: this is left to classes below it
        9 |         raise NotImplementedError
                    ^~~~~~~~~~~~~~~~~~~~~~~~~
        why: the try of Net() ended with NotImplementedError
        """
      ])
    #expect(run.result.blocks.map(\.outcome.word) == ["not tried"])
  }

  @Test func `what cells do not have is no fault of the class`() throws {
    let run = try run(
      network("self.drop = nn.Dropout3d(0.5)", "def forward(self, x):\n    return self.drop(x)"))
    #expect(run.result.cards.map(\.fault?.severity) == [.note])
    #expect(run.result.blocks.map(\.outcome.word) == ["not tried"])
  }

  @Test func `sizes go to the inputs of their names`() throws {
    let run = try run(
      network(
        "self.q = nn.Linear(query_size, 4)\nself.k = nn.Linear(key_size, 4)",
        "def forward(self, queries, keys):\n    return self.q(queries) @ self.k(keys).mT",
        ", key_size, query_size"))
    #expect(
      run.result.cards.map(\.summary) == [
        "Net 72: queries [2, 5, 8], keys [2, 5, 8] → [2, 5, 5], all"
      ])
  }

  @Test func `several sizes are a list`() throws {
    let run = try run(
      network(
        "self.a = nn.ModuleList(nn.Linear(8, size) for size in hidden_sizes)",
        "def forward(self, x):\n    return [layer(x) for layer in self.a]", ", hidden_sizes"))
    #expect(
      run.result.cards.map(\.call) == ["Net(hidden_sizes=[16, 17])"])
  }

  @Test func `steps may be numbers where a layer takes one feature`() throws {
    let run = try run(
      network(
        "self.cell = nn.RNNCell(1, 4)",
        "def forward(self, x):\n    h = torch.zeros(x.size(0), 4)\n"
          + "    for x_t in x.split(1, dim=1):\n        h = self.cell(x_t, h)\n    return h"))
    #expect(run.result.cards.map(\.summary) == ["Net 28: x [2, 5] → [2, 4], all"])
  }

  @Test func `a parameter that says nothing is asked for`() throws {
    let code = network(
      "self.a = nn.Linear(quux, 3)", "def forward(self, x):\n    return self.a(x)", ", quux")
    #expect(
      try run(code).result.cards.first?.fault?.fix
        == "write <!-- unroll: exercise quux=8 --> above the fence")
    #expect(
      try run(code, above: "<!-- unroll: exercise quux=6 -->\n").result.cards.map(\.summary) == [
        "Net 21: x [2, 5, 6] → [2, 5, 3], all"
      ])
  }

  @Test func `a value that cannot be guessed is no fault of the class`() throws {
    let run = try run(
      network(
        "self.a = nn.Linear(quux, 3)", "def forward(self, x):\n    return self.a(x)", ", quux"))
    #expect(run.messages == ["note.md:4:1: note: no value is known for quux"])
    #expect(run.result.blocks.map(\.outcome.word) == ["not tried"])
    #expect(run.result.blocks.map(\.outcome.details) == ["Net: no value is known for quux"])
  }

  @Test(arguments: [
    ("tag_to_ix", "len(tag_to_ix)", "Net(tag_to_ix={'a': 0, 'b': 1, 'c': 2, 'd': 3})"),
    ("tokens", "len(list(enumerate(tokens)))", "Net(tokens='abcdefghijklmnopqrst')"),
    ("num_tags", "num_tags", "Net(num_tags=4)"),
  ])
  func `a number that a constructor cannot use becomes a table or a text`(
    _ name: String, _ size: String, _ call: String
  ) throws {
    let run = try run(
      network(
        "self.a = nn.Linear(8, \(size))", "def forward(self, x):\n    return self.a(x)",
        ", \(name)"))
    #expect(run.result.cards.map(\.call) == [call])
    #expect(run.result.cards.map(\.reach) == [.all])
    #expect(run.messages == [])
  }

  @Test func `an object of settings gets the attributes that are read`() throws {
    let run = try run(
      network(
        "if config.embedding_pretrained is None:\n"
          + "    self.emb = nn.Embedding(config.n_vocab, config.embed)\n"
          + "self.rnn = nn.LSTM(config.embed, config.hidden_size, batch_first=True)",
        "def forward(self, x):\n    return self.rnn(self.emb(x))[0]", ", config"))
    #expect(
      run.result.cards.map(\.call) == [
        "Net(config=namespace(embedding_pretrained=None, n_vocab=20, embed=8, hidden_size=16))"
      ])
    #expect(
      run.result.cards.map(\.summary) == ["Net 1824: x int64 [2, 5] → [2, 5, 16], all"])
  }

  @Test func `settings about which nothing is known are asked for`() throws {
    let run = try run(
      network(
        "self.a = nn.Linear(config.quux, 3)", "def forward(self, x):\n    return self.a(x)",
        ", config"))
    #expect(
      run.messages == [
        "note.md:7:28: note: the try ended here: AttributeError: 'SimpleNamespace' object has no "
          + "attribute 'quux'"
      ])
  }

  @Test func `a state for the batch's size is asked for by name`() throws {
    let run = try run(
      network(
        "self.rnn = nn.RNN(8, 16)",
        "def forward(self, inputs, state):\n    return self.rnn(inputs, state)\n"
          + "def begin_state(self, device, batch_size=1):\n"
          + "    return torch.zeros((1, batch_size, 16), device=device)"))
    #expect(
      run.result.cards.map(\.summary) == [
        "Net 416: inputs [5, 2, 8], state [1, 2, 16] → [5, 2, 16],  [1, 2, 16], all"
      ])
  }

  @Test func `a decoder's state comes of what an encoder gives`() throws {
    let run = try run(
      network(
        "self.emb = nn.Embedding(20, 8)\nself.rnn = nn.GRU(8 + 16, 16, 2)",
        "def init_state(self, enc_outputs, *args):\n    return enc_outputs[1]\n"
          + "def forward(self, X, state):\n    X = self.emb(X).permute(1, 0, 2)\n"
          + "    context = state[-1].repeat(X.shape[0], 1, 1)\n"
          + "    return self.rnn(torch.cat((X, context), 2), state)"))
    #expect(
      run.result.cards.map(\.summary) == [
        "Net 3808: X int64 [2, 5], state [2, 2, 16] → [5, 2, 16],  [2, 2, 16], all"
      ])
  }

  @Test func `a network for one sequence alone gets one`() throws {
    let run = try run(
      network(
        "self.emb = nn.Embedding(output_size, hidden_size)\n"
          + "self.attn = nn.Linear(2 * hidden_size, max_length)",
        "def forward(self, input, hidden, encoder_outputs):\n"
          + "    e = self.emb(input).view(1, 1, -1)\n"
          + "    w = self.attn(torch.cat((e[0], hidden[0]), 1)).softmax(1)\n"
          + "    return torch.bmm(w.unsqueeze(0), encoder_outputs.unsqueeze(0))",
        ", hidden_size, output_size, max_length=10"))
    #expect(
      run.result.cards.map(\.summary) == [
        "Net 394: input int64 [1], hidden [1, 1, 16], encoder_outputs [10, 16] → [1, 1, 16], all"
      ])
  }

  @Test func `attention may want time before the batch`() throws {
    let run = try run(
      network(
        "self.attn = nn.Linear(2 * hidden_dim, 1)",
        "def forward(self, hidden, encoder_outputs):\n"
          + "    h = hidden.repeat(encoder_outputs.size(0), 1, 1)\n"
          + "    return self.attn(torch.cat((h, encoder_outputs), 2)).softmax(0)", ", hidden_dim"))
    #expect(
      run.result.cards.map(\.summary) == [
        "Net 33: hidden [2, 16], encoder_outputs [5, 2, 16] → [5, 2, 1], all"
      ])
  }

  @Test func `a convolution gets features before time`() throws {
    let run = try run(
      network(
        "self.conv = nn.Conv1d(in_channels, out_channels, 3)",
        "def forward(self, x):\n    return self.conv(x)", ", in_channels, out_channels"))
    #expect(run.result.cards.map(\.summary) == ["Net 52: x [2, 4, 5] → [2, 4, 3], all"])
  }

  @Test func `a fault that guesses may have made is a remark`() throws {
    let run = try run(
      network(
        "self.a = nn.Linear(8, 3)",
        "def forward(self, x):\n    return self.a(x.view(-1, 28, 28))"))
    #expect(
      run.result.notebook.diagnostics.map(\.text) == [
        """
        note.md:9:23: note: the try ended here: RuntimeError: shape '[-1, 28, 28]' is invalid for \
        input of size 80
        9 |         return self.a(x.view(-1, 28, 28))
                                  ^~~~~~~~~~~~~~~~~~
        why: Net() and its inputs were guessed from names; the class itself may be right
        fix: write values that fit above the fence: <!-- unroll: exercise hidden_size=8 -->
        """
      ])
    #expect(run.result.cards.map(\.fault?.severity) == [.note])
    #expect(run.result.blocks.map(\.outcome.word) == ["not tried"])
  }

  @Test(arguments: [
    ("self.a = nn.Linear(8, 3)", "return self.b(x)"),
    ("self.a = nn.Linear(8, 3)", "return undefined(x)"),
    ("self.a = nn.Linear(8, 3)", "return self.a(x, x)"),
  ])
  func `a fault that is there for any value is the class's`(
    _ layers: String, _ body: String
  ) throws {
    let run = try run(network(layers, "def forward(self, x, y):\n    \(body)"))
    #expect(run.result.cards.map(\.fault?.severity) == [.error])
    #expect(run.result.blocks.map(\.outcome.word) == ["exercised, failed"])
  }

  @Test func `a class of its own kind of layer is tried with the layer's forward`() throws {
    let run = try run(
      "class Read(nn.Linear):\n    def __init__(self):\n        super().__init__(2, 1)\n"
        + "class Empty(nn.Module):\n    pass")
    #expect(
      run.result.cards.map(\.summary) == [
        "Read 3: input [2, 5, 2] → [2, 5, 1], all", "Empty 0:  →, -",
      ])
    #expect(run.result.cards.map { $0.remarks() } == [[], ["the class defines no forward"]])
    #expect(run.result.cards.map { $0.remarks(.chinese) } == [[], ["这个类没有定义 forward"]])
  }

  @Test func `what the note uses is not tried`() throws {
    let code = network(
      "self.a = nn.Linear(2, 3)", "def forward(self, x):\n    return self.a(x)")
    #expect(try run(code + "\nnet = Net()\ny = net(torch.ones(2))").result.cards == [])
    #expect(try run(code + "\nnet = Net()").result.cards.map(\.isCallOfNote) == [true])
    #expect(try run(code, head: "exercise: false").result.cards == [])
    #expect(try run("class A:\n    pass").result.cards == [])
  }

  @Test func `trying a class changes no random numbers and prints nothing`() throws {
    let code = network(
      "self.a = nn.Linear(2, 3)\nprint('made')", "def forward(self, x):\n    return self.a(x)")
    let seeded = "torch.manual_seed(1)\n"
    let note = "```python\nimport torch\nprint(torch.rand(2))\n```\n"
    let tried = try NoteRun(
      "```python\nimport torch\nfrom torch import nn\n\(seeded)\(code)\n```\n\n" + note,
      runsPlainPython: true)
    let untried = try NoteRun(
      "```python\nimport torch\n\(seeded)\n```\n\n" + note, runsPlainPython: true)
    #expect(tried.outputs[1] == untried.outputs[1])
    #expect(tried.outputs[0]?.count == 1)
  }

  @Test func `trying a class leaves Python's random numbers where they were`() throws {
    let code = network(
      "self.a = nn.Linear(2, 3)",
      "def forward(self, x):\n    return self.a(x) if random.random() < 2 else x")
    let note = "```python\nimport random\nrandom.seed(1)\n```\n\n"
    let run = try NoteRun(
      note + "```python\nimport torch\nfrom torch import nn\n\(code)\n```\n\n"
        + "```python\nrandom.random()\n```\n", runsPlainPython: true)
    #expect(run.result.cards.map(\.className) == ["Net"])
    #expect(run.outputs[2] == ["0.13436424411240122\n"])
  }

  @Test func `a class that only a function makes is tried until something calls that`() throws {
    let code =
      network("self.a = nn.Linear(2, 3)", "def forward(self, x):\n    return self.a(x)")
      + "\ndef train():\n    net = Net()\n    return net(torch.ones(2))\ndef main():\n    train()"
    #expect(try run(code).result.cards.map(\.className) == ["Net"])
    #expect(try run(code + "\nmain()").result.cards == [])
    #expect(
      try run(code + "\nif __name__ == '__main__':\n    main()").result.cards == [])
  }

  @Test func `a class that another class makes is that one's part`() throws {
    let part = network("self.a = nn.Linear(2, 3)", "def forward(self, x):\n    return self.a(x)")
    let whole = network("self.b = Part()", "def forward(self, x):\n    return self.b(x)")
    let run = try run(part.replacing("Net", with: "Part") + "\n" + whole)
    #expect(run.result.cards.map(\.className) == ["Net"])
  }

  @Test func `of the inputs that fail the one that comes furthest is told`() throws {
    let run = try run(
      network(
        "self.rnn = nn.RNN(vocab_size, 16, batch_first=True)\nself.fc = nn.Linear(8, 2)",
        "def forward(self, x):\n    e = nn.functional.one_hot(x, 20).float()\n"
          + "    out, h = self.rnn(e)\n    return self.fc(out[:, -1])", ", vocab_size"))
    #expect(
      run.messages == [
        "note.md:12:16: warning: RuntimeError: mat1 and mat2 shapes cannot be multiplied "
          + "(2x16 and 8x2)"
      ])
    #expect(
      run.result.cards.map(\.inputs) == [[ExerciseCard.Entry(name: "x", shape: "int64 [2, 5]")]])
  }
}
