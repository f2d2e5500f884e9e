/// What to use instead of names of `torch.nn`, `torch.optim` and `torch.utils` that are not here.
enum NetworkAdvice {
  /// By name in `torch.nn`.
  static func layer(_ name: String) -> String? {
    layers[name]
      ?? (isOfImages(name) ? TorchAdvice.images : nil)
      ?? (name.hasPrefix("Lazy") ? "give the sizes: nn.\(name.dropFirst(4))(…)" : nil)
  }

  /// By name in `torch.nn.functional`.
  static func function(_ name: String) -> String? {
    functions[name]
      ?? (isOfImages(name)
        ? TorchAdvice.imageFunctions : nil)
  }

  private static func isOfImages(_ name: String) -> Bool {
    let stem = name.hasSuffix("_with_indices") ? name.dropLast(13) : name[...]
    return stem.hasSuffix("2d") || stem.hasSuffix("3d")
  }

  private static let layers: [String: String] = {
    let transformer = "write it with nn.MultiheadAttention, nn.LayerNorm and nn.Linear"
    let averages = "nn.LayerNorm and nn.BatchNorm1d normalize here"
    return TorchAdvice.table([
      (averages, "BatchNorm3d InstanceNorm1d InstanceNorm2d InstanceNorm3d"),
      (averages, "SyncBatchNorm LocalResponseNorm CrossMapLRN2d"),
      (transformer, "Transformer TransformerEncoder TransformerEncoderLayer"),
      (transformer, "TransformerDecoder TransformerDecoderLayer"),
      ("call the model itself: a note runs on one CPU", "parallel"),
      (TorchAdvice.images, "ConvTranspose1d Upsample PixelShuffle PixelUnshuffle Fold"),
      (TorchAdvice.images, "ChannelShuffle MaxUnpool1d LPPool1d"),
      ("write nn.LeakyReLU", "RReLU"), ("write nn.Softmax(dim=-3)", "Softmax2d"),
      ("write nn.Dropout1d or nn.Dropout", "Dropout3d"),
      ("write nn.Dropout", "AlphaDropout FeatureAlphaDropout"),
      ("write nn.CrossEntropyLoss over all classes", "AdaptiveLogSoftmaxWithLoss"),
      ("write self.register_buffer(name, tensor)", "Buffer"),
      ("write nn.RNN, nn.LSTM or nn.GRU", "RNNBase RNNCellBase"),
      ("write nn.Module", "Container"),
      ("torch.ao.quantization.quantize_dynamic is here", "quantized quantizable qat intrinsic"),
      ("write F.scaled_dot_product_attention", "attention"),
      ("write nn.BCEWithLogitsLoss", "MultiLabelSoftMarginLoss"),
      ("write nn.CrossEntropyLoss", "MultiMarginLoss MultiLabelMarginLoss NLLLoss2d"),
    ])
  }()

  private static let functions = TorchAdvice.table([
    ("take the result of the form without _", "relu_ elu_ leaky_relu_ selu_ celu_ hardtanh_"),
    ("take the result of the form without _", "threshold_ rrelu_"),
    ("write leaky_relu or dropout", "rrelu alpha_dropout feature_alpha_dropout"),
    (TorchAdvice.imageFunctions, "interpolate upsample fold"),
    (
      TorchAdvice.imageFunctions,
      "grid_sample affine_grid"
    ),
    ("layer_norm and batch_norm normalize here", "instance_norm"),
    ("layer_norm and batch_norm normalize here", "local_response_norm"),
    ("make the layer nn.MultiheadAttention", "multi_head_attention_forward"),
  ])

  /// By attribute of a module: of `nn.LSTM`, or of a class of the note.
  static let module = TorchAdvice.table([
    (TorchAdvice.kinds, "half bfloat16"),
    (TorchAdvice.processor, "xpu ipu mtia to_empty"), (TorchAdvice.process, "share_memory"),
    ("read .grad after backward()", "register_backward_hook"),
    ("assign the part by its name: self.name = module", "set_submodule"),
  ])

  /// By attribute of an optimizer.
  static let optimizer = TorchAdvice.table([
    ("call it in the loop, around step()", "register_step_pre_hook register_step_post_hook")
  ])

  /// By name in `torch.nn.utils`.
  static let utilities = TorchAdvice.table([
    (
      "parametrized weights are not supported; compute the weight in forward and call F.linear",
      "weight_norm spectral_norm parametrizations parametrize remove_weight_norm"
    ),
    ("write clip_grad_norm_", "clip_grads_with_norm_ get_total_norm"),
    ("call the model itself with the parameters", "stateless"),
  ])

  /// By name in `torch.utils`.
  static func tool(_ name: String) -> String? {
    switch name {
    case "tensorboard": "use matplotlib.pyplot or rnn's plot to show curves"
    case "checkpoint": "call the function itself: what it computes stays in memory"
    case "cpp_extension": "cells run no native code"
    case "model_zoo": "a note reads nothing from the network: keep the weights beside it"
    case "bottleneck", "benchmark", "throughput_benchmark":
      "outputs must not change from run to run: a note measures no times"
    default: "torch.utils has data here: torch.utils.data"
    }
  }

  /// By name in `torch.utils.data`.
  static let data = TorchAdvice.table([
    ("there are no worker processes here: it would be None", "get_worker_info"),
    ("a note runs in one process: write RandomSampler", "distributed DistributedSampler"),
    ("write a Dataset", "datapipes IterDataPipe MapDataPipe DFIterDataPipe functional_datapipe"),
    ("write a Dataset with __getitem__ and __len__", "StackDataset"),
  ])
}
