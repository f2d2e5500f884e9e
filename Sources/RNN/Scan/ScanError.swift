/// Why a scan refuses its tensors.
public enum ScanError: Error, Hashable, Sendable {
  case tensorType(name: String, got: String)
  /// A tensor of another type than the factors.
  case unequalTypes(name: String, wanted: String, got: String)
  case noSteps
  case shape(name: String, wanted: [Int], got: [Int])
  /// A sequence without a dimension for its steps behind that of the batch.
  case noBatch(name: String, got: [Int])
  case size(setting: String, value: Int)
}

extension ScanError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What does not fit.
  public var message: String {
    switch self {
    case .tensorType(let name, let got): "\(name) must be of a floating-point type, got \(got)"
    case .unequalTypes(let name, let wanted, let got):
      "\(name) must be of \(wanted) as a is, got \(got)"
    case .noSteps: "a scan needs one step or more"
    case .shape(let name, let wanted, let got):
      "\(name) must have the shape \(wanted), got \(got)"
    case .noBatch(let name, let got):
      "with batch_first \(name) must have the shape [batch, steps, …], got \(got)"
    case .size(let setting, let value): "\(setting) must be 1 or more, and below 2^31, got \(value)"
    }
  }
}
