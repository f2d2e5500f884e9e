import Glibc

/// Adam with Nesterov's momentum (Dozat 2016), as in PyTorch:
///
///     μₜ = β₁·(1 − ½·0.96^(t·ψ)),  Π ← Π·μₜ
///     m ← m + (1 − β₁)·(g − m)
///     v ← β₂·v + (1 − β₂)·g²
///     d = √(v/(1 − β₂ᵗ)) + ε
///     p ← p − η·(1 − μₜ)/(1 − Π)·g/d − η·μₜ₊₁/(1 − Π·μₜ₊₁)·m/d
public struct NAdam: UpdateRule {
  /// η
  public var learningRate: Double
  /// β₁ and β₂
  public var betas: (Double, Double)
  /// ε
  public var epsilon: Double
  /// λ: added to the gradient as λ·p, or where decoupled, p shrinks by 1 − η·λ.
  public var weightDecay: Double
  /// ψ
  public var momentumDecay: Double
  /// Whether the weight decay acts on the parameter and not on its gradient.
  public var decoupled: Bool
  /// Whether steps go up the gradient.
  public var maximizes: Bool

  /// PyTorch's defaults.
  public init(
    learningRate: Double = 2e-3, betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8,
    weightDecay: Double = 0, momentumDecay: Double = 4e-3, decoupled: Bool = false,
    maximizes: Bool = false
  ) {
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.momentumDecay = momentumDecay
    self.decoupled = decoupled
    self.maximizes = maximizes
  }

  /// Π, m and v
  public var remembered: [(name: String, part: UpdateMemoryPart)] {
    [("step", .steps), ("mu_product", .product), ("exp_avg", .first), ("exp_avg_sq", .second)]
  }

  /// - Throws: ``LayerError/hyperparameter(name:value:)`` for a setting out of its range.
  public func check() throws(LayerError) {
    try LayerError.checkAdam(learningRate, betas, epsilon, weightDecay)
    try LayerError.requireNonNegative("momentum_decay value", momentumDecay)
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
    let t = Double(memory.steps)
    let momentum = betas.0 * (1 - 0.5 * pow(0.96, t * momentumDecay))
    let next = betas.0 * (1 - 0.5 * pow(0.96, (t + 1) * momentumDecay))
    memory.product *= Float(momentum)
    let product = Double(memory.product)
    let now = Element(-learningRate * (1 - momentum) / (1 - product))
    let ahead = Element((-learningRate * next) / (1 - product * next))
    let correction = Element(1 - pow(betas.1, t))
    let (newness, keep, share) = (Element(1 - betas.0), Element(betas.1), Element(1 - betas.1))
    let (small, decay) = (Element(epsilon), decoupled ? 0 : Element(weightDecay))
    let shrink = decoupled ? Element(1 - learningRate * weightDecay) : 1
    for i in values.indices {
      let p = values[i] * shrink
      let g = decay == 0 ? gradient[i] : Element.fused(decay, p, gradient[i])
      memory.first[i] = Element.fused(newness, g - memory.first[i], memory.first[i])
      memory.second[i] = Element.fused(share * g, g, keep * memory.second[i])
      let divisor = (memory.second[i] / correction).squareRoot() + small
      values[i] = p + now * g / divisor + ahead * memory.first[i] / divisor
    }
  }
}
