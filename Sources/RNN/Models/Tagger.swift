import Tensors

/// Gives each step of a sequence one of C classes.
///
///     logits = head(dropout(recurrent(embedding(x))))
///
/// Shapes: `x [B, T]` int64 with an embedding, else `[B, T, F]`; `logits [B, T, C]`. Its parts are
/// `embedding` (if it has one), `rnn`, `drop` and `head`.
public final class Tagger: CompositeModel {

  /// A tagger of given parts; without an embedding it reads features.
  public init(embedding: Embedding?, recurrent: RecurrentPart, dropout: Dropout, head: Linear) {
    super.init(
      parts: SequenceInput.parts(embedding)
        + [("rnn", recurrent.module), ("drop", dropout), ("head", head)], recurrent: recurrent)
  }

  private override init() { super.init() }

  /// A tagger without its parts yet.
  public override func emptied() -> Module { Tagger() }

  /// The logits of sequences that end before their padding, or that have equal lengths.
  public override func forward(_ sequences: Tensor) throws -> Tensor {
    try forward(sequences, lengths: nil)
  }

  /// The logits of sequences that are padded behind; those behind a sequence's end mean nothing.
  ///
  /// - Throws: as ``SequenceClassifier/forward(_:lengths:)``.
  public func forward(_ sequences: Tensor, lengths: [Int]?) throws -> Tensor {
    let (drop, head) = (try part("drop", Dropout.self), try part("head", Linear.self))
    let (recurrent, input) = (try recurrent(), try SequenceInput(of: self))
    let features = try input.features(of: sequences)
    try checkLengths(lengths, of: features)
    let lengths = try lengths ?? input.lengths(of: sequences)
    return try head.forward(drop.forward(recurrent.output(of: features, lengths: lengths)))
  }
}
