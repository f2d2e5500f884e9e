import Diagnostics
import RNN

// The sentences on two cells, in each language.
extension CellComparison {
  func words(_ fault: FormFault) -> String {
    switch fault {
    case .tooLong: language.text("the equations are too long to compare", "方程太长，不作比较")
    case .unsupported:
      language.text(
        "the equations hold what is not compared: cut or quantized matrices",
        "方程里有不能比较的东西：截取的或量化的矩阵")
    }
  }

  /// What the cells hand to the layer above.
  var givenWords: String {
    let (output, otherOutput) = (mine.graph.outputs[0].name, other.graph.outputs[0].name)
    return language.text(
      "\(mine.name) gives on \(output), \(other.name) \(otherOutput)",
      "\(mine.name)往上传的是\(output)，\(other.name)往上传的是\(otherOutput)")
  }

  func gapWords(_ gap: Double) -> String {
    language.text(
      "with the same parameters their states differ by \(gap)",
      "参数相同时，两者的状态仍相差\(gap)")
  }

  /// Says where biases are written otherwise.
  func biasRemarks(_ pairs: [FormMatch.Pair]) -> [String] {
    let biases = pairs.filter { $0.mine[0].inputs == nil }
    let counts = Set(biases.map { [$0.mine.count, $0.other.count] })
    guard let count = counts.first, counts.count == 1, count[0] != count[1] else { return [] }
    return [
      language.text(
        "\(Self.number(count[0])) for each gate, \(other.name) \(Self.plain(count[1])): "
          + "only the sum matters",
        "每个门\(Self.chinese(count[0]))偏置，\(other.name)\(Self.chinese(count[1]))："
          + "起作用的只是它们的和")
    ]
  }

  private static func number(_ count: Int) -> String {
    count == 1 ? "one bias" : "\(plain(count)) biases"
  }

  private static func plain(_ count: Int) -> String {
    ["none", "one", "two", "three"].indices.contains(count)
      ? ["none", "one", "two", "three"][count] : String(count)
  }

  private static func chinese(_ count: Int) -> String {
    count == 0 ? "没有" : count == 2 ? "有两个" : count == 1 ? "有一个" : "有\(count)个"
  }

  func outputRemarks(_ a: FormReading, _ b: FormReading) -> [String] {
    func extra(_ reading: FormReading, _ cell: ComparedCell) -> [String] {
      zip(reading.outputs, cell.graph.outputs).filter { !reading.next.contains($0.0) }
        .map(\.1.name)
    }
    let (mine, theirs) = (extra(a, self.mine), extra(b, other))
    guard mine.count != theirs.count else { return [] }
    let (names, owner, lacking) =
      mine.count > theirs.count ? (mine, self.mine, other) : (theirs, other, self.mine)
    let list = names.joined(separator: ", ")
    return [
      language.text(
        "\(owner.name) also gives \(list), which \(lacking.name) leaves to a layer behind it",
        "\(owner.name)还给出\(list)，\(lacking.name)把它留给后面的层")
    ]
  }

  // MARK: Differences

  func words(_ reading: FormReading, _ otherReading: FormReading) -> [String] {
    let sizes = sizeWords
    guard sizes.isEmpty else { return sizes }
    let known = CellRecognition(reading, mine.graph)
    let otherKnown = CellRecognition(otherReading, other.graph)
    guard let known, let otherKnown else {
      return plainWords(reading, otherReading, known ?? otherKnown, isMine: known != nil)
    }
    guard known.traits.family == otherKnown.traits.family else {
      return [
        language.text(
          "\(mine.name) is \(family(known)), \(other.name) \(family(otherKnown))",
          "\(mine.name)是\(family(known))，\(other.name)是\(family(otherKnown))")
      ]
    }
    let words = TraitWords(
      mine: mine.name, other: other.name, known, otherKnown, in: language
    ).all
    return words.isEmpty ? plainWords(reading, otherReading, nil, isMine: true) : words
  }

