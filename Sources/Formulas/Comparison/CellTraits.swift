import RNN

/// What sets the cells of a family apart from each other.
struct CellTraits: Hashable {
  enum Family { case elman, lstm, gru, minimalGRU, minimalLSTM }
  enum ForgetGate: CaseIterable { case own, missing, coupled }
  enum Peepholes: CaseIterable { case none, diagonal, matrix }
  enum Reset: CaseIterable { case afterProduct, beforeProduct, missing }

  var family: Family
  /// The function of an Elman cell, or of a candidate.
  var activation = CellGraph.UnaryFunction.tanh
  /// Which gates have a bias: letters of `gates`.
  var biases: Set<String>

  // LSTM.
  var forgetGate = ForgetGate.own
  var hasOutputGate = true
  var peepholes = Peepholes.none
  /// What the cell state passes through on its way out; none for itself.
  var cellActivation: CellGraph.UnaryFunction? = .tanh

  // GRU; of minGRU, whose gate sees no state, the second alone.
  var reset = Reset.afterProduct
  /// Whether the state stays as it was where the update gate is one.
  var keepsAtOne = true

  init(_ family: Family) {
    self.family = family
    biases = []
    biases = Set(gates)
  }

  /// The letters of what has a bias; `m` is that of the state's product inside the reset gate.
  var gates: [String] {
    switch family {
    case .elman: ["h"]
    case .lstm: ["i"] + (forgetGate == .own ? ["f"] : []) + ["g"] + (hasOutputGate ? ["o"] : [])
    case .gru:
      (reset == .missing ? [] : ["r"]) + ["z", "n"] + (reset == .afterProduct ? ["m"] : [])
    case .minimalGRU: ["z", "n"]
    case .minimalLSTM: ["f", "i", "n"]
    }
  }

  /// How many gates are sigmoids.
  var gateCount: Int {
    switch family {
    case .elman: activation == .sigmoid ? 1 : 0
    case .lstm:
      1 + (forgetGate == .own ? 1 : 0) + (hasOutputGate ? 1 : 0)
        + (activation == .sigmoid ? 1 : 0) + (cellActivation == .sigmoid ? 1 : 0)
    case .gru: 1 + (reset == .missing ? 0 : 1) + (activation == .sigmoid ? 1 : 0)
    case .minimalGRU: 1
    case .minimalLSTM: 2
    }
  }

  /// All cells of the families with so many states, of these functions; the usual ones first.
  static func all(states: Int, functions: [CellGraph.UnaryFunction]) -> [CellTraits] {
    let bases =
      states == 1 ? elmans(functions) + grus(functions) + minimals : lstms(functions)
    return bases.flatMap { base in
      base.gates.reduce([Set<String>()]) { sets, gate in sets.map { $0.union([gate]) } + sets }
        .map { biases in
          var traits = base
          traits.biases = biases
          return traits
        }
    }
  }

  private static func elmans(_ functions: [CellGraph.UnaryFunction]) -> [CellTraits] {
    functions.map { function in
      var traits = CellTraits(.elman)
      traits.activation = function
      return traits
    }
  }

  private static func grus(_ functions: [CellGraph.UnaryFunction]) -> [CellTraits] {
    functions.flatMap { function in
      Reset.allCases.flatMap { reset in
        [true, false].map { keepsAtOne in
          var traits = CellTraits(.gru)
          (traits.activation, traits.reset, traits.keepsAtOne) = (function, reset, keepsAtOne)
          return traits
        }
      }
    }
  }

  private static var minimals: [CellTraits] {
    [false, true].map { keepsAtOne in
      var traits = CellTraits(.minimalGRU)
      traits.keepsAtOne = keepsAtOne
      return traits
    } + [CellTraits(.minimalLSTM)]
  }

  private static func lstms(_ functions: [CellGraph.UnaryFunction]) -> [CellTraits] {
    var all: [CellTraits] = []
    for function in functions {
      for cellFunction in functions.map(Optional.some) + [nil] {
        for forgetGate in ForgetGate.allCases {
          for hasOutputGate in [true, false] {
            for peepholes in Peepholes.allCases {
              var traits = CellTraits(.lstm)
              (traits.activation, traits.cellActivation) = (function, cellFunction)
              (traits.forgetGate, traits.hasOutputGate) = (forgetGate, hasOutputGate)
              traits.peepholes = peepholes
              all.append(traits)
            }
          }
        }
      }
    }
    return all
  }
}
