import Tensors

/// How a next token is chosen from the logits of all.
///
/// The logits are divided by the temperature; then only the `topK` largest stay (with all that equal
/// the smallest of them); of those, in falling order, the fewest whose probabilities reach `topP`
/// together; then one is drawn.
///
/// - SeeAlso: Fan et al. 2018, arXiv:1805.04833, for top-k; Holtzman et al. 2020, arXiv:1904.09751,
///   for top-p, the nucleus.
public struct TokenChoice: Hashable, Sendable {
  /// Whether the most probable token is taken and nothing is drawn.
  public let isGreedy: Bool
  /// Above 1 the draws are bolder, below 1 more careful.
  public let temperature: Double
  /// How many tokens may be drawn; all where nil.
  public let topK: Int?
  /// The probability that the tokens that may be drawn have together; 1 where nil.
  public let topP: Double?

  /// The most probable token; of equal ones the first.
  public static let greedy = TokenChoice()

  private init() {
    (isGreedy, temperature, topK, topP) = (true, 1, nil, nil)
  }

  /// A draw; at a temperature of 0, to which smaller and smaller ones lead, the most probable token.
  ///
  /// - Throws: ``ModelError/temperature(_:)``, ``ModelError/topK(_:)``, ``ModelError/topP(_:)``.
  public init(
    temperature: Double, topK: Int? = nil, topP: Double? = nil
  ) throws(ModelError) {
    guard temperature >= 0, temperature.isFinite else { throw .temperature(temperature) }
    if let topK, topK < 1 { throw .topK(topK) }
    if let topP, !(topP > 0 && topP <= 1) { throw .topP(topP) }
    isGreedy = temperature == 0
    self.temperature = temperature == 0 ? 1 : temperature
    self.topK = topK
    self.topP = topP
  }

  /// The logits of the tokens that may be drawn, divided by the temperature; −∞ for all others.
  ///
  /// - Parameter logits: `[V]` or `[B, V]`.
  public func filtered(_ logits: Tensor) throws -> Tensor {
    guard [1, 2].contains(logits.rank), logits.shape.allSatisfy({ $0 > 0 }) else {
      throw ModelError.logitsDimensions(logits.shape)
    }
    let width = logits.shape[logits.rank - 1]
    try check(logits, width: width)
    var kept = try scaled(logits.detach())
    if let topK, topK < width {
      let least = try kept.topk(topK).values.narrow(-1, topK - 1, 1)
      kept = try kept.maskedFill(kept.less(least), .float(-.infinity))
    }
    guard let topP, topP < 1 else { return kept }
    let sorted = try kept.sort(-1, descending: true)
    let probabilities = try sorted.values.softmax(-1)
    let before = try probabilities.cumsum(-1) - probabilities
    let isBehind = try before.greaterOrEqual(.float(topP)).booleans
    var isOut = [Bool](repeating: false, count: isBehind.count)
    let places = sorted.indices.integers
    // The first is never out, however small the probability that is to be reached.
    for index in isBehind.indices where isBehind[index] && index % width != 0 {
      isOut[index / width * width + places[index]] = true
    }
    return try kept.maskedFill(Tensor(booleans: isOut, shape: logits.shape), .float(-.infinity))
  }

  private func check(_ logits: Tensor, width: Int) throws(ModelError) {
    let values = logits.elements
    let row = stride(from: 0, to: values.count, by: width).first { start in
      values[start..<start + width].allSatisfy { $0 == -.infinity }
    }
    let wrong = values.firstIndex(where: { $0.isNaN || $0 == .infinity }) ?? row
    guard let wrong else { return }
    throw .logitsNotFinite(place: wrong, value: Double(values[wrong]))
  }

  /// The logits divided by the temperature; where that leaves the range of numbers, what each lies
  /// below the largest of its row.
  private func scaled(_ logits: Tensor) throws -> Tensor {
    let plain = try logits / .float(temperature)
    let largest = try plain.max(dimension: -1).values
    guard largest.elements.contains(where: { !$0.isFinite }) else { return plain }
    let below = try logits - logits.max(dimension: -1, keepDimensions: true).values
    return try below / .float(max(temperature, Double(Float.leastNormalMagnitude)))
  }

  /// One token for each row: `[B]` for logits `[B, V]`, a single number for `[V]`.
  ///
  /// Draws as `torch.multinomial` of the softmax: one exponential number for each token of a row.
  public func tokens(from logits: Tensor, _ generator: RandomGenerator) throws -> Tensor {
    let filtered = try filtered(logits)
    if isGreedy { return try filtered.argmax(dimension: -1) }
    return try filtered.softmax(-1).multinomial(1, generator).squeeze(-1)
  }
}
