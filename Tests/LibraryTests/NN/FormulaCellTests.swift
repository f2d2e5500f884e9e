import Diagnostics
import Dialect
import Interpreter
import Library
import RNN
import Testing

/// h′ = tanh(x·W_xᵀ + h·W_hᵀ + b), y = h′·W_yᵀ
private func elman() throws -> CellGraph {
  try CellGraph { graph in
    let x = try graph.input("x", size: 2)
    let h = try graph.state("h", size: 3)
    let next = try tanh(
      matmul(x, transposed: graph.parameter("W_x", shape: [3, 2]))
        + matmul(h, transposed: graph.parameter("W_h", shape: [3, 3]))
        + graph.parameter("b", shape: [3]))
    try graph.update(h, to: next)
    try graph.output("y", matmul(next, transposed: graph.parameter("W_y", shape: [1, 3])))
  }
}

/// What a program prints that finds a compiled cell under the name `cell`.
private func run(withCell source: String) throws -> String {
  try withLargeStack(bytes: 16 << 20) { stack in
    Result { try printed(by: source, on: stack) }
  }.get()
}

private func printed(by source: String, on stack: Stack) throws -> String {
  var printed = ""
  let context = Context(output: { printed += $0 })
  context.stack = stack
  let library = CellLibrary(note: NoteContext())
  library.install(in: context)
  library.seed(1)
  let layer = try GraphLayer(
    elman(), name: "FormulaCell", batchFirst: true, generator: library.generator)
  context.defineBuiltin("cell", library.moduleValue(wrapping: layer, in: context))
  do {
    let fragment = SourceFragment(path: "note.md", source: "import torch\n" + source)
    _ = try context.evaluate(try Program.parse(fragment), in: Namespace())
  } catch let raise as Raise {
    printed += raise.diagnostic(in: context).message + "\n"
  }
  return printed
}

@Test func `a compiled cell is a module with its equations' parameters`() throws {
  let printed = try run(
    withCell: """
      print(cell, cell.W_x.shape, cell.input_size, cell.hidden_size, cell.batch_first)
      print([name for name, _ in cell.named_parameters()])
      print(isinstance(cell, torch.nn.Module), cell.eval().training)
      """)

  #expect(
    printed == """
      FormulaCell(input=2, hidden=3, output=1) torch.Size([3, 2]) 2 3 True
      ['W_x', 'W_h', 'b', 'W_y']
      True False

      """)
}

@Test func `a compiled cell gives outputs and the last state`() throws {
  let printed = try run(
    withCell: """
      x = torch.randn(4, 6, 2)
      output, state = cell(x)
      first, middle = cell(x[:, :3])
      second, last = cell(x[:, 3:], middle)
      print(output.shape, state.shape)
      print(torch.equal(last, state), torch.equal(second, output[:, 3:]))
      output.sum().backward()
      print(cell.W_h.grad.shape, cell(x[0])[1].shape)
      """)

  #expect(
    printed == """
      torch.Size([4, 6, 1]) torch.Size([1, 4, 3])
      True True
      torch.Size([3, 3]) torch.Size([1, 3])

      """)
}

@Test func `a state of another shape is refused`() throws {
  let printed = try run(withCell: "cell(torch.zeros(4, 6, 2), torch.zeros(4, 3))")

  #expect(printed == "RuntimeError: state h must have the shape [1, 4, 3], got [4, 3]\n")
}
