import Dialect
import Interpreter

extension NDArray: NativeObject {
  package var typeName: String { "numpy.ndarray" }

  package func setAttribute(
    _ name: String, to value: Value, in context: Context
  ) throws(Raise) {
    guard name == "shape" else {
      throw .noAttribute(typeName: typeName, name: name, known: ["shape"])
    }
    try raising(in: context) {
      let target = try shapeArgument(value, in: context)
      let changed = try reshaped(target)
      guard case (.numbers(let own), .numbers(let other)) = (memory, changed.memory), own === other
      else { throw ArrayError.value("cannot reshape in place an array with gaps").raise }
      (shape, strides) = (changed.shape, changed.strides)
    }
  }

  package func unary(_ op: UnaryOperator, in context: Context) throws(Raise) -> Value {
    try raising(in: context) { .native(try unaryResult(op)) }
  }

  package func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    context.spend(onElements: Swift.max(count, other.array?.count ?? 0))
    return try raising(in: context) {
      try binaryResult(op, other, reflected: reflected, in: context)
    }
  }

  package func augmented(
    _ op: BinaryOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    try raising(in: context) {
      guard op != .matrixMultiply, let operand = try other.operand(in: context) else {
        return .notImplemented
      }
      let function = PairFunction.of(op)
      let result = try function.apply(Operand(array: self), operand)
      guard result.kind.fits(in: kind) else {
        throw ArrayError.cast(function.name, from: result.kind, to: kind)
      }
      guard result.shape == shape else {
        throw Raise(
          .valueError,
          "non-broadcastable output operand with shape \(tupleText(shape, spaced: false)) doesn't "
            + "match the broadcast shape \(tupleText(result.shape, spaced: false))")
      }
      try assign(result)
      return .native(self)
    }
  }

  package func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    try raising(in: context) { try comparison(op, other, in: context) }
  }

  package func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    try raising(in: context) {
      if case .int(let index) = key, rank > 0 {
        return selected(0, try place(index, axis: 0)).value
      }
      let parts = try ArrayIndex.parts(of: key, in: context)
      switch try selection(parts, in: context) {
      case .view(let view):
        let keepsArray = parts.contains { if case .ellipsis = $0 { true } else { false } }
        return keepsArray ? .native(view) : view.value
      case .places(let places, let shape):
        context.spend(places.count >> 4)
        return try NDArray(elements(at: places), shape: shape, kind: kind).value
      }
    }
  }

  package func setItem(
    _ key: Value, to value: Value, in context: Context
  ) throws(Raise) {
    try raising(in: context) {
      guard isWritable else { throw ArrayError.readOnly.raise }
      let parts = try ArrayIndex.parts(of: key, in: context)
      let isNumber = value.builtinDouble != nil
      let given = try NDArray.of(value, kind: isNumber && kind != .text ? kind : nil, in: context)
      let source = try kind == .text || given.kind == .text ? given.of(kind) : given
      switch try selection(parts, in: context) {
      case .view(let view): try view.assign(source)
      case .places(let places, let shape):
        if source.count == 1 {
          write(source.elements, at: places)
          return
        }
        try write(source, at: places, shape: shape, isMask: parts.count == 1 && parts[0].isMask)
      }
    }
  }

  private func write(_ source: NDArray, at places: [Int], shape: [Int], isMask: Bool) throws {
    do {
      write(try source.broadcast(to: shape).elements, at: places)
    } catch {
      throw isMask
        ? ArrayError.maskAssignment(count: source.count, selected: places.count).raise
        : Raise(
          .valueError,
          "shape mismatch: value array of shape \(tupleText(source.shape, spaced: false)) could not be "
            + "broadcast to indexing result of shape \(tupleText(shape, spaced: false))")
    }
  }

  package func deleteItem(_ key: Value, in context: Context) throws(Raise) {
    throw Raise(.valueError, "cannot delete array elements")
  }

  package func length(in context: Context) throws(Raise) -> Int {
    guard let first = shape.first else { throw Raise(.typeError, "len() of unsized object") }
    return first
  }

  package func iterator(in context: Context) throws(Raise) -> IteratorObject {
    guard rank > 0 else { throw Raise(.typeError, "iteration over a 0-d array") }
    var next = 0
    return IteratorObject(typeName: "iterator") { [self] (_) throws(Raise) in
      guard next < shape[0] else { return nil }
      defer { next += 1 }
      return selected(0, next).value
    }
  }

  package func contains(_ item: Value, in context: Context) throws(Raise) -> Bool? {
    try raising(in: context) {
      guard case .native(let found) = try comparison(ComparisonOperator.equal, item, in: context)
      else { return false }
      if let array = found as? NDArray { return array.truths.contains(true) }
      return (found as? ArrayScalar)?.double == 1
    }
  }

  package func truth(in context: Context) throws(Raise) -> Bool {
    switch count {
    case 1: return truths[0]
    case 0: throw ArrayError.truthOfNone.raise
    default: throw ArrayError.truthOfMany.raise
    }
  }

  package func integer(isIndex: Bool, in context: Context) throws(Raise) -> Int? {
    if isIndex {
      guard rank == 0, kind.isInteger else {
        throw Raise(.typeError, "only integer scalar arrays can be converted to a scalar index")
      }
      return Int(integers[0])
    }
    return try context.machineInt(try single().plain)
  }

  package func number(in context: Context) throws(Raise) -> Double? { try single().double }

  private func single() throws(Raise) -> ArrayScalar {
    guard count == 1, kind != .text else { throw ArrayError.singleOnly.raise }
    return scalar(at: 0)
  }

  package func repr(in context: Context) throws(Raise) -> String {
    try raising(in: context) {
      try ArrayText(self, options: .of(context), in: context).representation
    }
  }

  package func text(in context: Context) throws(Raise) -> String {
    if rank == 0 { return kind == .text ? texts[0] : scalar(at: 0).text }
    return try raising(in: context) { try ArrayText(self, options: .of(context), in: context).text }
  }

  package func format(_ specification: String, in context: Context) throws(Raise) -> String {
    if rank == 0 { return try context.format(scalar(at: 0).plain, specification) }
    if specification.isEmpty { return try text(in: context) }
    throw .noFormat(typeName: typeName)
  }

  package func hash(in context: Context) throws(Raise) -> Int {
    throw .unhashable(typeName: typeName)
  }
}

extension ArrayIndex {
  fileprivate var isMask: Bool { if case .mask = self { true } else { false } }
}

extension Kind {
  /// Whether results of this kind may be written into an array of another: NumPy's `same_kind`.
  func fits(in other: Kind) -> Bool {
    if self == other { return true }
    if self == .text || other == .text { return false }
    if other == .bool { return false }
    if isFloating { return other.isFloating }
    if self == .bool { return true }
    return other.isFloating || isUnsigned || !other.isUnsigned
  }
}
