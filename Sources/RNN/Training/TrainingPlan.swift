/// How a training goes through its data.
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
  /// When training ends although epochs are left, and whether the best weights come back then.
  public var earlyStopping: EarlyStopping?
  /// The file that holds where the training stands after each epoch.
  public var checkpoint: String?
  /// Whether the training goes on from that file, if it is there.
  public var resumes: Bool

  /// A plan; by default each step sees all samples, in their order.
  public init(
    epochs: Int, batchSize: Int? = nil, accumulation: Int = 1, clipNorm: Double? = nil,
    shuffles: Bool = false, earlyStopping: EarlyStopping? = nil, checkpoint: String? = nil,
    resumes: Bool = false
  ) {
    self.epochs = epochs
    self.batchSize = batchSize
    self.accumulation = accumulation
    self.clipNorm = clipNorm
    self.shuffles = shuffles
    self.earlyStopping = earlyStopping
    self.checkpoint = checkpoint
    self.resumes = resumes
  }

  /// - Throws: ``TrainingError/notPositive(setting:value:)``.
  public func check() throws(TrainingError) {
    for (setting, value) in [
      ("epochs", epochs), ("batch_size", batchSize ?? 1), ("accumulate", accumulation),
    ] where value < 1 {
      throw .notPositive(setting: setting, value: Double(value))
    }
    if let clipNorm, !(clipNorm > 0 && clipNorm.isFinite) {
      throw .notPositive(setting: "clip", value: clipNorm)
    }
  }

  /// The settings that a training must keep when it is taken up again, as text.
  public var settings: [TrainingSetting] {
    [
      TrainingSetting("batch_size", batchSize.map { "\($0)" } ?? "of all samples"),
      TrainingSetting("accumulate", "\(accumulation)"),
      TrainingSetting("clip", clipNorm.map { "\($0)" } ?? "off"),
      TrainingSetting("shuffle", shuffles ? "on" : "off"),
    ]
  }
}

/// A setting of a training by name, as text.
public struct TrainingSetting: Hashable, Sendable {
  /// What the setting is called.
  public let name: String
  /// Its value as messages tell it.
  public let value: String

  /// A setting.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
