import Diagnostics
import Dialect
import Interpreter
import Library
import Testing

/// The warnings of a program.
private func warnings(of source: String) throws -> [String] {
  try withLargeStack(bytes: 16 << 20) { stack in
    Result {
      var heard: [String] = []
      let context = Context(output: { _ in })
      context.stack = stack
      context.warn = { heard.append($0) }
      CellLibrary(note: NoteContext()).install(in: context)
      let fragment = SourceFragment(path: "note.md", source: source)
      _ = try context.evaluate(try Program.parse(fragment), in: Namespace())
      return heard
    }
  }.get()
}

@Test func `dropout in a single recurrent layer is warned of`() throws {
  let heard = try warnings(of: "from torch import nn\nnn.LSTM(1, 2, dropout=0.1)")

  #expect(
    heard == [
      "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects "
        + "num_layers greater than 1, but got dropout=0.1 and num_layers=1"
    ])
}

@Test func `a loss that repeats its target is warned of`() throws {
  let heard = try warnings(
    of: "import torch\nfrom torch import nn\nnn.MSELoss()(torch.zeros(2, 1), torch.zeros(2))")

  #expect(
    heard == [
      "Using a target size (torch.Size([2])) that is different to the input size "
        + "(torch.Size([2, 1])). This will likely lead to incorrect results due to broadcasting. "
        + "Please ensure they have the same size."
    ])
}

@Test func `settings that reduction replaced are warned of`() throws {
  let heard = try warnings(of: "from torch import nn\nnn.MSELoss(size_average=False)")

  #expect(
    heard == [
      "size_average and reduce args will be deprecated, please use reduction='sum' instead."
    ])
}

@Test func `a filler's old name is warned of`() throws {
  let heard = try warnings(
    of: "import torch\nfrom torch import nn\nnn.init.xavier_uniform(torch.zeros(2, 2))")

  #expect(
    heard == [
      "`nn.init.xavier_uniform` is now deprecated in favor of `nn.init.xavier_uniform_`."
    ])
}

@Test func `a softmax without a dimension is warned of`() throws {
  let heard = try warnings(
    of: "import torch\nfrom torch import nn\nnn.Softmax()(torch.zeros(2, 2))")

  #expect(
    heard == [
      "Implicit dimension choice for softmax has been deprecated. "
        + "Change the call to include dim=X as an argument."
    ])
}

@Test func `a dropout layer follows the p that a cell gives it later`() {
  let source = """
    import torch
    layer = torch.nn.Dropout(0.5)
    layer.p = 0.0
    print(layer(torch.ones(3)))
    layer.p = 7.0
    layer(torch.ones(3))
    """

  #expect(
    run(source)
      == "tensor([1., 1., 1.])\n"
      + "ValueError: dropout probability has to be between 0 and 1, but got 7.0\n")
}

@Test(arguments: [
  ("x[:, -1, :]", "Select"), ("x[:, :, :]", "Alias"), ("x[:]", "Slice"), ("x[..., :]", "Alias"),
  ("x[:, :, 1:]", "Slice"), ("x[...]", "Alias"),
])
func `an index that keeps a whole dimension records what PyTorch records`(
  index: String, name: String
) {
  let source = "import torch\nx = torch.ones(1, 1, 2, requires_grad=True) * 1\nprint(\(index))"

  #expect(run(source).hasSuffix("grad_fn=<\(name)Backward0>)\n"))
}
