import Tensors

extension Loss {
  /// `y·(log y − x)` for logarithms x of probabilities; where y is 0 it is 0.
  ///
  /// - Parameter logTarget: Whether the target holds logarithms too: `eʸ·(y − x)`.
  public static func klDivergence(
    _ input: Tensor, target: Tensor, logTarget: Bool = false, reduction: Reduction = .mean
  ) throws -> Tensor {
    guard input.dtype.isFloatingPoint, target.dtype.isFloatingPoint else {
      throw LossError.wholeNumbers(loss: "kl_div")
    }
    let losses =
      logTarget
      ? try target.exp() * (target - input) : try timesLogarithm(target) - target * input
    return try losses.reduced(by: reduction)
  }

  /// `y·log y`, and 0 where y is 0.
  private static func timesLogarithm(_ y: Tensor) throws -> Tensor {
    let output = try noGrad { try (y * y.log()).maskedFill(y.equal(0), 0) }
    return Tensor.custom(name: "XlogyBackward0", inputs: [y], outputs: [output], saved: [y]) {
      context in
      [try context.gradient * (context.saved[0].log() + 1)]
    }[0]
  }

  /// `eˣ − y·x` for counts y, or with probabilities' logarithms left out, `x − y·log(x + ε)`.
  ///
  /// - Parameters:
  ///   - logInput: Whether the input is the logarithm of the expected count.
  ///   - full: Whether Stirling's term for log y! is added where y > 1.
  public static func poisson(
    _ input: Tensor, target: Tensor, logInput: Bool = true, full: Bool = false,
    epsilon: Double = 1e-8, reduction: Reduction = .mean
  ) throws -> Tensor {
    var losses =
      logInput
      ? try input.exp() - target * input : try input - target * (input + .float(epsilon)).log()
    if full {
      let spread = try (target * .float(2 * .pi)).log() * 0.5
      let stirling = try target * target.log() - target + spread
      losses = try losses + stirling.maskedFill(target.lessOrEqual(1), 0)
    }
    return try losses.reduced(by: reduction)
  }

  /// `½·(log v + (x − y)²/v)` for a variance v, which is at least ε.
  ///
  /// - Parameters:
  ///   - variance: v of the input's shape, or without its last dimension, or with 1 there.
  ///   - full: Whether `½·log 2π` is added.
  public static func gaussian(
    _ input: Tensor, target: Tensor, variance: Tensor, full: Bool = false, epsilon: Double = 1e-6,
    reduction: Reduction = .mean
  ) throws -> Tensor {
    guard !variance.elements.contains(where: { $0 < 0 }) else { throw LossError.negativeVariance }
    var variance = variance
    if variance.shape != input.shape {
      if Array(input.shape.dropLast()) == variance.shape {
        variance = try variance.unsqueeze(-1)
      } else {
        let different = zip(input.shape, variance.shape).filter { $0 != $1 }.map(\.1)
        guard input.rank == variance.rank, different == [1] else { throw LossError.varianceShape }
      }
    }
    let bounded = try straightThrough(variance) { try $0.clamp(min: .float(epsilon)) }
    var losses = try (bounded.log() + (input - target).square() / bounded) * 0.5
    if full { losses = try losses + .float(0.918_938_533_204_672_7) }
    return try losses.reduced(by: reduction)
  }

  /// A change of the numbers that gradients do not see.
  static func straightThrough(
    _ x: Tensor, _ change: (Tensor) throws -> Tensor
  ) throws -> Tensor {
    let output = try noGrad { try change(x) }
    return Tensor.custom(name: "CloneBackward0", inputs: [x], outputs: [output]) { context in
      [context.gradient]
    }[0]
  }
}
