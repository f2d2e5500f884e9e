import Interpreter
import Tensors

/// Functions of `torch.nn.functional` on whole vectors: padding, lengths and distances.
var vectorFunctions: [BuiltinFunction] {
  [
    BuiltinFunction(
      torch: "pad",
      [.required("input"), .required("pad"), .optional("mode", "constant"), .optional("value")],
      "More elements around the last dimensions."
    ) { (arguments, _) in
      let name = try arguments.string("mode")
      guard let mode = Tensor.PaddingMode(rawValue: name) else {
        throw ArrangementError.paddingMode(name)
      }
      let value = try arguments.optional("value", Arguments.scalar)
      if mode != .constant, let value, value.double != 0 {
        throw ArrangementError.paddingValue(mode: name)
      }
      return Value(
        try arguments.operand().padded(arguments.shape("pad"), mode: mode, value: value ?? 0))
    },
    BuiltinFunction(
      torch: "normalize",
      [.required("input"), .optional("p", 2.0), .optional("dim", 1), .optional("eps", 1e-12)],
      "Vectors of length one."
    ) { (arguments, _) in
      let x = try arguments.operand()
      let length = try x.norm(
        arguments.double("p"), dimensions: [arguments.integer("dim")], keepDimensions: true)
      return Value(try x / length.clamp(min: .float(arguments.double("eps"))).expand(x.shape))
    },
  ]
}
