import Tensors

/// RNN, LSTM and GRU step by step on tensors, as their papers give them: what cells from equations
/// are compared with.
struct ReferenceCell {
  /// What belongs to one gate; zeros where the equations have none.
  struct Gate {
    /// `[I, H]` and `[H, H]`, from left to right.
    var x: Tensor
    var h: Tensor
    /// The biases of the two products.
    var b: Tensor
    var c: Tensor

    func value(_ input: Tensor, _ state: Tensor) throws -> Tensor {
      try input.matmul(x) + state.matmul(h) + b + c
    }
  }

  var kind: String
  /// The gates in the order of `i f g o`, `r z n`, or the one of an RNN.
  var gates: [Gate]
  var flags: Set<String>

  /// The hidden state after the sequence `[T, B, I]`.
  func run(_ sequence: Tensor, hiddenSize: Int) throws -> Tensor {
    var h = try Tensor.zeros([sequence.shape[1], hiddenSize])
    var c = h
    for step in 0..<sequence.shape[0] {
      let x = try sequence.select(0, step)
      switch kind {
      case "lstm": (h, c) = try lstm(x, h, c)
      case "gru": h = try gru(x, h)
      default: h = try rnn(x, h)
      }
    }
    return h
  }

  private func rnn(_ x: Tensor, _ h: Tensor) throws -> Tensor {
    let sum = try gates[0].value(x, h)
    if flags.contains("relu") { return try sum.relu() }
    return flags.contains("sigmoid") ? try sum.sigmoid() : try sum.tanh()
  }

  private func lstm(_ x: Tensor, _ h: Tensor, _ c: Tensor) throws -> (Tensor, Tensor) {
    let i = try gates[0].value(x, h).sigmoid()
    let f = try gates[1].value(x, h).sigmoid()
    let g = try gates[2].value(x, h).tanh()
    let o = try gates[3].value(x, h).sigmoid()
    let next = try f * c + i * g
    return (try o * next.tanh(), next)
  }

  private func gru(_ x: Tensor, _ h: Tensor) throws -> Tensor {
    let r = try gates[0].value(x, h).sigmoid()
    let z = try gates[1].value(x, h).sigmoid()
    let gate = gates[2]
    let inner =
      flags.contains("before")
      ? try gate.value(x, r * h)
      : try x.matmul(gate.x) + gate.b + r * (h.matmul(gate.h) + gate.c)
    let n = try inner.tanh()
    let one = Tensor(.float(1))
    return flags.contains("flip")
      ? try (one - z) * h + z * n : try z * h + (one - z) * n
  }
}
