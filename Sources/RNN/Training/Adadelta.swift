/// Zeiler 2012, arXiv:1212.5701, as in PyTorch:
///
///     g ← g + λ·p
///     v ← ρ·v + (1 − ρ)·g²
///     d = √(u + ε)/√(v + ε) · g
///     u ← ρ·u + (1 − ρ)·d²
///     p ← p − η·d
public struct Adadelta: UpdateRule {
  /// η
  public var learningRate: Double
  /// ρ
  public var smoothing: Double
  /// ε
  public var epsilon: Double
  /// λ
  public var weightDecay: Double
  /// Whether steps go up the gradient.
  public var maximizes: Bool

  /// PyTorch's defaults.
  public init(
    learningRate: Double = 1, smoothing: Double = 0.9, epsilon: Double = 1e-6,
    weightDecay: Double = 0, maximizes: Bool = false
  ) {
    self.learningRate = learningRate
    self.smoothing = smoothing
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.maximizes = maximizes
  }

  /// v and u
  public var remembered: [(name: String, part: UpdateMemoryPart)] {
    [("step", .steps), ("square_avg", .first), ("acc_delta", .second)]
  }

  /// - Throws: ``LayerError/hyperparameter(name:value:)`` for a setting out of its range.
  public func check() throws(LayerError) {
    try LayerError.requireNonNegative("learning rate", learningRate)
    guard (0...1).contains(smoothing) else {
      throw .hyperparameter(name: "rho value", value: smoothing)
    }
    try LayerError.requireNonNegative("epsilon value", epsilon)
    try LayerError.requireNonNegative("weight_decay value", weightDecay)
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
    let (rate, decay, small) = (Element(-learningRate), Element(weightDecay), Element(epsilon))
    let (keep, share) = (Element(smoothing), Element(1 - smoothing))
    for i in values.indices {
      let g = decay == 0 ? gradient[i] : Element.fused(decay, values[i], gradient[i])
      memory.first[i] = Element.fused(share * g, g, keep * memory.first[i])
      let spread = (memory.first[i] + small).squareRoot()
      let change = (memory.second[i] + small).squareRoot() / spread * g
      memory.second[i] = Element.fused(share * change, change, keep * memory.second[i])
      values[i] = Element.fused(rate, change, values[i])
    }
  }
}
