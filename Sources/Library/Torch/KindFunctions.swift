import Interpreter
import Tensors

/// Questions about kinds of numbers.
var kindFunctions: [BuiltinFunction] {
  [
    BuiltinFunction(
      torch: "promote_types", [.required("type1"), .required("type2")], "The kind that holds both."
    ) { (arguments, _) in
      .native(DTypeObject.of(try kind("type1", arguments).promoted(with: kind("type2", arguments))))
    },
    BuiltinFunction(
      torch: "result_type", [.required("tensor1"), .required("tensor2")], "The kind of a result."
    ) { (arguments, _) in
      let (a, b) = (try arguments.operand("tensor1"), try arguments.operand("tensor2"))
      return .native(DTypeObject.of(Tensor.promoted(a.tensor, b.tensor)))
    },
    BuiltinFunction(
      torch: "can_cast", [.required("from_"), .required("to")], "Whether a kind can be written."
    ) { (arguments, _) in
      .bool(try kind("from_", arguments).canWrite(to: kind("to", arguments)))
    },
    BuiltinFunction(torch: "is_complex", [.required("input")], "Never: numbers are real.") {
      (_, _) in false
    },
    BuiltinFunction(torch: "is_nonzero", [.required("input")], "Whether the number is not zero.") {
      (arguments, _) in
      .bool(try arguments.operand().truth())
    },
    BuiltinFunction(torch: "typename", [.required("obj")], "The name of a value's type.") {
      (arguments, _) in
      Value(arguments["obj"].torchTypeName)
    },
    BuiltinFunction(
      torch: "scalar_tensor", [.required("s")] + placement, "A tensor of one number."
    ) { (arguments, _) in
      let kind = try arguments.dtype() ?? .standard
      return try placed(Tensor(arguments.scalar("s"), dtype: kind), arguments)
    },
    BuiltinFunction(torch: "broadcast_shapes", [.variadic("shapes")], "The common shape.") {
      (arguments, _) in
      let shapes = try arguments.rest.map { value -> [Int] in
        guard let sizes = value.asSequence?.compactMap(\.asInt) ?? value.asInt.map({ [$0] }) else {
          throw Raise(.typeError, "broadcast_shapes() takes shapes, not \(value.plainTypeName)")
        }
        return sizes
      }
      return Value(size: try Tensor.broadcastShape(shapes))
    },
  ]
}

private func kind(_ name: String, _ arguments: Arguments) throws -> DType {
  guard let kind = try arguments.dtype(name) else {
    throw arguments.wrongTensorType(name, expected: "torch.dtype")
  }
  return kind
}

extension DType {
  /// Whether numbers of the kind may be written where another kind stands.
  func canWrite(to other: DType) -> Bool {
    promoted(with: other) == other || isFloatingPoint && other.isFloatingPoint
  }
}
