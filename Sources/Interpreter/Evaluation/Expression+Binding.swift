import Dialect

extension Expression {
  /// Whether it is plain to see, looking a few levels deep, that evaluating it binds no local name
  /// of the function that it stands in. A call binds none: what inner functions bind is no slot.
  func keepsLocals(levels: Int = 8) -> Bool {
    if levels == 0 { return false }
    switch kind {
    case .none, .ellipsis, .bool, .int, .bigInt, .float, .string, .bytes, .name: return true
    case .attribute(let part, _), .unary(_, let part), .not(let part):
      return part.keepsLocals(levels: levels - 1)
    case .binary(_, let left, let right), .item(let left, let right):
      return left.keepsLocals(levels: levels - 1) && right.keepsLocals(levels: levels - 1)
    case .conditional(let condition, let then, let orElse):
      return [condition, then, orElse].allSatisfy { $0.keepsLocals(levels: levels - 1) }
    case .list(let parts), .tuple(let parts), .comparison(_, let parts), .and(let parts),
      .or(let parts):
      return parts.allSatisfy { $0.keepsLocals(levels: levels - 1) }
    case .call(let callee, let arguments):
      return callee.keepsLocals(levels: levels - 1)
        && arguments.allSatisfy { $0.value.keepsLocals(levels: levels - 1) }
    case .formatted(let parts):
      return parts.allSatisfy { $0.keepsLocals(levels: levels - 1) }
    default: return false
    }
  }
}

extension FormattedPart {
  fileprivate func keepsLocals(levels: Int) -> Bool {
    switch self {
    case .text: true
    case .value(let value, _, let format):
      value.keepsLocals(levels: levels) && format.allSatisfy { $0.keepsLocals(levels: 1) }
    }
  }
}
