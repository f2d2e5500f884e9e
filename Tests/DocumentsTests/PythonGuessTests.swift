import Documents
import Testing

@Test(arguments: [
  ">>> x = 1\n>>> x\n1", "import torch", "import torch.nn as nn  # layers", "import os, sys",
  "from torch import nn, optim as o", "# a net\nclass Net(nn.Module):\n    pass",
  "def forward(self, x):\n    return x", "print(h.shape)", "h = torch.zeros(2, 3)",
  "loss = nn.MSELoss()(a, b)",
])
func `a fence without a language that can only be Python is a plain fence`(
  _ code: String
) throws {
  let cells = try read("```\n\(code)\n```\n").cells

  #expect(cells.map(\.language) == [.python])
  #expect(cells.map(\.kind) == [.plain])
  #expect(cells.map(\.code.source) == [code])
}

@Test(arguments: [
  "h_t = tanh(W_hh * h_{t-1} + W_xh * x_t + b_h)\ny_t = W_hy * h_t + b_y",
  "x1 → [RNN cell] → h1 → y1", "import the data and look at it", "from left to right",
  "import java.util.*;", "$ python train.py\nprint(1)", "pip install torch\nimport torch",
  "class of networks", "epoch 1 loss 0.3", "f(x) = x", "torch.Size([2, 3])", "",
])
func `prose, equations, drawings and shell sessions are only shown`(_ text: String) throws {
  #expect(try read("```\n\(text)\n```\n").cells == [])
}

@Test func `a comment above a fence gives the arguments of tried classes`() throws {
  let note = try read(
    "<!-- unroll: exercise input_size=8 label=net p=0.5 -->\n```python\nx\n```\n")

  #expect(
    note.cells.map(\.options.exerciseArguments) == [
      [
        FrontMatter.Parameter(name: "input_size", value: .int(8)),
        FrontMatter.Parameter(name: "p", value: .float(0.5)),
      ]
    ])
  #expect(note.cells.map(\.options.label) == ["net"])
}

@Test func `the front matter says what plain fences are given`() throws {
  let head = try read("---\nprelude: false\nexercise: false\ndemo: true\n---\n").frontMatter

  #expect(!head.suppliesImports)
  #expect(!head.exercisesClasses)
  #expect(head.suppliesDemo)
}
