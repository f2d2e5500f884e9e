import Diagnostics

extension Parser {
  enum TargetUse { case assignment, deletion }

  /// The expression as what is assigned to or deleted.
  func target(_ expression: Expression, for use: TargetUse) throws(SyntaxError) -> Target {
    switch expression.kind {
    case .starred(let inner):
      throw use == .deletion
        ? SyntaxError(.cannotDelete("starred"), at: expression.range)
        : SyntaxError(.starOutsideSequence, at: inner.range)
    case .name(let name): return Target(.name(name), range: expression.range)
    case .attribute(let object, let name):
      return Target(.attribute(object, name), range: expression.range)
    case .item(let object, let index):
      return Target(.item(object, index), range: expression.range)
    case .list(let elements), .tuple(let elements):
      return try sequence(elements, for: use, at: expression.range)
    default:
      let what = expression.kind.description
      throw SyntaxError(
        use == .deletion
          ? .cannotDelete(what) : .cannotAssign(what, suggestsComparison: false),
        at: expression.range)
    }
  }

  func targets(
    _ expressions: [Expression], for use: TargetUse
  ) throws(SyntaxError) -> [Target] {
    var targets: [Target] = []
    for expression in expressions { targets.append(try target(expression, for: use)) }
    return targets
  }

  private func sequence(
    _ elements: [Expression], for use: TargetUse, at range: SourceRange
  ) throws(SyntaxError) -> Target {
    var targets: [Target] = []
    var starred: Int?
    for (index, element) in elements.enumerated() {
      guard case .starred(let inner) = element.kind, use == .assignment else {
        targets.append(try target(element, for: use))
        continue
      }
      guard starred == nil else { throw SyntaxError(.severalStars, at: range) }
      starred = index
      targets.append(try target(inner, for: use))
    }
    return Target(.sequence(targets, starred: starred), range: range)
  }

  /// What stands between `for` and `in`, or behind `del`: elements below comparisons.
  mutating func targetList() throws(SyntaxError) -> (elements: [Expression], endsWithComma: Bool) {
    var elements = [try targetElement()]
    while accept(",") {
      guard beginsTarget else { return (elements, true) }
      elements.append(try targetElement())
    }
    return (elements, false)
  }

  private var beginsTarget: Bool {
    current.kind == .name || at("(") || at("[") || at("*")
      || (current.beginsOperand && !at("not"))
  }

  private mutating func targetElement() throws(SyntaxError) -> Expression {
    let start = start
    guard accept("*") else { return try binary() }
    return try node(.starred(try binary()), from: start)
  }

  /// The targets of a `for`, as one.
  mutating func loopTarget() throws(SyntaxError) -> Target {
    let start = start
    let list = try targetList()
    if list.elements.count == 1 && !list.endsWithComma {
      return try target(list.elements[0], for: .assignment)
    }
    return try target(try node(.tuple(list.elements), from: start), for: .assignment)
  }

  /// Whether `expression = …` may have been meant as a comparison.
  func mayCompare(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .list, .tuple, .none, .bool, .comparison, .and, .or, .not, .conditional, .lambda, .yield,
      .yieldFrom, .starred:
      false
    case .comprehension(let comprehension): comprehension.kind != .generator
    default: true
    }
  }

  /// Refuses a single `=` behind a whole expression that is a condition or an element.
  mutating func refuseEquals(behind expression: Expression) throws(SyntaxError) {
    guard at("=") else { return }
    let equals = index
    let range = SourceRange(start: expression.range.start, end: current.range.end)
    advance()
    guard (try? binary()) != nil, !at("="), !at(":=") else {
      index = equals
      throw unexpected()
    }
    index = equals
    if case .name = expression.kind { throw SyntaxError(.assignmentInExpression, at: range) }
    guard mayCompare(expression) else { throw unexpected() }
    throw SyntaxError(
      .cannotAssign(expression.kind.description, suggestsComparison: true), at: expression.range)
  }
}

extension Expression.Kind {
  /// What CPython's messages call the expression.
  var description: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .ellipsis: "ellipsis"
    case .int, .bigInt, .float, .string, .bytes: "literal"
    case .formatted: "f-string expression"
    case .name: "name"
    case .list: "list"
    case .tuple: "tuple"
    case .set: "set display"
    case .dict: "dict literal"
    case .unary, .binary, .and, .or, .not: "expression"
    case .comparison: "comparison"
    case .conditional: "conditional expression"
    case .call: "function call"
    case .attribute: "attribute"
    case .item, .slice: "subscript"
    case .lambda: "lambda"
    case .comprehension(let comprehension): comprehension.kind.description
    case .starred: "starred"
    case .namedValue: "named expression"
    case .yield, .yieldFrom: "yield expression"
    }
  }
}

extension Comprehension.Kind {
  var description: String {
    switch self {
    case .list: "list comprehension"
    case .set: "set comprehension"
    case .dict: "dict comprehension"
    case .generator: "generator expression"
    }
  }

  /// The name of the comprehension's scope in tracebacks.
  var scopeName: String {
    switch self {
    case .list: "<listcomp>"
    case .set: "<setcomp>"
    case .dict: "<dictcomp>"
    case .generator: "<genexpr>"
    }
  }
}
