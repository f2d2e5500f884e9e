/// Why a sum of products over named dimensions cannot be computed.
public enum EinsumError: OperationError {
  case noOperand
  case moreOperands
  case fewerOperands
  case character(at: Int, isOutput: Bool)
  case dot(operand: Int?)
  case secondEllipsis
  case rank(Int, Int, Int, hasEllipsis: Bool)
  case repeated(String, Int, sizes: [Int])
  case sizes(String, Int, size: Int, seen: Int)
  case unknownOutput(Character)
  case repeatedOutput(Character)

  /// The Python exception that PyTorch raises for the mistake.
  public var kind: TensorError.Kind { self == .noOperand ? .value : .runtime }

  /// The sentence, in PyTorch's own words where PyTorch has one.
  public var message: String { "einsum(): " + reason }

  private var reason: String {
    switch self {
    case .noOperand:
      "must specify the equation string and at least one operand, or at least one operand and its "
        + "subscripts list"
    case .moreOperands: "more operands were provided than specified in the equation"
    case .fewerOperands: "fewer operands were provided than specified in the equation"
    case .character(let index, _):
      "invalid subscript given at index \(index) in the equation string, subscripts must be in "
        + "[a-zA-Z]"
    case .dot(let operand?):
      "found '.' for operand \(operand) that is not part of any ellipsis (...)"
    case .dot(nil): "found '.' for output that is not part of any ellipsis (...)"
    case .secondEllipsis: "an operand or the output has more than one ellipsis (...)"
    case .rank(let given, let rank, let operand, let hasEllipsis):
      hasEllipsis
        ? "the number of subscripts in the equation (\(given)) is more than the number of dimensions "
          + "(\(rank)) for operand \(operand)"
        : "the number of subscripts in the equation (\(given)) does not match the number of "
          + "dimensions (\(rank)) for operand \(operand) and no ellipsis was given"
    case .repeated(let name, let operand, let sizes):
      "subscript \(name) is repeated for operand \(operand) but the sizes don't match, \(sizes[0]) "
        + "!= \(sizes[1])"
    case .sizes(let name, let operand, let size, let seen):
      "subscript \(name) has size \(size) for operand \(operand) which does not broadcast with "
        + "previously seen size \(seen)"
    case .unknownOutput(let letter):
      "output subscript \(letter) does not appear in the equation for any input operand"
    case .repeatedOutput(let letter):
      "output subscript \(letter) appears more than once in the output"
    }
  }
}
