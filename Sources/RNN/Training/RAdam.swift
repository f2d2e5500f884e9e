import Glibc

/// Adam with a rectified variance (Liu et al. 2020, arXiv:1908.03265), as in PyTorch:
///
///     m ← m + (1 − β₁)·(g − m)
///     v ← β₂·v + (1 − β₂)·g²
///     ρₜ = ρ∞ − 2·t·β₂ᵗ/(1 − β₂ᵗ),  ρ∞ = 2/(1 − β₂) − 1
///     r = √((ρₜ − 4)·(ρₜ − 2)·ρ∞ / ((ρ∞ − 4)·(ρ∞ − 2)·ρₜ))
///     p ← p − η·m/(1 − β₁ᵗ) · r·√(1 − β₂ᵗ)/(√v + ε)    (without the last factor while ρₜ ≤ 5)
public struct RAdam: UpdateRule {
  /// η
  public var learningRate: Double
  /// β₁ and β₂
  public var betas: (Double, Double)
  /// ε
  public var epsilon: Double
  /// λ: added to the gradient as λ·p, or where decoupled, p shrinks by 1 − η·λ.
  public var weightDecay: Double
  /// Whether the weight decay acts on the parameter and not on its gradient.
  public var decoupled: Bool
  /// Whether steps go up the gradient.
  public var maximizes: Bool

  /// PyTorch's defaults.
  public init(
    learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8,
    weightDecay: Double = 0, decoupled: Bool = false, maximizes: Bool = false
  ) {
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.decoupled = decoupled
    self.maximizes = maximizes
  }

  /// m and v
  public var remembered: [(name: String, part: UpdateMemoryPart)] {
    [("step", .steps), ("exp_avg", .first), ("exp_avg_sq", .second)]
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
    let t = Double(memory.steps)
    let corrections = (1 - pow(betas.0, t), 1 - pow(betas.1, t))
    let rectification = rectification(atStep: t, corrections.1).map { Element($0) }
    let (correction, scale) = (Element(corrections.0), Element(corrections.1.squareRoot()))
    let (newness, keep, share) = (Element(1 - betas.0), Element(betas.1), Element(1 - betas.1))
    let (rate, small) = (Element(learningRate), Element(epsilon))
    let decay = decoupled ? 0 : Element(weightDecay)
    let shrink = decoupled ? Element(1 - learningRate * weightDecay) : 1
    for i in values.indices {
      let p = values[i] * shrink
      let g = decay == 0 ? gradient[i] : Element.fused(decay, p, gradient[i])
      memory.first[i] = Element.fused(newness, g - memory.first[i], memory.first[i])
      memory.second[i] = Element.fused(share * g, g, keep * memory.second[i])
      var step = memory.first[i] / correction * rate
      if let rectification {
        step = step * (1 / (memory.second[i].squareRoot() + small) * scale) * rectification
      }
      values[i] = p - step
    }
  }

  /// r, where there are enough steps for a variance.
  private func rectification(atStep t: Double, _ correction: Double) -> Double? {
    let limit = 2 / (1 - betas.1) - 1
    let length = limit - 2 * t * pow(betas.1, t) / correction
    guard length > 5 else { return nil }
    return ((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)).squareRoot()
  }
}
