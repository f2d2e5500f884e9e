/// Sees where a measure stops getting better.
public struct PlateauWatch: Sendable {
  /// Whether smaller measures are better.
  public enum Mode: String, Sendable {
    case min, max
  }

  /// Whether the least change that counts is a share of the best measure or a number.
  public enum ThresholdMode: String, Sendable {
    case relative = "rel"
    case absolute = "abs"
  }

  /// What counts as better.
  public var mode: Mode
  /// The least change that counts.
  public var threshold: Double
  /// What the threshold is measured by.
  public var thresholdMode: ThresholdMode
  /// How many epochs without a change for the better are borne.
  public var patience: Int
  /// How many epochs after a signal are not judged.
  public var cooldown: Int
  /// The best measure so far.
  public var best: Double
  /// How many epochs were no better.
  public var badEpochs = 0
  /// How many epochs of cooldown are left.
  public var cooldownLeft = 0

  /// PyTorch's defaults.
  public init(
    mode: Mode = .min, threshold: Double = 1e-4, thresholdMode: ThresholdMode = .relative,
    patience: Int = 10, cooldown: Int = 0
  ) {
    self.mode = mode
    self.threshold = threshold
    self.thresholdMode = thresholdMode
    self.patience = patience
    self.cooldown = cooldown
    best = mode == .min ? .infinity : -.infinity
  }

  /// Whether a measure is better than another by more than the threshold.
  public func isBetter(_ measure: Double, than best: Double) -> Bool {
    switch (mode, thresholdMode) {
    case (.min, .relative): measure < best * (1 - threshold)
    case (.min, .absolute): measure < best - threshold
    case (.max, .relative): measure > best * (threshold + 1)
    case (.max, .absolute): measure > best + threshold
    }
  }

  /// Takes the measure of an epoch; true where patience has run out, and the waiting begins anew.
  public mutating func take(_ measure: Double) -> Bool {
    if isBetter(measure, than: best) {
      best = measure
      badEpochs = 0
    } else {
      badEpochs += 1
    }
    if cooldownLeft > 0 {
      cooldownLeft -= 1
      badEpochs = 0
    }
    guard badEpochs > patience else { return false }
    cooldownLeft = cooldown
    badEpochs = 0
    return true
  }
}
