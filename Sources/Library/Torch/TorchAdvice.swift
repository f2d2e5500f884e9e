/// What to say about names of PyTorch that are not here.
enum TorchAdvice {
  static let kinds =
    "tensors here are float32, float64, int64 or bool: torch.float32, torch.int64, …"

  private static let unshaped = "a tensor keeps its shape; take the result of the form without _"

  /// By attribute of `torch`.
  static let module: [String: String] = [
    "float16": kinds, "half": kinds, "bfloat16": kinds,
    "int32": kinds, "int": kinds, "int16": kinds, "short": kinds, "int8": kinds, "uint8": kinds,
    "complex64": kinds, "IntTensor": kinds, "HalfTensor": kinds,
    "ByteTensor": "write torch.BoolTensor for masks",
    "fft": "torch.fft is not supported here; there are sin, cos and matmul",
    "jit": "torch.jit is not supported here; call the model itself",
    "distributed": "torch.distributed is not supported here: a note runs in one process",
    "hub": "torch.hub needs the network, which cells don't have",
    "linalg": "torch.linalg is not supported here; there are norm, matmul and dot",
    "distributions": "draw with torch.multinomial, torch.bernoulli or torch.randn",
    "__version__": "write code that runs with every version",
  ]

  /// By attribute of a tensor.
  static let tensor: [String: String] = [
    "half": kinds, "bfloat16": kinds, "int": kinds,
    "short": kinds, "byte": "write .bool() for masks",
    "squeeze_": unshaped, "unsqueeze_": unshaped, "t_": unshaped, "transpose_": unshaped,
    "resize_": unshaped,
    "register_hook": "read .grad after backward(), or use .retain_grad()",
    "share_memory_": "a note runs in one process", "pin_memory": "there is no GPU here",
  ]
}
