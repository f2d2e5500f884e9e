import Diagnostics
import Formulas
import Library
import Plots
import Testing

/// Equations of both directions, named as nn.RNN's parameters stand for them.
private let bothWays = """
  text = r"\\overrightarrow{h}_t = \\tanh(W x_t + U \\overrightarrow{h}_{t-1}) \\\\\\\\ "
  text += r"\\overleftarrow{h}_t = \\tanh(V x_t + R \\overleftarrow{h}_{t+1}) \\\\\\\\ "
  text += r"y_t = [\\overrightarrow{h}_t; \\overleftarrow{h}_t]"

  """

private let layers = """
  text = r"h_t^{(l)} = \\tanh(W^{(l)} h_t^{(l-1)} + U^{(l)} h_{t-1}^{(l)})"

  """

@Test func `equations of both directions compute what the built-in layer does`() {
  let printed = CommandNote().run(
    bothWays + """
      import torch
      import torch.nn as nn
      cell = formula(text, input=2, hidden=3)
      plain = nn.RNN(2, 3, bias=False, bidirectional=True, batch_first=True)
      names = {"W": "weight_ih_l0", "U": "weight_hh_l0", "V": "weight_ih_l0_reverse", \
      "R": "weight_hh_l0_reverse"}
      with torch.no_grad():
          for mine, other in names.items():
              getattr(cell, mine).copy_(getattr(plain, other))
      x = torch.randn(4, 5, 2)
      (a, states), (b, last) = cell(x), plain(x)
      print(cell)
      print(torch.allclose(a, b), torch.allclose(torch.cat(states), last))
      start = torch.randn(2, 4, 3)
      a, b = cell(x, (start[:1], start[1:]))[0], plain(x, start)[0]
      print(torch.allclose(a, b), cell(x[0])[0].shape, [s.shape for s in cell(x[0])[1]])
      a.square().mean().backward()
      b.square().mean().backward()
      print([torch.allclose(getattr(cell, m).grad, getattr(plain, n).grad) for m, n in names.items()])
      """)
  #expect(
    printed == """
      BidirectionalFormulaCell(input=2, h_forward=3, h_backward=3, y=6)
      True True
      True torch.Size([5, 6]) [torch.Size([1, 3]), torch.Size([1, 3])]
      [True, True, True, True]

      """)
}

@Test func `equations of both directions are compared with a layer that has both`() {
  let printed = CommandNote().run(
    bothWays + """
      import torch.nn as nn
      cell = formula(text, input=2, hidden=3)
      result = same(cell, nn.RNN(2, 3, bidirectional=True, bias=False))
      print(result)
      result.load()
      print(same(text, nn.RNN(2, 3)))
      text += r" + [\\overrightarrow{h}_t; \\overrightarrow{h}_t]"
      print(same(text, cell))
      """)
  #expect(
    printed == """
      yes: yours computes what nn.RNN does
      W ↔ weight_ih_l0
      U ↔ weight_hh_l0
      V ↔ weight_ih_l0_reverse
      R ↔ weight_hh_l0_reverse
      no: yours is not nn.RNN
      - yours reads the sequence both ways, nn.RNN one way
      - yours has no biases
      no: the first is not the second
      - the first joins the directions as y_t = [\\overrightarrow{h}_t;
        \\overleftarrow{h}_t] + [\\overrightarrow{h}_t; \\overrightarrow{h}_t], the
        second puts the backward one behind the forward one

      """)
}

@Test func `equations of a layer are written out for as many as are asked for`() {
  let printed = CommandNote().run(
    layers + """
      import torch
      import torch.nn as nn
      cell = formula(text, input=2, hidden=3, num_layers=2)
      plain = nn.RNN(2, 3, num_layers=2, bias=False, batch_first=True)
      with torch.no_grad():
          for mine, other in zip(cell.parameters(), plain.parameters()):
              mine.copy_(other)
      x = torch.randn(4, 5, 2)
      (a, states), (b, last) = cell(x), plain(x)
      print(cell, [name for name, _ in cell.named_parameters()])
      print(torch.allclose(a, b), torch.allclose(torch.cat(states), last))
      """)
  #expect(
    printed == """
      FormulaCell(input=2, hidden=3) ['W_1', 'U_1', 'W_2', 'U_2']
      True True

      """)
}

