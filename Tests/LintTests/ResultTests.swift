import Testing

@Suite struct ResultsOfRecurrentLayers {
  private func forward(_ lines: String...) -> String {
    """
    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.lstm = nn.LSTM(8, 16, batch_first=True)
            self.fc = nn.Linear(16, 2)

        def forward(self, x):
            \(lines.joined(separator: "\n        "))
    """
  }

  @Test func `the pair used as the output is told`() throws {
    #expect(
      try lintedSnippet(forward("out = self.lstm(x)", "return self.fc(out[:, -1])"))
        == """
        note.md:9:24: warning: out is a pair of the LSTM's output and its last state [whole-result]
        9 |         return self.fc(out[:, -1])
                                   ^~~
        why: nn.LSTM returns output, (h_n, c_n)
        fix: take both apart where the layer is called: out, (h_n, c_n) = …
        """)
    #expect(try lintedSnippet(forward("x = self.lstm(x)", "return self.fc(x)")).contains("9:24"))
    #expect(try lintedSnippet(forward("x = self.lstm(x)", "return x.shape")).contains("9:16"))
  }

  @Test func `the pair taken apart is good`() throws {
    #expect(try lintedSnippet(forward("out = self.lstm(x)[0]", "return self.fc(out[:, -1])")) == "")
    #expect(try lintedSnippet(forward("out = self.lstm(x)", "return self.fc(out[0][:, -1])")) == "")
    #expect(try lintedSnippet(forward("out, _ = self.lstm(x)", "return self.fc(out)")) == "")
    #expect(try lintedSnippet(forward("return self.lstm(x)")) == "")
  }

  @Test func `a first state of a fixed batch is told`() throws {
    #expect(
      try lintedSnippet(
        forward(
          "h0 = torch.zeros(1, 32, 16)", "c0 = torch.zeros(1, x.size(0), 16)",
          "return self.lstm(x, (h0, c0))"))
          == """
          note.md:8:29: warning: the first state is made for 32 sequences [fixed-batch]
          8 |         h0 = torch.zeros(1, 32, 16)
                                          ^~
          why: a batch of another size has another first state
          fix: take the number from the input: x.size(0) with batch_first=True, else x.size(1)
          """)
  }

  @Test(arguments: ["x.size(0)", "1", "n", "x.shape[0]"])
  func `a first state of the input's size is good`(_ size: String) throws {
    #expect(
      try lintedSnippet(
        forward("h0 = torch.zeros(1, \(size), 16)", "return self.lstm(x, (h0, h0))")) == "")
  }

  @Test func `a method for the first state with a fixed batch is told`() throws {
    let module = "class Model(nn.Module):\n    def init_hidden(self):\n        return "
    #expect(
      try lintedSnippet(module + "torch.zeros(1, 32, self.size)")
        .hasPrefix("note.md:3:31: warning: the first state is made for 32 sequences"))
    #expect(try lintedSnippet(module + "torch.zeros(1, self.batch, self.size)") == "")
    #expect(try lintedSnippet(module + "torch.zeros(1, 1, self.size)") == "")
  }
}
