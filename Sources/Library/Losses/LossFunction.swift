import Interpreter
import RNN
import Tensors

/// A loss as one value: a function of `torch.nn.functional`, and a class of `torch.nn`.
struct LossFunction {
  typealias Compute = (LossCall) throws -> Tensor

  let className: String
  let functionName: String
  /// What the loss compares, in the order of PyTorch's parameters.
  var inputs = ["input", "target"]
  /// The settings in the order of PyTorch's parameters.
  var parameters: [BuiltinParameter] = []
  /// Settings that only the function has.
  var functionParameters: [BuiltinParameter] = []
  /// Whether the class takes its settings by name only.
  var byNameOnly = false
  /// The file of PyTorch that has the class.
  var file = "loss"
  let documentation: String
  let compute: Compute

  /// `F.name(input, target, …)`.
  var function: BuiltinFunction {
    let (compute, name) = (compute, functionName)
    return BuiltinFunction(
      network: name,
      inputs.map { .required($0) } + parameters + functionParameters, documentation
    ) { (arguments, context) in
      let settings = LossSettings { arguments[$0] }
      try settings.checkObsolete(name)
      if let warning = settings.obsoleteWarning { context.warn(warning) }
      return Value(
        try compute(
          LossCall(function: name, arguments: arguments, settings: settings, context: context)))
    }
  }

  /// `nn.ClassName(…)`.
  var layer: LayerType {
    let (compute, name) = (compute, functionName)
    let tensors = parameters.map(\.name).filter { ["weight", "pos_weight"].contains($0) }
    return LayerType(
      name: className, file: file,
      parameters: parameters.map {
        byNameOnly ? .keywordOnly($0.name, $0.defaultValue ?? .none) : $0
      },
      inputs: inputs.map { .required($0) }, documentation: documentation, tensors: tensors
    ) { (arguments, _, _) in
      let module = Module()
      for name in tensors {
        if let tensor = try arguments.optionalTensor(name) { module.setBuffer(name, tensor) }
      }
      return module
    } forward: { (module, arguments, context) in
      Value(
        try compute(
          LossCall(
            function: name, arguments: arguments, settings: LossSettings(read: module.setting),
            context: context)))
    } finish: { (module, _, context) in
      let settings = LossSettings(read: module.setting)
      try settings.checkObsolete("nn.\(className)")
      if let warning = settings.obsoleteWarning { context.warn(warning) }
      if let name = settings.obsoleteReduction {
        module.object.attributes["reduction"] = Value(name)
      }
      for name in ["size_average", "reduce"] { module.object.attributes[name] = nil }
    }
  }
}

/// One use of a loss: what it compares, by which settings.
struct LossCall {
  /// The function that messages name.
  let function: String
  let arguments: Arguments
  let settings: LossSettings
  let context: Context

  /// The tensor under a name.
  func tensor(_ name: String) throws(Raise) -> Tensor {
    let comparesSizes = [
      "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "binary_cross_entropy",
      "binary_cross_entropy_with_logits",
    ]
    if comparesSizes.contains(function) { return try arguments.tensor(name, asked: "size") }
    let inner = ["cross_entropy": "cross_entropy_loss", "nll_loss": "nll_loss_nd"][function]
    let place = arguments.function.parameters.firstIndex { $0.name == name } ?? 0
    let isMethod = arguments.function.parameters.first?.name == "self"
    return try arguments.tensor(name, of: inner ?? function, at: isMethod ? place : place + 1)
  }

  /// How the losses of single elements become one.
  func reduction() throws(Raise) -> Reduction { try settings.reduction() }
}

/// The settings of a loss: a function's arguments or a module's attributes.
struct LossSettings {
  let read: (String) -> Value

  /// A number, or what stands for it where nothing is said.
  func number(_ name: String, _ standard: Double) throws(Raise) -> Double {
    let value = read(name)
    if value.isNone { return standard }
    if let number = value.asDouble { return number }
    if let tensor = value.tensor, tensor.count == 1 { return tensor.scalars[0].double }
    throw Raise(.typeError, "\(name) must be a number, not \(value.plainTypeName)")
  }

  func integer(_ name: String, _ standard: Int) throws(Raise) -> Int {
    let value = read(name)
    if value.isNone { return standard }
    if let number = value.asInt { return number }
    throw Raise(.typeError, "\(name) must be an int, not \(value.plainTypeName)")
  }

  func flag(_ name: String) -> Bool { read(name).asInt.map { $0 != 0 } ?? false }

  func tensor(_ name: String) throws(Raise) -> Tensor? {
    let value = read(name)
    if value.isNone { return nil }
    if let tensor = value.tensor { return tensor }
    throw Raise(.typeError, "\(name) must be Tensor, not \(value.plainTypeName)")
  }

  /// Refuses tensors that are given to a loss's constructor: they come to stand for these settings.
  ///
  /// - Throws: What the truth of a tensor with several elements throws.
  func checkObsolete(_ function: String) throws(Raise) {
    for name in ["size_average", "reduce"] {
      guard let tensor = read(name).tensor, tensor.count != 1 else { continue }
      throw Raise(
        .runtimeError, "Boolean value of Tensor with more than one value is ambiguous",
        fix: "make the loss first, then call it: \(function)()(output, target)")
    }
  }

  /// What the two settings that `reduction` replaced ask for; nothing where neither is given.
  var obsoleteReduction: String? {
    let (average, reduce) = (read("size_average"), read("reduce"))
    if average.isNone, reduce.isNone { return nil }
    guard reduce.isNone || reduce.asInt != 0 else { return "none" }
    return average.isNone || average.asInt != 0 ? "mean" : "sum"
  }

  /// What PyTorch says of them.
  var obsoleteWarning: String? {
    obsoleteReduction.map {
      "size_average and reduce args will be deprecated, please use reduction='\($0)' instead."
    }
  }

  /// The name of how the losses of single elements become one.
  var reductionName: Value { obsoleteReduction.map { Value($0) } ?? read("reduction") }

  /// How the losses of single elements become one.
  func reduction() throws(Raise) -> Reduction {
    let value = reductionName
    if let name = value.asString, let found = Reduction(rawValue: name) { return found }
    let shown = value.asString ?? NumberText.of(value)
    throw Raise(
      .valueError, "\(shown) is not a valid value for reduction",
      fix: "write \"mean\", \"sum\" or \"none\"")
  }
}
