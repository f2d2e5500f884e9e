import Testing

@Suite struct DropoutOfOneLayer {
  @Test func `dropout of one layer is told`() throws {
    #expect(
      try lintedSnippet("rnn = nn.LSTM(8, 16, batch_first=True, dropout=0.5)")
        == """
        note.md:1:48: warning: dropout=0.5 of nn.LSTM has no effect with one layer [dropout-one-layer]
        1 | rnn = nn.LSTM(8, 16, batch_first=True, dropout=0.5)
                                                           ^~~
        why: it acts between stacked layers, and num_layers is 1 where it isn't given
        fix: leave it out, stack two layers or more, or put nn.Dropout behind the layer
        """)
  }

  @Test func `a constructor's default of one layer counts`() throws {
    #expect(
      try lintedSnippet(
        """
        class Model(nn.Module):
            def __init__(self, size, num_layers=1):
                super().__init__()
                self.num_layers = num_layers
                self.rnn = nn.GRU(size, 16, self.num_layers, dropout=0.1)
        """)
          == """
          note.md:5:62: warning: dropout=0.1 of nn.GRU has no effect with one layer [dropout-one-layer]
          5 |         self.rnn = nn.GRU(size, 16, self.num_layers, dropout=0.1)
                                                                           ^~~
          why: it acts between stacked layers, and num_layers of Model is 1
          fix: leave it out, stack two layers or more, or put nn.Dropout behind the layer
          """)
  }

  @Test func `what the note's calls of the constructor say counts`() throws {
    let model = """
      class Model(nn.Module):
          def __init__(self, size, layers, rate=0.2):
              super().__init__()
              self.rnn = nn.RNN(size, 16, num_layers=layers, dropout=rate)
      """
    #expect(try lintedSnippet(model) == "")
    #expect(try lintedSnippet(model, "model = Model(8, 2)") == "")
    #expect(try lintedSnippet(model, "model = Model(8, count)") == "")
    #expect(try lintedSnippet(model, "a = Model(8, 1)\nb = Model(8, 2)") == "")
    #expect(try lintedSnippet(model, "n = 1\nmodel = Model(8, n)").contains("layers of Model is 1"))
    #expect(try lintedSnippet(model, "model = Model(8, 1, rate=0.0)") == "")
  }

  @Test(arguments: [
    "nn.LSTM(8, 16, 2, dropout=0.5)",
    "nn.LSTM(8, 16, num_layers=layers, dropout=0.5)",
    "nn.LSTM(8, 16, dropout=0.5 if layers > 1 else 0)",
    "nn.LSTM(8, 16, dropout=0)",
    "nn.LSTM(8, 16, dropout=rate)",
    "nn.LSTM(*sizes, dropout=0.5)",
    "nn.LSTM(8, 16, **options)",
    "nn.Dropout(0.5)",
    "other.LSTM(8, 16, dropout=0.5)",
  ])
  func `other layers are good`(_ layer: String) throws {
    #expect(try lintedSnippet("layer = \(layer)") == "")
  }
}
