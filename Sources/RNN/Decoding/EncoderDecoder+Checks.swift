import Tensors

extension EncoderDecoder.Configuration {
  func check() throws(DecodingError) {
    let sizes = [
      ("source_size", sourceSize), ("target_size", targetSize), ("embedding_size", embeddingSize),
      ("hidden_size", hiddenSize), ("num_layers", layerCount),
    ]
    for (setting, value) in sizes where !(1..<1 << 31).contains(value) {
      throw .size(setting: setting, value: value)
    }
    guard (0...1).contains(dropout) else {
      throw .setting(name: "dropout", value: dropout, range: "a number from 0 to 1")
    }
    if attention == nil, attentionTime == .before {
      throw .unsuited(setting: "attend=\"before\"", reason: "the network has no attention")
    }
    if attention == nil || attentionTime == .before, inputFeeding {
      let reason =
        attention == nil
        ? "the network has no attention" : "a step reads what it attends to already"
      throw .unsuited(setting: "input_feeding", reason: reason)
    }
    if let paddingToken, !(0..<sourceSize).contains(paddingToken) {
      throw .token(name: "padding_idx", value: paddingToken, vocabulary: sourceSize)
    }
  }
}

// How the parts follow from the settings.
extension EncoderDecoder.Configuration {
  /// The features of the encoder's output.
  var keySize: Int { bidirectional ? 2 * hiddenSize : hiddenSize }

  /// The layers that join the states of both directions, one for each state.
  var bridges: [String] {
    bidirectional ? Array(["bridge_h", "bridge_c"].prefix(kind.stateCount)) : []
  }

  /// Whether a step needs what attention found in the step before.
  var isStepwise: Bool { attentionTime == .before || inputFeeding }

  var encoder: RecurrentLayer.Configuration {
    var encoder = layer(inputSize: embeddingSize)
    encoder.bidirectional = bidirectional
    return encoder
  }

  var decoder: RecurrentLayer.Configuration {
    let more = attentionTime == .before ? keySize : inputFeeding ? hiddenSize : 0
    return layer(inputSize: embeddingSize + more)
  }

  private func layer(inputSize: Int) -> RecurrentLayer.Configuration {
    var layer = RecurrentLayer.Configuration(
      kind, inputSize: inputSize, hiddenSize: hiddenSize)
    layer.layerCount = layerCount
    layer.batchFirst = true
    layer.dropout = layerCount > 1 ? dropout : 0
    return layer
  }
}

extension EncoderDecoder {
  func check(_ tokens: Tensor, _ name: String, size: Int) throws(DecodingError) {
    guard tokens.rank == 2, tokens.dtype == .int64 else {
      throw .tokens(name: name, got: tokens.shape, dtype: "torch.\(tokens.dtype.rawValue)")
    }
    guard tokens.shape[1] > 0 else { throw .noSteps(name: name) }
    if let wrong = tokens.integers.first(where: { !(0..<size).contains($0) }) {
      throw .token(name: "a token of \(name)", value: wrong, vocabulary: size)
    }
  }

  /// How many steps of each source stand before the padding at its end.
  func lengths(of source: Tensor) throws(DecodingError) -> [Int] {
    let (batch, steps) = (source.shape[0], source.shape[1])
    guard let padding = configuration.paddingToken else {
      return [Int](repeating: steps, count: batch)
    }
    let tokens = source.integers
    var lengths: [Int] = []
    for sequence in 0..<batch {
      let row = tokens[sequence * steps..<(sequence + 1) * steps]
      guard let last = row.lastIndex(where: { $0 != padding }) else {
        throw .emptySequence(name: "source", sequence: sequence)
      }
      lengths.append(last - row.startIndex + 1)
    }
    return lengths
  }
}
