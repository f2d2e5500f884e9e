/// How a product `x·Wᵀ` is computed in 8-bit integers: what shares a factor between number and
/// integer, on either side.
///
/// Weights become `q = round(w / s)` in −128 … 127 with `s = max|w| / 127.5`. Inputs are turned into
/// bytes as they come: dynamic quantization.
public struct QuantizationScheme: Hashable, Sendable {
  /// What has a factor of its own.
  public enum Sharing: Hashable, Sendable {
    /// Each row of the weights (each output), or of the inputs (each step of each sequence).
    case perRow
    /// The whole matrix.
    case perTensor
  }

  /// The factors of the weights.
  public let weights: Sharing
  /// The factors of the inputs: `perRow` has 127 steps on each side of zero, `perTensor` 127 steps
  /// from the least to the greatest number, as PyTorch's `reduce_range`.
  public let inputs: Sharing

  /// A scheme of both.
  public init(weights: Sharing, inputs: Sharing) {
    self.weights = weights
    self.inputs = inputs
  }

  /// The exact one: a sequence's result does not depend on the other sequences of its batch.
  public static let perRow = QuantizationScheme(weights: .perRow, inputs: .perRow)
  /// The numbers of PyTorch's `quantize_dynamic` with its default settings.
  public static let perTensor = QuantizationScheme(weights: .perTensor, inputs: .perTensor)
}
