/// Sees when a training gets no better: the measure of each epoch goes in, and whether to stop comes
/// out.
///
/// A measure is better than the best so far when it lies below it (above it, where larger is better)
/// by more than ``minimumChange``; one that is no number never is.
///
/// - SeeAlso: Prechelt 1998, "Early Stopping – But When?".
public struct EarlyStopping: Hashable, Sendable {
  /// How many epochs without a better measure are borne.
  public let patience: Int
  /// The change that a measure must go beyond to count as better.
  public let minimumChange: Double
  /// Whether smaller measures are better.
  public let mode: PlateauWatch.Mode
  /// Whether the weights of the best epoch come back at the end.
  public let restoresBest: Bool
  /// The best measure so far; nothing before the first.
  public private(set) var best: Double?
  /// The epoch of the best measure, from 1; 0 before the first.
  public private(set) var bestEpoch = 0
  /// How many measures were taken.
  public private(set) var epoch = 0

  /// - Throws: ``TrainingError/notPositive(setting:value:)`` for a patience below one,
  ///   ``TrainingError/negative(setting:value:)`` for a change below zero.
  public init(
    patience: Int, minimumChange: Double = 0, mode: PlateauWatch.Mode = .min,
    restoresBest: Bool = true
  ) throws(TrainingError) {
    guard patience > 0 else { throw .notPositive(setting: "patience", value: Double(patience)) }
    guard minimumChange >= 0, minimumChange.isFinite else {
      throw .negative(setting: "min_delta", value: minimumChange)
    }
    self.patience = patience
    self.minimumChange = minimumChange
    self.mode = mode
    self.restoresBest = restoresBest
  }

  /// How many epochs have gone by since the best one.
  public var waited: Int { epoch - bestEpoch }

  /// Whether patience has run out.
  public var isOver: Bool { waited >= patience }

  /// Takes in an epoch's measure and says whether it is the best so far.
  @discardableResult
  public mutating func take(_ measure: Double) -> Bool {
    epoch += 1
    let watch = PlateauWatch(mode: mode, threshold: minimumChange, thresholdMode: .absolute)
    guard !measure.isNaN, best.map({ watch.isBetter(measure, than: $0) }) ?? true else {
      return false
    }
    best = measure
    bestEpoch = epoch
    return true
  }

  /// The same settings, before the first epoch.
  public var restarted: EarlyStopping {
    var copy = self
    (copy.best, copy.bestEpoch, copy.epoch) = (nil, 0, 0)
    return copy
  }
}
