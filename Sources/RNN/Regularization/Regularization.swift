/// How the recurrence of a layer is regularized while it is trained: each part zero for none.
public struct Regularization: Hashable, Sendable {
  /// The part of a sequence's input features that is dropped at all of its steps; of each layer.
  public var inputDropout = 0.0
  /// The part of a sequence's hidden features that the recurrent products don't see, at all of its
  /// steps: variational dropout (Gal and Ghahramani 2016).
  public var stateDropout = 0.0
  /// The part of the recurrent weights that is dropped for a whole run: DropConnect (Merity et
  /// al. 2018, arXiv:1708.02182).
  public var weightDropout = 0.0
  /// The part of a step's candidate values that is dropped: recurrent dropout (Semeniuta et
  /// al. 2016). LSTM and GRU only.
  public var recurrentDropout = 0.0
  /// The part of a step's hidden features that stay as they were: zoneout (Krueger et al. 2017).
  public var zoneout = 0.0
  /// The same of the LSTM's cell features.
  public var cellZoneout = 0.0

  /// No regularization; change the parts as needed.
  public init() {}

  /// The parts by the names that the cell language gives them.
  public var settings: [(name: String, value: Double)] {
    [
      ("input_dropout", inputDropout), ("state_dropout", stateDropout),
      ("weight_dropout", weightDropout), ("recurrent_dropout", recurrentDropout),
      ("zoneout", zoneout), ("cell_zoneout", cellZoneout),
    ]
  }
}

/// Why a layer can't be regularized so.
public enum RegularizationError: Error, Hashable, Sendable {
  /// A part that is not in 0 ..< 1.
  case part(name: String, value: Double)
  /// A setting that the kind of cell has no place for.
  case unsuited(setting: String, cell: String, reason: String)
  case inputDimensions(layer: String, got: [Int])
}

extension RegularizationError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What does not fit.
  public var message: String {
    switch self {
    case .part(let name, let value):
      "\(name) must be 0 or more and below 1, got \(value)"
    case .unsuited(let setting, let cell, let reason):
      "\(setting) is not for a \(cell): \(reason)"
    case .inputDimensions(let layer, let got):
      "\(layer): expected input with the dimensions of steps, batch and features, got \(got)"
    }
  }
}
