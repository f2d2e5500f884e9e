import Library
import Plots
import Testing

/// What `unrolled` draws, in characters.
private func drawing(_ source: String) -> String {
  let note = CommandNote()
  let printed = note.run("import torch.nn as nn\n" + source)
  guard case .diagram(let diagram)? = note.shown.first else { return printed }
  return StepDiagramText(diagram).text
}

@Test func `a formula's cell is drawn over time`() {
  #expect(
    drawing(
      "unrolled(r'h_t = \\tanh(W x_t + U h_{t-1}) \\\\ y_t = V h_t', steps=3)"
    ) == """
               y₁        y₂        y₃
               ↑         ↑         ↑
             ┌────┐    ┌────┐    ┌────┐
      h₀ ───→│ h₁ │───→│ h₂ │───→│ h₃ │
             └────┘    └────┘    └────┘
               ↑         ↑         ↑
               x₁        x₂        x₃

      the same at every step: W, U, V
      """)
}

@Test func `layers in both directions are drawn`() {
  #expect(
    drawing("unrolled(nn.GRU(3, 4, num_layers=2, bidirectional=True, bias=False), steps=2)") == """
                   [→h; ←h]₁        [→h; ←h]₂
                       ↑                ↑
                 ┌───────────┐    ┌───────────┐
      →h⁽²⁾₀ ───→│  →h⁽²⁾₁   │───→│  →h⁽²⁾₂   │
                 │  ←h⁽²⁾₁   │←───│  ←h⁽²⁾₂   │←─── ←h⁽²⁾₃
                 └───────────┘    └───────────┘
                       ↑                ↑
                 ┌───────────┐    ┌───────────┐
      →h⁽¹⁾₀ ───→│  →h⁽¹⁾₁   │───→│  →h⁽¹⁾₂   │
                 │  ←h⁽¹⁾₁   │←───│  ←h⁽¹⁾₂   │←─── ←h⁽¹⁾₃
                 └───────────┘    └───────────┘
                       ↑                ↑
                      x₁               x₂

      layer 1, the same at every step: weight_ih_l0 [12, 3],
        weight_hh_l0 [12, 4], weight_ih_l0_reverse [12, 3],
        weight_hh_l0_reverse [12, 4]
      layer 2, the same at every step: weight_ih_l1 [12, 8],
        weight_hh_l1 [12, 4], weight_ih_l1_reverse [12, 8],
        weight_hh_l1_reverse [12, 4]
      """)
}

@Test func `an LSTM hands on two states`() {
  #expect(
    drawing("unrolled(nn.LSTM(3, 4), 2)") == """
               output₁        output₂
                  ↑              ↑
             ┌─────────┐    ┌─────────┐
      h₀ ───→│   h₁    │───→│   h₂    │
      c₀ ───→│   c₁    │───→│   c₂    │
             └─────────┘    └─────────┘
                  ↑              ↑
                 x₁             x₂

      the same at every step: weight_ih_l0 [16, 3],
        weight_hh_l0 [16, 4], bias_ih_l0 [16], bias_hh_l0 [16]
      """)
}

@Test(arguments: [
  ("unrolled(nn.GRU(3, 4), steps=0)", "ValueError: unrolled() draws 1 to 12 steps, got 0"),
  (
    "unrolled(nn.GRU(3, 4, num_layers=9))", "ValueError: unrolled() draws at most 8 layers, got 9"
  ),
  (
    "unrolled(nn.Linear(3, 4))",
    "TypeError: this command takes recurrent cells, not a value of type Linear"
  ),
  (
    "unrolled(7)", "TypeError: only what formula() made can be explained, not a value of type int"
  ),
])
func `what can't be drawn says why`(source: String, message: String) {
  #expect(CommandNote.message("import torch.nn as nn\n" + source) == message)
}
