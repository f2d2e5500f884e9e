import Glibc

/// Adam with the largest magnitude in place of the second moment (Kingma and Ba 2015, §7.1):
///
///     m ← m + (1 − β₁)·(g − m)
///     u ← max(β₂·u, |g| + ε)
///     p ← p − η/(1 − β₁ᵗ) · m/u
public struct Adamax: UpdateRule {
  /// η
  public var learningRate: Double
  /// β₁ and β₂
  public var betas: (Double, Double)
  /// ε
  public var epsilon: Double
  /// λ, added to the gradient as λ·p.
  public var weightDecay: Double
  /// Whether steps go up the gradient.
  public var maximizes: Bool

  /// PyTorch's defaults.
  public init(
    learningRate: Double = 2e-3, betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8,
    weightDecay: Double = 0, maximizes: Bool = false
  ) {
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.maximizes = maximizes
  }

  /// m and u
  public var remembered: [(name: String, part: UpdateMemoryPart)] {
    [("step", .steps), ("exp_avg", .first), ("exp_inf", .second)]
  }

  /// - Throws: ``LayerError/hyperparameter(name:value:)`` for a setting out of its range.
  public func check() throws(LayerError) {
    try LayerError.checkAdam(learningRate, betas, epsilon, weightDecay)
  }

  /// One step of one parameter.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public func update<Element: UpdateElement>(
    _ values: UnsafeMutableBufferPointer<Element>, _ gradient: UnsafeBufferPointer<Element>,
    _ memory: inout UpdateMemory<Element>
  ) {
    if memory.first.isEmpty {
      memory.first = [Element](repeating: 0, count: memory.count)
      memory.second = memory.first
    }
    memory.steps += 1
    let rate = Element(-learningRate / (1 - pow(betas.0, Double(memory.steps))))
    let (newness, keep) = (Element(1 - betas.0), Element(betas.1))
    let (small, decay) = (Element(epsilon), Element(weightDecay))
    for i in values.indices {
      let g = decay == 0 ? gradient[i] : Element.fused(decay, values[i], gradient[i])
      memory.first[i] = Element.fused(newness, g - memory.first[i], memory.first[i])
      memory.second[i] = max(keep * memory.second[i], abs(g) + small)
      values[i] += rate * memory.first[i] / memory.second[i]
    }
  }
}

extension LayerError {
  /// Checks the settings that Adam and its relatives have, in PyTorch's order.
  static func checkAdam(
    _ learningRate: Double, _ betas: (Double, Double), _ epsilon: Double, _ weightDecay: Double
  ) throws(LayerError) {
    try requireNonNegative("learning rate", learningRate)
    try requireNonNegative("epsilon value", epsilon)
    for (place, beta) in [betas.0, betas.1].enumerated() {
      guard (0..<1).contains(beta) else {
        throw .hyperparameter(name: "beta parameter at index \(place)", value: beta)
      }
    }
    try requireNonNegative("weight_decay value", weightDecay)
  }
}
