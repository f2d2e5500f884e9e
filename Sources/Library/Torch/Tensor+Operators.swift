import Dialect
import Interpreter
import Tensors

extension Tensor {
  package func unary(_ op: UnaryOperator, in context: Context) throws(Raise) -> Value {
    try raising {
      switch op {
      case .minus: Value(try -self)
      case .plus: Value(self)
      case .invert: Value(try not())
      }
    }
  }

  package func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    context.spend(onElements: Swift.max(count, other.tensor?.count ?? 0))
    if let tensor = other.tensor {
      return try raising {
        try Self.combined(op, reflected ? tensor : self, reflected ? self : tensor)
      }
    }
    if !reflected, let tensor = try other.arrayAsTensor() {
      return try raising { try Self.combined(op, self, tensor) }
    }
    guard let scalar = other.scalar else {
      return try op == .multiply ? repeated(other, in: context) : .notImplemented
    }
    return try raising {
      try reflected ? Self.combined(op, scalar, self) : Self.combined(op, self, scalar)
    }
  }

  package func augmented(
    _ op: BinaryOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    let operand: Operand
    if let tensor = other.tensor {
      operand = .tensor(tensor)
    } else if let scalar = other.scalar {
      operand = .scalar(scalar)
    } else if op == .multiply, other.isRepeatable {
      throw .unsupportedOperands("*=", "Tensor", other.plainTypeName)
    } else {
      return .notImplemented
    }
    return try raising { try changed(op, operand) }
  }

  package func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    if let tensor = other.tensor { return try raising { try compared(op, .tensor(tensor)) } }
    if let scalar = other.scalar { return try raising { try compared(op, .scalar(scalar)) } }
    return .notImplemented
  }

  /// A text or list as often as a tensor of one integer says.
  private func repeated(_ sequence: Value, in context: Context) throws(Raise) -> Value {
    guard sequence.isRepeatable, let times = try integer(isIndex: true, in: context) else {
      return .notImplemented
    }
    return try context.binary(.multiply, sequence, .int(times))
  }

  private static func combined(
    _ op: BinaryOperator, _ a: Tensor, _ b: Tensor
  ) throws -> Value {
    switch op {
    case .add: Value(try a + b)
    case .subtract: Value(try a - b)
    case .multiply: Value(try a * b)
    case .divide: Value(try a / b)
    case .floorDivide: Value(try notBoth(.bool, a, b, "div_floor_cpu").floorDivide(b))
    case .modulo: Value(try notBoth(.bool, a, b, "remainder_cpu").remainder(b))
    case .power: Value(try notBoth(.bool, a, b, "pow").pow(b))
    case .matrixMultiply: Value(try a.matmul(b))
    case .bitAnd: Value(try a.and(b))
    case .bitOr: Value(try a.or(b))
    case .bitXor: Value(try a.exclusiveOr(b))
    case .shiftLeft: Value(try a.shiftedLeft(b))
    case .shiftRight: Value(try a.shiftedRight(b))
    }
  }

  /// The first operand, unless both are of a kind that the operation does not have.
  private static func notBoth(
    _ kind: DType, _ a: Tensor, _ b: Tensor, _ kernel: String
  ) throws -> Tensor {
    guard a.dtype == kind, b.dtype == kind else { return a }
    throw TensorError.notImplemented(operation: kernel, kind)
  }

  private static func combined(
    _ op: BinaryOperator, _ a: Tensor, _ b: Scalar
  ) throws -> Value {
    switch op {
    case .add: Value(try a + b)
    case .subtract: Value(try a - b)
    case .multiply: Value(try a * b)
    case .divide: Value(try a / b)
    case .power: Value(try a.pow(b))
    case .matrixMultiply: .notImplemented
    default: try combined(op, a, .wrapped(b))
    }
  }

  private static func combined(
    _ op: BinaryOperator, _ a: Scalar, _ b: Tensor
  ) throws -> Value {
    switch op {
    case .add: Value(try a + b)
    case .subtract: Value(try a - b)
    case .multiply: Value(try a * b)
    case .divide: Value(try a / b)
    case .matrixMultiply: .notImplemented
    default: try combined(op, .wrapped(a), b)
    }
  }

  /// `self op= other` in this tensor's own memory.
  private func changed(_ op: BinaryOperator, _ other: Operand) throws -> Value {
    if case .tensor(let tensor) = other { try checkOverlap(with: tensor) }
    return switch (op, other) {
    case (.add, .tensor(let tensor)): Value(try add_(tensor))
    case (.add, .scalar(let scalar)): Value(try add_(scalar))
    case (.subtract, .tensor(let tensor)): Value(try sub_(tensor))
    case (.subtract, .scalar(let scalar)): Value(try sub_(scalar))
    case (.multiply, .tensor(let tensor)): Value(try mul_(tensor))
    case (.multiply, .scalar(let scalar)): Value(try mul_(scalar))
    case (.divide, .tensor(let tensor)): Value(try div_(tensor))
    case (.divide, .scalar(let scalar)): Value(try div_(scalar))
    case (.power, .tensor(let tensor)): Value(try inPlace { try $0.pow(tensor) })
    case (.power, .scalar(let scalar)): Value(try inPlace { try $0.pow(scalar) })
    case (.floorDivide, _):
      Value(
        try inPlace {
          try Self.notBoth(.bool, $0, other.tensor, "div_floor_cpu").floorDivide(other.tensor)
        })
    case (.modulo, _):
      Value(
        try inPlace {
          try Self.notBoth(.bool, $0, other.tensor, "remainder_cpu").remainder(other.tensor)
        })
    case (.bitAnd, _): Value(try inPlace { try $0.and(other.tensor) })
    case (.bitOr, _): Value(try inPlace { try $0.or(other.tensor) })
    case (.bitXor, _): Value(try inPlace { try $0.exclusiveOr(other.tensor) })
    case (.matrixMultiply, _), (.shiftLeft, _), (.shiftRight, _): .notImplemented
    }
  }

  /// Elementwise comparison, the tensor on the left.
  func compared(_ op: ComparisonOperator, _ other: Operand) throws -> Value {
    switch (op, other) {
    case (.equal, .tensor(let tensor)): Value(try equal(tensor))
    case (.equal, .scalar(let scalar)): Value(try equal(scalar))
    case (.notEqual, .tensor(let tensor)): Value(try notEqual(tensor))
    case (.notEqual, .scalar(let scalar)): Value(try notEqual(scalar))
    case (.less, .tensor(let tensor)): Value(try less(tensor))
    case (.less, .scalar(let scalar)): Value(try less(scalar))
    case (.lessEqual, .tensor(let tensor)): Value(try lessOrEqual(tensor))
    case (.lessEqual, .scalar(let scalar)): Value(try lessOrEqual(scalar))
    case (.greater, .tensor(let tensor)): Value(try greater(tensor))
    case (.greater, .scalar(let scalar)): Value(try greater(scalar))
    case (.greaterEqual, .tensor(let tensor)): Value(try greaterOrEqual(tensor))
    case (.greaterEqual, .scalar(let scalar)): Value(try greaterOrEqual(scalar))
    case (.is, _), (.isNot, _), (.in, _), (.notIn, _): .notImplemented
    }
  }
}

extension Value {
  /// Whether Python repeats the value where it is multiplied by an integer.
  fileprivate var isRepeatable: Bool { asSequence != nil || asString != nil }
}
