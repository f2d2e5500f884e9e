import Testing

@Suite struct IdleStatements {
  @Test func `a method that is named and not called is told`() throws {
    #expect(
      try lintedSnippet("for x in data:\n    loss.backward()\n    optimizer.step\nmodel.eval()")
        == """
        note.md:3:5: warning: optimizer.step is not called [not-called]
        3 |     optimizer.step
                ^~~~~~~~~~~~~~
        why: without parentheses the method is looked up, and nothing happens
        fix: write optimizer.step()
        """)
  }

  @Test func `a method that is called, or shown at the end, is good`() throws {
    #expect(try lintedSnippet("model.eval()\nmodel.train(False)\nstep = optimizer.step") == "")
    #expect(try lintedSnippet("model.train") == "")
    #expect(try lintedSnippet("lstm.weight_ih_l0\nmodel.eval()") == "")
  }

  @Test func `a result that is not kept is told`() throws {
    #expect(
      try lintedSnippet("def cut(h):\n    h.detach()\n    return h")
        == """
        note.md:2:5: warning: the result of h.detach() is not kept [dropped-result]
        2 |     h.detach()
                ^~~~~~~~~~
        why: detach makes a new tensor and leaves h as it was
        fix: write h = h.detach()
        """)
  }

  @Test(arguments: [
    "def cut(h):\n    return h.detach()", "def cut(h):\n    h = h.view(-1)\n    return h",
    "def cut(h):\n    h.detach_()\n    return h", "x.view(2, 3)\nx.view(3, 2)",
    "def cut(h):\n    self.view(h)\n    np.reshape(h, 2)\n    return h",
  ])
  func `a result that is kept, shown or not asked for is good`(_ listing: String) throws {
    #expect(try lintedSnippet("import numpy as np\n" + listing) == "")
  }
}
