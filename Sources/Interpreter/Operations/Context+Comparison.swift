import BigInt
import Dialect

extension Context {
  /// Python's `a == b` as a truth value.
  package func equals(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): return a == b
    case (.string(let a), .string(let b)): return a.hasSameText(as: b)
    case (.none, .none): return true
    case (.float(let a), .float(let b)): return a == b
    default: return try truth(try compare(.equal, a, b))
    }
  }

  /// Identity or equality: what containers compare by.
  package func isSame(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    if a.isIdentical(to: b) { return true }
    return try equals(a, b)
  }

  func isSameKey(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    switch (a, b) {
    case (.string(let a), .string(let b)): return a === b || a.hasSameText(as: b)
    case (.int(let a), .int(let b)): return a == b
    default: return try isSame(a, b)
    }
  }

  /// Python's `a < b` as a truth value: what sorting uses.
  package func isLess(_ a: Value, _ b: Value) throws(Raise) -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): return a < b
    case (.float(let a), .float(let b)): return a < b
    case (.string(let a), .string(let b)): return textPrecedes(a.text, b.text)
    default: return try truth(try compare(.less, a, b))
    }
  }

  /// Python's comparison, with the value that it gives (a tensor for tensors).
  package func compare(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value {
    switch op {
    case .is: return .bool(a.isIdentical(to: b))
    case .isNot: return .bool(!a.isIdentical(to: b))
    case .in: return .bool(try contains(b, a))
    case .notIn: return .bool(!(try contains(b, a)))
    case .equal, .notEqual, .less, .lessEqual, .greater, .greaterEqual: break
    }
    if case .int(let x) = a, case .int(let y) = b { return .bool(ordering(op, x, y)) }
    if a.base != nil || b.base != nil { return try derivedComparison(op, a, b) }
    if let result = numbers(op, a, b) { return .bool(result) }
    if let result = try overloadedComparison(op, a, b) { return result }
    if let result = try builtinComparison(op, a, b) { return .bool(result) }
    return try identityComparison(op, a, b)
  }

  private func identityComparison(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value {
    switch op {
    case .equal: return .bool(a.isIdentical(to: b))
    case .notEqual: return .bool(!a.isIdentical(to: b))
    default: throw .unordered(op, a.plainTypeName, b.plainTypeName)
    }
  }

  /// Comparison where a side's class is derived from a built-in type: its own methods go first,
  /// those of a right side whose class is below the left side's before all; then the built-in
  /// type's comparison.
  private func derivedComparison(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value {
    let (left, right) = (type(of: a), type(of: b))
    // An `int` leaves every comparison with a `float` to that.
    let isRightFirst =
      (left !== right && right.isSubclass(of: left)) || (a.isPlainInteger && b.plain.isFloat)
    if isRightFirst, let result = try dunderComparison(mirror(op), b, a) { return result }
    if let result = try dunderComparison(op, a, b) { return result }
    let (x, y) = (a.plain, b.plain)
    if let result = numbers(op, x, y) { return .bool(result) }
    if let result = try builtinComparison(op, x, y) { return .bool(result) }
    if !isRightFirst {
      if case .native(let object) = b {
        let result = try object.compare(mirror(op), a, in: self)
        if !result.isNotImplemented { return result }
      }
      if let result = try dunderComparison(mirror(op), b, a) { return result }
    }
    return try identityComparison(op, a, b)
  }

  /// Numbers by their exact values, an `int` against a `float` too; nothing for other types.
  private func numbers(_ op: ComparisonOperator, _ a: Value, _ b: Value) -> Bool? {
    switch (a, b) {
    case (.float(let x), .float(let y)): return ordering(op, x, y)
    case (.float(let x), _):
      guard b.isInteger else { return nil }
      return order(of: b, against: x).map { ordering(op, 0, $0) } ?? (op == .notEqual)
    case (_, .float(let y)):
      guard a.isInteger else { return nil }
      return order(of: a, against: y).map { ordering(op, $0, 0) } ?? (op == .notEqual)
    default:
      if let x = a.builtinInt, let y = b.builtinInt { return ordering(op, x, y) }
      if let x = a.asBigInt, let y = b.asBigInt { return ordering(op, x, y) }
      return nil
    }
  }

  /// -1, 0 or 1: where an integer stands to a float; nothing for `nan`.
  private func order(of integer: Value, against number: Double) -> Int? {
    if number.isNaN { return nil }
    if let small = integer.asInt, small.magnitude <= 1 << 53 {
      return Double(small) < number ? -1 : Double(small) > number ? 1 : 0
    }
    guard let exact = integer.asBigInt, number.isFinite else { return number > 0 ? -1 : 1 }
    let whole = number.rounded(.towardZero)
    let other = BigInt(whole)
    if exact != other { return exact < other ? -1 : 1 }
    return whole < number ? -1 : whole > number ? 1 : 0
  }

  private func ordering<T: Comparable>(_ op: ComparisonOperator, _ a: T, _ b: T) -> Bool {
    switch op {
    case .equal, .is: a == b
    case .notEqual, .isNot: a != b
    case .less: a < b
    case .lessEqual: a <= b
    case .greater: a > b
    case .greaterEqual: a >= b
    case .in, .notIn: false
    }
  }

  /// What a native type or a class says; nothing when both sides decline.
  private func overloadedComparison(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value? {
    if case .native(let object) = a {
      let result = try object.compare(op, b, in: self)
      if !result.isNotImplemented { return result }
    }
    if let result = try dunderComparison(op, a, b) { return result }
    let mirrored = mirror(op)
    if case .native(let object) = b {
      let result = try object.compare(mirrored, a, in: self)
      if !result.isNotImplemented { return result }
    }
    return try dunderComparison(mirrored, b, a)
  }

  private func dunderComparison(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value? {
    guard a.asksItsClass else { return nil }
    let classObject = type(of: a)
    if let method = classObject.lookup(dunder(op)) {
      let result = try enter { () throws(Raise) in
        try call(try bind(method, to: a), [b])
      }
      if !result.isNotImplemented { return result }
    }
    if op == .notEqual, let method = classObject.lookup("__eq__") {
      let result = try call(try bind(method, to: a), [b])
      if !result.isNotImplemented { return .bool(!(try truth(result))) }
    }
    return nil
  }

  private func dunder(_ op: ComparisonOperator) -> String {
    switch op {
    case .equal, .is: "__eq__"
    case .notEqual, .isNot: "__ne__"
    case .less: "__lt__"
    case .lessEqual: "__le__"
    case .greater: "__gt__"
    case .greaterEqual: "__ge__"
    case .in, .notIn: "__contains__"
    }
  }

  private func mirror(_ op: ComparisonOperator) -> ComparisonOperator {
    switch op {
    case .less: .greater
    case .lessEqual: .greaterEqual
    case .greater: .less
    case .greaterEqual: .lessEqual
    default: op
    }
  }

  /// Comparison of the built-in containers; nothing when the types don't compare.
  private func builtinComparison(
    _ op: ComparisonOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Bool? {
    switch (a, b) {
    case (.string(let a), .string(let b)):
      return strings(op, a, b)
    case (.list(let a), .list(let b)):
      return try deeper(during: "in comparison") { () throws(Raise) in
        try sequences(op, a.elements, b.elements)
      }
    case (.tuple(let a), .tuple(let b)):
      return try deeper(during: "in comparison") { () throws(Raise) in
        try sequences(op, a.elements, b.elements)
      }
    case (.dict(let a), .dict(let b)) where op == .equal || op == .notEqual:
      return try deeper(during: "in comparison") { () throws(Raise) in
        try sameDicts(a, b) == (op == .equal)
      }
    case (.set(let a), .set(let b)): return try sets(op, a, b)
    case (.iterator(let view as DictView), _) where view.kind != .values && b.isSetLike,
      (_, .iterator(let view as DictView)) where view.kind != .values && a.isSetLike:
      return try sets(
        op, try SetObject(try elements(of: a), in: self),
        try SetObject(try elements(of: b), in: self))
    case (.range(let a), .range(let b)) where op == .equal || op == .notEqual:
      let same =
        a.count == b.count
        && (a.count == 0 || (a.start == b.start && (a.count == 1 || a.step == b.step)))
      return same == (op == .equal)
    case (.method(let x), .method(let y)) where op == .equal || op == .notEqual:
      let same =
        x.function.isIdentical(to: y.function) && x.receiver.isIdentical(to: y.receiver)
      return same == (op == .equal)
    default: return nil
    }
  }

  private func strings(_ op: ComparisonOperator, _ a: StringObject, _ b: StringObject) -> Bool {
    switch op {
    case .equal: a.hasSameText(as: b)
    case .notEqual: !a.hasSameText(as: b)
    case .less: textPrecedes(a.text, b.text)
    case .lessEqual: !textPrecedes(b.text, a.text)
    case .greater: textPrecedes(b.text, a.text)
    default: !textPrecedes(a.text, b.text)
    }
  }

  /// Lexicographic, by the first pair that differs.
  private func sequences(
    _ op: ComparisonOperator, _ a: [Value], _ b: [Value]
  ) throws(Raise) -> Bool {
    if a.count != b.count {
      if op == .equal { return false }
      if op == .notEqual { return true }
    }
    var index = 0
    while index < a.count, index < b.count, try isSame(a[index], b[index]) {
      index += 1
      try checkLimits(turn: index)
    }
    if index < a.count, index < b.count {
      switch op {
      case .equal: return false
      case .notEqual: return true
      default: return try truth(try compare(op, a[index], b[index]))
      }
    }
    return ordering(op, a.count, b.count)
  }

  private func sameDicts(_ a: DictObject, _ b: DictObject) throws(Raise) -> Bool {
    if a.table.count != b.table.count { return false }
    for (turn, entry) in a.table.live.enumerated() {
      try checkLimits(turn: turn)
      guard let other = try b.value(for: entry.key, in: self),
        try isSame(entry.value, other)
      else { return false }
    }
    return true
  }
}

extension Value {
  fileprivate var isFloat: Bool {
    if case .float = self { return true }
    return false
  }

  fileprivate var isPlainInteger: Bool { base == nil && isInteger }
}
