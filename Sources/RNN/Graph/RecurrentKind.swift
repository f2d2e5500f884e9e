/// The recurrent cells that the library writes down itself.
public enum RecurrentKind: Hashable, Sendable {
  /// Elman 1990, with tanh or relu.
  case rnn(Nonlinearity)
  /// Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000.
  case lstm
  /// Cho et al. 2014; the reset gate acts after the matrix product.
  case gru
  /// Cho et al. 2014 as textbooks print it: the reset gate acts before the matrix product.
  case resetBeforeGRU

  /// The function of an Elman cell.
  public enum Nonlinearity: String, Hashable, Sendable {
    case tanh, relu
  }

  /// How many blocks of `hiddenSize` rows the weights have.
  var gateCount: Int {
    switch self {
    case .rnn: 1
    case .lstm: 4
    case .gru, .resetBeforeGRU: 3
    }
  }

  /// How many states the cell carries.
  var stateCount: Int {
    self == .lstm ? 2 : 1
  }
}

extension CellGraph {
  /// The graph of a built-in cell, with PyTorch's parameters: `weight_ih [G·H, I]`,
  /// `weight_hh [G·H, H]`, and where `bias` is true, `bias_ih [G·H]` and `bias_hh [G·H]`.
  ///
  /// The input is `x [B, I]`; the states are `h [B, H]` and, for the LSTM, `c [B, H]`; the output
  /// is `h`. With a projection, which only the LSTM has, `h` is `[B, P]` and `weight_hr [P, H]` the
  /// last parameter.
  public init(
    _ kind: RecurrentKind, inputSize: Int, hiddenSize: Int, bias: Bool = true,
    projectionSize: Int = 0
  ) throws {
    try self.init { graph in
      let x = try graph.input("x", size: inputSize)
      let h = try graph.state("h", size: projectionSize > 0 ? projectionSize : hiddenSize)
      let gates = try Gates(kind, units: hiddenSize, x: x, h: h, bias: bias, in: graph)
      switch kind {
      case .rnn(let nonlinearity): try graph.elman(gates, nonlinearity, h: h)
      case .lstm:
        let c = try graph.state("c", size: hiddenSize)
        let projection =
          projectionSize > 0
          ? try graph.parameter("weight_hr", shape: [projectionSize, hiddenSize]) : nil
        try graph.lstm(gates, h: h, c: c, projection: projection)
      case .gru: try graph.gru(gates, h: h)
      case .resetBeforeGRU: try graph.resetBeforeGRU(gates, h: h)
      }
    }
  }

  /// The two products of a cell, for all gates at once: `x·W_ihᵀ + b_ih` and `h·W_hhᵀ + b_hh`; where
  /// the reset gate acts before the product, `x·W_ihᵀ + b_ih + b_hh` and `h·W_hhᵀ` without the
  /// candidate's rows.
  fileprivate struct Gates {
    let input: Value
    let hidden: Value
    /// `W_hh` itself.
    let hiddenWeight: Value

    init(
      _ kind: RecurrentKind, units: Int, x: Value, h: Value, bias: Bool, in graph: Builder
    ) throws {
      guard case .features(let inputSize) = x.shape, case .features(let hiddenSize) = h.shape else {
        preconditionFailure("x and h are values of a step")
      }
      let (rows, overflow) = units.multipliedReportingOverflow(by: kind.gateCount)
      guard !overflow else { throw CellGraphError.size(name: "h", shape: [units]) }
      let inputWeight = try graph.parameter("weight_ih", shape: [rows, inputSize])
      hiddenWeight = try graph.parameter("weight_hh", shape: [rows, hiddenSize])
      let isResetBefore = kind == .resetBeforeGRU
      let seen = isResetBefore ? try hiddenWeight.rows(0..<2 * units) : hiddenWeight
      let fromInput = try matmul(x, transposed: inputWeight)
      let fromState = try matmul(h, transposed: seen)
      guard bias else {
        (input, hidden) = (fromInput, fromState)
        return
      }
      let inputSum = try fromInput + graph.parameter("bias_ih", shape: [rows])
      let hiddenBias = try graph.parameter("bias_hh", shape: [rows])
      input = isResetBefore ? try inputSum + hiddenBias : inputSum
      hidden = isResetBefore ? fromState : try fromState + hiddenBias
    }
  }
}

