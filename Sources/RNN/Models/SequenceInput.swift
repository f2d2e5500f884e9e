import Tensors

/// What a model reads: tokens through an embedding, or features as they are.
struct SequenceInput {
  let embedding: Embedding?
  let model: String

  /// The part that a model has for it.
  var parts: [(name: String, module: Module)] {
    embedding.map { [("embedding", $0)] } ?? []
  }

  /// `[B, T, F]`, whatever is read.
  func features(of input: Tensor) throws -> Tensor {
    if let embedding {
      return try TokenEmbedding(embedding: embedding, model: model).vectors(of: input)
    }
    guard input.rank == 3 else {
      throw ModelError.inputDimensions(
        model: model, wanted: "[batch, steps, features]", got: input.shape)
    }
    guard input.shape[1] > 0 else { throw ModelError.noSteps(model: model) }
    return input
  }
}
