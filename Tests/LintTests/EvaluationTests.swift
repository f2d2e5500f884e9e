import Testing

@Suite struct Evaluations {
  private let model = """
    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.drop = nn.Dropout(0.5)

        def forward(self, x):
            return self.drop(x)

    model = Model()

    """

  @Test func `evaluation in training mode is told`() throws {
    #expect(
      try lintedSnippet(model + "with torch.no_grad():\n    y = model(x)")
        == """
        note.md:11:9: warning: model is evaluated in training mode [evaluation-mode]
        11 |     y = model(x)
                     ^~~~~~~~
        why: Model has nn.Dropout, which works in training mode until eval() is called
        fix: call model.eval() before, and model.train() before training goes on
        """)
  }

  @Test func `evaluation in evaluation mode, and of models without dropout, is good`() throws {
    let use = "with torch.no_grad():\n    y = model(x)"
    #expect(try lintedSnippet(model + "model.eval()\n" + use) == "")
    #expect(try lintedSnippet("model = nn.Linear(1, 1)\n" + use) == "")
    #expect(try lintedSnippet("model = load()\n" + use) == "")
  }

  @Test func `a model that stays in evaluation mode is told`() throws {
    #expect(
      try lintedSnippet(
        model + """
          def test(model):
              model.eval()
              with torch.no_grad():
                  return model(x)

          for epoch in range(9):
              optimizer.zero_grad()
              f(model(x), y).backward()
              optimizer.step()
              test(model)
          """)
          == """
          note.md:19:5: warning: model stays in evaluation mode after the first epoch [training-mode]
          19 |     test(model)
                   ^~~~~~~~~~~
          why: the loop calls eval() and never train()
          fix: call model.train() at the head of the loop
          """)
  }

  @Test func `a model that is put back into training mode is good`() throws {
    #expect(
      try lintedSnippet(
        model + """
          for epoch in range(9):
              model.train()
              f(model(x), y).backward()
              model.eval()
              with torch.no_grad():
                  model(x)
          """) == "")
  }

  @Test func `an evaluation that makes a graph is told`() throws {
    #expect(
      try lintedSnippet("model.eval()\nfor x, y in loader:\n    right += f(model(x), y)")
        == """
        note.md:3:16: warning: model is evaluated with a graph for gradients [no-grad]
        3 |     right += f(model(x), y)
                           ^~~~~~~~
        why: eval() changes dropout and batch normalization; it doesn't turn gradients off
        fix: put the evaluation into a block: with torch.no_grad():
        """)
  }

  @Test(arguments: [
    "model.eval()\nwith torch.no_grad():\n    model(x)",
    "@torch.no_grad()\ndef test(model):\n    model.eval()\n    model(x)",
    "def test(model):\n    model.eval()\n    model(x)\nwith torch.no_grad():\n    test(net)",
    "model.eval()\nmodel.train()\nmodel(x)",
    "model.eval()\nx.requires_grad_()\nmodel(x).backward()",
    "model.eval()\ny = model(x).detach()",
    "model.eval()\ntorch.set_grad_enabled(False)\nmodel(x)",
  ])
  func `other evaluations are good`(_ listing: String) throws {
    #expect(try lintedSnippet(listing) == "")
  }
}
