import Diagnostics
import RNN

/// Says what sets two cells of a family apart, in a language.
struct TraitWords {
  let mine: String
  let other: String
  private let language: WordLanguage
  private let known: CellRecognition
  private let otherKnown: CellRecognition

  init(
    mine: String, other: String, _ known: CellRecognition, _ otherKnown: CellRecognition,
    in language: WordLanguage
  ) {
    (self.mine, self.other, self.language) = (mine, other, language)
    (self.known, self.otherKnown) = (known, otherKnown)
  }

  private var a: CellTraits { known.traits }
  private var b: CellTraits { otherKnown.traits }

  /// A sentence for each difference.
  var all: [String] {
    switch a.family {
    case .elman: activation(language.text("the state", "状态")) + biases
    case .lstm: lstm + biases
    case .gru: gru + biases
    case .minimalGRU: updateDirection + biases
    case .minimalLSTM: biases
    }
  }

  private func name(_ letter: String) -> String { name(letter, known) }
  private func otherName(_ letter: String) -> String { name(letter, otherKnown) }

  private func name(_ letter: String, _ known: CellRecognition) -> String {
    known.names[letter] ?? (letter == "n" ? candidate : letter)
  }

  private func activation(_ what: String) -> [String] {
    guard a.activation != b.activation else { return [] }
    let (name, otherName) = (a.activation.name(language), b.activation.name(language))
    return [
      language.text(
        "\(what) is \(name) of its sum, that of \(other) \(otherName)",
        "\(what)由总和经过\(name)得到，\(other)的\(what)经过\(otherName)")
    ]
  }

  private var lstm: [String] {
    var words: [String] = []
    if a.forgetGate != b.forgetGate {
      words.append(forget(a, mine, name) + semicolon + forget(b, other, otherName))
    }
    if a.hasOutputGate != b.hasOutputGate {
      let lacking = a.hasOutputGate ? other : mine
      words.append(language.text("no output gate in \(lacking)", "\(lacking)没有输出门"))
    }
    if a.peepholes != b.peepholes {
      words.append(peepholes(a, mine) + semicolon + peepholes(b, other))
    }
    words += activation(candidate)
    if a.cellActivation != b.cellActivation {
      words.append(out(a, mine, name) + semicolon + out(b, other, otherName))
    }
    return words
  }

  private var semicolon: String { language.text("; ", "；") }
  private var candidate: String { language.text("the candidate", "候选值") }

  private func forget(
    _ traits: CellTraits, _ cell: String, _ name: (String) -> String
  ) -> String {
    switch traits.forgetGate {
    case .own: language.text("\(cell) has a forget gate", "\(cell)有遗忘门")
    case .missing:
      language.text(
        "\(cell) has no forget gate: \(name("c")) only grows",
        "\(cell)没有遗忘门：\(name("c"))只会累加")
    case .coupled:
      language.text(
        "\(cell) forgets as much as it takes in: 1 − \(name("i")) is its forget gate",
        "\(cell)记入多少就忘掉多少：遗忘门是 1 − \(name("i"))")
    }
  }

  private func peepholes(_ traits: CellTraits, _ cell: String) -> String {
    switch traits.peepholes {
    case .none: language.text("\(cell) has no peepholes", "\(cell)没有窥视孔")
    case .diagonal:
      language.text(
        "\(cell) has peepholes: its gates see the cell state, element by element",
        "\(cell)有窥视孔：门逐元素地看到细胞状态")
    case .matrix:
      language.text(
        "\(cell) has peepholes: its gates see the cell state through matrices",
        "\(cell)有窥视孔：门通过矩阵看到细胞状态")
    }
  }

  private func out(_ traits: CellTraits, _ cell: String, _ name: (String) -> String) -> String {
    traits.cellActivation.map { function in
      language.text(
        "in \(cell) the cell state passes through \(function.name(language))",
        "\(cell)的细胞状态要经过\(function.name(language))")
    }
      ?? language.text(
        "in \(cell) the cell state \(name("c")) is not passed through tanh",
        "\(cell)的细胞状态\(name("c"))不经过 tanh")
  }

  private var updateDirection: [String] {
    guard a.keepsAtOne != b.keepsAtOne else { return [] }
    let kept = "\(name("z")) = \(a.keepsAtOne ? 1 : 0)"
    let otherKept = "\(otherName("z")) = \(b.keepsAtOne ? 1 : 0)"
    return [
      language.text(
        "update gate the other way round: \(mine) keeps the old state where \(kept), "
          + "\(other) where \(otherKept) "
          + "(the parameters of \(name("z")), negated, mend that)",
        "更新门的方向相反：\(mine)在\(kept)时保留旧状态，\(other)在\(otherKept)时保留"
          + "（把\(name("z"))的参数取负即可）")
    ]
  }

  private var gru: [String] {
    var words = updateDirection
    if a.reset != b.reset {
      words.append(
        language.text(
          "\(reset(a)) in \(mine), \(reset(b)) in \(other)",
          "\(mine)\(reset(a))，\(other)\(reset(b))"))
    }
    return words + activation(candidate)
  }

  private func reset(_ traits: CellTraits) -> String {
    switch traits.reset {
    case .afterProduct: language.text("reset gate after the product", "的重置门在矩阵乘积之后")
    case .beforeProduct: language.text("reset gate before the product", "的重置门在矩阵乘积之前")
    case .missing: language.text("no reset gate", "没有重置门")
    }
  }

  private var biases: [String] {
    // The bias inside the reset gate is one where the gate stands behind the product only.
    let shared = Set(a.gates).intersection(b.gates)
    func missing(
      _ traits: CellTraits, _ partner: CellTraits, _ cell: String, _ name: (String) -> String
    ) -> [String] {
      let gates = traits.gates.filter {
        shared.contains($0) && !traits.biases.contains($0) && partner.biases.contains($0)
      }
      guard !gates.isEmpty else { return [] }
      if traits.biases.isEmpty {
        return [language.text("\(cell) has no biases", "\(cell)没有偏置")]
      }
      return gates.map { gate in
        gate == "m"
          ? language.text(
            "\(cell) has no bias inside the reset gate, beside the product with the old state",
            "\(cell)在重置门之内、与旧状态的乘积旁边没有偏置")
          : language.text(
            "\(cell) has no bias in \(name(gate))", "\(cell)的\(name(gate))没有偏置")
      }
    }
    return missing(a, b, mine, name) + missing(b, a, other, otherName)
  }
}
