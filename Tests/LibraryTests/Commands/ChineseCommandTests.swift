import Diagnostics
import Library
import Plots
import Testing

/// A program of a Chinese note: what it printed, and what it showed.
private func run(_ source: String) -> (printed: String, shown: [Display]) {
  let note = CommandNote(language: .chinese)
  let printed = note.run("import torch\nimport torch.nn as nn\n" + source)
  return (printed, note.shown)
}

extension Display {
  fileprivate var drawn: StepDiagram? {
    if case .diagram(let diagram) = self { diagram } else { nil }
  }

  fileprivate var chart: Chart? {
    if case .plot(let chart) = self { chart } else { nil }
  }

  fileprivate var heads: [String]? {
    if case .table(let header, _, _, _) = self { header } else { nil }
  }
}

extension Display {
  fileprivate var cells: [[String]]? {
    if case .table(_, let rows, _, _) = self { rows } else { nil }
  }
}

private let elman = #"r'h_t = \tanh(W x_t + U h_{t-1} + b)'"#

@Test func `a table of symbols speaks the note's language`() {
  let shown = run("symbols(formula(\(elman), input=2, hidden=3))").shown
  #expect(
    shown == [
      .table(
        header: ["符号", "作用", "形状", "参数个数"],
        rows: [
          ["$h_t$", "状态", "3", ""], ["$W$", "参数", "3 × 2", "6"], ["$x_t$", "输入", "2", ""],
          ["$U$", "参数", "3 × 3", "9"], ["$b$", "参数", "3", "3"],
        ], rightAligned: [false, false, false, true], caption: nil)
    ])
}

@Test func `a comparison speaks the note's language`() {
  #expect(
    run("print(same(formula(\(elman), input=2, hidden=3), nn.RNN))").printed == """
      相同：你的网络与 nn.RNN 的计算完全一样
      W ↔ weight_ih_l0
      U ↔ weight_hh_l0
      b ↔ bias_ih_l0 + bias_hh_l0
      - 每个门有一个偏置，nn.RNN 有两个：起作用的只是它们的和

      """)
}

@Test func `two layers of one class are told apart in Chinese`() {
  #expect(
    run("print(same(nn.GRU(2, 3), nn.GRU(2, 4)))").printed == """
      不同：第一个 nn.GRU 不是第二个 nn.GRU
      - 状态有 3 个单元，第二个 nn.GRU 的状态有 4 个

      """)
}

@Test func `a claim's reason is in Chinese and its verdict is for programs`() {
  #expect(
    run(
      #"""
      c = claim(r"\sigma'(x) \le 0.2")
      print(c)
      print(c.verdict, bool(c))
      """#
    ).printed == """
      不成立：0.25 > 0.2（x = 0）
      fails False

      """)
}

@Test func `a network over time is told in Chinese`() {
  let diagram = run("unrolled(nn.GRU(3, 4, num_layers=2, bias=False), steps=2)").shown.first?.drawn
  #expect(
    diagram?.notes == [
      "第 1 层，每一步都相同：weight_ih_l0 [12, 3], weight_hh_l0 [12, 4]",
      "第 2 层，每一步都相同：weight_ih_l1 [12, 4], weight_hh_l1 [12, 4]",
    ])
  #expect(
    diagram?.alternative == "网络按时间展开 2 步。状态 h⁽¹⁾、h⁽²⁾从一步传到下一步。")
}

@Test func `a plot of a training is labelled in Chinese`() {
  let data = "torch.zeros(4, 2), torch.zeros(4, 1)"
  let chart = run(
    "plot(fit(nn.Linear(2, 1), \(data), validation=(\(data)), epochs=2), labels='甲')"
  ).shown.first?.chart
  #expect(chart?.xLabel == "轮次")
  #expect(chart?.yLabel == "损失")
  #expect(chart?.series.map(\.name) == ["甲，训练", "甲，验证"])
}

@Test(arguments: [
  (
    "summary(nn.Linear(2, 3), torch.zeros(1, 2))",
    ["层", "类型", "参数", "零的个数", "字节", "乘加", "8 位整数乘加", "保留的字节"]
  ),
  ("{'loss': [1], 'model': ['a']}", ["loss", "model"]),
])
func `a command's columns have Chinese heads, and the note's own stay`(
  _ columns: String, _ heads: [String]
) {
  #expect(run("table(\(columns))").shown.map(\.heads) == [heads])
}

@Test func `a training's record is told in Chinese`() {
  let data = "torch.zeros(4, 2), torch.zeros(4, 1)"
  let printed = run(
    "m = nn.Linear(2, 1, bias=False)\n"
      + "print(fit(m, \(data), validation=(\(data)), epochs=2))\nprint(fit(m, \(data), epochs=1))"
  ).printed
  #expect(printed == "训练记录：2 轮，损失 0 → 0，验证 0 → 0，第 1 轮最好：0\n训练记录：1 轮，损失 0\n")
}

@Test func `help and names have Chinese heads, and the names stay`() {
  #expect(run("help(EarlyStopping)").printed.contains("\n  方法：\n"))
  #expect(run("names()").shown.map(\.heads) == [["模块", "名字", "共有", "来自"]])
  let nn = run("names('torch.nn')").shown.first
  #expect(nn?.heads == ["torch.nn", "名字"])
  #expect(nn?.cells?.first?.first == "这里可用")
}

@Test(arguments: [
  ("size(nn.Linear(2, 3))", [["torch.float32", "9", "36"], ["合计", "9", "36"]]),
  (
    "sparsity(nn.Linear(2, 3, bias=False))",
    [["weight", "6", "0", "0"], ["合计", "6", "0", "0"]]
  ),
  ("{'a': ['all'], 'count': [1]}", [["all", "1"]]),
])
func `the sum below a command's table is told in Chinese, the note's own words stay`(
  _ columns: String, _ cells: [[String]]
) {
  #expect(run("table(\(columns))").shown.map(\.cells) == [cells])
}

@Test func `why a formula makes no cell is told in Chinese, an error in English`() {
  let printed = run("gradient(nn.GRU(2, 3, 2))").printed
  #expect(
    printed.contains("gradient() writes out the equations of one layer; this network has 2 layers"))
}
