import Interpreter
import RNN
import Tensors

/// `Conv1d`.
var convolutionLayers: [LayerType] { [convolution] }

private var convolution: LayerType {
  LayerType(
    name: "Conv1d", file: "conv",
    parameters: [
      .required("in_channels"), .required("out_channels"), .required("kernel_size"),
      .optional("stride", 1), .optional("padding", 0), .optional("dilation", 1),
      .optional("groups", 1), .optional("bias", true), .optional("padding_mode", "zeros"),
    ] + BuiltinParameter.placement,
    documentation: "A trained kernel that slides along [batch, channels, steps].",
    tensors: ["weight", "bias"],
    fixed: [
      "in_channels", "out_channels", "kernel_size", "stride", "padding", "dilation", "groups",
      "padding_mode",
    ]
  ) { (arguments, library, _) in
    try arguments.checkPlacement()
    var settings = Conv1d.Configuration(
      inputChannels: try arguments.size("in_channels"),
      outputChannels: try arguments.size("out_channels"),
      kernelSize: try single(arguments, "kernel_size"))
    settings.convolution = try moves(arguments, of: .valueError)
    settings.paddingMode = try mode(arguments.string("padding_mode"))
    settings.bias = try arguments.bool("bias")
    guard settings.kernelSize >= 0 else {
      throw Raise(
        .runtimeError,
        "Trying to create tensor with negative dimension \(settings.kernelSize)",
        fix: "make kernel_size 1 or more")
    }
    if settings.convolution.groups > 0, settings.convolution.padding == .same,
      settings.convolution.stride != 1
    {
      throw Raise(.valueError, ConvolutionError.stridedSame.message)
    }
    return try Conv1d(settings, generator: library.generator)
  } forward: { (module, arguments, _) in
    Value(try module.body.forward(arguments.tensor("input", of: "conv1d")))
  } settings: { module in
    let padding = module.setting("padding").asString
    return padding == "valid"
      ? module.body.extraDescription.withPadding("valid") : module.body.extraDescription
  } finish: { (module, _, _) in
    // PyTorch keeps these settings as tuples.
    for name in ["kernel_size", "stride", "padding", "dilation"] {
      if let number = module.setting(name).asInt {
        module.object.attributes[name] = Value(tuple: [.int(number)])
      }
    }
  }
}

extension String {
  /// A convolution's settings with the padding that has a name, behind the stride.
  fileprivate func withPadding(_ name: String) -> String {
    guard let stride = range(ofSettings: "stride=(") else { return self }
    return self[..<stride] + ", padding=\(name)" + self[stride...]
  }

  private func range(ofSettings start: String) -> String.Index? {
    var place = startIndex
    while place < endIndex, !self[place...].hasPrefix(start) { place = index(after: place) }
    guard let close = self[place...].firstIndex(of: ")") else { return nil }
    return index(after: close)
  }
}

/// `F.conv1d`.
var convolutionFunction: BuiltinFunction {
  BuiltinFunction(
    network: "conv1d",
    [
      .required("input"), .required("weight"), .optional("bias"), .optional("stride", 1),
      .optional("padding", 0), .optional("dilation", 1), .optional("groups", 1),
    ], "A kernel that slides along [batch, channels, steps]."
  ) { (arguments, _) in
    Value(
      try moves(arguments, of: .runtimeError)(
        arguments.tensor("input", of: "conv1d"),
        weight: arguments.tensor("weight", of: "conv1d", at: 2),
        bias: arguments.optionalTensor("bias")))
  }
}

/// One integer, or a tuple of one.
private func single(_ arguments: Arguments, _ name: String) throws -> Int {
  let given = try arguments.ints(name)
  guard given.count == 1 else {
    throw Raise(
      .runtimeError,
      "expected \(name) to be a single integer value or a list of 1 value to match the convolution "
        + "dimensions, but got \(name)=\(given)")
  }
  return given[0]
}

private func moves(_ arguments: Arguments, of kind: ExceptionKind) throws -> Convolution {
  var made = Convolution()
  made.stride = try single(arguments, "stride")
  made.dilation = try single(arguments, "dilation")
  made.groups = try arguments.int("groups")
  switch arguments["padding"].asString {
  case "same": made.padding = .same
  case "valid": made.padding = .count(0)
  case let name?:
    throw Raise(
      kind,
      "Invalid padding string '\(name)', should be one of {'same', 'valid'}")
  case nil: made.padding = .count(try single(arguments, "padding"))
  }
  return made
}

private func mode(_ name: String) throws -> Conv1d.PaddingMode {
  guard let found = Conv1d.PaddingMode(rawValue: name) else {
    throw Raise(
      .valueError,
      "padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, but got "
        + "padding_mode='\(name)'")
  }
  return found
}
