import Dialect

extension Expression {
  /// The expressions directly inside, those of a lambda or a comprehension too.
  var parts: [Expression] {
    switch kind {
    case .none, .ellipsis, .bool, .int, .bigInt, .float, .string, .bytes, .name: []
    case .formatted(let parts): parts.flatMap(\.values)
    case .list(let parts), .tuple(let parts), .set(let parts), .and(let parts), .or(let parts),
      .comparison(_, let parts):
      parts
    case .dict(let items): items.flatMap { [$0.key, $0.value].compactMap(\.self) }
    case .unary(_, let part), .not(let part), .attribute(let part, _), .starred(let part),
      .namedValue(_, let part), .yieldFrom(let part):
      [part]
    case .binary(_, let left, let right), .item(let left, let right): [left, right]
    case .conditional(let condition, let then, let orElse): [condition, then, orElse]
    case .call(let callee, let arguments): [callee] + arguments.map(\.value)
    case .slice(let lower, let upper, let step): [lower, upper, step].compactMap(\.self)
    case .lambda(let function):
      function.parameters.compactMap(\.defaultValue) + function.body.flatMap(\.expressions)
    case .comprehension(let comprehension): comprehension.parts
    case .yield(let part): part.map { [$0] } ?? []
    }
  }

  /// The expression and all inside it, inner before outer, as they are evaluated; without
  /// recursion, so that no chain is too long.
  var all: [Expression] {
    var found: [Expression] = []
    var pending = [self]
    while let next = pending.popLast() {
      found.append(next)
      pending += next.parts
    }
    return found.reversed()
  }

  /// The calls in the expression, inner before outer.
  var calls: [Call] { all.compactMap { Call($0) } }

  /// `a.b.c` of a chain of attributes that begins with a name.
  var path: String? {
    var attributes: [String] = []
    var rest = self
    while case .attribute(let object, let attribute) = rest.kind {
      attributes.append(attribute)
      rest = object
    }
    guard case .name(let name) = rest.kind else { return nil }
    return ([name.text] + attributes.reversed()).joined(separator: ".")
  }

  /// The name that the expression is, where it is no more than that.
  var name: String? {
    guard case .name(let name) = kind else { return nil }
    return name.text
  }

  /// A literal whole number, negative ones too.
  var integer: Int? {
    switch kind {
    case .int(let value): value
    case .unary(.minus, let inner): inner.integer.flatMap { 0.subtracted(by: $0) }
    default: nil
    }
  }
}

extension Int {
  fileprivate func subtracted(by other: Int) -> Int? {
    let (difference, isOver) = subtractingReportingOverflow(other)
    return isOver ? nil : difference
  }
}

extension FormattedPart {
  fileprivate var values: [Expression] {
    switch self {
    case .text: []
    case .value(let value, _, let format): [value] + format.flatMap(\.values)
    }
  }
}

extension Comprehension {
  fileprivate var parts: [Expression] {
    let inner = clauses.flatMap { clause -> [Expression] in
      switch clause {
      case .for(let target, let iterable): target.expressions + [iterable].compactMap(\.self)
      case .if(let condition): [condition]
      }
    }
    return [firstIterable] + inner + [element] + [value].compactMap(\.self)
  }
}
