/// Ba et al. 2016: `(x − mean) / √(variance + ε) ⊙ weight + bias` over the features of `[B, n]`.
///
/// - Parameters:
///   - weight: A parameter `[n]`.
///   - bias: A parameter `[n]`.
public func layerNorm(
  _ x: CellGraph.Value, weight: CellGraph.Value, bias: CellGraph.Value, epsilon: Double = 1e-5
) throws(CellGraphError) -> CellGraph.Value {
  guard case .features(let n) = x.shape else { return try sum(x) }
  let share = 1 / Double(n)
  let centered = try x - share * sum(x)
  let variance = try share * sum(square(centered))
  return try centered / sqrt(variance + epsilon) * weight + bias
}

extension CellGraph {
  /// The layer-normalized LSTM; LN has a weight and a bias of its own at each place.
  ///
  ///     i, f, o = σ(LN(x·W_ihᵀ) + LN(h·W_hhᵀ)), a block of rows each
  ///     g = tanh(LN(x·W_ihᵀ) + LN(h·W_hhᵀ)), the third block
  ///     c′ = f ⊙ c + i ⊙ g
  ///     h′ = o ⊙ tanh(LN(c′))
  ///
  /// Shapes: `weight_ih [4H, I]`, `weight_hh [4H, H]`, `norm_ih_weight`, `norm_ih_bias`,
  /// `norm_hh_weight` and `norm_hh_bias` `[4H]`, `norm_c_weight` and `norm_c_bias` `[H]`.
  /// - SeeAlso: Ba et al. 2016, arXiv:1607.06450, equations 20 – 22.
  public static func layerNormLSTM(inputSize: Int, hiddenSize: Int) throws -> CellGraph {
    try CellGraph { graph in
      let x = try graph.input("x", size: inputSize)
      let h = try graph.state("h", size: hiddenSize)
      let c = try graph.state("c", size: hiddenSize)
      let (rows, overflow) = hiddenSize.multipliedReportingOverflow(by: 4)
      guard !overflow else { throw CellGraphError.size(name: "h", shape: [hiddenSize]) }
      let inputWeight = try graph.parameter("weight_ih", shape: [rows, inputSize])
      let hiddenWeight = try graph.parameter("weight_hh", shape: [rows, hiddenSize])
      func norm(_ name: String, _ value: Value, size: Int) throws -> Value {
        try layerNorm(
          value, weight: graph.parameter("norm_\(name)_weight", shape: [size]),
          bias: graph.parameter("norm_\(name)_bias", shape: [size]))
      }

      let fromInput = try norm("ih", matmul(x, transposed: inputWeight), size: rows)
      let fromState = try norm("hh", matmul(h, transposed: hiddenWeight), size: rows)
      let blocks = try (fromInput + fromState).chunks(4)
      let i = try graph.name("i", sigmoid(blocks[0]))
      let f = try graph.name("f", sigmoid(blocks[1]))
      let g = try graph.name("g", tanh(blocks[2]))
      let o = try graph.name("o", sigmoid(blocks[3]))
      let nextCell = try f * c + i * g
      let nextHidden = try o * tanh(norm("c", nextCell, size: hiddenSize))
      try graph.update(h, to: nextHidden)
      try graph.update(c, to: nextCell)
      try graph.output("h", nextHidden)
    }
  }
}
