import Diagnostics
import Formulas
import Testing

/// A line of prose in which formulas stand between dollars.
private func line(_ text: String, number: Int = 1, isRow: Bool = false) -> ProseLine {
  var pieces: [ProsePiece] = []
  var column = 0
  for (index, part) in text.split(separator: "$", omittingEmptySubsequences: false).enumerated() {
    if index % 2 == 1 {
      pieces.append(
        .formula(
          SourceFragment(
            path: "note.md", lines: [String(part)], firstLine: number, columnOffsets: [column])))
    } else if !part.isEmpty {
      pieces.append(.words(String(part)))
    }
    column += part.count + 1
  }
  return ProseLine(pieces, isRow: isRow)
}

/// The meanings as `name: text`, in the order of the names.
private func meanings(_ prose: [ProseLine]) -> [String] {
  SymbolMeanings(prose).meanings.map { "\($0.key): \($0.value.text)" }.sorted()
}

@Test(arguments: [
  ("$h_t$：时刻 $t$ 的隐藏状态", ["h: 时刻 $t$ 的隐藏状态"]),
  ("$W_{hh}, W_{xh}, W_{hy}$：权重矩阵", ["W_hh: 权重矩阵", "W_hy: 权重矩阵", "W_xh: 权重矩阵"]),
  ("$b_h$、$b_y$ 是偏置向量。", ["b_h: 偏置向量", "b_y: 偏置向量"]),
  ("其中 $x_t$ 表示输入，$h_t$ 表示隐藏状态，$W$ 为权重矩阵。", ["W: 权重矩阵", "h: 隐藏状态", "x: 输入"]),
  (
    "where $h_t$ is the hidden state, $x_t$ is the input at time $t$, and $W$ is the weight matrix.",
    ["W: the weight matrix", "h: the hidden state", "x: the input at time $t$"]
  ),
  (
    "Here $W$ and $U$ are the weights, $b$ the bias; all are trained.",
    ["U: the weights", "W: the weights", "b: the bias"]
  ),
  ("$\\tilde{C}_t$ denotes the candidate", ["C_tilde: the candidate"]),
  ("$f$: activation function (usually tanh)", ["f: activation function (usually tanh)"]),
  (
    "where $a^{(t)}$ is the pre-activation, $b$ and $c$ are bias vectors, and $U$ and $V$ are "
      + "weight matrices.",
    [
      "U: weight matrices", "V: weight matrices", "a: the pre-activation", "b: bias vectors",
      "c: bias vectors",
    ]
  ),
  ("$h_t$为隐藏状态，$W$、$U$是权重矩阵", ["U: 权重矩阵", "W: 权重矩阵", "h: 隐藏状态"]),
  ("$x_t$ = input at step $t$", ["x: input at step $t$"]),
  ("$s_t \\in \\mathbb{R}^{d}$ – the state vector", ["s: the state vector"]),
  ("$h_t$ and $x_t$ are computed from weights.", []),
  (
    "$h_t$ is the state, of which $W$, $U$ know nothing",
    ["h: the state, of which $W$, $U$ know nothing"]
  ),
  ("$h_t$ is computed from $h_{t-1}$.", []),
  ("If $z_t$ is close to 1, the state is kept.", []),
  ("$W x_t$ is a product", []),
])
func `a line of prose says what its symbols mean`(_ text: String, _ wanted: [String]) {
  #expect(meanings([line(text)]) == wanted)
}

@Test(arguments: [
  ("时刻 $t$ 的输入", "时刻 t 的输入"), ("the state in $\\mathbb{R}^{d}$", "the state in ℝ^d"),
  ("a bias of $h_{t-1}$ for $W_{hh}\\in A$", "a bias of h_{t−1} for W_{hh} ∈ A"),
])
func `a meaning is readable where no formula can be shown`(_ text: String, _ plain: String) {
  #expect(SymbolMeanings([line("$b$：\(text)")]).meanings["b"]?.plainText == plain)
}

@Test func `a row of a table says what its symbol means`() {
  #expect(meanings([line("$r_t$reset gate", isRow: true)]) == ["r: reset gate"])
}

@Test func `the first meaning of a symbol is kept, with its place`() {
  let prose = SymbolMeanings([
    line("* $h_t$：隐藏状态", number: 7), line("$h_t$：别的", number: 9),
  ])

  #expect(prose.meanings["h"]?.text == "隐藏状态")
  #expect(
    prose.meanings["h"].map { $0.place.source.location($0.place.range.start) }
      == SourceLocation(line: 7, column: 4))
}

@Test func `a bias that the text names otherwise than the equations is told`() throws {
  let cell = try CellEquations(
    [Formula.parse(#"h_t = \tanh(h_{t-1}W_{hh} + x_tW_{xh} + b_h)"#)])
  let prose = SymbolMeanings([
    line("$W_{hh}, W_{xh}$：权重矩阵", number: 31), line("$b$：偏置项", number: 32),
  ])

  #expect(
    prose.differences(from: cell.symbols).map(\.text) == [
      """
      note.md:32:2: warning: b is explained, but no equation uses it
      32 |  b
            ^
      why: the equations have b_h, which the text does not explain
      fix: write one of the two in both places
      """
    ])
}
