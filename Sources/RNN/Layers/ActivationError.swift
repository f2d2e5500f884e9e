/// Why an activation refuses its settings or its input.
public enum ActivationError: Error, Hashable, Sendable {
  /// A lower bound above the upper one.
  case bounds
  case zeroAlpha
  /// A threshold of a shrinking function below zero.
  case negativeThreshold(Double)
  /// A dimension that can't be halved.
  case halving(dimension: Int, size: Int)
  case halvingNumber
  /// Slopes that are neither one nor one for each channel.
  case slopes(count: Int, channels: Int)
  case slopeDimensions(Int)

  /// What is wrong, in PyTorch's words.
  public var message: String {
    switch self {
    case .bounds: "min_val cannot be greater than max_val"
    case .zeroAlpha: "ZeroDivisionError: alpha cannot be 0 for CELU"
    case .negativeThreshold(let value):
      "lambda must be in range [0, 3.40282e+38] for input dtype Float, but found "
        + (Int(exactly: value).map(String.init) ?? "\(value)")
    case .halving(let dimension, let size):
      "Halving dimension must be even, but dimension \(dimension) is size \(size)"
    case .halvingNumber: "glu does not support scalars because halving size must be even"
    case .slopes(let count, let channels):
      "Mismatch of parameter numbers and input channel size. Found parameter numbers = \(count) and "
        + "channel size = \(channels)."
    case .slopeDimensions(let got):
      "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = \(got)"
    }
  }
}

extension ActivationError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
