import Dialect

extension Tracer {
  /// What is known of an expression; it is noted for the rules, with all inside it.
  mutating func value(_ expression: Expression) -> Value? {
    let found = reading(expression)
    values[expression.range] = found
    return found
  }

  private mutating func reading(_ expression: Expression) -> Value? {
    if let constant = expression.constant { return .constant(constant) }
    switch expression.kind {
    case .name(let name): return names[name.text]
    case .attribute(let object, let attribute):
      if let path = expression.path, let known = names[path] { return known }
      return member(attribute, of: value(object))
    case .tuple(let parts), .list(let parts): return .tuple(parts.map { value($0) })
    case .call(let callee, let arguments):
      guard let call = Call(expression) else { return nil }
      let function = value(callee)
      return result(call, of: function, arguments.map { value($0.value) })
    case .item(let object, let index):
      let found = value(object)
      _ = value(index)
      return found.flatMap { item(index, of: $0) }
    case .binary(let op, let left, let right):
      return result(op, value(left), value(right), left, right)
    case .conditional(let condition, let then, let orElse):
      _ = value(condition)
      let (first, second) = (value(then), value(orElse))
      return first == second ? first : nil
    // Names in these are bound anew, or the text's places are their own.
    case .lambda, .comprehension, .formatted: return nil
    default:
      for part in expression.parts { _ = value(part) }
      return nil
    }
  }

  /// An attribute of an object of one of the note's classes: `model.lstm`.
  private func member(_ attribute: String, of object: Value?) -> Value? {
    guard case .instance(let name) = object else { return nil }
    return note.classes[name]?.attributes["self.\(attribute)"]
  }

  private func item(_ index: Expression, of value: Value) -> Value? {
    switch value {
    case .result(let layer):
      switch index.integer {
      case 0: .tensor(.steps(of: layer))
      case 1, -1: layer.lastState
      default: nil
      }
    case .tuple(let parts):
      index.integer.flatMap { parts.indices.contains($0) ? parts[$0] : nil }
    case .tensor(var facts):
      facts.indexed(by: index) ? .tensor(facts) : nil
    case .sequential(let parts):
      index.integer.flatMap { parts.indices.contains($0) ? parts[$0] : nil }
    case .constant, .layer, .instance: nil
    }
  }

  /// `(x − x.mean()) / x.std()`, and `(x − x.min()) / (x.max() − x.min())`; else what is left of a
  /// tensor that a number changes.
  private func result(
    _ op: BinaryOperator, _ left: Value?, _ right: Value?, _ first: Expression,
    _ second: Expression
  ) -> Value? {
    if op == .divide, first.isCentered(by: second) { return .tensor(TensorFacts(isScaled: true)) }
    // A temperature or a factor leaves the shape, and a logit a logit.
    guard case .tensor(let facts) = left, case .constant = right else { return nil }
    return .tensor(TensorFacts(rank: facts.rank, last: facts.last, isLinear: facts.isLinear))
  }
}

extension Expression {
  /// Whether this is `x - x.mean()` and the other one uses `x.std()`, or the same of the extremes.
  fileprivate func isCentered(by spread: Expression) -> Bool {
    guard case .binary(.subtract, let data, let center) = kind, let path = data.path else {
      return false
    }
    let statistics = Set(
      (center.all + spread.all).compactMap { part -> String? in
        guard let call = Call(part), call.receiver?.path == path else { return nil }
        return call.method
      })
    return statistics.isSuperset(of: ["mean", "std"])
      || statistics.isSuperset(of: ["min", "max"])
  }
}

extension TensorFacts {
  /// Takes an index; false where what is left isn't known.
  fileprivate mutating func indexed(by index: Expression) -> Bool {
    let parts = if case .tuple(let parts) = index.kind { parts } else { [index] }
    let isPlain = parts.allSatisfy { part in
      if case .slice = part.kind { return true }
      return part.integer != nil
    }
    guard isPlain else { return false }
    let taken = parts.filter { $0.integer != nil }.count
    if taken > 0 { (steps, state) = (nil, nil) }
    if let whole = rank, parts.count == whole, taken > 0 { last = nil }
    rank = rank.map { $0 - taken }
    return true
  }
}
