import Diagnostics

extension Resolver {
  mutating func expressions(_ list: [Expression]) throws(SyntaxError) -> [Expression] {
    var result: [Expression] = []
    result.reserveCapacity(list.count)
    for element in list { result.append(try expression(element)) }
    return result
  }

  mutating func optional(_ value: Expression?) throws(SyntaxError) -> Expression? {
    guard let value else { return nil }
    return try expression(value)
  }

  /// Walks down the left edge by a loop, because chains of operators and calls are the deepest
  /// trees that programs contain.
  mutating func expression(_ whole: Expression) throws(SyntaxError) -> Expression {
    var edge: [Expression] = []
    var bottom = whole
    while let below = bottom.kind.leftPart {
      edge.append(bottom)
      bottom = below
    }
    var result = try leaf(bottom)
    while let parent = edge.popLast() {
      result = Expression(try link(parent.kind, result), range: parent.range)
    }
    return result
  }

  /// An expression with its left part replaced by one that is resolved already.
  private mutating func link(
    _ kind: Expression.Kind, _ left: Expression
  ) throws(SyntaxError) -> Expression.Kind {
    switch kind {
    case .binary(let op, _, let right): return .binary(op, left, try expression(right))
    case .attribute(_, let attribute): return .attribute(left, mangled(attribute))
    case .call(_, let arguments): return .call(left, try self.arguments(arguments))
    case .item(_, let index): return .item(left, try expression(index))
    case .unary(let op, _): return .unary(op, left)
    case .not: return .not(left)
    default: return kind
    }
  }

  private mutating func leaf(_ value: Expression) throws(SyntaxError) -> Expression {
    let kind: Expression.Kind
    switch value.kind {
    case .none, .ellipsis, .bool, .int, .bigInt, .float, .string, .bytes: return value
    case .name(let used): kind = .name(name(used, .load))
    case .formatted(let parts): kind = .formatted(try formatted(parts))
    case .starred:
      guard phase == .rebuilding else { return try element(value) }
      throw SyntaxError(.loneStar, at: value.range)
    case .lambda(let function): kind = .lambda(try self.function(function))
    case .comprehension(let comprehension):
      kind = .comprehension(try self.comprehension(comprehension))
    case .namedValue(let target, let inner):
      let target = try walrus(target, at: value.range)
      kind = .namedValue(target, try expression(inner))
    case .yield(let inner):
      try noteYield(at: value.range)
      kind = .yield(try optional(inner))
    case .yieldFrom(let inner):
      try noteYield(at: value.range)
      kind = .yieldFrom(try expression(inner))
    default: kind = try inner(value.kind)
    }
    return Expression(kind, range: value.range)
  }

  private mutating func inner(_ kind: Expression.Kind) throws(SyntaxError) -> Expression.Kind {
    switch kind {
    case .list(let elements): return .list(try self.elements(elements))
    case .tuple(let elements): return .tuple(try self.elements(elements))
    case .set(let elements): return .set(try self.elements(elements))
    case .dict(let items): return .dict(try dictItems(items))
    case .comparison(let operators, let operands):
      return .comparison(operators, try expressions(operands))
    case .and(let operands): return .and(try expressions(operands))
    case .or(let operands): return .or(try expressions(operands))
    case .conditional(let condition, let then, let orElse):
      return .conditional(
        condition: try expression(condition), then: try expression(then),
        orElse: try expression(orElse))
    case .slice(let lower, let upper, let step):
      return .slice(
        lower: try optional(lower), upper: try optional(upper), step: try optional(step))
    default: return kind
    }
  }

  /// An element of a display or an argument, where a star may stand.
  private mutating func element(_ value: Expression) throws(SyntaxError) -> Expression {
    guard case .starred(let inner) = value.kind else { return try expression(value) }
    return Expression(.starred(try expression(inner)), range: value.range)
  }

  private mutating func elements(_ list: [Expression]) throws(SyntaxError) -> [Expression] {
    var result: [Expression] = []
    result.reserveCapacity(list.count)
    for value in list { result.append(try element(value)) }
    return result
  }

  private mutating func dictItems(_ items: [DictItem]) throws(SyntaxError) -> [DictItem] {
    var result: [DictItem] = []
    for item in items {
      result.append(
        DictItem(key: try optional(item.key), value: try expression(item.value)))
    }
    return result
  }

  mutating func arguments(_ arguments: [Argument]) throws(SyntaxError) -> [Argument] {
    var result: [Argument] = []
    for argument in arguments {
      result.append(Argument(argument.kind, try expression(argument.value)))
    }
    return result
  }

  private mutating func formatted(
    _ parts: [FormattedPart]
  ) throws(SyntaxError) -> [FormattedPart] {
    var result: [FormattedPart] = []
    for part in parts {
      switch part {
      case .text: result.append(part)
      case .value(let value, let conversion, let format):
        result.append(
          .value(
            try expression(value), conversion: conversion, format: try formatted(format)))
      }
    }
    return result
  }

  private func noteYield(at range: SourceRange) throws(SyntaxError) {
    switch scope.kind {
    case .function: scope.isGenerator = true
    case .comprehension(let kind):
      throw SyntaxError(.yieldInComprehension(kind.description), at: range)
    case .module, .classBody:
      if phase == .rebuilding { throw SyntaxError(.outsideFunction("yield"), at: range) }
    }
  }

  /// A comprehension's first iterable belongs to the scope around it; all else is its own.
  private mutating func comprehension(
    _ whole: Comprehension
  ) throws(SyntaxError) -> Comprehension {
    let first = try iterable(whole.firstIterable)
    let (parts, inner) = try inside(
      .comprehension(whole.kind), named: whole.kind.scopeName, className: scope.className
    ) { (resolver) throws(SyntaxError) in
      if resolver.phase == .recording {
        resolver.scope[".0"].bindings += 1
        resolver.scope[".0"].isParameter = true
      }
      let clauses = try resolver.clauses(whole.clauses)
      let element = try resolver.expression(whole.element)
      return (clauses, element, try resolver.optional(whole.value))
    }
    return Comprehension(
      kind: whole.kind,
      scope: rebuilt(whole.scope, parameters: whole.scope.parameters, body: [], scope: inner),
      firstIterable: first, clauses: parts.0, element: parts.1, value: parts.2)
  }

  private mutating func iterable(_ value: Expression) throws(SyntaxError) -> Expression {
    let outer = isInIterable
    isInIterable = true
    let result = try expression(value)
    isInIterable = outer
    return result
  }

  private mutating func clauses(
    _ clauses: [Comprehension.Clause]
  ) throws(SyntaxError) -> [Comprehension.Clause] {
    var result: [Comprehension.Clause] = []
    for clause in clauses {
      switch clause {
      case .for(let target, let next):
        let bound = try self.target(target, .iterate)
        var own: Expression?
        if let next { own = try iterable(next) }
        result.append(.for(bound, iterable: own))
      case .if(let condition): result.append(.if(try expression(condition)))
      }
    }
    return result
  }
}

extension Expression.Kind {
  /// The part on the left edge that a chain continues into.
  fileprivate var leftPart: Expression? {
    switch self {
    case .binary(_, let left, _), .attribute(let left, _), .call(let left, _),
      .item(let left, _), .unary(_, let left), .not(let left):
      left
    default: nil
    }
  }
}
