import Glibc
import Tensors

extension SyntheticTask {
  /// `sin(2π·t/period)` for t = 0, 1, …, count − 1, with normal noise of a given deviation.
  ///
  /// Draws one normal number a value, in order, where the noise is not zero.
  ///
  /// - Throws: ``DataError`` for a negative count, a period that is not above 0, and a noise that is
  ///   no finite number.
  public static func sine(
    count: Int, period: Double, noise: Double = 0, generator: RandomGenerator
  ) throws -> [Double] {
    guard period > 0, period.isFinite else { throw DataError.period(period) }
    guard noise >= 0, noise.isFinite else { throw DataError.noise(noise) }
    try check(count: count, steps: 1, minimum: 1)
    let wave = (0..<count).map { sin(2 * Double.pi * Double($0) / period) }
    guard noise > 0 else { return wave }
    let drawn = try Tensor.randn([count], generator).elements
    return zip(wave, drawn).map { $0 + noise * Double($1) }
  }

  /// Balanced brackets, the language Dyck-1: foretell which may come next.
  ///
  /// A word of T brackets is drawn step by step: closing is certain where it must be, opening where
  /// nothing is open, else each has probability ½ (one draw of a coin for such a step).
  ///
  /// - Returns: Inputs `[N, T]`, int64, 0 for `(` and 1 for `)`; and how many brackets are open after
  ///   each step, `[N, T]`, int64.
  /// - Throws: ``DataError`` for an odd number of steps, sizes below 1, and too large ones.
  public static func brackets(
    count: Int, steps: Int, generator: RandomGenerator
  ) throws -> Samples {
    try check(count: count, steps: steps, minimum: 2)
    guard steps.isMultiple(of: 2) else { throw DataError.oddSteps(steps) }
    var (inputs, depths): ([Int], [Int]) = ([], [])
    for _ in 0..<count {
      var depth = 0
      for step in 0..<steps {
        let isForced = depth == 0 || depth == steps - step
        let closes = isForced ? depth > 0 : try generator.integer(0, 2) == 1
        depth += closes ? -1 : 1
        inputs.append(closes ? 1 : 0)
        depths.append(depth)
      }
    }
    let shape = [count, steps]
    return (Tensor(integers: inputs, shape: shape), Tensor(integers: depths, shape: shape))
  }

  /// Hochreiter and Schmidhuber 1997, §5.6: in which order did two marks come?
  ///
  /// Two steps, one in each half, hold A or B (symbols 4 and 5); all others one of four distractors
  /// (symbols 0 … 3).
  ///
  /// - Returns: Symbols `[N, T]`, int64, and classes `[N]`: 0 for AA, 1 for AB, 2 for BA, 3 for BB.
  /// - Throws: ``DataError`` for fewer than one sequence or two steps, and too many of either.
  public static func temporalOrder(
    count: Int, steps: Int, generator: RandomGenerator
  ) throws -> Samples {
    try check(count: count, steps: steps, minimum: 2)
    let half = steps / 2
    var symbols = try Tensor.randint(0, 4, [count, steps], generator).integers
    let first = try Tensor.randint(0, half, [count], generator).integers
    let second = try Tensor.randint(half, steps, [count], generator).integers
    let marks = try Tensor.randint(0, 2, [count, 2], generator).integers
    var classes: [Int] = []
    for row in 0..<count {
      let (a, b) = (marks[2 * row], marks[2 * row + 1])
      symbols[row * steps + first[row]] = 4 + a
      symbols[row * steps + second[row]] = 4 + b
      classes.append(2 * a + b)
    }
    return (Tensor(integers: symbols, shape: [count, steps]), Tensor(integers: classes))
  }
}
