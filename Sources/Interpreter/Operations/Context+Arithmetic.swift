import Dialect

extension Context {
  /// Python's `a op b`.
  package func binary(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
    switch (a, b) {
    case (.string(let x), .string(let y)):
      if case .add = op { return try joined(x, y) }
    case (.int(let x), .int(let y)): return try integers(op, x, y)
    case (.float(let x), .float(let y)):
      if let result = try floats(op, x, y) { return result }
    case (.bool(let x), .bool(let y)):
      if let result = booleans(op, x, y) { return result }
      return try integers(op, x ? 1 : 0, y ? 1 : 0)
    case (.instance, _), (_, .instance): break
    default:
      if let x = a.builtinInt, let y = b.builtinInt { return try integers(op, x, y) }
      if let result = try bigOperands(op, a, b) { return result }
      if let x = a.builtinDouble, let y = b.builtinDouble, let result = try floats(op, x, y) {
        return result
      }
    }
    return try overloaded(op, a, b)
  }

  /// Python's `a op= b`: in place for lists, sets, dicts and types that say so.
  package func augmented(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
    switch a {
    case .list(let object) where op == .add:
      let added = try elements(of: b)
      try checkSize(object.elements.count + added.count, of: "the list")
      object.elements.append(contentsOf: added)
      return a
    case .list(let object) where op == .multiply:
      if case .list(let product) = try binary(op, a, b) { object.elements = product.elements }
      return a
    case .set(let object) where !object.isFrozen:
      if let other = b.asSet, try changeSet(op, object, other) { return a }
    case .dict where special(a, "__i\(dunder(op))__") != nil:
      if let result = try callSpecial(a, "__i\(dunder(op))__", [b]), !result.isNotImplemented {
        return result
      }
    case .dict(let object) where op == .bitOr:
      try update(object, with: b)
      return a
    case .native(let object):
      let result = try object.augmented(op, b, in: self)
      if !result.isNotImplemented { return result }
    case .instance:
      if let result = try callSpecial(a, "__i\(dunder(op))__", [b]), !result.isNotImplemented {
        return result
      }
      if let base = a.base, base.isChanged(by: op) {
        let result = try augmented(op, base, b)
        return result.isIdentical(to: base) ? a : result
      }
    default: break
    }
    do throws(Raise) {
      return try binary(op, a, b)
    } catch {
      guard case .builtin(.typeError, let message) = error.cause,
        message.hasPrefix("unsupported operand type(s) for \(op.rawValue):")
      else { throw error }
      throw .unsupportedOperands("\(op.rawValue)=", a.plainTypeName, b.plainTypeName)
    }
  }

  /// Python's `op a`.
  package func unary(_ op: UnaryOperator, _ a: Value) throws(Raise) -> Value {
    switch a {
    case .native(let object): return try object.unary(op, in: self)
    case .float(let value):
      switch op {
      case .minus: return .float(-value)
      case .plus: return a
      case .invert: throw .badOperand(op, typeName: "float")
      }
    case .instance:
      if let base = a.base, special(a, unaryName(op)) == nil { return try unary(op, base) }
    case .int(let value) where value != Int.min:
      return .int(op == .plus ? value : op == .invert ? ~value : -value)
    default: break
    }
    if let result = try callSpecial(a, unaryName(op)) { return result }
    if let value = a.asBigInt {
      switch op {
      case .plus: return Value(value)
      case .invert: return Value(-value - 1)
      case .minus: return Value(-value)
      }
    }
    throw .badOperand(op, typeName: a.plainTypeName)
  }

  private func unaryName(_ op: UnaryOperator) -> String {
    switch op {
    case .plus: "__pos__"
    case .minus: "__neg__"
    case .invert: "__invert__"
    }
  }

