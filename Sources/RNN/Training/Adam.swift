import Glibc
import Tensors

/// Kingma and Ba 2015, arXiv:1412.6980, in PyTorch's order of operations:
///
///     m ← m + (1 − β₁)·(g − m)
///     v ← β₂·v + (1 − β₂)·g²
///     p ← p − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε)
///
/// Weight decay adds `λ·p` to the gradient; decoupled (AdamW, Loshchilov and Hutter 2019), it
/// shrinks the parameter by `1 − η·λ` before the step.
public struct Adam: UpdateRule {
  /// η
  public var learningRate: Double
  /// β₁ and β₂
  public var betas: (Double, Double)
  /// ε
  public var epsilon: Double
  /// λ
  public var weightDecay: Double
  /// Whether the weight decay acts on the parameter and not on its gradient.
  public var decoupled: Bool
  /// Whether √v̂ is the largest one so far (Reddi, Kale and Kumar 2018).
  public var amsgrad: Bool
  /// Whether steps go up the gradient.
  public var maximizes: Bool

  /// PyTorch's defaults of `Adam`.
  public init(
    learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8,
    weightDecay: Double = 0, decoupled: Bool = false, amsgrad: Bool = false,
    maximizes: Bool = false
  ) {
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.decoupled = decoupled
    self.amsgrad = amsgrad
    self.maximizes = maximizes
  }

  /// m, v, and with AMSGrad the largest v.
  public var remembered: [(name: String, part: UpdateMemoryPart)] {
    [("step", .steps), ("exp_avg", .first), ("exp_avg_sq", .second)]
      + (amsgrad ? [("max_exp_avg_sq", .third)] : [])
  }

  /// `AdamW` with PyTorch's defaults.
  public static func decoupled(
    learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8,
    weightDecay: Double = 1e-2
  ) -> Adam {
    Adam(
      learningRate: learningRate, betas: betas, epsilon: epsilon, weightDecay: weightDecay,
      decoupled: true)
  }

  /// - Throws: ``LayerError/hyperparameter(name:value:)`` for a setting out of its range.
  public func check() throws(LayerError) {
    try LayerError.requireNonNegative("learning rate", learningRate)
    try LayerError.requireNonNegative("epsilon value", epsilon)
    for (place, beta) in [betas.0, betas.1].enumerated() {
      guard (0..<1).contains(beta) else {
        throw .hyperparameter(name: "beta parameter at index \(place)", value: beta)
      }
    }
    try LayerError.requireNonNegative("weight_decay value", weightDecay)
  }

  /// One step of one parameter.
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
    if amsgrad, memory.third.isEmpty {
      memory.third = [Element](repeating: 0, count: memory.count)
    }
    let step = AdamStep(
      rate: -learningRate / (1 - pow(betas.0, t)), newness: 1 - betas.0, keep: betas.1,
      share: 1 - betas.1, correction: (1 - pow(betas.1, t)).squareRoot(), epsilon: epsilon,
      decay: decoupled ? 0 : weightDecay, shrink: decoupled ? 1 - learningRate * weightDecay : 1)
    memory.first.withUnsafeMutableBufferPointer { m in
      memory.second.withUnsafeMutableBufferPointer { v in
        memory.third.withUnsafeMutableBufferPointer { largest in
          guard let p = values.baseAddress, let g = gradient.baseAddress, let m = m.baseAddress,
            let v = v.baseAddress
          else { return }
          let largest = amsgrad ? largest.baseAddress : nil
          Kernels.forEachRange(values.count) { range in
            let i = range.lowerBound
            Element.updates.adam(
              range.count, step, g + i, m + i, v + i, largest.map { $0 + i }, p + i)
          }
        }
      }
    }
  }
}
