import Tensors

/// Why a normalization refuses its settings or its input.
public enum NormalizationError: Error, Hashable, Sendable {
  /// A layer norm over no dimension.
  case noShape
  /// An input of another kind than a weight, a bias or a running value.
  case mixedTypes
  /// Parameters in double precision beside another input.
  case parameterType
  /// What keeps the divisor from zero does not.
  case epsilon(Double, training: Bool)
  /// A weight or a bias of another shape than the normalized one.
  case affineShape(name: String, wanted: [Int], got: [Int])
  /// A batch norm's input with neither two nor three dimensions.
  case batchDimensions(got: Int)
  /// A batch norm's weight, bias or running value that has not one number for each channel.
  case channels(name: String, wanted: Int, got: Int)
  /// A batch with one value for each channel, which has no variance.
  case singleValue(shape: [Int])

  /// What is wrong, in PyTorch's words.
  public var message: String {
    switch self {
    case .noShape:
      "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one "
        + "element, but got normalized_shape = []"
    case .mixedTypes: "mixed dtype (CPU): all inputs must share same datatype."
    case .parameterType: "mixed dtype (CPU): expect parameter to have scalar type of Float"
    case .epsilon(let epsilon, let training):
      "batch_norm eps must be \(training ? "positive during training" : "non-negative"), but got "
        + NumberFormat.python(epsilon)
    case .affineShape(let name, let wanted, let got):
      "Expected \(name) to be of same shape as normalized_shape, but got \(name) of shape \(got) "
        + "and normalized_shape = \(wanted)"
    case .batchDimensions(let got): "expected 2D or 3D input (got \(got)D input)"
    case .channels(let name, let wanted, let got):
      "\(name) should contain \(wanted) elements not \(got)"
    case .singleValue(let shape):
      "Expected more than 1 value per channel when training, got input size torch.Size(\(shape))"
    }
  }
}

extension NormalizationError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