@Test(arguments: [
  (
    layers + "formula(text, input=2, hidden=3)",
    "FormulaError: how many layers h^{(l)} has is not given"
  ),
  (
    layers + "formula(text, input=2, hidden=3, num_layers=65)",
    "FormulaError: num_layers=65 is no number of layers"
  ),
  (
    layers + "formula(text, input=2, hidden=3, num_layers=2, bidirectional=True)",
    "ValueError: formula() got bidirectional, but the equations state each layer themselves"
  ),
  (
    layers + "formula(text, input=2, hidden=3, num_layers=2, dropout=0.5)",
    "ValueError: formula() got dropout, but the equations state each layer themselves"
  ),
  (
    bothWays + "formula(text, input=2, hidden=3, num_layers=2)",
    "ValueError: formula() got num_layers, but the equations state a run from either end themselves"
  ),
  (
    bothWays + "cell = formula(text, input=2, hidden=3)\ngradient(cell)",
    "ValueError: gradient() takes equations that go one way; these look both at t-1 and at t+1"
  ),
  (
    "cell = formula('h_t = W x_t + h_{t-1}', input=2, hidden=3, num_layers=3, bidirectional=True)\ncode(cell, 'latex')",
    "ValueError: code() writes out the equations of one layer; this network has 3 layers in 2 "
      + "directions"
  ),
  (
    "cell = formula('h_t = W x_t + h_{t-1}', input=2, hidden=3, bidirectional=True)\ngradient(cell)",
    "ValueError: gradient() writes out the equations of one layer; this network has 2 directions"
  ),
  (
    bothWays + "import torch\nformula(text, input=2, hidden=3)(torch.zeros(4, 5, 3))",
    "RuntimeError: input.size(-1) must be equal to input_size. Expected 2, got 3"
  ),
  (
    bothWays
      + "import torch\nformula(text, input=2, hidden=3)(torch.zeros(4, 5, 2), torch.zeros(3))",
    "TypeError: FormulaCell(): argument 'state' (position 2) must be a tuple of 2 Tensors, "
      + "(h_forward, h_backward), not Tensor"
  ),
])
func `what a stack of equations can't do is said`(source: String, message: String) {
  #expect(CommandNote.message(source) == message)
}

@Test func `the symbols of a stack are those of one layer, with what the text says of them`() {
  let elman = SourceFragment(path: "note.md", lines: [#"h_t = \tanh(W x_t + U h_{t-1})"#])
  let prose = ProseLine([
    .words("where "), .formula(SourceFragment(path: "note.md", lines: ["h_t"])),
    .words(" is the hidden state"),
  ])
  let note = CommandNote(formulas: ["eq": elman], prose: [prose])
  let printed = note.run(
    "symbols(formula('eq', input=1, hidden=2, num_layers=2, bidirectional=True))")

  #expect(printed == "")
  #expect(
    note.shown == [
      .table(
        header: ["symbol", "role", "shape", "numbers", "meaning"],
        rows: [
          ["$h_t$", "state", "2", "", "the hidden state"],
          ["$W$", "parameter", "2 × 1", "2", ""], ["$x_t$", "input", "1", "", ""],
          ["$U$", "parameter", "2 × 2", "4", ""],
        ], rightAligned: [false, false, false, true, false],
        caption: "One layer of 2 layers in 2 directions")
    ])
}

@Test func `stacks are compared with layers of as many`() {
  let printed = CommandNote().run(
    """
    import torch.nn as nn
    text = r"h_t = \\tanh(W x_t + U h_{t-1} + b)"
    two = formula(text, input=2, hidden=3, num_layers=2)
    print(same(two, nn.RNN).equal, same(two, nn.RNN(2, 3, num_layers=2)).equal)
    print(same(two, nn.RNN(2, 3, num_layers=3, bidirectional=True)))
    """)
  #expect(
    printed == """
      True True
      no: yours is not nn.RNN
      - yours has 2 layers, nn.RNN 3
      - nn.RNN reads the sequence both ways, yours one way

      """)
}

/// What `unrolled` draws of equations, in characters.
private func drawing(_ source: String) -> String {
  let note = CommandNote()
  let printed = note.run(source)
  guard case .diagram(let diagram)? = note.shown.first else { return printed }
  return StepDiagramText(diagram).text
}

@Test(arguments: [
  ("unrolled(text, steps=2)", "W, U, V, R"),
  (
    "unrolled(formula(text, input=2, hidden=3), 2)", "W [3, 2], U [3, 3], V [3, 2], R [3, 3]"
  ),
])
func `equations of both directions are drawn with both`(source: String, parameters: String) {
  #expect(
    drawing(bothWays + source) == """
                           y₁                 y₂
                            ↑                  ↑
                     ┌─────────────┐    ┌─────────────┐
      h_forward₀ ───→│ h_forward₁  │───→│ h_forward₂  │
                     │ h_backward₁ │←───│ h_backward₂ │←─── h_backward₃
                     └─────────────┘    └─────────────┘
                            ↑                  ↑
                           x₁                 x₂

      the same at every step: \(parameters)
      """)
}

@Test func `layers of equations are drawn one on top of the other`() {
  #expect(
    drawing("unrolled(formula('h_t = W x_t + h_{t-1}', input=2, hidden=3, num_layers=2), 2)") == """
                   h₁           h₂
                    ↑            ↑
                ┌───────┐    ┌───────┐
      h⁽²⁾₀ ───→│ h⁽²⁾₁ │───→│ h⁽²⁾₂ │
                └───────┘    └───────┘
                    ↑            ↑
                ┌───────┐    ┌───────┐
      h⁽¹⁾₀ ───→│ h⁽¹⁾₁ │───→│ h⁽¹⁾₂ │
                └───────┘    └───────┘
                    ↑            ↑
                   x₁           x₂

      layer 1, the same at every step: W_l0 [3, 2]
      layer 2, the same at every step: W_l1 [3, 3]
      """)
}
