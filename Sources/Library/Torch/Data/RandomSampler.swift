import Interpreter
import Tensors

/// The settings of `torch.utils.data.RandomSampler`, and its draws.
///
/// Without a generator of its own, a pass draws one seed from the note's generator and takes its
/// indices from a private one. Without replacement, a pass draws whole permutations, and a last one
/// for what remains, even where nothing does; with replacement, blocks of 32 indices.
struct RandomOrder {
  let source: Value
  let replacement: Bool
  /// How many indices a pass gives; as many as there are samples where nil.
  let sampleCount: Int?
  let generator: RandomGenerator?
  let standard: RandomGenerator

  /// - Throws: `ValueError` for no samples.
  func sampler(in context: Context) throws(Raise) -> Sampler {
    let count = try count(in: context)
    guard count > 0 else {
      throw Raise(
        .valueError, "num_samples should be a positive integer value, but got num_samples=\(count)",
        fix: sampleCount == nil ? "the dataset has no samples to shuffle" : nil)
    }
    return Sampler(
      "RandomSampler",
      attributes: [
        ("data_source", source), ("replacement", .bool(replacement)), ("num_samples", .int(count)),
      ], count: count(in:), pass: pass(in:))
  }

  private func count(in context: Context) throws(Raise) -> Int {
    if let sampleCount { return sampleCount }
    return try context.length(source)
  }

  private func pass(in context: Context) throws(Raise) -> Sampler.Chunks {
    let (size, wanted) = (try context.length(source), try count(in: context))
    let generator = generator ?? RandomGenerator(seed: standard.seed64())
    guard size > 0 || replacement else {
      throw Raise(.zeroDivisionError, "integer division or modulo by zero")
    }
    let block = replacement ? 32 : size
    var left = wanted / block
    var isEnded = false
    return { (context) throws(Raise) in
      if isEnded { return nil }
      isEnded = left == 0
      let length = isEnded ? wanted % block : block
      left -= 1
      try context.checkSize(block, of: "the permutation")
      let drawn = try raising { () -> [Int] in
        guard replacement else { return Array(try generator.permutation(size).prefix(length)) }
        return try (0..<length).map { _ in try generator.integer(0, size) }
      }
      return drawn.map { .int($0) }
    }
  }
}
