import Interpreter
import RNN
import Tensors

/// `F.conv2d`, `F.max_pool2d`, `F.avg_pool2d`, `F.unfold`: functions of planes, `[N, C, H, W]`.
var planeFunctions: [BuiltinFunction] {
  [planeConvolution, greatestOfPlane, meanOfPlane, unfolding]
}

private var planeConvolution: BuiltinFunction {
  BuiltinFunction(
    network: "conv2d",
    [
      .required("input"), .required("weight"), .optional("bias"), .optional("stride", 1),
      .optional("padding", 0), .optional("dilation", 1), .optional("groups", 1),
    ], "A kernel that slides over [batch, channels, rows, columns]."
  ) { (arguments, _) in
    var made = Convolution2d()
    made.stride = try moves("stride", arguments)
    made.dilation = try moves("dilation", arguments)
    made.groups = try arguments.int("groups")
    switch arguments["padding"].asString {
    case "same": made.padding = nil
    case "valid": made.padding = [0, 0]
    case let name?: throw Raise(.runtimeError, "Invalid padding string: '\(name)'")
    case nil: made.padding = try moves("padding", arguments)
    }
    return Value(
      try made(
        arguments.tensor("input", of: "conv2d"),
        weight: arguments.tensor("weight", of: "conv2d", at: 2),
        bias: arguments.optionalTensor("bias")))
  }
}

/// A setting of a convolution: a number for rows and one for columns.
private func moves(_ name: String, _ arguments: Arguments) throws -> [Int] {
  let given = try arguments.ints(name)
  guard let pair = pair(given) else {
    throw Raise(
      .runtimeError,
      "expected \(name) to be a single integer value or a list of 2 values to match the convolution "
        + "dimensions, but got \(name)=\(given)")
  }
  return pair
}

private func pair(_ given: [Int]) -> [Int]? {
  switch given.count {
  case 1: [given[0], given[0]]
  case 2: given
  default: nil
  }
}

private var greatestOfPlane: BuiltinFunction {
  BuiltinFunction(
    network: "max_pool2d",
    [
      .required("input"), .required("kernel_size"), .optional("stride"), .optional("padding", 0),
      .optional("dilation", 1), .optional("ceil_mode", false), .optional("return_indices", false),
    ], "The greatest element of each window."
  ) { (arguments, _) in
    if try arguments.bool("return_indices") {
      throw Raise.unsupported("return_indices=True", fix: "leave it out: the places are not needed")
    }
    var made = try pooling(.maximum, "max_pool2d", arguments)
    made.dilation = try window("dilation", "max_pool2d", arguments)
    return Value(try made(arguments.tensor("input", of: "max_pool2d")))
  }
}

private var meanOfPlane: BuiltinFunction {
  BuiltinFunction(
    network: "avg_pool2d",
    [
      .required("input"), .required("kernel_size"), .optional("stride"), .optional("padding", 0),
      .optional("ceil_mode", false), .optional("count_include_pad", true),
    ], "The mean of each window."
  ) { (arguments, _) in
    var made = try pooling(.mean, "avg_pool2d", arguments)
    made.countsPadding = try arguments.bool("count_include_pad")
    let input = try arguments.tensor("input", of: "avg_pool2d")
    guard input.dtype.isFloatingPoint else {
      throw Raise.unsupported("avg_pool2d of integers", fix: "write x.float() first")
    }
    return Value(try made(input))
  }
}

private func pooling(
  _ function: Pooling.Function, _ name: String, _ arguments: Arguments
) throws -> Pooling2d {
  var made = Pooling2d(function, kernelSize: try window("kernel_size", name, arguments))
  if !arguments["stride"].isNone { made.stride = try window("stride", name, arguments) }
  made.padding = try window("padding", name, arguments)
  made.roundsUp = try arguments.bool("ceil_mode")
  return made
}

/// A setting of a window: a number for rows and one for columns.
private func window(_ setting: String, _ name: String, _ arguments: Arguments) throws -> [Int] {
  guard let pair = pair(try arguments.ints(setting)) else {
    throw Raise(
      .runtimeError, "\(name): \(setting) must either be a single int, or a tuple of two ints")
  }
  return pair
}

private var unfolding: BuiltinFunction {
  BuiltinFunction(
    network: "unfold",
    [
      .required("input"), .required("kernel_size"), .optional("dilation", 1),
      .optional("padding", 0), .optional("stride", 1),
    ], "What a sliding kernel reads at each of its places, as columns."
  ) { (arguments, _) in
    var made = Unfolding(kernelSize: try window("kernel_size", "unfold", arguments))
    made.dilation = try window("dilation", "unfold", arguments)
    made.padding = try window("padding", "unfold", arguments)
    made.stride = try window("stride", "unfold", arguments)
    return Value(try made(arguments.tensor("input", of: "im2col")))
  }
}
