import Tensors

/// Gives each step of a sequence one of C classes.
///
///     logits = head(dropout(recurrent(embedding(x))))
///
/// Shapes: `x [B, T]` int64 with an embedding, else `[B, T, F]`; `logits [B, T, C]`. Its parts are
/// `embedding` (if it has one), `rnn`, `drop` and `head`.
public final class Tagger: CompositeModel {
  private let input: SequenceInput
  private let recurrent: RecurrentPart
  private let drop: Dropout
  private let head: Linear

  /// A tagger of given parts; without an embedding it reads features.
  public init(embedding: Embedding?, recurrent: RecurrentPart, dropout: Dropout, head: Linear) {
    input = SequenceInput(embedding: embedding, model: "Tagger")
    self.recurrent = recurrent
    drop = dropout
    self.head = head
    super.init(
      parts: input.parts + [("rnn", recurrent.module), ("drop", dropout), ("head", head)])
  }

  /// The logits of sequences of equal lengths.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try forward(input, lengths: nil)
  }

  /// The logits of sequences that are padded behind; those behind a sequence's end mean nothing.
  ///
  /// - Throws: as ``SequenceClassifier/forward(_:lengths:)``.
  public func forward(_ sequences: Tensor, lengths: [Int]?) throws -> Tensor {
    try checkParts()
    let features = try input.features(of: sequences)
    try checkLengths(lengths, of: features)
    return try head.forward(drop.forward(recurrent.output(of: features, lengths: lengths)))
  }
}
