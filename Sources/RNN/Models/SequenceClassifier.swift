import Tensors

/// Gives a whole sequence one of C classes.
///
///     logits = head(dropout(pool(recurrent(embedding(x)))))
///
/// Shapes: `x [B, T]` int64 with an embedding, else `[B, T, F]`; `logits [B, C]`. Its parts are
/// `embedding` (if it has one), `rnn`, `drop` and `head`.
public final class SequenceClassifier: CompositeModel {
  private let input: SequenceInput
  private let recurrent: RecurrentPart
  private let pooling: SequencePooling
  private let drop: Dropout
  private let head: Linear

  /// A classifier of given parts; without an embedding it reads features.
  public init(
    embedding: Embedding?, recurrent: RecurrentPart, pooling: SequencePooling = .last,
    dropout: Dropout, head: Linear
  ) {
    input = SequenceInput(embedding: embedding, model: "SequenceClassifier")
    self.recurrent = recurrent
    self.pooling = pooling
    drop = dropout
    self.head = head
    super.init(
      parts: input.parts + [("rnn", recurrent.module), ("drop", dropout), ("head", head)])
  }

  /// The logits of sequences of equal lengths.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, lengths: nil)
  }

  /// The logits of sequences that are padded behind.
  ///
  /// - Throws: ``ModelError`` for another shape or a token that is none, ``DataError`` for lengths that
  ///   do not fit.
  public func forward(_ sequences: Tensor, lengths: [Int]?) throws -> Tensor {
    try checkParts()
    let features = try input.features(of: sequences)
    try checkLengths(lengths, of: features)
    let outputs = try recurrent.output(of: features, lengths: lengths)
    let pooled = try pooling.pooled(outputs, lengths: lengths, isCausal: recurrent.isCausal)
    return try head.forward(drop.forward(pooled))
  }
}
