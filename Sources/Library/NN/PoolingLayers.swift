import Interpreter
import RNN
import Tensors

/// `MaxPool1d`, `AvgPool1d`, `AdaptiveMaxPool1d`, `AdaptiveAvgPool1d`.
var poolingLayers: [LayerType] {
  [
    pooling("MaxPool1d", .maximum), pooling("AvgPool1d", .mean),
    adaptive("AdaptiveMaxPool1d", .maximum), adaptive("AdaptiveAvgPool1d", .mean),
  ]
}

/// `F.max_pool1d` and its like.
var poolingFunctions: [BuiltinFunction] {
  [
    poolingFunction("max_pool1d", .maximum), poolingFunction("avg_pool1d", .mean),
    adaptiveFunction("adaptive_max_pool1d", .maximum),
    adaptiveFunction("adaptive_avg_pool1d", .mean),
  ]
}

private func settings(of function: Pooling.Function) -> [BuiltinParameter] {
  let shared: [BuiltinParameter] = [
    .required("kernel_size"), .optional("stride"), .optional("padding", 0),
  ]
  return function == .mean
    ? shared + [.optional("ceil_mode", false), .optional("count_include_pad", true)]
    : shared + [
      .optional("dilation", 1), .optional("return_indices", false), .optional("ceil_mode", false),
    ]
}

private func pooling(_ name: String, _ function: Pooling.Function) -> LayerType {
  let lowercase = function == .maximum ? "max_pool1d" : "avg_pool1d"
  return LayerType(
    name: name, file: "pooling", parameters: settings(of: function),
    documentation: "The greatest or the mean of neighbors along the last dimension."
  ) { (arguments, _, _) in
    _ = try pooling(function) { arguments[$0] }
    return Module()
  } forward: { (module, arguments, _) in
    let input = try arguments.tensor("input", of: lowercase)
    return Value(try compute(input, function, module.setting))
  } settings: { module in
    let names = ["kernel_size", "stride", "padding"]
    let values = names.map { text(module.setting($0), isTuple: function == .mean) }
    let shared = zip(names, values).map { "\($0)=\($1)" }.joined(separator: ", ")
    if function == .mean { return shared }
    return shared + ", dilation=\(text(module.setting("dilation"), isTuple: false)), "
      + "ceil_mode=\(NumberText.of(module.setting("ceil_mode")))"
  } finish: { (module, _, _) in
    if module.setting("stride").isNone {
      module.object.attributes["stride"] = module.setting("kernel_size")
    }
  }
}

private func text(_ value: Value, isTuple: Bool) -> String {
  guard let number = value.asInt else {
    let numbers = (value.asSequence ?? []).map(NumberText.of)
    return "(\(numbers.joined(separator: ", "))\(numbers.count == 1 ? "," : ""))"
  }
  return isTuple ? "(\(number),)" : "\(number)"
}

private func poolingFunction(_ name: String, _ function: Pooling.Function) -> BuiltinFunction {
  BuiltinFunction(
    network: name, [.required("input")] + settings(of: function),
    "The greatest or the mean of neighbors along the last dimension."
  ) { (arguments, _) in
    Value(
      try compute(arguments.tensor("input", of: name), function) { arguments[$0] })
  }
}

private func compute(
  _ input: Tensor, _ function: Pooling.Function, _ settings: (String) -> Value
) throws -> Tensor {
  try pooling(function, settings)(input)
}

private func pooling(
  _ function: Pooling.Function, _ settings: (String) -> Value
) throws -> Pooling {
  func number(_ name: String) throws -> Int? {
    let value = settings(name)
    if value.isNone { return nil }
    if let number = value.asInt { return number }
    if let list = value.asSequence, list.count == 1, let number = list[0].asInt { return number }
    throw Raise(
      .typeError, "\(name) must be an int or a tuple of one int, not \(value.plainTypeName)")
  }
  if settings("return_indices").asInt == 1 {
    throw Raise.unsupported("return_indices=True", fix: "write x.max(dim=-1) for the places")
  }
  var made = Pooling(function, kernelSize: try number("kernel_size") ?? 1)
  made.stride = try number("stride") ?? made.kernelSize
  made.padding = try number("padding") ?? 0
  made.dilation = try number("dilation") ?? 1
  made.roundsUp = settings("ceil_mode").asInt == 1
  made.countsPadding = settings("count_include_pad").asInt != 0
  return made
}

private func adaptive(_ name: String, _ function: Pooling.Function) -> LayerType {
  LayerType(
    name: name, file: "pooling", parameters: [.required("output_size")],
    documentation: "The greatest or the mean of windows that cover the input evenly."
  ) { (arguments, _, _) in
    _ = try arguments.ints("output_size")
    return Module()
  } forward: { (module, arguments, _) in
    let input = try arguments.tensor("input", of: "adaptive_pool1d")
    let sizes = module.setting("output_size")
    return Value(
      try Pooling.adaptive(
        input, outputs: sizes.asInt ?? sizes.asSequence?.first?.asInt ?? 1, function))
  } settings: { module in
    "output_size=\(text(module.setting("output_size"), isTuple: false))"
  }
}

private func adaptiveFunction(_ name: String, _ function: Pooling.Function) -> BuiltinFunction {
  BuiltinFunction(
    network: name, [.required("input"), .required("output_size")],
    "The greatest or the mean of windows that cover the input evenly."
  ) { (arguments, _) in
    Value(
      try Pooling.adaptive(
        arguments.tensor("input", of: name),
        outputs: arguments.ints("output_size").first ?? 1, function))
  }
}
