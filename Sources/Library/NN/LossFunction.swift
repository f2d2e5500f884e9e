import Interpreter
import RNN
import Tensors

/// A loss as one value: a function of `torch.nn.functional`, and a class of `torch.nn`.
struct LossFunction {
  /// Where the settings come from: a function's arguments or a module's attributes.
  typealias Settings = (String) -> Value
  typealias Compute = (Tensor, Tensor, Settings, Context) throws -> Tensor

  let className: String
  let functionName: String
  /// The settings in the order of PyTorch's parameters.
  let parameters: [BuiltinParameter]
  let documentation: String
  let compute: Compute

  /// `F.name(input, target, …)`.
  var function: BuiltinFunction {
    let (compute, name) = (compute, functionName)
    return BuiltinFunction(
      network: name, [.required("input"), .required("target")] + parameters, documentation
    ) { (arguments, context) in
      try checkObsolete { arguments[$0] }
      let input = try arguments.tensor("input", of: name)
      let target = try arguments.tensor("target", of: name, at: 2)
      return Value(try compute(input, target, { arguments[$0] }, context))
    }
  }

  /// `nn.ClassName(…)`.
  var layer: LayerType {
    let (compute, name) = (compute, functionName)
    let tensors = parameters.map(\.name).filter { ["weight", "pos_weight"].contains($0) }
    return LayerType(
      name: className, file: "loss", parameters: parameters,
      inputs: [.required("input"), .required("target")], documentation: documentation,
      tensors: tensors
    ) { (arguments, _, _) in
      try checkObsolete { arguments[$0] }
      let module = Module()
      for name in tensors {
        if let tensor = try arguments.optionalTensor(name) { module.setBuffer(name, tensor) }
      }
      return module
    } forward: { (module, arguments, context) in
      let input = try arguments.tensor("input", of: name)
      let target = try arguments.tensor("target", of: name, at: 2)
      return Value(try compute(input, target, module.setting, context))
    }
  }
}

/// Refuses the two settings that `reduction` replaced.
private func checkObsolete(_ settings: LossFunction.Settings) throws {
  for name in ["size_average", "reduce"] where !settings(name).isNone {
    throw Raise.unsupported("\(name)=", fix: "write reduction=\"mean\", \"sum\" or \"none\"")
  }
}

/// How the losses of single elements become one.
func reduction(_ settings: LossFunction.Settings) throws -> Reduction {
  let value = settings("reduction")
  guard let name = value.asString, let found = Reduction(rawValue: name) else {
    let shown = value.asString ?? NumberText.of(value)
    throw Raise(
      .valueError, "\(shown) is not a valid value for reduction",
      fix: "write \"mean\", \"sum\" or \"none\"")
  }
  return found
}
