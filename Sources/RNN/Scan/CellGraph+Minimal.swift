extension CellGraph {
  /// The graph of minGRU or minLSTM, whose equations ``MinimalLayer`` has: parameters
  /// `weight_ih [G·H, I]` and, where `bias` is true, `bias_ih [G·H]`, the blocks of rows in the order
  /// z, h or f, i, h; the input is x, the state and the output are h.
  public init(
    minimal kind: MinimalLayer.Kind, inputSize: Int, hiddenSize: Int, bias: Bool = true
  ) throws {
    try self.init { graph in
      let x = try graph.input("x", size: inputSize)
      let h = try graph.state("h", size: hiddenSize)
      let (rows, overflow) = hiddenSize.multipliedReportingOverflow(by: kind.gateCount)
      guard !overflow else { throw CellGraphError.size(name: "h", shape: [hiddenSize]) }
      let weight = try graph.parameter("weight_ih", shape: [rows, inputSize])
      var sums = try matmul(x, transposed: weight)
      if bias { sums = try sums + graph.parameter("bias_ih", shape: [rows]) }
      let values = try sums.chunks(kind.gateCount)
      let next: Value
      switch kind {
      case .gru:
        let z = try graph.name("z", sigmoid(values[0]))
        next = try (1 - z) * h + z * values[1]
      case .lstm:
        let f = try graph.name("f", sigmoid(values[0]))
        let i = try graph.name("i", sigmoid(values[1]))
        let sum = try f + i
        next = try f / sum * h + i / sum * values[2]
      }
      try graph.update(h, to: next)
      try graph.output("h", next)
    }
  }
}
