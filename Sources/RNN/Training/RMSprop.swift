import Tensors

/// Tieleman and Hinton 2012, as in PyTorch:
///
///     g ← g + λ·p
///     v ← α·v + (1 − α)·g²
///     d = √v + ε                  (√(v − ḡ²) + ε where centered, with ḡ the running mean of g)
///     p ← p − η·g/d               (b ← μ·b + g/d, p ← p − η·b with momentum)
public struct RMSprop: UpdateRule {
  /// η
  public var learningRate: Double
  /// α
  public var smoothing: Double
  /// ε
  public var epsilon: Double
  /// λ
  public var weightDecay: Double
  /// μ
  public var momentum: Double
  /// Whether the mean gradient is taken off the second moment.
  public var centered: Bool
  /// Whether steps go up the gradient.
  public var maximizes: Bool

  /// PyTorch's defaults.
  public init(
    learningRate: Double = 1e-2, smoothing: Double = 0.99, epsilon: Double = 1e-8,
    weightDecay: Double = 0, momentum: Double = 0, centered: Bool = false,
    maximizes: Bool = false
  ) {
    self.learningRate = learningRate
    self.smoothing = smoothing
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.momentum = momentum
    self.centered = centered
    self.maximizes = maximizes
  }

  /// v, b with momentum, ḡ where centered.
  public var remembered: [(name: String, part: UpdateMemoryPart)] {
    [("step", .steps), ("square_avg", .first)]
      + (momentum > 0 ? [("momentum_buffer", .third)] : [])
      + (centered ? [("grad_avg", .second)] : [])
  }

  /// - Throws: ``LayerError/hyperparameter(name:value:)`` for a negative setting.
  public func check() throws(LayerError) {
    try LayerError.requireNonNegative("learning rate", learningRate)
    try LayerError.requireNonNegative("epsilon value", epsilon)
    try LayerError.requireNonNegative("momentum value", momentum)
    try LayerError.requireNonNegative("weight_decay value", weightDecay)
    try LayerError.requireNonNegative("alpha value", smoothing)
  }

  /// One step of one parameter.
  public func update<Element: UpdateElement>(
    _ values: UnsafeMutableBufferPointer<Element>, _ gradient: UnsafeBufferPointer<Element>,
    _ memory: inout UpdateMemory<Element>
  ) {
    if memory.first.isEmpty {
      memory.first = [Element](repeating: 0, count: memory.count)
    }
    if centered, memory.second.isEmpty {
      memory.second = [Element](repeating: 0, count: memory.count)
    }
    if momentum > 0, memory.third.isEmpty {
      memory.third = [Element](repeating: 0, count: memory.count)
    }
    memory.steps += 1
    let step = RMSpropStep(
      rate: -learningRate, decay: weightDecay, epsilon: epsilon, keep: smoothing,
      share: 1 - smoothing, friction: momentum)
    memory.first.withUnsafeMutableBufferPointer { v in
      memory.second.withUnsafeMutableBufferPointer { mean in
        memory.third.withUnsafeMutableBufferPointer { velocity in
          guard let p = values.baseAddress, let g = gradient.baseAddress, let v = v.baseAddress
          else { return }
          let mean = centered ? mean.baseAddress : nil
          let velocity = momentum > 0 ? velocity.baseAddress : nil
          Kernels.forEachRange(values.count) { range in
            let i = range.lowerBound
            Element.updates.rmsprop(
              range.count, step, g + i, v + i, mean.map { $0 + i }, velocity.map { $0 + i }, p + i)
          }
        }
      }
    }
  }
}
