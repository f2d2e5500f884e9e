import Tensors

/// Looks tokens up, and names a token that is none.
struct TokenEmbedding {
  let embedding: Embedding
  /// What messages call the model.
  let model: String

  /// The vectors of `[B, T]` tokens, `[B, T, D]`.
  ///
  /// - Throws: ``ModelError`` for another shape or kind, no steps, and a token out of range.
  func vectors(of tokens: Tensor) throws -> Tensor {
    guard tokens.dtype == .int64 else {
      throw ModelError.tokenKind(model: model, got: tokens.dtype.rawValue)
    }
    guard tokens.rank == 2 else {
      throw ModelError.inputDimensions(model: model, wanted: "[batch, steps]", got: tokens.shape)
    }
    guard tokens.shape[1] > 0 else { throw ModelError.noSteps(model: model) }
    let integers = tokens.integers
    if let place = integers.firstIndex(where: { !(0..<embedding.count).contains($0) }) {
      throw ModelError.tokenRange(
        model: model, token: integers[place], place: place, count: embedding.count)
    }
    return try embedding.forward(tokens)
  }
}
