import Diagnostics

/// What commands say below a cell, in the note's language; their errors are in English.
struct CommandWords {
  let language: WordLanguage

  init(_ note: NoteContext) { self.init(note.language) }

  init(_ language: WordLanguage) { self.language = language }

  // MARK: Networks

  /// The layers of a network that has more than its equations state.
  func stack(layers: Int, isBidirectional: Bool) -> String? {
    switch (layers, isBidirectional) {
    case (1, false): nil
    case (1, true): language.text("2 directions", "2个方向")
    case (_, false): language.text("\(layers) layers", "\(layers)层")
    case (_, true):
      language.text("\(layers) layers in 2 directions", "\(layers)层、2个方向")
    }
  }

  func oneLayer(of stack: String) -> String {
    language.text("One layer of \(stack)", "\(stack)中的一层")
  }

  /// What a network without a name of its own is called.
  func network(at place: Int, isOnly: Bool) -> String {
    if isOnly { return language.text("yours", "你的网络") }
    return place == 0
      ? language.text("the first", "第一个网络") : language.text("the second", "第二个网络")
  }

  // MARK: Claims

  var claimHeader: [String] {
    [
      language.text("statement", "论断"), language.text("verdict", "结论"),
      language.text("why", "依据"),
    ]
  }

  func verdict(_ word: String, _ reason: String) -> String {
    language.text("\(word): \(reason)", "\(word)：\(reason)")
  }

  /// How many statements came to what: `4 statements: 2 hold, 1 not checked`.
  ///
  /// - Parameter counts: Verdicts by their name in English, in the order in which they are told.
  func counts(_ counts: [(verdict: String, count: Int)], of total: Int) -> String {
    let plural = ["holds": "hold", "fails": "fail", "definition": "definitions"]
      .merging(["not a claim": "no claims"]) { word, _ in word }
    let chinese = [
      "holds": "成立", "fails": "不成立", "not checked": "未检验", "not understood": "没有读懂",
      "definition": "是定义", "not a claim": "不是论断",
    ]
    let parts = counts.filter { $0.count > 0 }.map { verdict, count in
      language.text(
        "\(count) \(count == 1 ? verdict : plural[verdict] ?? verdict)",
        "\(count)条\(chinese[verdict] ?? verdict)")
    }
    let all = language.text("\(total) statement\(total == 1 ? "" : "s")", "共\(total)条")
    guard !parts.isEmpty else { return all }
    return all
      + language.text(": ", "：") + parts.joined(separator: language.text(", ", "，"))
  }

  var oneDirection: String {
    language.text(
      "claims are tried on one direction, and the equations look both ways",
      "论断只在单向网络上检验，而方程是双向的")
  }

  func noCell(_ fault: Diagnostic) -> String {
    let fault = text(of: fault)
    return language.text("the equations make no cell: \(fault)", "方程组不是一个单元：\(fault)")
  }

  /// What a diagnostic says happened.
  func text(of diagnostic: Diagnostic) -> String {
    diagnostic.told(in: language).message.withQuotesForCode
  }

  // MARK: Diagrams

  /// What stands before the parameters of a layer; no number where there is one layer alone.
  func shared(layer: Int?) -> String {
    let start = layer.map { language.text("layer \($0), ", "第\($0)层，") } ?? ""
    return start + language.text("the same at every step:", "每一步都相同：")
  }

  func unrolled(steps: Int, states: [String]) -> String {
    let list = states.joined(separator: language.text(", ", "、"))
    let carried = language.text(
      " The states \(list) go from step to step.", "状态\(list)从一步传到下一步。")
    return language.text(
      "The network unrolled over \(steps) steps.", "网络按时间展开\(steps)步。")
      + (states.isEmpty ? "" : carried)
  }

  // MARK: Training

  func epochs(_ count: Int) -> String {
    language.text("\(count) epoch\(count == 1 ? "" : "s")", "\(count)轮")
  }

  func history(_ parts: [String]) -> String {
    language.text("History: ", "训练记录：") + parts.joined(separator: comma)
  }

  func best(_ loss: String, epoch: Int) -> String {
    language.text("best \(loss) at epoch \(epoch)", "第\(epoch)轮最好：\(loss)")
  }

  func goneOn(after epoch: Int) -> String {
    language.text(" (gone on after epoch \(epoch))", "（从第\(epoch)轮之后接着训练）")
  }

  var stoppedEarly: String { language.text(" (stopped early)", "（提前停止）") }

  // MARK: Names

  var methods: String { language.text("Methods:", "方法：") }

  /// The heads of a table of modules: the name, how many names it has, of how many, and from where.
  var modulesHeader: [String] {
    [
      language.text("module", "模块"), language.text("names", "名字"), language.text("of", "共有"),
      language.text("from", "来自"),
    ]
  }

  func namesHeader(_ owner: String) -> [String] { [owner, language.text("names", "名字")] }

  /// What a name is that cells have.
  var here: String { language.text("here", "这里可用") }

  func onlyIn(_ origin: String) -> String {
    language.text("\(origin) has them, cells do not", "\(origin)里有，这里没有")
  }

  // MARK: Plots and tables

  var epoch: String { language.text("epoch", "轮次") }
  var loss: String { language.text("loss", "损失") }
  var training: String { language.text("training", "训练") }
  var validation: String { language.text("validation", "验证") }
  var comma: String { language.text(", ", "，") }

  /// The heads of a table, those of a command's columns in the note's language: `table(summary(…))`.
  ///
  /// Only columns that stand as the command gave them; a note's own names are left alone.
  func heads(_ names: [String]) -> [String] {
    guard language == .chinese,
      CommandWords.columns.contains(where: { names.starts(with: $0) })
    else { return names }
    let known = names.allSatisfy { CommandWords.chineseColumns[$0] != nil }
    return known ? names.map { CommandWords.chineseColumns[$0] ?? $0 } : names
  }

  /// The last row of such a table, which sums the others up, in the note's language.
  func sum(_ row: [String]) -> [String] {
    guard language == .chinese, let first = row.first, ["total", "all"].contains(first) else {
      return row
    }
    return ["合计"] + row.dropFirst()
  }

  /// What the first columns of `summary`, `compare`, `size` and `sparsity` are called.
  private static let columns = [
    ["layer", "type", "parameters", "zeros", "bytes"], ["model", "parameters", "bytes", "zeros"],
    ["dtype", "count", "bytes"], ["parameter", "count", "zeros", "sparsity"],
  ]

  private static let chineseColumns = [
    "layer": "层", "type": "类型", "parameters": "参数", "zeros": "零的个数", "bytes": "字节",
    "multiply_adds": "乘加", "int8_multiply_adds": "8 位整数乘加", "kept_bytes": "保留的字节",
    "model": "模型", "max_error": "最大误差", "mean_error": "平均误差", "loss": "损失",
    "perplexity": "困惑度", "dtype": "数据类型", "count": "个数", "parameter": "参数",
    "sparsity": "稀疏度",
  ]
}
