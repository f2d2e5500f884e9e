/// Stochastic gradient descent, with momentum (Polyak 1964; Sutskever et al. 2013):
///
///     g ← g + λ·p
///     v ← μ·v + (1 − τ)·g        (v = g in the first step)
///     p ← p − η·v                (p − η·(g + μ·v) with Nesterov's momentum)
public struct SGD: UpdateRule {
  /// η
  public var learningRate: Double
  /// μ
  public var momentum: Double
  /// τ
  public var dampening: Double
  /// λ
  public var weightDecay: Double
  /// Whether the gradient is taken where the momentum leads.
  public var nesterov: Bool
  /// Whether steps go up the gradient.
  public var maximizes: Bool

  /// PyTorch's defaults.
  public init(
    learningRate: Double = 1e-3, momentum: Double = 0, dampening: Double = 0,
    weightDecay: Double = 0, nesterov: Bool = false, maximizes: Bool = false
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.dampening = dampening
    self.weightDecay = weightDecay
    self.nesterov = nesterov
    self.maximizes = maximizes
  }

  /// v, where there is momentum.
  public var remembered: [(name: String, part: UpdateMemory.Part)] {
    momentum == 0 ? [] : [("momentum_buffer", .first)]
  }

  /// - Throws: ``LayerError`` for a negative setting, or Nesterov's momentum without momentum.
  public func check() throws(LayerError) {
    try LayerError.requireNonNegative("learning rate", learningRate)
    try LayerError.requireNonNegative("momentum value", momentum)
    try LayerError.requireNonNegative("weight_decay value", weightDecay)
    guard !nesterov || (momentum > 0 && dampening == 0) else { throw .nesterov }
  }

  /// One step of one parameter.
  public func update(
    _ values: UnsafeMutableBufferPointer<Float>, _ gradient: UnsafeBufferPointer<Float>,
    _ memory: inout UpdateMemory
  ) {
    let (rate, decay) = (Float(-learningRate), Float(weightDecay))
    guard momentum != 0 else {
      for i in values.indices {
        let g = decay == 0 ? gradient[i] : fused(decay, values[i], gradient[i])
        values[i] = fused(rate, g, values[i])
      }
      return
    }
    let (friction, share) = (Float(momentum), Float(1 - dampening))
    let isFirst = memory.first.isEmpty
    if isFirst { memory.first = [Float](repeating: 0, count: memory.count) }
    for i in values.indices {
      let g = decay == 0 ? gradient[i] : fused(decay, values[i], gradient[i])
      let velocity = isFirst ? g : fused(share, g, friction * memory.first[i])
      memory.first[i] = velocity
      values[i] = fused(rate, nesterov ? fused(friction, velocity, g) : velocity, values[i])
    }
  }
}
