import Diagnostics
import Formulas
import RNN
import Testing

private func network(_ latex: String, _ name: String = "你的网络") throws -> ComparedNetwork {
  try ComparedNetwork(
    CellEquations([Formula.parse(latex)]), name: name, sizes: ["input": 3, "hidden": 4])
}

private func builtIn(_ kind: RecurrentKind, _ name: String) throws -> ComparedNetwork {
  try ComparedNetwork(
    .recurrent(kind), name: name, isSingleCell: false,
    like: network(#"h_t = \tanh(W x_t + U h_{t-1})"#))
}

private let textbookGRU = #"""
  z_t = \sigma(W_z [h_{t-1}, x_t] + b_z) \\ r_t = \sigma(W_r [h_{t-1}, x_t] + b_r) \\
  \tilde{h}_t = \tanh(W_h [r_t \odot h_{t-1}, x_t] + b_h) \\
  h_t = (1 - z_t) \odot h_{t-1} + z_t \odot \tilde{h}_t
  """#

private let noForget = #"""
  i_t = \sigma(W_i [h_{t-1}, x_t] + b_i) \\ g_t = \tanh(W_g [h_{t-1}, x_t] + b_g) \\
  c_t = c_{t-1} + i_t \odot g_t \\ o_t = \sigma(W_o [h_{t-1}, x_t] + b_o) \\
  h_t = o_t \odot \tanh(c_t)
  """#

@Test(arguments: [
  (
    textbookGRU, RecurrentKind.gru, "nn.GRU",
    [
      "更新门的方向相反：你的网络在 z = 0 时保留旧状态，nn.GRU 在 z = 1 时保留（把 z 的参数取负即可）",
      "你的网络的重置门在矩阵乘积之前，nn.GRU 的重置门在矩阵乘积之后",
    ]
  ),
  (noForget, .lstm, "nn.LSTM", ["你的网络没有遗忘门：c 只会累加；nn.LSTM 有遗忘门"]),
  (
    #"h_t = \text{ReLU}(W x_t + U h_{t-1} + b)"#, .rnn(.tanh), "nn.RNN",
    ["状态由总和经过 relu 得到，nn.RNN 的状态经过 tanh"]
  ),
  (#"h_t = \tanh(W x_t + U h_{t-1})"#, .rnn(.tanh), "nn.RNN", ["你的网络没有偏置"]),
  (textbookGRU, .lstm, "nn.LSTM", ["你的网络传递状态 h，nn.LSTM 传递状态 h、c"]),
  (textbookGRU, .rnn(.tanh), "nn.RNN", ["你的网络是 GRU，nn.RNN 是普通的循环网络"]),
])
func `what differs is said in Chinese`(
  latex: String, kind: RecurrentKind, name: String, words: [String]
) throws {
  let comparison = try NetworkComparison(network(latex), builtIn(kind, name), in: .chinese)
  #expect(comparison.differences == words)
  #expect(comparison.verdictWords == "不同：你的网络不是 \(name)")
}

@Test func `what is the same is said in Chinese`() throws {
  let elman = #"h_t = \tanh(W x_t + U h_{t-1} + b) \\ y_t = V h_t"#
  let comparison = try NetworkComparison(
    network(elman), builtIn(.rnn(.tanh), "nn.RNN"), in: .chinese)
  #expect(comparison.verdictWords == "相同：你的网络与 nn.RNN 的计算完全一样")
  #expect(
    comparison.remarks == [
      "每个门有一个偏置，nn.RNN 有两个：起作用的只是它们的和", "你的网络还给出 y，nn.RNN 把它留给后面的层",
    ])
}

private func reason(_ claim: String, of cell: String? = nil) throws -> String {
  let equations = try cell.map { try CellEquations([Formula.parse($0)]) }
  let reader = ClaimReader([Formula.parse(claim)], isAsked: true)
  let check = try ClaimCheck(equations, in: .chinese)
  let report = try check.report(#require(reader.claims.first))
  return "\(report.word)：\(report.reason)"
}

@Test(arguments: [
  (#"\tanh'(x) = 1 - \tanh^2(x)"#, nil, "成立：随机取值 10 次，最大偏差 0"),
  (#"\sigma'(x) \le 0.2"#, nil, "不成立：0.25 > 0.2（x = 0）"),
  (#"\alpha \propto \beta"#, nil, "未检验：∝ 只是粗略的说法：没有说哪个数是多少"),
  (
    #"h_t \approx x_t"#, #"h_t = \tanh(U x_t + W h_{t-1})"#,
    "未检验：≈ 只是粗略的说法：没有说哪个数是多少"
  ),
  (
    #"|W| < 1"#, #"h_t = \tanh(U x_t + W h_{t-1})"#,
    "未检验：这是对 W 的条件，不是恒等式：随机取的 8 个网络中有 4 个成立；|·| 对矩阵读作最大奇异值，对向量读作长度"
  ),
])
func `what became of a claim is said in Chinese`(
  claim: String, cell: String?, words: String
) throws {
  #expect(try reason(claim, of: cell) == words)
}