extension CellGraph.Builder {
  ///     h′ = tanh(x·W_ihᵀ + b_ih + h·W_hhᵀ + b_hh)
  fileprivate func elman(
    _ gates: CellGraph.Gates, _ nonlinearity: RecurrentKind.Nonlinearity, h: CellGraph.Value
  ) throws {
    let sum = try gates.input + gates.hidden
    let next =
      switch nonlinearity {
      case .tanh: tanh(sum)
      case .relu: relu(sum)
      }
    try update(h, to: next)
    try output("h", next)
  }

  ///     i, f, o = σ(x·W_ihᵀ + b_ih + h·W_hhᵀ + b_hh), a block of rows each
  ///     g = tanh(x·W_ihᵀ + b_ih + h·W_hhᵀ + b_hh), the third block
  ///     c′ = f ⊙ c + i ⊙ g
  ///     h′ = o ⊙ tanh(c′), with a projection (o ⊙ tanh(c′))·W_hrᵀ
  fileprivate func lstm(
    _ gates: CellGraph.Gates, h: CellGraph.Value, c: CellGraph.Value, projection: CellGraph.Value?
  ) throws {
    let blocks = try (gates.input + gates.hidden).chunks(4)
    let i = try name("i", sigmoid(blocks[0]))
    let f = try name("f", sigmoid(blocks[1]))
    let g = try name("g", tanh(blocks[2]))
    let o = try name("o", sigmoid(blocks[3]))
    let nextCell = try f * c + i * g
    var nextHidden = try o * tanh(nextCell)
    if let projection { nextHidden = try matmul(nextHidden, transposed: projection) }
    try update(h, to: nextHidden)
    try update(c, to: nextCell)
    try output("h", nextHidden)
  }

  ///     r = σ(x·W_irᵀ + b_ir + h·W_hrᵀ + b_hr)
  ///     z = σ(x·W_izᵀ + b_iz + h·W_hzᵀ + b_hz)
  ///     n = tanh(x·W_inᵀ + b_in + r ⊙ (h·W_hnᵀ + b_hn))
  ///     h′ = (1 − z) ⊙ n + z ⊙ h, computed as (h − n) ⊙ z + n
  fileprivate func gru(_ gates: CellGraph.Gates, h: CellGraph.Value) throws {
    let (fromInput, fromState) = (try gates.input.chunks(3), try gates.hidden.chunks(3))
    let r = try name("r", sigmoid(fromInput[0] + fromState[0]))
    let z = try name("z", sigmoid(fromInput[1] + fromState[1]))
    let n = try name("n", tanh(fromInput[2] + r * fromState[2]))
    let next = try (h - n) * z + n
    try update(h, to: next)
    try output("h", next)
  }

  ///     r = σ(x·W_irᵀ + b_ir + h·W_hrᵀ + b_hr)
  ///     z = σ(x·W_izᵀ + b_iz + h·W_hzᵀ + b_hz)
  ///     n = tanh(x·W_inᵀ + b_in + (r ⊙ h)·W_hnᵀ + b_hn)
  ///     h′ = (1 − z) ⊙ n + z ⊙ h
  ///
  /// With the same weights it gives other states than `nn.GRU`, where r acts on the product.
  /// - SeeAlso: Cho et al. 2014, §2.3, arXiv:1406.1078.
  fileprivate func resetBeforeGRU(_ gates: CellGraph.Gates, h: CellGraph.Value) throws {
    let (fromInput, fromState) = (try gates.input.chunks(3), try gates.hidden.chunks(2))
    let r = try name("r", sigmoid(fromInput[0] + fromState[0]))
    let z = try name("z", sigmoid(fromInput[1] + fromState[1]))
    guard case .matrix(let rows, _) = gates.hiddenWeight.shape else {
      preconditionFailure("a weight is a matrix")
    }
    let weight = try gates.hiddenWeight.rows(rows / 3 * 2..<rows)
    let n = try name("n", tanh(fromInput[2] + matmul(r * h, transposed: weight)))
    let next = try (h - n) * z + n
    try update(h, to: next)
    try output("h", next)
  }
}
