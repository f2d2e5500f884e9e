import Diagnostics
import Library
import Testing

private let elman = SourceFragment(
  path: "note.md",
  lines: [
    "\\begin{aligned}", "h_t &= \\tanh(W_x x_t + W_h h_{t-1} + b_h) \\\\", "y_t &= W_y h_t + b_y",
    "\\end{aligned}",
  ], firstLine: 20)

private let far = SourceFragment(
  path: "note.md", lines: ["h_t = \\tanh(W_x x_t + W_h h_{t-2})"], firstLine: 7,
  columnOffsets: [2])

@Test func `a labelled formula becomes a network`() {
  let note = CommandNote(formulas: ["eq-elman": elman])
  let printed = note.run(
    """
    net = formula("eq-elman", input=1, hidden=3, output=2)
    output, state = net(torch.zeros(4, 5, 1))
    print(net)
    print(output.shape, state.shape, sum(p.numel() for p in net.parameters()))
    symbols(net)
    """)
  #expect(
    printed == """
      FormulaCell(input=1, hidden=3, output=2)
      torch.Size([4, 5, 2]) torch.Size([1, 4, 3]) 23

      """)
  #expect(
    note.shown == [
      .table(
        header: ["symbol", "role", "shape", "numbers"],
        rows: [
          ["$h_t$", "state", "3", ""], ["$W_x$", "parameter", "3 × 1", "3"],
          ["$x_t$", "input", "1", ""], ["$W_h$", "parameter", "3 × 3", "9"],
          ["$b_h$", "parameter", "3", "3"], ["$y_t$", "output", "2", ""],
          ["$W_y$", "parameter", "2 × 3", "6"], ["$b_y$", "parameter", "2", "2"],
        ], rightAligned: [false, false, false, true], caption: nil)
    ])
}

@Test(arguments: ["\"relu\"", "torch.relu", "nn.ReLU", "nn.ReLU()"])
func `a free function letter is bound`(function: String) {
  let printed = CommandNote().run(
    """
    net = formula("$h_t = f(W x_t + U h_{t-1})$", input=1, hidden=2, f=\(function))
    with torch.no_grad():
        net.W.fill_(1.0)
        net.U.zero_()
    print(net(torch.tensor([[[-1.0], [2.0]]]))[0])
    """)
  #expect(
    printed == """
      tensor([[[0., 0.],
               [2., 2.]]], grad_fn=<TransposeBackward0>)

      """)
}

@Test func `a network whose equations look ahead reads a sequence from its end`() {
  let printed = CommandNote().run(
    """
    import torch
    net = formula(r"h_t = x_t + h_{t+1}", input=1, hidden=1)
    print(net(torch.tensor([[[1.0], [2.0], [4.0]]]))[0].flatten())
    """)
  #expect(printed == "tensor([7., 6., 4.])\n")
}

@Test func `a fault points into the formula`() {
  #expect(
    CommandNote(formulas: ["eq-far": far]).run("net = formula(\"eq-far\", input=1, hidden=3)")
      == """
      Traceback (most recent call last):
        note.md:1:7, in <module>
          net = formula("eq-far", input=1, hidden=3)
      note.md:7:29: error: FormulaError: h is used 2 steps away
      7 |   h_t = \\tanh(W_x x_t + W_h h_{t-2})
                                      ^~~~~~~
      why: a cell sees the step before this one only
      fix: carry the value in a state of its own: p_t = h_{t-1}
      """)
}

@Test func `a missing size points to the call`() {
  #expect(
    CommandNote(formulas: ["eq-elman": elman]).run("formula(\"eq-elman\", hidden=3, output=1)")
      == """
      note.md:1:1: error: FormulaError: the size 'input' is not given
      1 | formula("eq-elman", hidden=3, output=1)
          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      why: it is the length of x_t
      fix: give it: input=32
      """)
}

