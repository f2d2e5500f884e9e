import Interpreter
import Tensors

/// The order in which a loader visits its samples, with the draws that PyTorch makes for it.
///
/// Without a generator of its own, a shuffling order draws one seed from the note's generator and
/// shuffles by a private one. With one, it shuffles by that generator and, at the end of each
/// pass, draws a second permutation that nothing uses.
struct SampleOrder {
  private let count: Int
  private let generator: RandomGenerator?
  private var order: [Int]?
  private var position = 0
  private var isExhausted = false
  private let makeGenerator: () -> RandomGenerator
  private let shuffles: Bool

  init(count: Int, shuffles: Bool, generator: RandomGenerator?, standard: RandomGenerator) {
    self.count = count
    self.shuffles = shuffles
    self.generator = generator
    makeGenerator = { generator ?? RandomGenerator(seed: standard.seed64()) }
  }

  /// The next samples: fewer than asked for at the end.
  mutating func next(_ size: Int) throws -> [Int] {
    if order == nil {
      order = shuffles ? try makeGenerator().permutation(count) : Array(0..<count)
    }
    let all = order ?? []
    let end = position + min(size, all.count - position)
    let batch = Array(all[position..<end])
    position = end
    if batch.count < size, !isExhausted {
      isExhausted = true
      if shuffles, let generator { _ = try generator.permutation(count) }
    }
    return batch
  }
}
