import RNN

/// Says what sets two cells of a family apart.
struct TraitWords {
  let mine: String
  let other: String
  private let known: CellRecognition
  private let otherKnown: CellRecognition

  init(mine: String, other: String, _ known: CellRecognition, _ otherKnown: CellRecognition) {
    (self.mine, self.other) = (mine, other)
    (self.known, self.otherKnown) = (known, otherKnown)
  }

  private var a: CellTraits { known.traits }
  private var b: CellTraits { otherKnown.traits }

  /// A sentence for each difference.
  var all: [String] {
    switch a.family {
    case .elman: activation("the state", "h") + biases
    case .lstm: lstm + biases
    case .gru: gru + biases
    }
  }

  private func name(_ letter: String) -> String { known.names[letter] ?? letter }
  private func otherName(_ letter: String) -> String { otherKnown.names[letter] ?? letter }

  private func activation(_ what: String, _ letter: String) -> [String] {
    guard a.activation != b.activation else { return [] }
    return ["\(what) is \(a.activation.name) of its sum, that of \(other) \(b.activation.name)"]
  }

  private var lstm: [String] {
    var words: [String] = []
    if a.forgetGate != b.forgetGate {
      words.append("\(forget(a, mine, name)); \(forget(b, other, otherName))")
    }
    if a.hasOutputGate != b.hasOutputGate {
      words.append("no output gate in \(a.hasOutputGate ? other : mine)")
    }
    if a.peepholes != b.peepholes {
      words.append("\(peepholes(a, mine)); \(peepholes(b, other))")
    }
    words += activation("the candidate", "g")
    if a.cellActivation != b.cellActivation {
      words.append("\(out(a, mine, name)); \(out(b, other, otherName))")
    }
    return words
  }

  private func forget(
    _ traits: CellTraits, _ cell: String, _ name: (String) -> String
  ) -> String {
    switch traits.forgetGate {
    case .own: "\(cell) has a forget gate"
    case .missing: "\(cell) has no forget gate: \(name("c")) only grows"
    case .coupled: "\(cell) forgets as much as it takes in: 1 − \(name("i")) is its forget gate"
    }
  }

  private func peepholes(_ traits: CellTraits, _ cell: String) -> String {
    switch traits.peepholes {
    case .none: "\(cell) has no peepholes"
    case .diagonal: "\(cell) has peepholes: its gates see the cell state, element by element"
    case .matrix: "\(cell) has peepholes: its gates see the cell state through matrices"
    }
  }

  private func out(_ traits: CellTraits, _ cell: String, _ name: (String) -> String) -> String {
    traits.cellActivation.map { "in \(cell) the cell state passes through \($0.name)" }
      ?? "in \(cell) the cell state \(name("c")) is not passed through tanh"
  }

  private var gru: [String] {
    var words: [String] = []
    if a.keepsAtOne != b.keepsAtOne {
      words.append(
        "update gate the other way round: \(mine) keeps the old state where "
          + "\(name("z")) = \(a.keepsAtOne ? 1 : 0), \(other) where "
          + "\(otherName("z")) = \(b.keepsAtOne ? 1 : 0) "
          + "(the parameters of \(name("z")), negated, mend that)")
    }
    if a.reset != b.reset {
      words.append("\(reset(a)) in \(mine), \(reset(b)) in \(other)")
    }
    return words + activation("the candidate", "n")
  }

  private func reset(_ traits: CellTraits) -> String {
    switch traits.reset {
    case .afterProduct: "reset gate after the product"
    case .beforeProduct: "reset gate before the product"
    case .missing: "no reset gate"
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
      if traits.biases.isEmpty { return ["\(cell) has no biases"] }
      return gates.map { gate in
        gate == "m"
          ? "\(cell) has no bias inside the reset gate, beside the product with the old state"
          : "\(cell) has no bias in \(name(gate))"
      }
    }
    return missing(a, b, mine, name) + missing(b, a, other, otherName)
  }
}
