import Dialect

extension Context {
  /// Operators of the built-in containers; nothing when they don't apply.
  func containers(_ op: BinaryOperator, _ a: Value, _ b: Value) throws(Raise) -> Value? {
    switch (op, a, b) {
    case (.add, .string(let x), .string(let y)): return try joined(x, y)
    case (.modulo, .string(let x), _): return Value(try percentFormat(x.text, b))
    case (.add, .list(let x), .list(let y)):
      try checkSize(x.elements.count + y.elements.count, of: "the list")
      return Value(list: x.elements + y.elements)
    case (.add, .tuple(let x), .tuple(let y)):
      try checkSize(x.elements.count + y.elements.count, of: "the tuple")
      // A shape stays a shape; a named tuple becomes a plain one.
      let name = x.fields.isEmpty ? x.typeName : nil
      return .tuple(TupleObject(x.elements + y.elements, typeName: name))
    case (.multiply, _, _):
      if let count = try repetitions(b, of: a) { return try repeated(a, count) }
      if let count = try repetitions(a, of: b) { return try repeated(b, count) }
      return nil
    case (_, .iterator(let view as DictView), _) where view.kind != .values:
      guard [.bitOr, .bitAnd, .bitXor, .subtract].contains(op) else { return nil }
      return try setAlgebra(
        op, try SetObject(try elements(of: a), in: self),
        try SetObject(try elements(of: b), in: self)
      ).map { .set($0) }
    case (_, .set(let x), .iterator(let view as DictView)) where view.kind != .values:
      return try setAlgebra(op, x, try SetObject(try elements(of: b), in: self)).map { .set($0) }
    case (_, .set(let x), .set(let y)): return try setAlgebra(op, x, y).map { .set($0) }
    case (.bitOr, .dict(let x), .dict(let y)):
      var table = x.table
      for entry in y.table.live { try table.set(entry.value, for: entry.key, in: self) }
      return .dict(DictObject(table))
    case (.bitOr, .classObject, .classObject), (.bitOr, .classObject, .none),
      (.bitOr, .none, .classObject):
      return try union(a, b)
    default: return nil
    }
  }

  func joined(_ x: StringObject, _ y: StringObject) throws(Raise) -> Value {
    try checkSize(x.text.utf8.count + y.text.utf8.count, of: "the text")
    return .string(StringObject(x, y))
  }

  /// How often a sequence is to stand; nothing when `count` is no integer.
  private func repetitions(_ count: Value, of sequence: Value) throws(Raise) -> Int? {
    if case .bigInt = count, sequence.asSequence != nil || sequence.asString != nil {
      throw .doesNotFitIndex(.overflowError)
    }
    if case .instance = count, count.base == nil, special(count, "__index__") != nil,
      sequence.asSequence != nil || sequence.asString != nil
    {
      return try callSpecial(count, "__index__")?.asInt
    }
    return count.asInt
  }

  private func repeated(_ value: Value, _ count: Int) throws(Raise) -> Value? {
    let count = max(0, count)
    switch value {
    case .string(let object):
      try checkProduct(object.text.utf8.count, count, of: "the text")
      return Value(object.repeated(count))
    case .list(let object):
      return Value(list: try repeated(object.elements, count, of: "the list"))
    case .tuple(let object):
      return Value(tuple: try repeated(object.elements, count, of: "the tuple"))
    default: return nil
    }
  }

  private func repeated(
    _ elements: [Value], _ count: Int, of what: String
  ) throws(Raise) -> [Value] {
    try checkProduct(elements.count, count, of: what)
    if elements.count == 1 { return Array(repeating: elements[0], count: count) }
    var result: [Value] = []
    result.reserveCapacity(elements.count * count)
    for _ in 0..<count { result.append(contentsOf: elements) }
    return result
  }

  private func checkProduct(_ a: Int, _ b: Int, of what: String) throws(Raise) {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    try checkSize(overflow ? Int.max : product, of: what)
  }
}
