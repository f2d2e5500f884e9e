import Testing

@Suite struct DataAndNames {
  @Test func `data scaled before it is split is told`() throws {
    #expect(
      try lintedSnippet(
        """
        scaled = (data - data.mean()) / data.std()
        train, test = scaled[:split], scaled[split:]
        """)
          == """
          note.md:1:10: warning: scaled is scaled by statistics of all the data [leaked-statistics]
          1 | scaled = (data - data.mean()) / data.std()
                       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          why: it is split into training and test only below, so that the scale knows the test
          fix: split first, and take mean, spread or extremes from the training part
          """)
    #expect(
      try lintedSnippet(
        """
        data = MinMaxScaler().fit_transform(data)
        scaler = MinMaxScaler()
        values = scaler.fit_transform(data)
        a, b = train_test_split(values, test_size=0.2)
        """
      ).contains(
        "3:10: warning: values is scaled by statistics of all the data [leaked-statistics]"))
  }

  @Test(arguments: [
    "scaled = (data - train.mean()) / train.std()\na, b = scaled[:n], scaled[n:]",
    "scaled = (data - data.mean()) / data.std()\nhead = scaled[:5]",
    "scaled = (data - data.mean()) / data.std()\nx, y = scaled[:-1], scaled[1:]",
    "train = scaler.fit_transform(train)\ntest = scaler.transform(test)",
  ])
  func `other scalings are good`(_ listing: String) throws {
    #expect(try lintedSnippet(listing) == "")
  }

  @Test func `imports and names that a listing lacks are told once`() throws {
    #expect(
      try linted("model = nn.Linear(size, 1)\nprint(nn, model)", "other = nn.Linear(size, count)")
        == """
        note.md:1:9: warning: nn is used here and not imported before [missing-name]
        1 | model = nn.Linear(size, 1)
                    ^~
        why: neither this listing nor one above it has the import
        fix: write import torch.nn as nn above
        note.md:1:19: warning: size is used here and defined nowhere before [missing-name]
        1 | model = nn.Linear(size, 1)
                              ^~~~
        why: neither this listing nor one above it binds the name
        fix: define what the listing needs, or write lint: false where it is only a sketch
        note.md:1:25: warning: count is used here and defined nowhere before [missing-name]
        1 | other = nn.Linear(size, count)
                                    ^~~~~
        why: neither this listing nor one above it binds the name
        fix: define what the listing needs, or write lint: false where it is only a sketch
        """)
  }

  @Test(arguments: [
    "import torch.nn as nn\nnn.Linear(1, 1)",
    "from torch import *\nzeros(1)",
    "def f(x, *rest, k=1, **more):\n    y = x\n    return [y + z for z in rest if k]",
    "class A:\n    size = 1\n    def f(self):\n        return __class__, A\nA().f()",
    "try:\n    pass\nexcept ValueError as e:\n    print(e)",
    "with open('x') as file:\n    for i, line in enumerate(file):\n        print(i, line)",
    "def f():\n    global state\n    state = 1\nf()\nprint(state, __name__)",
    "def f():\n    return later()\ndef later():\n    return 1",
    "if (n := 10) > 5:\n    print(f'{n:>{n}}')",
    "rate: float = 0.1\nrate += 1",
    "square = lambda v: v * v",
  ])
  func `names that Python finds are good`(_ listing: String) throws {
    #expect(try linted(listing) == "")
  }

  @Test func `names of the note's parameters are known`() throws {
    #expect(try linted("print(rate)", names: ["rate"]) == "")
  }

  @Test func `old names are a remark`() throws {
    #expect(
      try lintedSnippet("from torch.autograd import Variable\nx = Variable(torch.zeros(1))")
        == """
        note.md:2:5: note: Variable is PyTorch before 1.0 [old-name]
        2 | x = Variable(torch.zeros(1))
                ^~~~~~~~
        why: tensors have gradients themselves
        fix: leave it out
        """)
    #expect(try lintedSnippet("print(loss.data[0])").contains("fix: write loss.item()"))
    #expect(try lintedSnippet("y = F.softmax(x)").contains("F.softmax(x) is PyTorch before 1.0"))
    #expect(
      try lintedSnippet("nn.utils.clip_grad_norm(p, 1)").contains("fix: write clip_grad_norm_"))
  }

  @Test func `today's names are good`() throws {
    #expect(try lintedSnippet("y = F.softmax(x, 1)\nz = weight.data\nw = batch.data[0]") == "")
  }
}
