import Dialect

extension Expression {
  /// Whether CPython knows the value before the code runs.
  var isConstant: Bool {
    switch kind {
    case .none, .ellipsis, .bool, .int, .bigInt, .float, .string, .bytes: true
    case .tuple(let elements): elements.allSatisfy(\.isConstant)
    case .unary(_, let operand): operand.isConstant
    case .binary(_, let left, let right): left.isConstant && right.isConstant
    default: false
    }
  }
}
