import Interpreter
import StandardLibrary

/// What of PyTorch is written in the cell language: modules, which are read when a cell first names
/// them, and the names of other modules that stand in them.
enum WrittenNames {
  /// The modules.
  static var modules: [StandardModule] {
    [
      .autogradFunctionModule, .autogradFunctionalModule, .distributionsModule, .lbfgsModule,
      .linalgModule, .torchRandomModule, .networkFunctionsModule, .torchFunctionsModule,
      .writtenLayersModule, .planeLayersModule, .displayObjectsModule,
    ] + StandardModule.mixedPrecisionModules + StandardModule.deviceModules
      + StandardModule.singleDistributionModules
  }

  /// By module: names that stand in a written one.
  static let byModule: [String: [String: [String]]] = [
    "IPython.display": [
      "IPython._display": [
        "HTML", "Image", "JSON", "Latex", "Markdown", "Math", "SVG", "set_matplotlib_formats",
      ]
    ],
    "torch": [
      "torch.functional": [
        "newaxis", "inverse", "det", "slogdet", "pinverse", "logdet", "cholesky", "qr", "svd",
        "range", "vander", "split_with_sizes", "detach", "dropout", "asarray", "get_device",
        "layer_norm", "conv1d", "conv2d", "max_pool1d", "max_pool2d", "avg_pool1d", "prelu", "selu",
        "celu", "bilinear",
        "kl_div", "threshold", "binary_cross_entropy_with_logits", "embedding", "compile",
        "set_float32_matmul_precision", "get_float32_matmul_precision", "set_default_device",
        "get_default_device", "set_default_tensor_type", "set_deterministic_debug_mode",
        "are_deterministic_algorithms_enabled", "is_inference_mode_enabled",
      ],
      "torch.amp": ["autocast", "GradScaler"],
    ],
    "torch.autograd": [
      "torch.autograd.function": [
        "Function", "backward", "detect_anomaly", "set_detect_anomaly",
      ]
    ],
    "torch.optim": ["torch.optim.lbfgs": ["LBFGS"]],
    "torch.nn": [
      "torch.nn.modules": [
        "RMSNorm", "GroupNorm", "ReflectionPad1d", "ReplicationPad1d", "CircularPad1d",
        "ConstantPad1d", "ZeroPad1d", "DataParallel",
      ],
      "torch.nn._planes": [
        "Conv2d", "BatchNorm2d", "Dropout2d", "MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d",
        "AdaptiveMaxPool2d", "Unfold",
      ],
    ],
    "torch.nn.functional": [
      "torch.nn._functions": ["gumbel_softmax", "rms_norm", "group_norm", "relu_"],
      "torch.nn._planes": ["adaptive_avg_pool2d", "adaptive_max_pool2d", "dropout2d"],
    ],
  ]

  /// The methods of tensors that are functions of `torch.functional`.
  static let methods: Set<String> = [
    "det", "inverse", "slogdet", "logdet", "pinverse", "cholesky", "qr", "svd",
    "split_with_sizes", "prelu", "get_device",
  ]

  /// The names that a module gets late.
  static func names(in module: String) -> [String] {
    let below = modules.map(\.name).filter { $0.hasPrefix(module + ".") }
      .map { String($0.dropFirst(module.count + 1)) }.filter { !$0.contains(".") }
    return below + (byModule[module] ?? [:]).values.flatMap { $0 }
  }

  /// The module that a name of another one stands in.
  static func home(of name: String, in module: String) -> String? {
    byModule[module]?.first { $0.value.contains(name) }?.key
  }
}

extension CellLibrary {
  /// A name that a module gets when it is first asked for: a module below it, or one that is written
  /// in the cell language.
  func lateAttribute(
    _ name: String, of module: String, in context: Context
  ) throws(Raise) -> Value? {
    let path = "\(module).\(name)"
    if WrittenNames.modules.contains(where: { $0.name == path }) {
      return try self.module(named: path, in: context).map { .module($0) }
    }
    guard let home = WrittenNames.home(of: name, in: module),
      let written = try self.module(named: home, in: context)
    else { return nil }
    return written.attributes[name]
  }
}
