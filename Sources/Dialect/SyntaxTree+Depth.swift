extension Expression.Kind {
  /// The depth of the deepest part, zero for a leaf.
  var depthBelow: Int {
    switch self {
    case .none, .ellipsis, .bool, .int, .bigInt, .float, .string, .bytes, .name: 0
    case .formatted(let parts): parts.depth
    case .list(let parts), .tuple(let parts), .set(let parts), .and(let parts), .or(let parts),
      .comparison(_, let parts):
      parts.depth
    case .dict(let items): items.reduce(0) { max($0, $1.key?.depth ?? 0, $1.value.depth) }
    case .unary(_, let part), .not(let part), .attribute(let part, _), .starred(let part),
      .namedValue(_, let part), .yieldFrom(let part):
      part.depth
    case .binary(_, let left, let right), .item(let left, let right):
      max(left.depth, right.depth)
    case .conditional(let condition, let then, let orElse):
      max(condition.depth, then.depth, orElse.depth)
    case .call(let callee, let arguments):
      arguments.reduce(callee.depth) { max($0, $1.value.depth) }
    case .slice(let lower, let upper, let step):
      max(lower?.depth ?? 0, upper?.depth ?? 0, step?.depth ?? 0)
    case .lambda(let function): function.depth
    case .comprehension(let comprehension): comprehension.depth
    case .yield(let part): part?.depth ?? 0
    }
  }
}

extension [Expression] {
  fileprivate var depth: Int { reduce(0) { Swift.max($0, $1.depth) } }
}

extension [FormattedPart] {
  fileprivate var depth: Int {
    reduce(0) { deepest, part in
      switch part {
      case .text: deepest
      case .value(let value, _, let format): Swift.max(deepest, value.depth, format.depth)
      }
    }
  }
}

extension Function {
  /// A lambda's body is one returned expression; statements bound their own nesting.
  fileprivate var depth: Int {
    let defaults = parameters.reduce(0) { max($0, $1.defaultValue?.depth ?? 0) }
    guard case .return(let value?) = body.first?.kind else { return defaults }
    return max(defaults, value.depth)
  }
}

extension Comprehension {
  fileprivate var depth: Int {
    let ends = max(firstIterable.depth, element.depth, value?.depth ?? 0)
    return clauses.reduce(ends) { deepest, clause in
      switch clause {
      case .for(_, let iterable): max(deepest, iterable?.depth ?? 0)
      case .if(let condition): max(deepest, condition.depth)
      }
    }
  }
}
