/// A mistake of an operation that knows its sentence and PyTorch's exception for it.
public protocol OperationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The sentence, in PyTorch's own words where PyTorch has one.
  var message: String { get }
  /// The Python exception that PyTorch raises for the mistake.
  var kind: TensorError.Kind { get }
}

extension OperationError {
  /// The message.
  public var description: String { message }

  /// A shape as Python prints a list.
  func list(_ sizes: [Int]) -> String {
    "[" + sizes.map(String.init).joined(separator: ", ") + "]"
  }
}