  /// Arithmetic with an integer beyond 64 bits on one side; nothing when there is none, or when the
  /// other side is no number.
  private func bigOperands(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value? {
    switch (a, b) {
    case (.bigInt, _), (_, .bigInt): break
    default: return nil
    }
    if let x = a.asBigInt, let y = b.asBigInt { return try integers(op, x, y) }
    if case .float(let x) = a, let y = b.asBigInt { return try floats(op, x, try double(y)) }
    if let x = a.asBigInt, case .float(let y) = b { return try floats(op, try double(x), y) }
    return nil
  }

  private func overloaded(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value {
    let reflectedFirst = overridesReflected(op, a, b)
    if reflectedFirst, let result = try right(op, a, b) { return result }
    if case .native(let object) = a {
      let result = try object.binary(op, b, reflected: false, in: self)
      if !result.isNotImplemented { return result }
    }
    if a.asksItsClass, let result = try callSpecial(a, "__\(dunder(op))__", [b]),
      !result.isNotImplemented
    {
      return result
    }
    if let result = try builtinResult(op, a, b) { return result }
    if !reflectedFirst, let result = try right(op, a, b) { return result }
    throw unsupported(op, a, b)
  }

  /// What the built-in types make of the operands, be their classes derived or not.
  private func builtinResult(
    _ op: BinaryOperator, _ a: Value, _ b: Value
  ) throws(Raise) -> Value? {
    if a.base == nil, b.base == nil { return try containers(op, a, b) }
    let (x, y) = (a.plain, b.plain)
    if x.isNumber, y.isNumber { return try binary(op, x, y) }
    // A format asks the class of what it shows.
    if op == .modulo { return try containers(op, x, b) }
    return try containers(op, x, y)
  }

  /// Whether the right side's method goes first: its class is a subclass of the left side's, or
  /// derived from a built-in type for which the left side's built-in type would not do.
  private func overridesReflected(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Bool {
    guard case .instance = b else { return false }
    if a.base == nil, let base = b.base, special(b, "__r\(dunder(op))__") != nil {
      switch a {
      case .float, .bool: return !base.isInteger
      case .instance, .native: break
      default: return true
      }
    }
    guard case .instance(let x) = a, case .instance(let y) = b, x.classObject !== y.classObject
    else { return false }
    return y.classObject.isSubclass(of: x.classObject)
  }

  private func right(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    if case .native(let object) = b {
      let result = try object.binary(op, a, reflected: true, in: self)
      return result.isNotImplemented ? nil : result
    }
    // Two objects of one class: what the left one declined, the right one is not asked.
    if case .instance(let x) = a, case .instance(let y) = b, x.classObject === y.classObject {
      return nil
    }
    if b.asksItsClass, let result = try callSpecial(b, "__r\(dunder(op))__", [a]) {
      return result.isNotImplemented ? nil : result
    }
    return nil
  }

  private func unsupported(_ op: BinaryOperator, _ a: Value, _ b: Value) -> Raise {
    switch (op, a, b) {
    case (.add, .string, _):
      return Raise(
        .typeError, "can only concatenate str (not \"\(b.plainTypeName)\") to str",
        fix: "write str(…) around the \(b.plainTypeName), or use an f-string")
    case (.add, .list, _):
      return Raise(.typeError, "can only concatenate list (not \"\(b.plainTypeName)\") to list")
    case (.add, .tuple, _):
      return Raise(.typeError, "can only concatenate tuple (not \"\(b.plainTypeName)\") to tuple")
    case (.multiply, .string, _), (.multiply, .list, _), (.multiply, .tuple, _):
      return Raise(
        .typeError, "can't multiply sequence by non-int of type '\(b.plainTypeName)'")
    case (.multiply, _, .string), (.multiply, _, .list), (.multiply, _, .tuple):
      return Raise(
        .typeError, "can't multiply sequence by non-int of type '\(a.plainTypeName)'")
    case (.power, _, _):
      return .unsupportedOperands("** or pow()", a.plainTypeName, b.plainTypeName)
    default:
      return .unsupportedOperands(op.rawValue, a.plainTypeName, b.plainTypeName)
    }
  }

  func dunder(_ op: BinaryOperator) -> String {
    switch op {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .divide: "truediv"
    case .floorDivide: "floordiv"
    case .modulo: "mod"
    case .power: "pow"
    case .matrixMultiply: "matmul"
    case .shiftLeft: "lshift"
    case .shiftRight: "rshift"
    case .bitAnd: "and"
    case .bitOr: "or"
    case .bitXor: "xor"
    }
  }
}
