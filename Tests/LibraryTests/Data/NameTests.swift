import Interpreter
import Testing

@Test(arguments: [
  ("lstm", "LSTM"), ("GRU", "GRU"), ("rnn", "RNN"), ("rnn_relu", "RNN"), ("irnn", "IRNN"),
  ("minGRU", "MinGRU"), ("min_lstm", "MinLSTM"), ("LayerNormLSTM", "LayerNormLSTM"),
  ("ln-lstm", "LayerNormLSTM"),
])
func `a language model takes every recurrent layer by name`(name: String, type: String) {
  let printed = CommandNote().run(
    """
    torch.manual_seed(0)
    model = LanguageModel(5, 3, 4, cell="\(name)")
    tokens = torch.tensor([[1, 2, 3, 4, 1, 2, 3, 4]])
    history = fit(model, tokens[:, :-1], tokens[:, 1:], epochs=40, lr=0.05)
    print(type(model.rnn).__name__, history.loss[-1] < history.loss[0] / 2)
    print(len(model.generate([1], 4, temperature=0)))
    """)
  #expect(printed == "\(type) True\n5\n")
}

@Test func `names have the synonyms that people type`() {
  let printed = CommandNote().run(
    """
    print(tokenize("ab c", by="char") == tokenize("ab c", by="characters"))
    print(tokenize("ab c", by="word") == tokenize("ab c", by="words"))
    series = [1.0, 2.0, 4.0]
    print(SeriesScaler(series, "minmax").scale(series))
    print(SeriesScaler(series, "z-score").scale(series).equal(SeriesScaler(series).scale(series)))
    for name in ("bahdanau", "luong", "dot", "general", "concat", "additive", "multiplicative"):
        model = EncoderDecoder(4, 4, 3, 5, attention=name)
        print(name, model(torch.tensor([[1, 2]]), torch.tensor([[1, 2, 3]]))[1].shape)
    """)
  #expect(
    printed == """
      True
      True
      tensor([0.0000, 0.3333, 1.0000])
      True
      bahdanau torch.Size([1, 3, 2])
      luong torch.Size([1, 3, 2])
      dot torch.Size([1, 3, 2])
      general torch.Size([1, 3, 2])
      concat torch.Size([1, 3, 2])
      additive torch.Size([1, 3, 2])
      multiplicative torch.Size([1, 3, 2])

      """)
}

@Test(arguments: [
  (
    "LanguageModel(5, 3, 4, cell='tree')",
    "ValueError: LanguageModel(): cell 'tree' is unknown; there are 'gru', 'irnn', "
      + "'layernorm_lstm', 'lstm', 'mingru', 'minlstm', 'rnn', 'rnn_relu'"
  ),
  (
    "class Cell(nn.Module):\n    pass\nLanguageModel(5, 3, 4, cell=Cell)",
    "TypeError: LanguageModel(): cell is the class Cell, which takes arguments of its own"
  ),
  (
    "LanguageModel(5, 3, 4, cell=nn.LSTMCell)",
    "TypeError: LanguageModel(): cell is the class LSTMCell, which takes arguments of its own"
  ),
  (
    "EncoderDecoder(4, 4, 3, 5, cell=IRNN)",
    "ValueError: EncoderDecoder(): cell 'IRNN' is unknown; there are 'gru', 'lstm', 'rnn', "
      + "'rnn_relu'"
  ),
  (
    "EncoderDecoder(4, 4, 3, 5, cell=nn.GRU(3, 5))",
    "TypeError: EncoderDecoder.__init__(): argument 'cell' must be a name or a class, not GRU"
  ),
  (
    "SeriesScaler([1, 2], 'max')",
    "ValueError: SeriesScaler(): step 'max' is unknown; there are 'difference', 'log', 'range', "
      + "'standard'"
  ),
  (
    "EncoderDecoder(4, 4, 3, 5, attention='self')",
    "ValueError: EncoderDecoder(): attention 'self' is unknown; there are 'additive', 'dot', "
      + "'general', 'concat', 'scaled_dot'"
  ),
  (
    "plot([1e308, -1e308])",
    "ValueError: plot() draws numbers up to 1e+300 in size, not 1e+308"
  ),
])
func `unknown names list the known ones`(source: String, message: String) {
  #expect(CommandNote.message(source) == message)
}
