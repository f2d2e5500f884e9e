import Tensors

extension EncoderDecoder {
  /// The most probable targets of a batch of sources.
  ///
  /// - Parameters:
  ///   - lengths: As in ``encode(_:lengths:)``.
  ///   - start: The token that the decoder reads first.
  ///   - check: Called before each step; what it throws ends the search.
  /// - Returns: For each source at most `search.width` hypotheses, the best first.
  /// - Throws: ``DecodingError``.
  public func search(
    _ source: Tensor, lengths: [Int]? = nil, start: Int, _ search: BeamSearch,
    check: () throws -> Void = {}
  ) throws -> [[Hypothesis]] {
    for (name, token) in [("start", start), ("end", search.endToken ?? 0)]
    where !(0..<configuration.targetSize).contains(token) {
      throw DecodingError.token(
        name: name, value: token, vocabulary: configuration.targetSize)
    }
    return try noGrad {
      let encoded = try encode(source, lengths: lengths)
      guard source.shape[0] > 0 else { return [] }
      let starts = [Int](repeating: start, count: source.shape[0])
      let beginning = SearchState(source: encoded, state: encoded.state)
      return try search.run(start: starts, state: beginning) { state, rows in
        try state.rows(rows)
      } step: { tokens, state in
        try check()
        let column = Tensor(integers: tokens, shape: [tokens.count, 1])
        let run = try decode(column, from: state.state, of: state.source)
        return (
          try run.result.logits.squeeze(1), SearchState(source: state.source, state: run.state)
        )
      }
    }
  }
}

/// What the decoder needs of each hypothesis.
private struct SearchState {
  let source: EncoderDecoder.Encoded
  let state: EncoderDecoder.State

  func rows(_ rows: [Int]) throws -> SearchState {
    let index = Tensor(integers: rows)
    let memory = try source.memory.map { memory in
      Attention.Memory(
        keys: try memory.keys.indexSelect(0, index),
        values: try memory.values.indexSelect(0, index),
        mask: try memory.mask?.indexSelect(0, index))
    }
    return SearchState(
      source: EncoderDecoder.Encoded(
        output: source.output, state: source.state, memory: memory),
      state: EncoderDecoder.State(
        states: try state.states.map { try $0.indexSelect(1, index) },
        feed: try state.feed?.indexSelect(0, index)))
  }
}
