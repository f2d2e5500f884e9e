import Dialect
import Interpreter
import Tensors

/// Sums, products, quotients and powers of a tensor and another one or a number.
var arithmeticFunctions: [TensorFunction] {
  [
    scaledFunction("add", .add, "The sum with alpha times the other."),
    scaledFunction("sub", .subtract, "The difference of alpha times the other."),
    scaledFunction("subtract", .subtract, "The difference of alpha times the other."),
    binaryFunction("mul", .multiply, "The product of each pair."),
    binaryFunction("multiply", .multiply, "The product of each pair."),
    quotientFunction("div"), quotientFunction("divide"), quotientFunction("true_divide"),
    binaryFunction("floor_divide", .floorDivide, "The quotient, rounded down."),
    binaryFunction("remainder", .modulo, "What is left of a whole quotient, as Python's %."),
    binaryFunction("pow", .power, parameter: "exponent", "x to the power of the exponent."),
    TensorFunction("maximum", [.required("other")], "The larger of each pair.") {
      (x, arguments, _) in
      Value(try x.maximum(arguments.tensor("other")))
    },
    TensorFunction("minimum", [.required("other")], "The smaller of each pair.") {
      (x, arguments, _) in
      Value(try x.minimum(arguments.tensor("other")))
    },
  ]
}

/// The in-place forms: `add_`, `mul_`, …
var arithmeticMethods: [TensorFunction] {
  [
    scaledFunction("add_", .add, "Adds alpha times the other.", inPlace: true),
    scaledFunction("sub_", .subtract, "Subtracts alpha times the other.", inPlace: true),
    binaryFunction("mul_", .multiply, "Multiplies by the other.", inPlace: true),
    binaryFunction("div_", .divide, "Divides by the other.", inPlace: true),
    binaryFunction("pow_", .power, parameter: "exponent", "Raises to a power.", inPlace: true),
    binaryFunction("remainder_", .modulo, "Keeps the rest of a division.", inPlace: true),
    TensorFunction(
      "addcmul_", scaledPairParameters, "Adds value times a product."
    ) { (x, arguments, _) in
      let pair = try ScaledPair(arguments)
      return Value(try x.addcmul_(pair.first, pair.second, scale: pair.factor.double))
    },
    TensorFunction(
      "addcdiv_", scaledPairParameters, "Adds value times a quotient."
    ) { (x, arguments, _) in
      let pair = try ScaledPair(arguments).dividing()
      return Value(try x.addcdiv_(pair.first, pair.second, scale: pair.factor.double))
    },
    TensorFunction(
      "lerp_", [.required("end"), .required("weight")], "Moves towards the end by a weight."
    ) { (x, arguments, _) in
      guard x.dtype.isFloatingPoint else {
        throw TensorError.notImplemented(operation: "lerp_kernel_scalar", x.dtype)
      }
      return Value(try x.lerp_(arguments.tensor("end"), weight: arguments.double("weight")))
    },
  ]
}

private func binaryFunction(
  _ name: String, _ op: BinaryOperator, parameter: String = "other", _ documentation: String,
  inPlace: Bool = false
) -> TensorFunction {
  TensorFunction(name, [.required(parameter)], documentation) { (x, arguments, context) in
    do {
      _ = try arguments.operand(parameter)
    } catch  where op == .power {
      throw InvalidCombination.ofPower(arguments).raise
    }
    let other = arguments[parameter]
    return inPlace
      ? try x.augmented(op, other, in: context)
      : try x.binary(op, other, reflected: false, in: context)
  }
}

/// An operation whose second operand is first multiplied by `alpha`.
private func scaledFunction(
  _ name: String, _ op: BinaryOperator, _ documentation: String, inPlace: Bool = false
) -> TensorFunction {
  TensorFunction(
    name, [.required("other"), .variadic("args"), .keywordOnly("alpha", 1)], documentation
  ) { (x, arguments, context) in
    let operand = try arguments.operand("other").tensor
    let scaled = try ScaledOperand(arguments)
    if case .float? = scaled.factor.scalar, !Tensor.promoted(x, operand).isFloatingPoint {
      throw Raise(
        .runtimeError,
        "For integral input tensors, argument alpha must not be a floating point number.")
    }
    var other = scaled.operand
    if inPlace, let tensor = other.tensor { try x.checkOverlap(with: tensor) }
    if scaled.factor.asInt != 1 {
      let factor = arguments.rest.isEmpty ? try arguments.scalar("alpha") : scaled.factor.scalar
      other = try context.binary(.multiply, other, factor.map { Value($0) } ?? 1)
    }
    return inPlace
      ? try x.augmented(op, other, in: context)
      : try x.binary(op, other, reflected: false, in: context)
  }
}

private func quotientFunction(_ name: String) -> TensorFunction {
  TensorFunction(
    name, [.required("other"), .keywordOnly("rounding_mode")], "The quotient of each pair."
  ) { (x, arguments, context) in
    let other = try arguments.operand("other")
    switch arguments["rounding_mode"] {
    case .none: return try x.binary(.divide, arguments["other"], reflected: false, in: context)
    case .string(let mode) where mode.text == "floor":
      return Value(try x.floorDivide(other.tensor))
    case .string(let mode) where mode.text == "trunc":
      let quotient = try (x / other.tensor).trunc()
      let kind = Tensor.promoted(x, other.tensor)
      if kind.isFloatingPoint { return Value(quotient) }
      return Value(try quotient.to(kind == .bool ? .int64 : kind))
    default:
      throw Raise(
        .runtimeError,
        "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found "
          + "\(try context.repr(arguments["rounding_mode"]))")
    }
  }
}
