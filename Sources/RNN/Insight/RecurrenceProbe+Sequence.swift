import Tensors

extension RecurrenceProbe {
  /// A part of packed sequences: a run of steps with the same sequences.
  struct Piece {
    /// The number that all pieces of the same sequences have.
    let group: Int
    /// The first step.
    let start: Int
    /// B of the whole batch.
    let batch: Int
    /// For each place in the pieces, the place in the batch; nil where both orders are the same.
    let order: [Int]?
  }

  /// All runs of one cell over one batch: one, one for each step of a loop, or the pieces of packed
  /// sequences.
  public struct Sequence {
    /// The runs in the order of time.
    public let runs: [Run]

    init(_ runs: [Run]) {
      let isInPieces = runs.first?.piece != nil
      self.runs =
        isInPieces
        ? runs.sorted { ($0.piece?.start ?? 0) < ($1.piece?.start ?? 0) } : runs
    }

    /// ``CellGraph/observables`` after each step, `[T, B, n]` in the order of the batch; zeros behind
    /// the end of a sequence.
    public func values() throws -> [NamedTensor] {
      try joined {
        $0.values
      } change: {
        try padded($0, of: $1)
      } finally: { tensor in
        guard let order = runs.first?.piece?.order else { return tensor }
        let inverse = order.indices.sorted { order[$0] < order[$1] }
        return try tensor.indexSelect(1, Tensor(integers: inverse))
      }
    }

    /// The means of ``values()`` over features and the sequences that still go on, `[T]`.
    public func means() throws -> [NamedTensor] {
      try joined {
        $0.values
      } change: { tensor, _ in
        try tensor.mean(dimensions: [1, 2])
      }
    }

    /// ``Run/gradientNorms()`` of all runs, `[T]`.
    public func gradientNorms() throws -> [NamedTensor] {
      try joined {
        try $0.gradientNorms()
      } change: { tensor, _ in
        tensor
      }
    }

    /// The same entries of all runs, one behind the other.
    private func joined(
      _ entries: (Run) throws -> [NamedTensor],
      change: (Tensor, Run) throws -> Tensor, finally: (Tensor) throws -> Tensor = { $0 }
    ) throws -> [NamedTensor] {
      let parts = try runs.map { run in
        try entries(run).map { NamedTensor(name: $0.name, tensor: try change($0.tensor, run)) }
      }
      return try (parts.first ?? []).enumerated().map { place, entry in
        let whole = parts.count == 1 ? entry.tensor : try Tensor.cat(parts.map { $0[place].tensor })
        return NamedTensor(name: entry.name, tensor: try finally(whole))
      }
    }

    /// `[T, b, n]` with zeros for the sequences that have ended.
    private func padded(_ tensor: Tensor, of run: Run) throws -> Tensor {
      let ended = (run.piece?.batch ?? run.batch) - run.batch
      guard ended > 0 else { return tensor }
      let zeros = try Tensor.zeros([run.steps, ended, tensor.shape[2]], dtype: tensor.dtype)
      return try Tensor.cat([tensor, zeros], 1)
    }
  }
}
