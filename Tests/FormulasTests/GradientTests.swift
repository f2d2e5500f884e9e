import Formulas
import Foundation
import Testing

private func gradient(_ latex: String) throws -> CellGradient {
  CellGradient(try CellEquations([Formula.parse(latex)]))
}

private func lines(_ latex: String) throws -> [String] {
  try gradient(latex).latexEquations.map { "\($0.left) = \($0.right)" }
}

private let elman = #"h_t = \tanh(W_x x_t + W_h h_{t-1} + b_h) \\ y_t = W_y h_t + b_y"#

private let lstm = #"""
  f_t = \sigma(W_f [h_{t-1}, x_t] + b_f) \\ i_t = \sigma(W_i [h_{t-1}, x_t] + b_i) \\
  \tilde{C}_t = \tanh(W_C [h_{t-1}, x_t] + b_C) \\
  C_t = f_t \odot C_{t-1} + i_t \odot \tilde{C}_t \\
  o_t = \sigma(W_o [h_{t-1}, x_t] + b_o) \\ h_t = o_t \odot \tanh(C_t)
  """#

private let gruInRows = #"""
  z_t = \sigma(x_t W_{xz} + h_{t-1} W_{hz}) \\ r_t = \sigma(x_t W_{xr} + h_{t-1} W_{hr}) \\
  \tilde{h}_t = \tanh(x_t W_{xh} + (r_t \odot h_{t-1}) W_{hh} + b_h) \\
  h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t
  """#

@Test func `the Elman network's backpropagation through time is derived`() throws {
  #expect(
    try lines(elman) == [
      #"\frac{\partial L}{\partial h_t} = W_y^\top \frac{\partial L_t}{\partial y_t} + W_h^\top \delta^{h}_{t+1}"#,
      #"\delta^{h}_t = \frac{\partial L}{\partial h_t} \odot (1 - h_t^2)"#,
      #"\frac{\partial L}{\partial W_x} = \sum_{t=1}^{T} \delta^{h}_t \, x_t^\top"#,
      #"\frac{\partial L}{\partial W_h} = \sum_{t=1}^{T} \delta^{h}_t \, h_{t-1}^\top"#,
      #"\frac{\partial L}{\partial b_h} = \sum_{t=1}^{T} \delta^{h}_t"#,
      #"\frac{\partial L}{\partial W_y} = \sum_{t=1}^{T} \frac{\partial L_t}{\partial y_t} \, h_t^\top"#,
      #"\frac{\partial L}{\partial b_y} = \sum_{t=1}^{T} \frac{\partial L_t}{\partial y_t}"#,
    ])
}

@Test func `a note's losses keep their names and their mean`() throws {
  let reader = ClaimReader(
    [#"h_t = \tanh(W x_t + U h_{t-1})"#, #"J = \frac{1}{T} \sum_{t=1}^T J_t"#].map {
      Formula.parse($0)
    })
  let loss = try #require(LossNames(reader))
  let gradient = CellGradient(try CellEquations(reader.definitions), loss: loss)

  #expect(
    gradient.latexEquations[0].right
      == #"\frac{1}{T} \frac{\partial J_t}{\partial h_t} + U^\top \delta^{h}_{t+1}"#)
  #expect(gradient.latexEquations[0].left == #"\frac{\partial J}{\partial h_t}"#)
}

@Test func `a loss that is neither sum nor mean has no names`() {
  #expect(LossNames(ClaimReader([Formula.parse(#"L = \sum_{t=1}^T L_t^2"#)])) == nil)
}

@Test func `the LSTM's backpropagation through time is derived`() throws {
  #expect(
    try lines(lstm) == [
      #"\frac{\partial L}{\partial h_t} = \frac{\partial L_t}{\partial h_t} + \left[W_o^\top \delta^{o}_{t+1}\right]_{h} + \left[W_C^\top \delta^{\tilde{C}}_{t+1}\right]_{h} + \left[W_i^\top \delta^{i}_{t+1}\right]_{h} + \left[W_f^\top \delta^{f}_{t+1}\right]_{h}"#,
      #"\delta^{o}_t = \frac{\partial L}{\partial h_t} \odot \tanh(C_t) \odot o_t \odot (1 - o_t)"#,
      #"\frac{\partial L}{\partial C_t} = \frac{\partial L}{\partial h_t} \odot o_t \odot (1 - \tanh^2(C_t)) + \frac{\partial L}{\partial C_{t+1}} \odot f_{t+1}"#,
      #"\delta^{\tilde{C}}_t = \frac{\partial L}{\partial C_t} \odot i_t \odot (1 - \tilde{C}_t^2)"#,
      #"\delta^{i}_t = \frac{\partial L}{\partial C_t} \odot \tilde{C}_t \odot i_t \odot (1 - i_t)"#,
      #"\delta^{f}_t = \frac{\partial L}{\partial C_t} \odot C_{t-1} \odot f_t \odot (1 - f_t)"#,
      #"\frac{\partial L}{\partial W_f} = \sum_{t=1}^{T} \delta^{f}_t \, [h_{t-1}; x_t]^\top"#,
      #"\frac{\partial L}{\partial b_f} = \sum_{t=1}^{T} \delta^{f}_t"#,
      #"\frac{\partial L}{\partial W_i} = \sum_{t=1}^{T} \delta^{i}_t \, [h_{t-1}; x_t]^\top"#,
      #"\frac{\partial L}{\partial b_i} = \sum_{t=1}^{T} \delta^{i}_t"#,
      #"\frac{\partial L}{\partial W_C} = \sum_{t=1}^{T} \delta^{\tilde{C}}_t \, [h_{t-1}; x_t]^\top"#,
      #"\frac{\partial L}{\partial b_C} = \sum_{t=1}^{T} \delta^{\tilde{C}}_t"#,
      #"\frac{\partial L}{\partial W_o} = \sum_{t=1}^{T} \delta^{o}_t \, [h_{t-1}; x_t]^\top"#,
      #"\frac{\partial L}{\partial b_o} = \sum_{t=1}^{T} \delta^{o}_t"#,
    ])
}

@Test func `the backpropagation of a GRU in rows is derived in rows`() throws {
  #expect(
    try lines(gruInRows) == [
      #"\frac{\partial L}{\partial h_t} = \frac{\partial L_t}{\partial h_t} + \frac{\partial L}{\partial h_{t+1}} \odot (1 - z_{t+1}) + \delta^{\tilde{h}}_{t+1} W_{hh}^\top \odot r_{t+1} + \delta^{r}_{t+1} W_{hr}^\top + \delta^{z}_{t+1} W_{hz}^\top"#,
      #"\delta^{\tilde{h}}_t = \frac{\partial L}{\partial h_t} \odot z_t \odot (1 - \tilde{h}_t^2)"#,
      #"\delta^{r}_t = \delta^{\tilde{h}}_t W_{hh}^\top \odot h_{t-1} \odot r_t \odot (1 - r_t)"#,
      #"\delta^{z}_t = \frac{\partial L}{\partial h_t} \odot (\tilde{h}_t - h_{t-1}) \odot z_t \odot (1 - z_t)"#,
      #"\frac{\partial L}{\partial W_{xz}} = \sum_{t=1}^{T} x_t^\top \delta^{z}_t"#,
      #"\frac{\partial L}{\partial W_{hz}} = \sum_{t=1}^{T} h_{t-1}^\top \delta^{z}_t"#,
      #"\frac{\partial L}{\partial W_{xr}} = \sum_{t=1}^{T} x_t^\top \delta^{r}_t"#,
      #"\frac{\partial L}{\partial W_{hr}} = \sum_{t=1}^{T} h_{t-1}^\top \delta^{r}_t"#,
      #"\frac{\partial L}{\partial W_{xh}} = \sum_{t=1}^{T} x_t^\top \delta^{\tilde{h}}_t"#,
      #"\frac{\partial L}{\partial W_{hh}} = \sum_{t=1}^{T} (r_t \odot h_{t-1})^\top \delta^{\tilde{h}}_t"#,
      #"\frac{\partial L}{\partial b_h} = \sum_{t=1}^{T} \delta^{\tilde{h}}_t"#,
    ])
}

@Test(arguments: [
  elman, lstm, gruInRows,
  #"""
  h_t = \mathrm{ReLU}(W x_t + U h_{t+1} + b)
  """#,
  #"""
  h_t = \alpha h_{t-1} - 0.5 (x_t - h_{t-1})^2 / (1 + e^{b \odot x_t}) \\
  s_t = \mathrm{softmax}(U h_t) \odot \max(0, x_t) \\
  y_t = c \odot [s_t; x_t] \odot \mathrm{GELU}([x_t; h_t]) - \sqrt{[s_t; x_t]^2 + 1}
  """#,
  #"""
  y_t = \mathrm{swish}(W x_t + \lambda) + \mathrm{softplus}(b \odot |x_t|) - \ln(2 + (\min(x_t, b))^2)
  """#,
  #"""
  h_t = \tanh(V \, \mathrm{ReLU}(W x_t + U h_{t-1}) + a) - \beta \, h_{t-1}^\top h_{t-1} + |c| \odot x_t
  """#,
])
func `derived gradients agree with those of the compiled cell`(latex: String) throws {
  let differences = try gradient(latex).verify()

  #expect(differences.allSatisfy { $0.difference < 1e-5 }, "\(differences)")
}
