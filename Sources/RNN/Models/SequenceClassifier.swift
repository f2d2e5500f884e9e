import Tensors

/// Gives a whole sequence one of C classes.
///
///     logits = head(dropout(pool(recurrent(embedding(x)))))
///
/// Shapes: `x [B, T]` int64 with an embedding, else `[B, T, F]`; `logits [B, C]`. Its parts are
/// `embedding` (if it has one), `rnn`, `drop` and `head`.
public final class SequenceClassifier: CompositeModel {
  private let pooling: SequencePooling

  /// A classifier of given parts; without an embedding it reads features.
  public init(
    embedding: Embedding?, recurrent: RecurrentPart, pooling: SequencePooling = .last,
    dropout: Dropout, head: Linear
  ) {
    self.pooling = pooling
    super.init(
      parts: SequenceInput.parts(embedding)
        + [("rnn", recurrent.module), ("drop", dropout), ("head", head)], recurrent: recurrent)
  }

  private init(pooling: SequencePooling) {
    self.pooling = pooling
    super.init()
  }

  /// A classifier without its parts yet.
  public override func emptied() -> Module { SequenceClassifier(pooling: pooling) }

  /// The logits of sequences that end before their padding, or that have equal lengths.
  public override func forward(_ sequences: Tensor) throws -> Tensor {
    try forward(sequences, lengths: nil)
  }

  /// The logits of sequences that are padded behind.
  ///
  /// - Parameter lengths: How many steps of each sequence count; where nil, those before the
  ///   embedding's padding token, if it has one.
  /// - Throws: ``ModelError`` for another shape or a token that is none, ``DataError`` for lengths that
  ///   do not fit.
  public func forward(_ sequences: Tensor, lengths: [Int]?) throws -> Tensor {
    let (drop, head) = (try part("drop", Dropout.self), try part("head", Linear.self))
    let (recurrent, input) = (try recurrent(), try SequenceInput(of: self))
    let features = try input.features(of: sequences)
    try checkLengths(lengths, of: features)
    let lengths = try lengths ?? input.lengths(of: sequences)
    let outputs = try recurrent.output(of: features, lengths: lengths)
    let pooled = try pooling.pooled(outputs, lengths: lengths, isCausal: recurrent.isCausal)
    return try head.forward(drop.forward(pooled))
  }
}
