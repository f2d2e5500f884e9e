import Interpreter
import RNN
import Tensors

/// `train`, `eval`, `zero_grad`, `requires_grad_`.
var modeMethods: [BuiltinFunction] {
  [
    BuiltinFunction(
      method: "train", of: "Module", [.optional("mode", true)],
      "The module and all inside it behave as in training."
    ) { (arguments, context) in
      let module = try arguments.module()
      guard case .bool(let mode) = arguments["mode"] else {
        throw Raise(.valueError, "training mode is expected to be boolean")
      }
      try train(module, mode, in: context, depth: 0)
      return module.value
    },
    BuiltinFunction(
      method: "eval", of: "Module", "The module and all inside it behave as in use: no dropout."
    ) { (arguments, context) in
      try context.callMethod(arguments.module().value, "train", [false])
    },
    BuiltinFunction(
      method: "zero_grad", of: "Module", [.optional("set_to_none", true)],
      "Forgets the gradients of all parameters."
    ) { (arguments, _) in
      try forgetGradients(
        of: arguments.module().body.parameters, zeros: try !arguments.bool("set_to_none"))
      return .none
    },
    BuiltinFunction(
      method: "requires_grad_", of: "Module", [.optional("requires_grad", true)],
      "Says whether the parameters are trained."
    ) { (arguments, _) in
      let module = try arguments.module()
      let required = try arguments.bool("requires_grad")
      for parameter in module.body.parameters { _ = try parameter.requiresGrad(required) }
      return module.value
    },
  ]
}

/// Sets the mode of a module and of all inside it, of those whose class has its own `train` by that.
private func train(
  _ module: ModuleInstance, _ mode: Bool, in context: Context, depth: Int
) throws {
  guard depth < 200 else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
  module.body.setMode(training: mode)
  for (_, child) in module.children {
    if case .builtin? = child.object.classObject.lookup("train") {
      try train(child, mode, in: context, depth: depth + 1)
    } else {
      _ = try context.callMethod(child.value, "train", [.bool(mode)])
    }
  }
}

/// Removes gradients, or fills them with zeros.
func forgetGradients(of parameters: [Tensor], zeros: Bool) throws {
  for parameter in parameters {
    if zeros, let gradient = parameter.grad {
      _ = try noGrad { try gradient.zero_() }
    } else {
      parameter.grad = nil
    }
  }
}

/// `to`, `cpu`, `float` and others that move or convert; everything lives on the CPU already.
var movingMethods: [BuiltinFunction] {
  [
    BuiltinFunction(
      method: "to", of: "Module",
      [.optional("device"), .optional("dtype"), .optional("non_blocking", false)],
      "The module itself, with numbers of another kind."
    ) { (arguments, _) in
      let target = arguments["device"]
      var kind = try arguments.dtype()
      if target.native(as: DTypeObject.self) != nil {
        kind = try arguments.dtype("device")
      } else if let model = target.tensor {
        kind = model.dtype
      } else {
        try arguments.checkDevice()
      }
      return try converted(arguments, to: kind)
    },
    conversion("cpu", nil), conversion("float", .float32), conversion("double", .float64),
    BuiltinFunction(
      method: "cuda", of: "Module", [.optional("device")], "Refused: there is no GPU."
    ) { (arguments, _) in
      try DeviceObject(type: "cuda").checkPresence()
      return arguments.receiver
    },
    refused("half", TorchAdvice.kinds), refused("bfloat16", TorchAdvice.kinds),
    refused("register_backward_hook", "register_full_backward_hook sees both gradients"),
    BuiltinFunction(
      method: "compile", of: "Module", [.variadic("args"), .keywords("kwargs")],
      "Has no effect: a module runs as it is."
    ) { (_, _) in .none },
  ]
}

/// The module itself, whose numbers with fractions are now of a kind.
private func converted(_ arguments: Arguments, to kind: DType?) throws -> Value {
  guard let kind else { return arguments.receiver }
  guard kind.isFloatingPoint else {
    throw Raise(
      .typeError,
      "nn.Module.to only accepts floating point or complex dtypes, but got desired "
        + "dtype=torch.\(kind.rawValue)")
  }
  try ModuleInstance(arguments.receiver)?.body.convert(to: kind)
  return arguments.receiver
}

private func conversion(_ name: String, _ kind: DType?) -> BuiltinFunction {
  BuiltinFunction(
    method: name, of: "Module",
    kind == nil ? "The module itself: it changes nothing." : "The module itself, converted."
  ) { (arguments, _) in
    try converted(arguments, to: kind)
  }
}

private func refused(_ name: String, _ fix: String) -> BuiltinFunction {
  BuiltinFunction(
    method: name, of: "Module", [.variadic("args"), .keywords("kwargs")], "Not supported."
  ) { (arguments, _) in
    throw Raise.unsupported("\(arguments.receiver.plainTypeName).\(name)()", fix: fix)
  }
}