  private var sizeWords: [String] {
    func sizes(_ graph: CellGraph) -> (inputs: [Int], states: [Int]) {
      (graph.inputs.map(\.size), graph.states.map(\.size).sorted())
    }
    let (a, b) = (sizes(mine.graph), sizes(other.graph))
    var words: [String] = []
    if a.inputs != b.inputs, a.inputs.count == b.inputs.count {
      words.append(
        language.text(
          "the input has \(list(a.inputs)) features, that of \(other.name) \(list(b.inputs))",
          "输入有\(list(a.inputs))个特征，\(other.name)的输入有\(list(b.inputs))个"))
    }
    if a.states.count != b.states.count {
      words.append(
        language.text(
          "\(mine.name) carries \(states(mine)), \(other.name) \(states(other))",
          "\(mine.name)\(chineseStates(mine))，\(other.name)\(chineseStates(other))"))
    } else if a.states != b.states {
      words.append(
        language.text(
          "the state has \(list(a.states)) units, that of \(other.name) \(list(b.states))",
          "状态有\(list(a.states))个单元，\(other.name)的状态有\(list(b.states))个"))
    }
    return words
  }

  private func list(_ numbers: [Int]) -> String {
    Set(numbers).sorted().map(String.init)
      .joined(separator: language.text(" and ", "、"))
  }

  private func chineseStates(_ cell: ComparedCell) -> String {
    let names = cell.graph.states.map(\.name)
    return names.isEmpty ? "不传递状态" : "传递状态\(names.joined(separator: "、"))"
  }

  private func states(_ cell: ComparedCell) -> String {
    let names = cell.graph.states.map(\.name)
    return names.isEmpty
      ? "no state"
      : "the state\(names.count == 1 ? "" : "s") "
        + names.joined(separator: " and ")
  }

  /// What can be said of cells that belong to no known family.
  private func plainWords(
    _ a: FormReading, _ b: FormReading, _ known: CellRecognition?, isMine: Bool
  ) -> [String] {
    var words: [String] = []
    if let known {
      let (one, unknown) = isMine ? (mine, other) : (other, mine)
      words.append(
        language.text(
          "\(one.name) is \(family(known)), \(unknown.name) none of the known cells",
          "\(one.name)是\(family(known))，\(unknown.name)不是任何一种已知的单元"))
    }
    let (calls, otherCalls) = (a.form.calls(from: a.next), b.form.calls(from: b.next))
    for function in calls.functions + otherCalls.functions.filter({ calls.count(of: $0) == 0 }) {
      let (count, otherCount) = (calls.count(of: function), otherCalls.count(of: function))
      guard count != otherCount else { continue }
      let name = function.name(language)
      words.append(
        language.text(
          "\(mine.name) applies \(name) to \(values(count)), \(other.name) to "
            + values(otherCount),
          "\(mine.name)\(uses(name, count))，\(other.name)\(uses(name, otherCount))"))
    }
    if words.isEmpty {
      let names = mine.graph.states.map(\.name).joined(separator: language.text(", ", "、"))
      words = [
        language.text(
          "\(names) is computed in another way, with the same functions",
          "\(names)的算法不同，虽然用的函数一样")
      ]
    }
    return words
  }

  private func values(_ count: Int) -> String {
    count == 0 ? "none" : count == 1 ? "one value" : "\(count) values"
  }

  private func uses(_ function: String, _ count: Int) -> String {
    count == 0 ? "没有用到\(function)" : "有\(count)处用到\(function)"
  }

  private func family(_ known: CellRecognition) -> String {
    switch known.traits.family {
    case .elman: language.text("a plain recurrent network", "普通的循环网络")
    case .lstm: language.text("an LSTM", "LSTM")
    case .gru: language.text("a GRU", "GRU")
    case .minimalGRU: language.text("a minGRU", "minGRU")
    case .minimalLSTM: language.text("a minLSTM", "minLSTM")
    }
  }
}

extension CellGraph.UnaryFunction {
  /// The function's name in a sentence.
  func name(_ language: WordLanguage) -> String {
    switch self {
    case .negate: language.text("the negative", "取负")
    case .oneMinus: "1 − x"
    case .square: language.text("the square", "平方")
    case .sigmoid: "σ"
    case .tanh: "tanh"
    case .relu: "relu"
    case .leakyRelu: "leaky_relu"
    case .exp: "exp"
    case .log: "log"
    case .sqrt: "sqrt"
    case .absolute: "|x|"
    case .softplus: "softplus"
    case .gelu: "gelu"
    case .swish: "swish"
    case .clamp: "clamp"
    }
  }
}
