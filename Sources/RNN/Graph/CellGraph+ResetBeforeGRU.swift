extension CellGraph {
  /// The gated recurrent unit as textbooks print it: the reset gate acts before the matrix product.
  ///
  ///     r  = σ(x·W_irᵀ + b_r + h·W_hrᵀ)
  ///     z  = σ(x·W_izᵀ + b_z + h·W_hzᵀ)
  ///     n  = tanh(x·W_inᵀ + b_n + (r ⊙ h)·W_hnᵀ)
  ///     h′ = (1 − z) ⊙ n + z ⊙ h
  ///
  /// It is another network than `nn.GRU` (``RecurrentKind/gru``), where `r` acts on the product
  /// `h·W_hnᵀ + b_hn`; with the same weights the two give different states.
  ///
  /// Shapes: input `x [B, I]`, state and output `h [B, H]`, parameters `weight_ih [3·H, I]` (its blocks
  /// are r, z, n), `weight_hh [2·H, H]` (r, z), `weight_hn [H, H]`, `bias [3·H]`.
  ///
  /// - SeeAlso: Cho et al. 2014, §2.3, arXiv:1406.1078.
  public static func resetBeforeGRU(
    inputSize: Int, hiddenSize: Int, bias: Bool = true
  ) throws -> CellGraph {
    try CellGraph { graph in
      let x = try graph.input("x", size: inputSize)
      let h = try graph.state("h", size: hiddenSize)
      let (rows, overflow) = hiddenSize.multipliedReportingOverflow(by: 3)
      guard !overflow else { throw CellGraphError.size(name: "h", shape: [hiddenSize]) }
      let inputWeight = try graph.parameter("weight_ih", shape: [rows, inputSize])
      let gateWeight = try graph.parameter("weight_hh", shape: [rows - hiddenSize, hiddenSize])
      let candidateWeight = try graph.parameter("weight_hn", shape: [hiddenSize, hiddenSize])
      var input = try matmul(x, transposed: inputWeight)
      if bias { input = try input + graph.parameter("bias", shape: [rows]) }
      let fromInput = try input.chunks(3)
      let fromState = try matmul(h, transposed: gateWeight).chunks(2)
      let r = try sigmoid(fromInput[0] + fromState[0])
      let z = try sigmoid(fromInput[1] + fromState[1])
      let n = try tanh(fromInput[2] + matmul(r * h, transposed: candidateWeight))
      let next = try (h - n) * z + n
      try graph.update(h, to: next)
      try graph.output("h", next)
    }
  }
}
