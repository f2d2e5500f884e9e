/// Why a multi-head attention refuses its settings or its tensors.
public enum AttentionError: Error, Hashable, Sendable {
  case sizes(embedding: Int, heads: Int)
  case headDivision
  case queryDimensions(Int)
  /// Keys and values, or a mask, with the dimensions of the other kind of query.
  case keyDimensions(batched: Bool, key: Int, value: Int)
  case maskDimensions(batched: Bool, mask: String, wanted: String, got: Int)
  case embeddingSize(wanted: Int, got: Int)
  case keyAndValue(key: [Int], value: [Int], separate: Bool)
  /// Another number of sequences among the keys than among the queries.
  case batch(query: Int, key: Int)
  /// A mask of integers.
  case maskType(name: String)
  case maskShape(wanted: [Int], got: [Int])
  /// A padding mask's size that isn't that of the keys.
  case paddingShape(dimension: Int, wanted: Int, got: Int)
  case causalWithoutMask

  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .sizes(let embedding, let heads):
      "embed_dim and num_heads must be greater than 0, got embed_dim=\(embedding) and "
        + "num_heads=\(heads) instead"
    case .headDivision: "embed_dim must be divisible by num_heads"
    case .queryDimensions(let got):
      "query should be unbatched 2D or batched 3D tensor but received \(got)-D query tensor"
    case .keyDimensions(let batched, let key, let value):
      "For \(Self.kind(batched)) `query`, expected `key` and `value` to be \(batched ? 3 : 2)-D "
        + "but found \(key)-D and \(value)-D tensors respectively"
    case .maskDimensions(let batched, let mask, let wanted, let got):
      "For \(Self.kind(batched)) `query`, expected `\(mask)` to be `None`\(wanted) but found "
        + "\(got)-D tensor instead"
    case .embeddingSize(let wanted, let got):
      "was expecting embedding dimension of \(wanted), but got \(got)"
    case .keyAndValue(let key, let value, let separate):
      separate
        ? "key's sequence and batch dims torch.Size(\(key.prefix(2).map { $0 })) do not match "
          + "value's torch.Size(\(value.prefix(2).map { $0 }))"
        : "key shape torch.Size(\(key)) does not match value shape torch.Size(\(value))"
    case .batch(let query, let key):
      "query has \(query) sequences in its batch, but key has \(key)"
    case .maskType(let name): "only bool and floating types of \(name) are supported"
    case .maskShape(let wanted, let got):
      "The shape of the \(got.count)D attn_mask is torch.Size(\(got)), but should be "
        + "(\(wanted.map(String.init).joined(separator: ", ")))."
    case .paddingShape(let dimension, let wanted, let got):
      "Expected key_padded_mask.shape[\(dimension)] to be \(wanted), but got \(got)"
    case .causalWithoutMask:
      "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
        + "`generate_square_subsequent_mask` to create this mask."
    }
  }

  private static func kind(_ batched: Bool) -> String {
    batched ? "batched (3-D)" : "unbatched (2-D)"
  }
}

extension AttentionError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
