import Diagnostics
import Library
import Testing

private let minGRU = SourceFragment(
  path: "note.md",
  source: #"""
    z_t = \sigma(W_z x_t + b_z) \\ \tilde{h}_t = W_h x_t + b_h \\
    h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t
    """#)

private let minLSTM = SourceFragment(
  path: "note.md",
  source: #"""
    f_t = \sigma(W_f x_t + b_f) \\ i_t = \sigma(W_i x_t + b_i) \\ \tilde{h}_t = W_h x_t + b_h \\
    h_t = \frac{f_t}{f_t + i_t} \odot h_{t-1} + \frac{i_t}{f_t + i_t} \odot \tilde{h}_t
    """#)

/// A program of a note with the equations of both cells: what it printed, and what it showed.
private func run(_ source: String) -> (printed: String, shown: [Display]) {
  let note = CommandNote(formulas: ["eq-mingru": minGRU, "eq-minlstm": minLSTM])
  let printed = note.run("import torch\nimport torch.nn as nn\n" + source)
  return (printed, note.shown)
}

@Test func `equations are compared with the classes MinGRU and MinLSTM`() {
  let source = """
    print(same(formula('eq-mingru', input=3, hidden=4), MinGRU))
    print(same(MinLSTM, formula('eq-minlstm', input=3, hidden=4)))
    """
  #expect(
    run(source).printed == """
      yes: yours computes what MinGRU does
      W_z ↔ weight_ih_l0[0:4]
      b_z ↔ bias_ih_l0[0:4]
      W_h ↔ weight_ih_l0[4:8]
      b_h ↔ bias_ih_l0[4:8]
      yes: MinLSTM computes what yours does
      weight_ih_l0[0:4]  ↔ W_f
      weight_ih_l0[4:8]  ↔ W_i
      weight_ih_l0[8:12] ↔ W_h
      bias_ih_l0[0:4]    ↔ b_f
      bias_ih_l0[4:8]    ↔ b_i
      bias_ih_l0[8:12]   ↔ b_h

      """)
}

@Test(arguments: [
  (
    #"same(r"z_t = \sigma(W x_t + b) \\ h_t = z_t \odot h_{t-1} + (1 - z_t) \odot (V x_t + c)", MinGRU)"#,
    [
      "update gate the other way round: yours keeps the old state where z = 1, MinGRU where z = 0 "
        + "(the parameters of z, negated, mend that)"
    ]
  ),
  (
    #"same(r"z_t = \sigma(W x_t + b) \\ h_t = (1 - z_t) \odot h_{t-1} + z_t \odot (V x_t)", MinGRU)"#,
    ["yours has no bias in the candidate"]
  ),
  (
    #"same(r"z_t = \sigma(W x_t) \\ h_t = (1 - z_t) \odot h_{t-1} + z_t \odot (V x_t)", MinGRU)"#,
    ["yours has no biases", "MinGRU(…, bias=False) is the same"]
  ),
  ("same('eq-mingru', nn.GRU)", ["eq-mingru is a minGRU, nn.GRU a GRU"]),
  ("same(MinLSTM(3, 4), MinGRU(3, 4))", ["MinLSTM is a minLSTM, MinGRU a minGRU"]),
  ("same(MinGRU(3, 4, 2), MinGRU)", []),
])
func `what sets a cell apart from a minimal one is told`(
  _ comparison: String, _ differences: [String]
) {
  let list = differences.map { "'\($0)'" }.joined(separator: ", ")
  #expect(run("print(\(comparison).differences)").printed == "[\(list)]\n")
}

@Test func `stacked minimal layers are compared, with what they drop`() {
  #expect(
    run("print(same(MinGRU(3, 4, 2, dropout=0.5), MinGRU(3, 4, 2)).remarks)").printed
      == "['between the layers the first MinGRU drops 0.5 of them in training, "
      + "the second MinGRU nothing']\n")
}

@Test(arguments: [
  ("MinGRU(2, 3)", "eq-mingru"), ("MinLSTM(2, 3)", "eq-minlstm"),
])
func `a minimal layer is written as the code of its equations`(_ layer: String, _ label: String) {
  let listing = run("code(\(layer), 'latex')").shown.first
  guard case .listing(let latex, "latex")? = listing else {
    Issue.record("no listing: \(String(describing: listing))")
    return
  }
  let oneLine = latex.split(separator: "\n").joined(separator: " ")
  #expect(run("print(bool(same(r\"\(oneLine)\", '\(label)')))").printed == "True\n")
}

@Test func `a stack of minimal layers is written with all its layers and directions`() {
  let shown = run("code(MinGRU(2, 3, 2, bidirectional=True, bias=False), name='net')").shown
  guard case .listing(let code, "python")? = shown.first else {
    Issue.record("no listing: \(shown)")
    return
  }
  #expect(code.contains("class Net(nn.Module):"), "\(code)")
}

@Test func `a minimal layer is drawn, derived and explained`() {
  let shown = run(
    "layer = MinLSTM(2, 3)\nunrolled(layer, steps=2)\ngradient(layer)\nsymbols(layer)"
  ).shown
  guard case .diagram(let diagram)? = shown.first, case .formula(let latex) = shown[1],
    case .table(_, let rows, _, _) = shown[2]
  else {
    Issue.record("not shown: \(shown)")
    return
  }
  #expect(diagram.notes == ["the same at every step: weight_ih_l0 [9, 2], bias_ih_l0 [9]"])
  #expect(latex.contains(#"\frac{\partial L}{\partial W_{ih}}"#), "\(latex)")
  #expect(rows.map { $0[0] }.contains("$W_{if}$"), "\(rows)")
}
