import RNN

/// A cell of the library that a class alone stands for: `nn.GRU`, `MinGRU`.
package enum ComparedKind: Hashable, Sendable {
  case recurrent(RecurrentKind)
  case minimal(MinimalLayer.Kind)

  /// The kind of a class by its name without `nn.` and `Cell`; nothing for another class.
  package init?(className: String) {
    switch className {
    case "RNN": self = .recurrent(.rnn(.tanh))
    case "LSTM": self = .recurrent(.lstm)
    case "GRU": self = .recurrent(.gru)
    case "MinGRU": self = .minimal(.gru)
    case "MinLSTM": self = .minimal(.lstm)
    default: return nil
    }
  }

  /// What its class is called, `Cell` left out.
  package func name(_ className: String) -> String {
    switch self {
    case .recurrent: "nn.\(className)"
    case .minimal: className
    }
  }

  func graph(inputSize: Int, hiddenSize: Int, bias: Bool) throws -> CellGraph {
    switch self {
    case .recurrent(let kind):
      try CellGraph(kind, inputSize: inputSize, hiddenSize: hiddenSize, bias: bias)
    case .minimal(let kind):
      try CellGraph(minimal: kind, inputSize: inputSize, hiddenSize: hiddenSize, bias: bias)
    }
  }
}
