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

  /// How many steps of each sequence stand before the padding at its end; nothing without padding.
  ///
  /// - Throws: ``ModelError/onlyPadding(model:sequence:)``.
  func lengths(of input: Tensor) throws(ModelError) -> [Int]? {
    guard let padding = embedding?.paddingIndex, input.dtype == .int64, input.rank == 2 else {
      return nil
    }
    let (batch, steps) = (input.shape[0], input.shape[1])
    let tokens = input.integers
    var lengths: [Int] = []
    for sequence in 0..<batch {
      let row = tokens[sequence * steps..<(sequence + 1) * steps]
      guard let last = row.lastIndex(where: { $0 != padding }) else {
        throw .onlyPadding(model: model, sequence: sequence)
      }
      lengths.append(last - row.startIndex + 1)
    }
    return lengths
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
