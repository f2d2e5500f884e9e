import Tensors

extension EncoderDecoder {
  /// Reads a batch of sources.
  ///
  /// - Parameter lengths: How many steps of each source stand before its padding; where nil, those
  ///   before the padding tokens at its end, if the network has such a token.
  /// - Throws: ``DecodingError`` for sources that are no batch of tokens of the vocabulary,
  ///   ``DataError`` for lengths that are not theirs.
  public func encode(_ source: Tensor, lengths: [Int]? = nil) throws -> Encoded {
    try check(source, "source", size: configuration.sourceSize)
    try checkLengths(lengths, of: source)
    let lengths = try lengths ?? self.lengths(of: source)
    let (encoder, dropout) = (
      try part("encoder", RecurrentLayer.self), try part("dropout", Dropout.self)
    )
    let vectors = try dropout.forward(part("source_embedding").forward(source))
    let steps = source.shape[1]
    let isPadded = lengths.contains { $0 < steps }
    guard isPadded else {
      let run = try encoder.forward(vectors, states: nil)
      return try encoded(run.output, run.states, mask: nil)
    }
    let packed = try PackedSequence(
      padded: vectors, lengths: lengths, batchFirst: true, enforceSorted: false)
    let run = try encoder.forward(packed, states: nil)
    let output = try run.output.padded(batchFirst: true, totalLength: steps)
    return try encoded(output, run.states, mask: paddingMask(lengths: lengths, steps: steps))
  }

  private func encoded(_ output: Tensor, _ states: [Tensor], mask: Tensor?) throws -> Encoded {
    let attention = configuration.attention == nil ? nil : try part("attention", Attention.self)
    let shape = [output.shape[0], configuration.hiddenSize]
    let state = State(
      states: configuration.bidirectional ? try joined(states) : states,
      feed: configuration.inputFeeding ? try Tensor.zeros(shape, dtype: output.dtype) : nil)
    return Encoded(
      output: output, state: state, memory: try attention?.memory(keys: output, mask: mask))
  }

  /// The states of both directions, `[2·L, B, H]`, as one of a layer, `[L, B, H]`.
  private func joined(_ states: [Tensor]) throws -> [Tensor] {
    try zip(states, configuration.bridges).enumerated().map { place, entry in
      let (state, bridge) = entry
      let sizes = [configuration.layerCount, 2] + state.shape.dropFirst()
      let directions = try state.reshape(sizes)
      let both = try Tensor.cat([directions.select(1, 0), directions.select(1, 1)], 2)
      let joined = try part(bridge).forward(both)
      return place == 0 ? try joined.tanh() : joined
    }
  }

  /// Decodes some steps at once.
  ///
  /// - Parameters:
  ///   - tokens: `[B, S]`: what the decoder reads.
  ///   - state: The decoder's state before: ``Encoded/state``, or that of the steps before.
  /// - Returns: What follows each token, and the state after the last one.
  public func decode(
    _ tokens: Tensor, from state: State, of source: Encoded
  ) throws -> (result: Result, state: State) {
    try check(tokens, "target", size: configuration.targetSize)
    let vectors = try part("dropout").forward(part("target_embedding").forward(tokens))
    guard let memory = source.memory else {
      let run = try part("decoder", RecurrentLayer.self).forward(vectors, states: state.states)
      let logits = try part("output").forward(run.output)
      return (Result(logits: logits, weights: nil), State(states: run.states, feed: nil))
    }
    guard configuration.isStepwise else { return try step(vectors, from: state, memory) }
    var (state, results) = (state, [Result]())
    for step in 0..<tokens.shape[1] {
      let run = try self.step(vectors.narrow(1, step, 1), from: state, memory)
      results.append(run.result)
      state = run.state
    }
    let result = Result(
      logits: try Tensor.cat(results.map(\.logits), 1),
      weights: try Tensor.cat(results.compactMap(\.weights), 1))
    return (result, state)
  }

  /// One step with attention, or all steps of which none reads what attention found for another.
  private func step(
    _ vectors: Tensor, from state: State, _ memory: Attention.Memory
  ) throws -> (result: Result, state: State) {
    let attention = try part("attention", Attention.self)
    var (input, found) = (vectors, Attention.Result?.none)
    if configuration.attentionTime == .before {
      let query = try state.states[0].select(0, configuration.layerCount - 1).unsqueeze(1)
      let read = try attention.forward(query: query, memory: memory)
      input = try Tensor.cat([vectors, read.context], 2)
      found = read
    }
    if let feed = state.feed { input = try Tensor.cat([vectors, feed.unsqueeze(1)], 2) }
    let run = try part("decoder", RecurrentLayer.self).forward(input, states: state.states)
    let read = try found ?? attention.forward(query: run.output, memory: memory)
    var output = try Tensor.cat([run.output, read.context], 2)
    if configuration.inputFeeding { output = try part("combine").forward(output).tanh() }
    let next = State(
      states: run.states, feed: configuration.inputFeeding ? try output.squeeze(1) : nil)
    let logits = try part("output").forward(output)
    return (Result(logits: logits, weights: read.weights), next)
  }
}
