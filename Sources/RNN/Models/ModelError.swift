/// Why a model, or what is to be drawn from it, is refused.
public enum ModelError: Error, Hashable, Sendable {
  /// A size that must be one or more.
  case notPositive(setting: String, value: Int)
  /// Tied weights with vectors of two sizes.
  case tiedSizes(embedding: Int, output: Int)
  /// A part that was replaced by another kind of module, or removed.
  case partKind(model: String, part: String, wanted: String)
  /// A recurrent layer whose output has another shape than it should.
  case partOutput(wanted: [Int], got: [Int])
  /// A recurrent layer that reads batches time first.
  case timeFirst
  /// An input with the wrong number of dimensions.
  case inputDimensions(model: String, wanted: String, got: [Int])
  case tokenKind(model: String, got: String)
  case tokenRange(model: String, token: Int, place: Int, count: Int)
  case noSteps(model: String)
  /// A sequence of padding tokens alone.
  case onlyPadding(model: String, sequence: Int)

  // Sampling.
  case temperature(Double)
  case topK(Int)
  case topP(Double)
  case logitsDimensions([Int])
  case logitsNotFinite(place: Int, value: Double)
  case emptyPrompt
  case negativeCount(Int)

  // Forecasting.
  case forecastFeatures(Int)
  case forecastSteps(Int)
  case shortHistory(count: Int)
}
