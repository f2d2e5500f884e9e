import Dialect

extension Compiler {
  /// Whether it is plain to see that evaluating an expression leaves a variable as it is. Calls leave
  /// a slot alone, and may bind all other names.
  func keeps(_ place: VariablePlace?, _ expression: Expression) -> Bool {
    guard let place else { return false }
    return place.isSlot && expression.bindsNothing(levels: 8)
  }
}

extension Expression {
  /// Whether no part other than a call binds a name, looking a few levels deep.
  fileprivate func bindsNothing(levels: Int) -> Bool {
    if levels == 0 { return false }
    func isFree(_ parts: Expression...) -> Bool { areFree(parts) }
    func areFree(_ parts: [Expression]) -> Bool {
      parts.allSatisfy { $0.bindsNothing(levels: levels - 1) }
    }
    switch kind {
    case .none, .ellipsis, .bool, .int, .bigInt, .float, .string, .bytes, .name: return true
    case .attribute(let part, _), .unary(_, let part), .not(let part): return isFree(part)
    case .binary(_, let left, let right), .item(let left, let right): return isFree(left, right)
    case .conditional(let condition, let then, let orElse): return isFree(condition, then, orElse)
    case .list(let parts), .tuple(let parts), .comparison(_, let parts), .and(let parts),
      .or(let parts):
      return areFree(parts)
    case .formatted(let parts): return areFree(parts.flatMap(\.expressions))
    case .call(let callee, let arguments):
      return areFree([callee] + arguments.map(\.value))
    default: return false
    }
  }
}

extension FormattedPart {
  fileprivate var expressions: [Expression] {
    switch self {
    case .text: []
    case .value(let value, _, let format): [value] + format.flatMap(\.expressions)
    }
  }
}
