import Tensors

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
  public var remembered: [(name: String, part: UpdateMemoryPart)] {
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
  public func update<Element: UpdateElement>(
    _ values: UnsafeMutableBufferPointer<Element>, _ gradient: UnsafeBufferPointer<Element>,
    _ memory: inout UpdateMemory<Element>
  ) {
    let hasMomentum = momentum != 0
    let isFirst = memory.first.isEmpty
    if hasMomentum, isFirst { memory.first = [Element](repeating: 0, count: memory.count) }
    let step = DescentStep(
      rate: -learningRate, decay: weightDecay, friction: momentum, share: 1 - dampening,
      nesterov: nesterov, isFirst: isFirst)
    memory.first.withUnsafeMutableBufferPointer { velocity in
      guard let p = values.baseAddress, let g = gradient.baseAddress else { return }
      let velocity = hasMomentum ? velocity.baseAddress : nil
      Kernels.forEachRange(values.count) { range in
        let i = range.lowerBound
        Element.updates.descend(range.count, step, g + i, velocity.map { $0 + i }, p + i)
      }
    }
  }
}
