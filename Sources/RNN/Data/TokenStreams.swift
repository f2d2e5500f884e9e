import Tensors

/// A long text of tokens as B streams side by side, read in windows of T steps: a batch begins where
/// the one before ended, so that a model can carry its state from batch to batch.
///
///     stream b is tokens[b·L ..< (b + 1)·L], L = ⌊N / B⌋; what remains of the N tokens is left out
///     inputs  [B, T]: steps t … t + T − 1 of each stream
///     targets [B, T]: the step behind each
///
/// The last window is shorter where the streams do not divide.
public struct TokenStreams: Sequence {
  /// How many tokens each stream has.
  public let streamLength: Int
  private let tokens: [Int]
  private let batchSize: Int
  private let steps: Int

  /// - Throws: ``DataError`` for sizes below 1 and too few tokens for streams of two.
  public init(_ tokens: [Int], batchSize: Int, steps: Int) throws(DataError) {
    for (setting, value) in [("batch_size", batchSize), ("steps", steps)] {
      guard value > 0 else { throw .notPositive(setting: setting, value: value) }
    }
    guard tokens.count / batchSize > 1 else {
      throw .tooFewTokens(count: tokens.count, batchSize: batchSize)
    }
    self.tokens = tokens
    self.batchSize = batchSize
    self.steps = steps
    streamLength = tokens.count / batchSize
  }

  /// How many batches there are.
  public var count: Int { (streamLength - 2) / steps + 1 }

  /// The batch of a place in `0 ..< count`.
  public subscript(place: Int) -> (inputs: Tensor, targets: Tensor) {
    let start = place * steps
    let length = Swift.min(steps, streamLength - 1 - start)
    func window(_ offset: Int) -> Tensor {
      let values = (0..<batchSize).flatMap { stream in
        let first = stream * streamLength + start + offset
        return tokens[first..<first + length]
      }
      return Tensor(integers: values, shape: [batchSize, length])
    }
    return (window(0), window(1))
  }

  /// The batches in order.
  public func makeIterator() -> some IteratorProtocol<(inputs: Tensor, targets: Tensor)> {
    (0..<count).lazy.map { self[$0] }.makeIterator()
  }

  /// All windows of a text that lie side by side, as samples of their own: `[N, T]` and what
  /// follows each step, `[N, T]`, N = ⌊(count − 1) / T⌋.
  ///
  /// - Throws: ``DataError/noWindow(count:steps:)``, ``DataError/notPositive(setting:value:)``.
  public static func windows(
    of tokens: [Int], steps: Int
  ) throws(DataError) -> (inputs: Tensor, targets: Tensor) {
    guard steps > 0 else { throw .notPositive(setting: "steps", value: steps) }
    let count = (tokens.count - 1) / steps
    guard count > 0 else { throw .noWindow(count: tokens.count, steps: steps) }
    let shape = [count, steps]
    return (
      Tensor(integers: Array(tokens[..<(count * steps)]), shape: shape),
      Tensor(integers: Array(tokens[1...(count * steps)]), shape: shape)
    )
  }
}
