import Testing

@Test func `commands call models with a tuple of arguments as fit does`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(0)
    model = SequenceClassifier(2, 4, vocab_size=5, embedding_size=3)
    x, y = torch.tensor([[1, 2, 3], [4, 1, 0]]), torch.tensor([0, 1])
    wanted = nn.functional.cross_entropy(model(x, [3, 2]), y).item()
    print(compare({"a": model}, (x, [3, 2]), y)["loss"] == [wanted])
    print(gradient_norms(model, (x, torch.tensor([3, 2])), y)["h"].shape)
    """)
  #expect(printed == "True\ntorch.Size([3])\n")
}

@Test func `commands pair sources and targets of an encoder and decoder as fit does`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(0)
    model = EncoderDecoder(4, 4, 3, 5, padding_idx=0)
    source = torch.tensor([[1, 2, 3], [2, 3, 0]])
    target = torch.tensor([[1, 3, 2, 2], [1, 2, 2, 0]])
    wanted = nn.functional.cross_entropy(
        model(source, target[:, :-1])[0].reshape(-1, 4), target[:, 1:].reshape(-1),
        ignore_index=0).item()
    print(compare({"a": model}, source, target)["loss"] == [wanted])
    print(compare({"a": model}, (source, target))["max_error"])
    print(len(gradient_norms(model, source, target)) > 0)
    """)
  #expect(printed == "True\n[0.0]\nTrue\n")
}

@Test(arguments: [
  ("compare({}, x)", "ValueError: compare() got no models"),
  (
    "compare([net], x)",
    "TypeError: compare(): argument 'models' must be dict of models by name, not list"
  ),
  (
    "gradient_norms(nn.RNN(1, 1), x, loss=lambda out: 1.0)",
    "TypeError: gradient_norms(): the loss must return a tensor, not float"
  ),
  (
    "gradient_norms(nn.RNN(1, 1), x, loss=lambda out: out[0])",
    "ValueError: gradient_norms(): the loss must be one number, but has shape [2, 1]"
  ),
  (
    "gradient_norms(EncoderDecoder(3, 3, 2, 2), x, x)",
    "TypeError: gradient_norms(): the data of an EncoderDecoder must be (source, target) of int64 "
      + "tokens, or (source, lengths, target, lengths), not (Tensor, Tensor)"
  ),
])
func `models that can't be called say why`(source: String, message: String) {
  #expect(
    CommandNote.message("net = nn.Linear(1, 1)\nx = torch.ones(2, 1)\n" + source) == message)
}

@Test func `a cell may be a class of the library`() {
  let printed = CommandNote().run(
    """
    print(isinstance(LanguageModel(5, 3, 4, cell=nn.GRU).rnn, nn.GRU))
    print(isinstance(Forecaster(4, cell=IRNN).rnn, IRNN))
    print(isinstance(Tagger(2, 4, input_size=1, cell=MinGRU, bidirectional=True).rnn, MinGRU))
    tokens = torch.tensor([[1, 2]])
    print(EncoderDecoder(4, 4, 3, 5, cell=nn.RNN)(tokens, tokens)[0].shape)
    """)
  #expect(printed == "True\nTrue\nTrue\ntorch.Size([1, 2, 4])\n")
}

@Test func `sequences end before their padding`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(0)
    x = torch.tensor([[1, 2, 3, 4], [2, 0, 3, 0], [3, 0, 0, 0]])
    for bidirectional in (False, True):
        model = SequenceClassifier(
            2, 4, vocab_size=5, embedding_size=3, padding_idx=0, bidirectional=bidirectional)
        print(torch.equal(model(x), model(x, [4, 3, 1])), torch.equal(model(x), model(x, [4, 4, 4])))
    model = Tagger(2, 4, vocab_size=5, embedding_size=3, padding_idx=0, bidirectional=True)
    print(torch.equal(model(x), model(x, [4, 3, 1])))
    print(torch.allclose(model(x)[1, :3], model(x[1:2, :3])[0]))
    """)
  #expect(printed == "True False\nTrue False\nTrue\nTrue\n")
}

@Test func `a sequence of padding alone has no end`() {
  let message = CommandNote.message(
    """
    model = SequenceClassifier(2, 4, vocab_size=5, embedding_size=3, padding_idx=0)
    model(torch.tensor([[1, 2], [0, 0]]))
    """)
  #expect(message == "ValueError: SequenceClassifier got nothing but padding in sequence 1")
}
