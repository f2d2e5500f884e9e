import Tensors

/// Foretells the next H values of a series from a window of it.
///
///     y = head(recurrent(x)[last step])
///
/// Shapes: `x [B, W, F]`, `y [B, H]`. Its parts are `rnn` and `head`. With H = 1 a longer forecast
/// is recursive: each value is read back as if it had come true. With H as long as the forecast it is
/// direct: all values at once.
public final class Forecaster: CompositeModel {
  /// F, the features of a step.
  public let featureCount: Int

  /// A forecaster of given parts; the head's outputs are the horizon.
  public init(featureCount: Int, recurrent: RecurrentPart, head: Linear) {
    self.featureCount = featureCount
    super.init(parts: [("rnn", recurrent.module), ("head", head)], recurrent: recurrent)
  }

  private init(featureCount: Int) {
    self.featureCount = featureCount
    super.init()
  }

  /// A forecaster without its parts yet.
  public override func emptied() -> Module { Forecaster(featureCount: featureCount) }

  /// The H values behind each window, `[B, H]`.
  ///
  /// - Throws: ``ModelError`` for another shape than `[B, W, F]`.
  public override func forward(_ windows: Tensor) throws -> Tensor {
    guard windows.rank == 3 else {
      throw ModelError.inputDimensions(
        model: "Forecaster", wanted: "[batch, steps, features]", got: windows.shape)
    }
    guard windows.shape[1] > 0 else { throw ModelError.noSteps(model: "Forecaster") }
    let output = try recurrent().run(windows, nil).output
    return try part("head", Linear.self).forward(output.select(1, -1))
  }

  /// Continues a series: H values at a time, each time from the last W values, those foretold
  /// included.
  ///
  /// - Parameters:
  ///   - series: What is known, in the scale that the model was trained in; all of it is the window.
  ///   - steps: How many values to foretell.
  /// - Throws: ``ModelError`` for a model of several features, no values, and no steps.
  public func forecast(
    _ series: [Double], steps: Int, afterEach: () throws -> Void = {}
  ) throws -> [Double] {
    guard featureCount == 1 else { throw ModelError.forecastFeatures(featureCount) }
    guard steps > 0, steps < 1 << 31 else { throw ModelError.forecastSteps(steps) }
    guard !series.isEmpty else { throw ModelError.shortHistory(count: 0) }
    if let place = series.firstIndex(where: { !$0.isFinite }) {
      throw DataError.notFinite(place: place, value: series[place])
    }
    var window = series.map { Float($0) }
    var foretold: [Float] = []
    let dtype = try part("head", Linear.self).parameter("weight")?.dtype ?? .float32
    try inUse {
      while foretold.count < steps {
        let input = try Tensor(window, shape: [1, window.count, 1]).to(dtype)
        let next = try forward(input).elements
        foretold += next
        window = Array((window + next).suffix(series.count))
        try afterEach()
      }
    }
    return foretold.prefix(steps).map { Double($0) }
  }
}
