import Glibc
import Tensors

/// Tasks whose right answers are known, to try a network on.
public enum SyntheticTask {
  /// Hochreiter and Schmidhuber 1997, §5.4: add the two marked numbers of a sequence.
  ///
  /// Each step has a number from U(0, 1) and a mark; one mark stands in each half of the sequence.
  ///
  /// - Returns: Inputs `[N, T, 2]` and sums `[N, 1]`.
  /// - Throws: ``LayerError/notPositive(setting:)`` for fewer than one sequence or two steps.
  public static func adding(
    count: Int, steps: Int, generator: RandomGenerator
  ) throws -> (inputs: Tensor, targets: Tensor) {
    guard count > 0 else { throw LayerError.notPositive(setting: "count") }
    guard steps > 1 else { throw LayerError.tooFewSteps }
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

  /// `sin(2π·t/period)` for t = 0, 1, …, count − 1.
  public static func sine(count: Int, period: Double) -> [Double] {
    (0..<max(count, 0)).map { sin(2 * Double.pi * Double($0) / period) }
  }
}
