import Tensors

/// What a model reads: tokens through an embedding, or features as they are.
struct SequenceInput {
  private let embedding: Embedding?
  /// What messages call the model.
  private let model: String

  init(of model: CompositeModel) throws(ModelError) {
    self.model = model.typeName
    embedding = model.child("embedding") == nil ? nil : try model.part("embedding")
  }

  /// The part that a model has for it.
  static func parts(_ embedding: Embedding?) -> [(name: String, module: Module)] {
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
