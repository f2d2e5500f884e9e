/// How ``fit(inputs:targets:optimizer:plan:generator:loss:validation:progress:)`` goes through the
/// data.
public struct TrainingPlan: Hashable, Sendable {
  /// How often all samples are seen.
  public var epochs: Int
  /// How many samples are computed at once; all where nil.
  public var batchSize: Int?
  /// How many batches one step of the optimizer sees, as if they were one.
  public var accumulation: Int
  /// The largest norm of the gradients; unbounded where nil.
  public var clipNorm: Double?
  /// Whether each epoch takes the samples in a new order.
  public var shuffles: Bool
  /// How many epochs without a lower validation loss are borne; the best weights come back then.
  public var patience: Int?
  /// The file that holds where the training stands after each epoch.
  public var checkpoint: String?
  /// Whether the training goes on from that file, if it is there.
  public var resumes: Bool

  /// A plan; by default each step sees all samples, in their order.
  public init(
    epochs: Int, batchSize: Int? = nil, accumulation: Int = 1, clipNorm: Double? = nil,
    shuffles: Bool = false, patience: Int? = nil, checkpoint: String? = nil, resumes: Bool = false
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.accumulation = accumulation
    self.clipNorm = clipNorm
    self.shuffles = shuffles
    self.patience = patience
    self.checkpoint = checkpoint
    self.resumes = resumes
  }

  func check() throws(LayerError) {
    guard epochs > 0 else { throw .notPositive(setting: "epochs") }
    if let batchSize, batchSize < 1 { throw .notPositive(setting: "batch_size") }
    guard accumulation > 0 else { throw .notPositive(setting: "accumulation") }
    if let patience, patience < 1 { throw .notPositive(setting: "patience") }
  }
}

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

  /// Takes in an epoch and says whether it was the best so far.
  mutating func append(loss: Double, validation: Double?) -> Bool {
    losses.append(loss)
    if let validation { validationLosses.append(validation) }
    let judged = validation == nil ? losses : validationLosses
    let isBest = bestEpoch == 0 || judged[losses.count - 1] < judged[bestEpoch - 1]
    if isBest { bestEpoch = losses.count }
    return isBest
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
