import Glibc
import Tensors

/// Tasks whose right answers are known, to try a network on. N sequences, T steps; the same
/// generator state gives the same samples.
public enum SyntheticTask {
  /// Samples with what is wanted for each.
  public typealias Samples = (inputs: Tensor, targets: Tensor)

  /// Hochreiter and Schmidhuber 1997, §5.4: add the two marked numbers of a sequence.
  ///
  /// Each step has a number from U(0, 1) and a mark; one mark stands in each half of the sequence.
  ///
  /// - Returns: Inputs `[N, T, 2]` and sums `[N, 1]`.
  /// - Throws: ``DataError`` for fewer than one sequence or two steps, and too many of either.
  public static func adding(
    count: Int, steps: Int, generator: RandomGenerator
  ) throws -> Samples {
    try check(count: count, steps: steps, minimum: 2, features: 2)
    let half = steps / 2
    let numbers = try Tensor.rand([count, steps], generator).elements
    let first = try Tensor.randint(0, half, [count], generator).integers
    let second = try Tensor.randint(half, steps, [count], generator).integers
    var inputs = [Float](repeating: 0, count: count * steps * 2)
    for (place, number) in numbers.enumerated() { inputs[2 * place] = number }
    var sums: [Float] = []
    for row in 0..<count {
      for step in [first[row], second[row]] { inputs[2 * (row * steps + step) + 1] = 1 }
      sums.append(numbers[row * steps + first[row]] + numbers[row * steps + second[row]])
    }
    return (Tensor(inputs, shape: [count, steps, 2]), Tensor(sums, shape: [count, 1]))
  }

  /// Hochreiter and Schmidhuber 1997, §5.1, in the form of Arjovsky et al. 2016: keep `length`
  /// symbols for `delay` steps.
  ///
  /// The input is the symbols (1 … `symbols`), `delay` blanks (0), of which the last is the signal to
  /// begin (`symbols` + 1), and `length` blanks; the target is blank until the signal, and behind it
  /// the symbols.
  ///
  /// - Returns: Inputs and targets `[N, 2·length + delay]`, int64, of `symbols` + 2 classes.
  /// - Throws: ``DataError`` for sizes below 1, and too large ones.
  public static func copyMemory(
    count: Int, length: Int, delay: Int, symbols: Int = 8, generator: RandomGenerator
  ) throws -> Samples {
    for (setting, value) in [("length", length), ("delay", delay), ("symbols", symbols)] {
      guard value > 0 else { throw DataError.notPositive(setting: setting, value: value) }
    }
    guard max(length, delay) < 1 << 30, symbols < Int.max - 1 else {
      throw DataError.tooManyElements(rows: count, columns: max(length, delay))
    }
    let steps = 2 * length + delay
    try check(count: count, steps: steps, minimum: 3)
    let drawn = try Tensor.randint(1, symbols + 1, [count, length], generator).integers
    var (inputs, targets): ([Int], [Int]) = ([], [])
    for row in 0..<count {
      let kept = drawn[(row * length)..<((row + 1) * length)]
      inputs += kept
      inputs += repeatElement(0, count: delay - 1)
      inputs.append(symbols + 1)
      inputs += repeatElement(0, count: length)
      targets += repeatElement(0, count: length + delay)
      targets += kept
    }
    let shape = [count, steps]
    return (Tensor(integers: inputs, shape: shape), Tensor(integers: targets, shape: shape))
  }

  /// Give a sequence of symbols back from its end: Sutskever et al. 2014 found it easier for seq2seq.
  ///
  /// - Returns: Inputs and targets `[N, T]`, int64, symbols 1 … `symbols`; 0 is free for padding.
  /// - Throws: ``DataError`` for sizes below 1, and too large ones.
  public static func reversal(
    count: Int, steps: Int, symbols: Int = 8, generator: RandomGenerator
  ) throws -> Samples {
    guard symbols > 0, symbols < Int.max else {
      throw DataError.notPositive(setting: "symbols", value: symbols)
    }
    try check(count: count, steps: steps, minimum: 1)
    let inputs = try Tensor.randint(1, symbols + 1, [count, steps], generator)
    return (inputs, try inputs.flip([1]))
  }

  /// Whether so far an even (0) or odd (1) number of ones was seen.
  ///
  /// - Returns: Bits `[N, T, 1]` and the parity after each step `[N, T]`, int64.
  /// - Throws: ``DataError`` for sizes below 1, and too large ones.
  public static func parity(
    count: Int, steps: Int, generator: RandomGenerator
  ) throws -> Samples {
    try check(count: count, steps: steps, minimum: 1)
    let bits = try Tensor.randint(0, 2, [count, steps], generator)
    var parity = bits.integers
    for place in parity.indices where place % steps != 0 { parity[place] ^= parity[place - 1] }
    return (
      try bits.to(.float32).unsqueeze(2), Tensor(integers: parity, shape: [count, steps])
    )
  }

  static func check(count: Int, steps: Int, minimum: Int, features: Int = 1) throws {
    guard count > 0 else { throw DataError.notPositive(setting: "count", value: count) }
    guard steps >= minimum else { throw DataError.tooFewSteps(minimum: minimum, got: steps) }
    let cells = count.multipliedReportingOverflow(by: steps)
    let size = cells.partialValue.multipliedReportingOverflow(by: features)
    guard !cells.overflow, !size.overflow, size.partialValue < 1 << 31 else {
      throw DataError.tooManyElements(rows: count, columns: steps)
    }
  }
}
