import RNN

extension CellComparison {
  /// Says where biases are written otherwise.
  func biasRemarks(_ pairs: [FormMatch.Pair]) -> [String] {
    let biases = pairs.filter { $0.mine[0].inputs == nil }
    let counts = Set(biases.map { [$0.mine.count, $0.other.count] })
    guard let count = counts.first, counts.count == 1, count[0] != count[1] else { return [] }
    return [
      "\(Self.number(count[0])) for each gate, \(other.name) \(Self.plain(count[1])): "
        + "only the sum matters"
    ]
  }

  private static func number(_ count: Int) -> String {
    count == 1 ? "one bias" : "\(plain(count)) biases"
  }

  private static func plain(_ count: Int) -> String {
    ["none", "one", "two", "three"].indices.contains(count)
      ? ["none", "one", "two", "three"][count] : String(count)
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
    return ["\(owner.name) also gives \(list), which \(lacking.name) leaves to a layer behind it"]
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
        "\(mine.name) is \(known.traits.family.words), \(other.name) "
          + otherKnown.traits.family.words
      ]
    }
    let words = TraitWords(mine: mine.name, other: other.name, known, otherKnown).all
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
        "the input has \(list(a.inputs)) features, that of \(other.name) \(list(b.inputs))")
    }
    if a.states.count != b.states.count {
      words.append("\(mine.name) carries \(states(mine)), \(other.name) \(states(other))")
    } else if a.states != b.states {
      words.append("the state has \(list(a.states)) units, that of \(other.name) \(list(b.states))")
    }
    return words
  }

  private func list(_ numbers: [Int]) -> String {
    Set(numbers).sorted().map(String.init).joined(separator: " and ")
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
        "\(one.name) is \(known.traits.family.words), \(unknown.name) none of the known cells")
    }
    let (calls, otherCalls) = (a.form.calls(from: a.next), b.form.calls(from: b.next))
    for function in calls.functions + otherCalls.functions.filter({ calls.count(of: $0) == 0 }) {
      let (count, otherCount) = (calls.count(of: function), otherCalls.count(of: function))
      guard count != otherCount else { continue }
      words.append(
        "\(mine.name) applies \(function.name) to \(values(count)), \(other.name) to "
          + values(otherCount))
    }
    if words.isEmpty {
      let names = mine.graph.states.map(\.name).joined(separator: ", ")
      words = ["\(names) is computed in another way, with the same functions"]
    }
    return words
  }

  private func values(_ count: Int) -> String {
    count == 0 ? "none" : count == 1 ? "one value" : "\(count) values"
  }
}

extension CellTraits.Family {
  fileprivate var words: String {
    switch self {
    case .elman: "a plain recurrent network"
    case .lstm: "an LSTM"
    case .gru: "a GRU"
    }
  }
}

extension CellGraph.UnaryFunction {
  /// The function's name in a sentence.
  var name: String {
    switch self {
    case .negate: "the negative"
    case .oneMinus: "1 − x"
    case .square: "the square"
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
