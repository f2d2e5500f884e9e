/// What training did, epoch by epoch.
public struct TrainingHistory: Hashable, Sendable {
  /// The mean loss of each epoch's samples, taken while the parameters changed.
  public internal(set) var losses: [Double] = []
  /// The largest gradient norm of each epoch, before clipping; empty where nothing is clipped.
  public internal(set) var gradientNorms: [Double] = []
  /// The validation loss after each epoch; empty where nothing is validated.
  public internal(set) var validationLosses: [Double] = []
  /// The epoch, from 1, with the lowest validation loss, or without validation, loss.
  public internal(set) var bestEpoch = 0
  /// Whether patience ended the training before its last epoch.
  public internal(set) var stoppedEarly = false
  /// After how many epochs the training was taken up again; 0 where it began anew.
  public internal(set) var resumedAfter = 0

  /// A training before its first epoch.
  public init() {}

  /// The losses that epochs are judged by: the validation's where there are such.
  public var judged: [Double] { validationLosses.isEmpty ? losses : validationLosses }

  /// Takes in an epoch.
  mutating func append(loss: Double, validation: Double?) {
    losses.append(loss)
    if let validation { validationLosses.append(validation) }
    if bestEpoch == 0 || judged[losses.count - 1] < judged[bestEpoch - 1] {
      bestEpoch = losses.count
    }
  }
}

/// Where training stands after an epoch.
public struct TrainingProgress: Hashable, Sendable {
  /// The epoch just finished; the first is 1.
  public let epoch: Int
  /// How many there will be.
  public let epochs: Int
  /// The mean loss of the epoch.
  public let loss: Double
}
