import Interpreter
import Tensors

/// Several tensors made one: functions only.
var joiningFunctions: [BuiltinFunction] {
  [
    joining("cat"), joining("concat"), joining("concatenate"),
    BuiltinFunction(
      torch: "stack", [.required("tensors"), .optional("dim", 0)], style: .torch,
      "Tensors of one shape behind each other in a new dimension."
    ) { (arguments, _) in
      Value(try Tensor.stack(arguments.tensors("tensors"), arguments.integer("dim")))
    },
    BuiltinFunction(torch: "hstack", [.required("tensors")], "Tensors side by side.") {
      (arguments, _) in
      let tensors = try arguments.tensors("tensors").map { try $0.rank == 0 ? $0.reshape([1]) : $0 }
      return Value(try Tensor.cat(tensors, tensors.first?.rank == 1 ? 0 : 1))
    },
    stacked("vstack"), stacked("row_stack"),
  ]
}

private func stacked(_ name: String) -> BuiltinFunction {
  BuiltinFunction(torch: name, [.required("tensors")], "Tensors below each other.") {
    (arguments, _) in
    let tensors = try arguments.tensors("tensors").map {
      try $0.rank < 2 ? $0.reshape([1, $0.count]) : $0
    }
    return Value(try Tensor.cat(tensors, 0))
  }
}

private func joining(_ name: String) -> BuiltinFunction {
  BuiltinFunction(
    torch: name, [.required("tensors"), .optional("dim", 0)], style: .torch,
    "Tensors behind each other along a dimension."
  ) { (arguments, _) in
    Value(try Tensor.cat(arguments.tensors("tensors"), arguments.integer("dim")))
  }
}
