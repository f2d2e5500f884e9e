/// What a recurrent layer does, but its user can't have meant.
public enum RecurrentWarning: Hashable, Sendable {
  /// Dropout acts between layers; with one layer there is no place for it.
  case dropoutWithoutSecondLayer(dropout: Double)

  /// The warning as PyTorch words it.
  public var message: String {
    switch self {
    case .dropoutWithoutSecondLayer(let dropout):
      "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects "
        + "num_layers greater than 1, but got dropout=\(dropout) and num_layers=1"
    }
  }
}