@Test func `a formula's error is a value error`() {
  let printed = CommandNote(formulas: ["eq-far": far]).run(
    """
    try:
        formula("eq-far", input=1, hidden=3)
    except ValueError as error:
        print(type(error).__name__, error)
    """)
  #expect(
    printed == """
      FormulaError h is used 2 steps away
      why: a cell sees the step before this one only
      fix: carry the value in a state of its own: p_t = h_{t-1}

      """)
}

@Test func `an equation is shown`() {
  let note = CommandNote()
  #expect(note.run("equation(r\"$$\\frac{1}{2}$$\")") == "")
  #expect(note.shown == [.formula("\\frac{1}{2}")])
}

@Test func `an unknown formula is told the nearest name`() {
  #expect(
    CommandNote(formulas: ["eq-elman": elman]).run("symbols(\"eq-elmen\")") == """
      note.md:1:1: error: ValueError: no formula is labelled 'eq-elmen' or stands under a heading of that name
      1 | symbols("eq-elmen")
          ^~~~~~~~~~~~~~~~~~~
      fix: write "eq-elman"
      """)
}

@Test(arguments: [
  (
    "formula(\"eq-elmen\")",
    "ValueError: no formula is labelled 'eq-elmen' or stands under a heading of that name"
  ),
  (
    "formula(\"eq-elman\", hidden=1.5)", "TypeError: formula(): hidden is of type float"
  ),
  (
    "formula(\"eq-elman\", f=\"tan\")",
    "ValueError: formula(): f is 'tan', which is no function of the formulas"
  ),
  (
    "formula(\"eq-elman\", input=0, hidden=1, output=1)",
    "FormulaError: input=0 is no size"
  ),
  (
    "symbols(3)", "TypeError: only what formula() made can be explained, not a value of type int"
  ),
])
func `a formula that makes no network says why`(source: String, message: String) {
  #expect(CommandNote.message(source, formulas: ["eq-elman": elman]) == message)
}

@Test func `a network's equations become code, and the gradient's equations`() {
  let note = CommandNote(formulas: ["eq": elman])
  let printed = note.run(
    """
    net = formula(r"h_t = \\tanh(W x_t + U h_{t-1})", input=1, hidden=2)
    code(net, "latex")
    code("eq", "numpy", name="elman")
    gradient(net)
    """)

  #expect(printed == "")
  #expect(note.shown.count == 3)
  #expect(
    note.shown.first
      == .listing(
        "\\begin{aligned}\nh_t &= \\tanh(W x_t + U h_{t-1})\n\\end{aligned}", language: "latex"))
  #expect(
    note.shown.last
      == .formula(
        #"""
        \begin{align}
        \frac{\partial L}{\partial h_t} &= \frac{\partial L_t}{\partial h_t} + U^\top \delta^{h}_{t+1} \tag{a} \\
        \delta^{h}_t &= \frac{\partial L}{\partial h_t} \odot (1 - h_t^2) \tag{b} \\
        \frac{\partial L}{\partial W} &= \sum_{t=1}^{T} \delta^{h}_t \, x_t^\top \tag{c} \\
        \frac{\partial L}{\partial U} &= \sum_{t=1}^{T} \delta^{h}_t \, h_{t-1}^\top \tag{d}
        \end{align}
        """#))
}

@Test(arguments: [
  (
    "code(\"eq\", \"java\")",
    "ValueError: code(): language 'java' is unknown; there are 'swift', 'pytorch', 'numpy', "
      + "'latex'"
  ),
  (
    "code(\"eq\", name=\"a b\")",
    "ValueError: name must be made of letters, digits and '_' and be no keyword, got 'a b'"
  ),
  (
    "code([])", "TypeError: only what formula() made can be explained, not a value of type list"
  ),
  (
    "gradient(1)", "TypeError: only what formula() made can be explained, not a value of type int"
  ),
  (
    "gradient(r\"h_t = U h_{t-1}\")", "FormulaError: no input"
  ),
])
func `code and gradients of something else say why not`(source: String, message: String) {
  #expect(CommandNote.message(source, formulas: ["eq": elman]) == message)
}
