import Diagnostics

extension Parser {
  /// Operands between binary operators that bind at least as tightly as `minimum`.
  mutating func binary(_ minimum: Int = 1) throws(SyntaxError) -> Expression {
    let start = start
    var left = try unary()
    while current.kind == .symbol, let op = BinaryOperator(rawValue: current.text),
      op != .power, op.precedence >= minimum
    {
      advance()
      let right = try binary(op.precedence + 1)
      left = try node(.binary(op, left, right), from: start)
    }
    return left
  }

  private mutating func unary() throws(SyntaxError) -> Expression {
    var operators: [(UnaryOperator, SourceLocation)] = []
    while current.kind == .symbol, let op = UnaryOperator(rawValue: current.text) {
      operators.append((op, start))
      advance()
    }
    var expression = try power()
    for (op, start) in operators.reversed() {
      let isSmallest = expression.kind.isBeyondLargestInt && op == .minus
      expression = try node(isSmallest ? .int(.min) : .unary(op, expression), from: start)
    }
    return expression
  }

  private mutating func power() throws(SyntaxError) -> Expression {
    let start = start
    let base = try primary()
    guard accept("**") else { return base }
    let exponent = try nested { (parser) throws(SyntaxError) in try parser.unary() }
    return try node(.binary(.power, base, exponent), from: start)
  }

  /// An atom with the attributes, calls and items behind it.
  mutating func primary() throws(SyntaxError) -> Expression {
    if at("await") { throw SyntaxError(.unsupported(.await), at: current.range) }
    let start = start
    var expression = try atom()
    while current.kind == .symbol {
      switch current.text {
      case ".":
        advance()
        let name = try name()
        expression = try node(.attribute(expression, name), from: start)
      case "(":
        advance()
        let arguments = try arguments()
        expression = try node(.call(expression, arguments), from: start)
      case "[":
        advance()
        let index = try subscriptIndex()
        try expect("]")
        expression = try node(.item(expression, index), from: start)
      default: return expression
      }
    }
    return expression
  }

  private mutating func subscriptIndex() throws(SyntaxError) -> Expression {
    let start = start
    let first = try subscriptElement()
    if case .starred = first.kind, !at(",") { return try node(.tuple([first]), from: start) }
    guard at(",") else { return first }
    var elements = [first]
    while accept(",") {
      if at("]") { break }
      elements.append(try subscriptElement())
    }
    return try node(.tuple(elements), from: start)
  }

  private mutating func subscriptElement() throws(SyntaxError) -> Expression {
    if at("*") { return try starExpression() }
    let start = start
    let lower = at(":") ? nil : try namedExpression()
    guard accept(":") else {
      guard let lower else { throw unexpected() }
      return lower
    }
    let upper = try sliceBound()
    let step = accept(":") ? try sliceBound() : nil
    return try node(.slice(lower: lower, upper: upper, step: step), from: start)
  }

  private mutating func sliceBound() throws(SyntaxError) -> Expression? {
    at(":") || at(",") || at("]") ? nil : try expression()
  }
}

extension BinaryOperator {
  fileprivate var precedence: Int {
    switch self {
    case .bitOr: 1
    case .bitXor: 2
    case .bitAnd: 3
    case .shiftLeft, .shiftRight: 4
    case .add, .subtract: 5
    case .multiply, .divide, .floorDivide, .modulo, .matrixMultiply: 6
    case .power: 7
    }
  }
}

extension Expression.Kind {
  /// Whether this is the literal whose negative is the smallest 64-bit integer.
  fileprivate var isBeyondLargestInt: Bool {
    if case .bigInt("9223372036854775808") = self { true } else { false }
  }
}
