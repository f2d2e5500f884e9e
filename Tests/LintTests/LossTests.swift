import Testing

@Suite struct InputsOfLosses {
  private func note(_ output: String, _ loss: String, target: String = "y") -> String {
    """
    class Model(nn.Module):
        def __init__(self, classes):
            super().__init__()
            self.gru = nn.GRU(8, 16, batch_first=True)
            self.fc = nn.Linear(16, classes)
            self.softmax = nn.Softmax(dim=1)

        def forward(self, x):
            out, _ = self.gru(x)
            logits = self.fc(out[:, -1])
            return \(output)

    model = Model(classes=1)
    criterion = \(loss)
    prediction = model(x)
    loss = criterion(prediction, \(target))
    """
  }

  @Test func `softmax before cross-entropy is told`() throws {
    #expect(
      try lintedSnippet(note("self.softmax(logits)", "nn.CrossEntropyLoss()"))
        == """
        note.md:16:18: warning: prediction went through softmax before nn.CrossEntropyLoss [softmax-before-loss]
        16 | loss = criterion(prediction, y)
                              ^~~~~~~~~~
        why: nn.CrossEntropyLoss takes logits and applies log-softmax itself
        fix: give it the values before the softmax
        """)
  }

  @Test(arguments: [
    "loss = F.cross_entropy(F.softmax(net(x), dim=1), y)",
    "p = torch.softmax(net(x), -1)\nloss = nn.CrossEntropyLoss()(p, y)",
    "net = nn.Sequential(nn.Linear(8, 4), nn.Softmax(dim=1))\nloss = F.cross_entropy(net(x), y)",
    "p = net(x).softmax(1)\nif rare:\n    p = p.to(device)\nloss = F.cross_entropy(p, y)",
    """
    def train(model, loss_of):
        loss = loss_of(model(x), y)
    train(nn.Sequential(nn.Linear(8, 4), nn.Softmax(dim=1)), nn.CrossEntropyLoss())
    """,
  ])
  func `softmax is followed through names, sequences, branches and calls`(_ listing: String) throws
  {
    #expect(try lintedSnippet(listing).contains("went through softmax before"))
  }

  @Test func `logits into NLLLoss are told`() throws {
    #expect(
      try lintedSnippet(note("logits", "nn.NLLLoss()"))
        == """
        note.md:16:18: warning: nn.NLLLoss gets logits, not their logarithms [nll-without-log]
        16 | loss = criterion(prediction, y)
                              ^~~~~~~~~~
        why: prediction is not the output of log_softmax
        fix: apply F.log_softmax(…, dim=-1), or use cross-entropy on the logits
        """)
    #expect(
      try lintedSnippet("loss = F.nll_loss(F.softmax(z, dim=1), y)").contains("gets probabilities"))
  }

  @Test func `sigmoid before BCEWithLogitsLoss is told`() throws {
    #expect(
      try lintedSnippet(note("torch.sigmoid(logits)", "nn.BCEWithLogitsLoss()"))
        == """
        note.md:16:18: warning: prediction went through sigmoid before nn.BCEWithLogitsLoss [sigmoid-before-loss]
        16 | loss = criterion(prediction, y)
                              ^~~~~~~~~~
        why: nn.BCEWithLogitsLoss takes logits and applies the sigmoid itself
        fix: give it the values before the sigmoid, or use nn.BCELoss
        """)
  }

  @Test(arguments: [
    ("logits", "nn.CrossEntropyLoss()"),
    ("F.log_softmax(logits, dim=1)", "nn.NLLLoss()"),
    ("torch.log(self.softmax(logits))", "nn.NLLLoss()"),
    ("self.softmax(logits)", "nn.MSELoss()"),
    ("torch.sigmoid(logits)", "nn.BCELoss()"),
    ("logits", "nn.BCEWithLogitsLoss()"),
    ("self.softmax(logits) if self.training else logits", "nn.CrossEntropyLoss()"),
    ("unknown(logits)", "nn.NLLLoss()"),
  ])
  func `what a loss wants is good`(_ output: String, _ loss: String) throws {
    #expect(try lintedSnippet(note(output, loss)) == "")
  }

  @Test func `classes on the last of three axes are told`() throws {
    #expect(
      try lintedSnippet(
        """
        gru, fc = nn.GRU(8, 16, batch_first=True), nn.Linear(16, 5)
        out, _ = gru(x)
        logits = fc(out)
        loss = F.cross_entropy(logits, y)
        """)
          == """
          note.md:4:24: warning: F.cross_entropy takes the second axis of logits for the classes [class-axis]
          4 | loss = F.cross_entropy(logits, y)
                                     ^~~~~~
          why: logits is [batch, time, classes]; the loss wants [batch, classes, time]
          fix: write logits.transpose(1, 2), or flatten batch and time of both arguments
          """)
  }

  @Test(arguments: [
    "logits.transpose(1, 2), y", "logits.permute(0, 2, 1), y",
    "logits.view(-1, 5), y.view(-1)", "logits[:, -1], y", "logits.reshape(-1, 5), y",
  ])
  func `classes on the second axis are good`(_ arguments: String) throws {
    #expect(
      try lintedSnippet(
        """
        gru, fc = nn.GRU(8, 16, batch_first=True), nn.Linear(16, 5)
        out, _ = gru(x)
        logits = fc(out)
        loss = F.cross_entropy(\(arguments))
        """) == "")
  }

  @Test func `a column and a row in a loss are told`() throws {
    #expect(
      try lintedSnippet(
        "y = torch.randn(100)\n" + note("logits", "nn.MSELoss()"))
          == """
          note.md:17:18: warning: prediction is [N, 1] and y is [N] [broadcast-loss]
          17 | loss = criterion(prediction, y)
                                ^~~~~~~~~~
          why: nn.MSELoss broadcasts both to [N, N] and compares each value with all others
          fix: write prediction.squeeze(1), or y.unsqueeze(1)
          """)
  }

  @Test(arguments: [
    "torch.randn(100, 1)", "torch.randn(100).unsqueeze(1)", "torch.randn(100).view(-1, 1)",
    "load()", "torch.randn(shape)",
  ])
  func `targets of the same or an unknown shape are good`(_ target: String) throws {
    #expect(try lintedSnippet("y = \(target)\n" + note("logits", "nn.MSELoss()")) == "")
    #expect(
      try lintedSnippet("y = torch.randn(9)\n" + note("logits.squeeze()", "nn.MSELoss()")) == "")
  }

  private func linear(_ loss: String, _ target: String = "torch.randn(5)") -> String {
    """
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.fc = nn.Linear(3, 1)

        def forward(self, x):
            return self.fc(x)

    net = Net()
    x = torch.randn(5, 3)
    y = \(target)
    loss = \(loss)
    """
  }

  @Test(arguments: [
    "((net(x) - y)**2).mean()", "(net(x) - y).pow(2).mean()", "torch.abs(net(x) - y).mean()",
  ])
  func `an error that is written out and broadcasts is told`(_ loss: String) throws {
    let told = try lintedSnippet(linear(loss))
    #expect(told.contains("warning: net(x) is [N, 1] and y is [N] [broadcast-loss]"))
    #expect(told.contains("why: the difference broadcasts both to [N, N]"))
  }

  @Test func `a network's column against a row is told, and against what is unknown is not`() throws
  {
    #expect(try lintedSnippet(linear("F.mse_loss(net(x), y)")).contains("[broadcast-loss]"))
    #expect(
      try lintedSnippet(linear("F.mse_loss(net(x), y)", "torch.tensor([1.0, 2.0])"))
        .contains("[broadcast-loss]"))
    #expect(try lintedSnippet(linear("((net(x) - y)**2).mean()", "torch.randn(5, 1)")) == "")
    #expect(try lintedSnippet(linear("((net(x).squeeze(1) - y)**2).mean()")) == "")
    #expect(try lintedSnippet(linear("((net(x) - y)**2).mean()", "load()")) == "")
    #expect(try lintedSnippet(linear("net(x) - y")) == "")
    #expect(
      try lintedSnippet(linear("(net(a) - y)**2").replacing("x = torch", with: "b = torch")) == "")
  }
}
