import Tensors

extension RecurrentLayer {
  /// What a layer gives for packed sequences.
  public struct PackedResult {
    /// The hidden state of the last layer after each step, packed as the input: `[N, D·H]`.
    public let output: PackedSequence
    /// The states after each sequence's own last step, each `[L·D, B, H]`, in the order of the batch.
    public let states: [Tensor]
  }

  /// Runs the layers over sequences of different lengths; no step of one sequence, and no padding,
  /// takes part in another's.
  ///
  /// - Parameters:
  ///   - input: Packed rows `[N, I]`.
  ///   - states: As for a batch, `[L·D, B, H]`, in the order of the batch.
  public func forward(_ input: PackedSequence, states: [Tensor]?) throws -> PackedResult {
    try stack.forward(input, states: states)
  }
}
