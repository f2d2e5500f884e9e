import Testing

private let prelude = """
  import torch
  import torch.nn as nn
  text = r"e_{ti} = v^\\top \\tanh(W_s s_{t-1} + U h_i) \\\\ "
  text += r"\\alpha_{ti} = \\text{softmax}(e_{ti}) \\\\ c_t = \\sum_i \\alpha_{ti} h_i \\\\ "
  text += r"s_t = \\tanh(W [x_t, c_t] + R s_{t-1} + b)"
  cell = formula(text, input=2, hidden=3, memory=5, attention=4)
  x, memory = torch.randn(2, 3, 2), torch.randn(2, 6, 5)

  """

@Test func `a cell with attention is a module of an input and a memory`() {
  let printed = CommandNote().run(
    prelude + """
      print(cell, [name for name, _ in cell.named_parameters()])
      output, state = cell(x, memory)
      print(output.shape, state.shape, torch.equal(output[:, -1], state[0]))
      weights = cell.weights(x, memory)
      print(weights.shape, torch.allclose(weights.sum(-1), torch.ones(2, 3)))
      rest = cell(x[:, 1:], memory, cell(x[:, :1], memory)[1])[0]
      print(torch.allclose(rest, output[:, 1:]))
      single, last = cell(x[0], memory[0])
      print(torch.allclose(single, output[0]), last.shape, cell.weights(x[0], memory[0]).shape)
      short = cell(x, memory, mask=padding_mask([6, 2]))[0]
      print(torch.allclose(short[1], cell(x[1], memory[1, :2])[0]))
      turned = formula(text, input=2, hidden=3, memory=5, attention=4, batch_first=False)
      turned.load_state_dict(cell.state_dict())
      print(torch.allclose(
          turned(x.transpose(0, 1), memory.transpose(0, 1))[0].transpose(0, 1), output))
      """)
  #expect(
    printed == """
      AttentionFormulaCell(input=2, hidden=3, memory=5) ['v', 'W_s', 'U', 'W', 'R', 'b']
      torch.Size([2, 3, 3]) torch.Size([1, 2, 3]) True
      torch.Size([2, 3, 6]) True
      True
      True torch.Size([1, 3]) torch.Size([3, 6])
      True
      True

      """)
}

@Test func `attention learns where to look`() {
  let printed = CommandNote().run(
    prelude + """
      import torch.optim as optim
      torch.manual_seed(1)
      text = r"\\alpha_{ti} = \\text{softmax}(x_t^\\top W h_i) \\\\ c_t = \\sum_i \\alpha_{ti} h_i"
      cell = formula(text, input=4, memory=4)
      memory, x = torch.randn(8, 4, 4), torch.eye(4).expand(8, 4, 4)
      # The step of the memory whose first element is the largest.
      target = memory[torch.arange(8), memory[:, :, 0].argmax(1)].unsqueeze(1)
      optimizer = optim.Adam(cell.parameters(), lr=0.1)
      losses = []
      for step in range(100):
          loss = ((cell(x, memory)[0] - target) ** 2).mean()
          optimizer.zero_grad()
          loss.backward()
          optimizer.step()
          losses.append(loss.item())
      print(losses[-1] < 0.1 * losses[0], cell(x, memory)[1])
      """)
  #expect(printed == "True None\n")
}

@Test(arguments: [
  (
    "formula(text, input=2, hidden=3, attention=4)",
    "FormulaError: the size 'memory' is not given",
    "why: it is the length of h_i, c_t\nfix: give it: memory=32"
  ),
  (
    "formula(text, input=2, hidden=3, memory=5)",
    "FormulaError: the size 'attention' is not given",
    "why: it is the length of v\nfix: give it: attention=32"
  ),
  (
    "formula(text, input=2, hidden=3, memory=5, attention=4, num_layers=2)",
    "ValueError: formula() got num_layers, but the equations read a memory, h_i, and are one layer",
    "fix: leave it out, or put the cell on top of another network"
  ),
  (
    "cell(x)",
    "TypeError: AttentionFormulaCell.forward() missing 1 required positional argument: 'memory'", ""
  ),
  (
    "cell(x, [1])",
    "TypeError: AttentionFormulaCell(): argument 'memory' (position 2) must be Tensor, not list",
    "fix: make a tensor of it: torch.tensor(…)"
  ),
  (
    "cell(x, memory, 3)",
    "TypeError: AttentionFormulaCell(): argument 'state' (position 3) must be one Tensor, s, not int",
    ""
  ),
  (
    "cell(x, memory[:, :, :4])",
    "ValueError: memory must have 5 features in the last dimension, got [2, 6, 4]", ""
  ),
  (
    "cell(x, memory[:1])",
    "ValueError: memory must have as many sequences as the input, 2, got 1", ""
  ),
  ("cell(x[0], memory)", "ValueError: memory must have the shape [S, M], got [2, 6, 5]", ""),
  ("cell(x, memory[0])", "ValueError: memory must have the shape [B, S, M], got [6, 5]", ""),
  ("cell(x, memory[:, :0])", "RuntimeError: input memory has no time steps", ""),
  (
    "cell(x, memory.double())",
    "RuntimeError: input memory must be of torch.float32, got torch.float64", ""
  ),
  (
    "cell(x, memory, mask=torch.zeros(2, 6, dtype=torch.bool))",
    "ValueError: the mask leaves no step of sequence 0 to read",
    "fix: leave at least one True in each row of the mask"
  ),
  (
    #"formula(r"a_{ti} = q_t^\top h_i \\ c_t = \sum_i a_{ti} h_i", memory=2).weights(x, memory[:, :, :2])"#,
    "ValueError: the equations give the softmax over the memory no name",
    #"fix: define it: \alpha_{ti} = \text{softmax}(e_{ti})"#
  ),
])
func `what does not fit a cell with attention is told`(
  _ line: String, _ message: String, _ rest: String
) {
  let told = CommandNote().run(prelude + line).components(separatedBy: "\n")

  #expect(told.first?.hasSuffix(" error: " + message) == true, "\(told)")
  #expect(told.dropFirst(3).joined(separator: "\n") == rest)
}

@Test(arguments: [
  ("same(cell, nn.GRU)", "same", attentionOut), ("same(nn.GRU, text)", "same", attentionOut),
  ("code(cell)", "code", attentionOut), ("code(text)", "code", attentionOut),
  (
    "gradient(cell)", "gradient",
    "run them with formula(…, memory=…): loss.backward() gives the gradients in numbers"
  ),
  ("unrolled(cell)", "unrolled", attentionOut), ("unrolled(text)", "unrolled", attentionOut),
])
func `commands for cells without a memory say so`(
  _ line: String, _ command: String, _ mend: String
) {
  let told = CommandNote().run(prelude + line).components(separatedBy: "\n")

  #expect(
    told.first?.hasSuffix(
      " error: ValueError: \(command)() takes equations of an input and states; "
        + "these read a memory, h_i, too") == true, "\(told)")
  #expect(told.last == "fix: " + mend)
}

private let attentionOut =
  "leave the attention out, with what it gives as a part of the input: [x_t, c_t]"
