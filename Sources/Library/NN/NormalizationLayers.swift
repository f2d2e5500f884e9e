import Interpreter
import RNN
import Tensors

/// `LayerNorm`, `BatchNorm1d`.
var normalizationLayers: [LayerType] { [layerNorm, batchNorm] }

private var layerNorm: LayerType {
  LayerType(
    name: "LayerNorm", file: "normalization",
    parameters: [
      .required("normalized_shape"), .optional("eps", 1e-5),
      .optional("elementwise_affine", true), .optional("bias", true),
    ] + BuiltinParameter.placement,
    documentation: "Mean 0 and variance 1 over the last dimensions, then a weight and a bias.",
    tensors: ["weight", "bias"], fixed: ["normalized_shape", "eps", "elementwise_affine"]
  ) { (arguments, _, _) in
    try arguments.checkPlacement()
    let shape = try arguments.ints("normalized_shape")
    if let wrong = shape.first(where: { !(0..<1 << 31).contains($0) }) {
      throw Raise(
        .runtimeError, "Trying to create tensor with negative dimension \(wrong): \(shape)")
    }
    return try LayerNorm(
      shape: shape, epsilon: arguments.double("eps"),
      affine: arguments.bool("elementwise_affine"), bias: arguments.bool("bias"))
  } forward: { (module, arguments, _) in
    Value(try module.body.forward(arguments.tensor("input", of: "layer_norm")))
  }
}

/// `F.layer_norm`.
var layerNormFunction: BuiltinFunction {
  BuiltinFunction(
    network: "layer_norm",
    [
      .required("input"), .required("normalized_shape"), .optional("weight"), .optional("bias"),
      .optional("eps", 1e-5),
    ], "Mean 0 and variance 1 over the last dimensions."
  ) { (arguments, _) in
    guard arguments["normalized_shape"].asSequence != nil else {
      throw arguments.wrongTensorType("normalized_shape", expected: "tuple of ints")
    }
    return Value(
      try LayerNorm.normalize(
        arguments.tensor("input", of: "layer_norm"), shape: arguments.ints("normalized_shape"),
        weight: arguments.optionalTensor("weight"), bias: arguments.optionalTensor("bias"),
        epsilon: arguments.double("eps")))
  }
}

private var batchNorm: LayerType {
  LayerType(
    name: "BatchNorm1d", file: "batchnorm",
    parameters: [
      .required("num_features"), .optional("eps", 1e-5), .optional("momentum", 0.1),
      .optional("affine", true), .optional("track_running_stats", true),
    ] + BuiltinParameter.placement,
    documentation: "Each channel with mean 0 and variance 1 over the batch.",
    tensors: ["weight", "bias", "running_mean", "running_var", "num_batches_tracked"],
    fixed: ["num_features", "affine", "track_running_stats"], methods: [resetStatistics]
  ) { (arguments, _, _) in
    try arguments.checkPlacement()
    var settings = BatchNorm.Configuration(channelCount: try arguments.size("num_features"))
    settings.epsilon = try arguments.double("eps")
    settings.momentum = try arguments.optional("momentum", Arguments.double)
    settings.affine = try arguments.bool("affine")
    settings.tracksStatistics = try arguments.bool("track_running_stats")
    return try BatchNorm(settings)
  } forward: { (module, arguments, _) in
    try follow(module)
    return Value(try module.body.forward(arguments.tensor("input", of: "batch_norm")))
  } settings: { module in
    let named = ["eps", "momentum", "affine"].map { "\($0)=\(NumberText.of(module.setting($0)))" }
    let tracks = NumberText.of(module.setting("track_running_stats"))
    let bias = module.body.parameter("bias") != nil ? "True" : "False"
    return ([NumberText.of(module.setting("num_features"))] + named).joined(separator: ", ")
      + ", bias=\(bias), track_running_stats=\(tracks)"
  }
}

/// A cell may give the layer another ε or momentum while it is in use.
private func follow(_ module: ModuleInstance) throws {
  guard let layer = module.body as? BatchNorm else { return }
  let momentum = module.setting("momentum")
  guard let epsilon = module.setting("eps").asDouble, momentum.isNone || momentum.asDouble != nil
  else {
    throw Raise(.typeError, "batch_norm(): eps and momentum must be float")
  }
  layer.set(epsilon: epsilon, momentum: momentum.asDouble)
}

private var resetStatistics: BuiltinFunction {
  BuiltinFunction(
    method: "reset_running_stats", of: "BatchNorm1d", "Forgets what the layer has seen."
  ) { (arguments, _) in
    let body = try arguments.module().body
    for (name, value) in [("running_mean", 0), ("running_var", 1), ("num_batches_tracked", 0)] {
      _ = try body.buffer(name)?.fill_(.int(value))
    }
    return .none
  }
}

/// `F.batch_norm`.
var batchNormFunction: BuiltinFunction {
  BuiltinFunction(
    network: "batch_norm",
    [
      .required("input"), .required("running_mean"), .required("running_var"),
      .optional("weight"), .optional("bias"), .optional("training", false),
      .optional("momentum", 0.1), .optional("eps", 1e-5),
    ], "Each channel with mean 0 and variance 1 over the batch."
  ) { (arguments, _) in
    let training = try arguments.bool("training")
    let mean = try arguments.optionalTensor("running_mean")
    let variance = try arguments.optionalTensor("running_var")
    guard training || (mean != nil && variance != nil) else {
      throw Raise(
        .runtimeError,
        "Expected running_mean and running_var to be defined when training=False")
    }
    return Value(
      try BatchNorm.normalize(
        arguments.tensor("input", of: "batch_norm"), runningMean: mean,
        runningVariance: variance, weight: arguments.optionalTensor("weight"),
        bias: arguments.optionalTensor("bias"), training: training,
        momentum: arguments.double("momentum"), epsilon: arguments.double("eps")))
  }
}
