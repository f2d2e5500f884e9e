import Diagnostics

/// A module of `torch.nn` as a listing makes it.
struct Layer: Hashable {
  /// `LSTM` of `nn.LSTM`.
  let kind: String
  /// What each parameter is given; `.unknown` where the listing doesn't say.
  let options: [String: Option]
  /// Whether arguments come from a list or a mapping.
  let isOpen: Bool

  enum Option: Hashable { case known(Constant), unknown }

  var isRecurrent: Bool { ["RNN", "LSTM", "GRU"].contains(kind) }

  /// Positional parameters of the modules whose options matter here.
  static let parameters: [String: [String]] = [
    "RNN": [
      "input_size", "hidden_size", "num_layers", "nonlinearity", "bias", "batch_first", "dropout",
      "bidirectional",
    ],
    "LSTM": gated, "GRU": gated,
    "Linear": ["in_features", "out_features", "bias"],
    "Dropout": ["p"],
    "CrossEntropyLoss": ["weight"],
  ]

  private static let gated = [
    "input_size", "hidden_size", "num_layers", "bias", "batch_first", "dropout", "bidirectional",
  ]

  /// What a parameter gets, with PyTorch's own value where nothing is written.
  func option(_ name: String, fallback: Constant) -> Option {
    options[name] ?? (isOpen ? .unknown : .known(fallback))
  }
}
