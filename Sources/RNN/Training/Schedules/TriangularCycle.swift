import Glibc

/// A rate that goes straight up and down again between two bounds, over and over.
///
/// - SeeAlso: Smith 2017, "Cyclical Learning Rates for Training Neural Networks", §3.
public struct TriangularCycle {
  /// How the height of later cycles changes.
  public enum Mode: String, Sendable {
    /// All cycles are equally high.
    case triangular
    /// Each cycle is half as high as the one before.
    case triangular2
    /// The height shrinks by γ with each step.
    case exponential = "exp_range"
  }

  /// The steps of a whole cycle.
  public let totalSize: Double
  /// The part of a cycle in which the rate goes up.
  public let stepRatio: Double

  /// A cycle of steps up and steps down.
  public init(totalSize: Double, stepRatio: Double) {
    self.totalSize = totalSize
    self.stepRatio = stepRatio
  }

  /// The number of a step's cycle, from 1, and how high in the triangle the step lies, 0 … 1.
  public func place(ofStep step: Int) -> (cycle: Double, height: Double) {
    let turns = Double(step) / totalSize
    let cycle = (1 + turns).rounded(.down)
    let x = 1 + turns - cycle
    return (cycle, x <= stepRatio ? x / stepRatio : (x - 1) / (stepRatio - 1))
  }

  /// The factor of a cycle's height.
  public static func scale(
    _ mode: Mode, cycle: Double, step: Int, factor: Double
  ) -> Double {
    switch mode {
    case .triangular: 1
    case .triangular2: 1 / pow(2, cycle - 1)
    case .exponential: pow(factor, Double(step))
    }
  }
}
