/// Duchi, Hazan and Singer 2011, as in PyTorch:
///
///     g ← g + λ·p
///     s ← s + g²
///     p ← p − η/(1 + (t − 1)·δ) · g/(√s + ε)
public struct Adagrad: UpdateRule {
  /// η
  public var learningRate: Double
  /// δ
  public var rateDecay: Double
  /// λ
  public var weightDecay: Double
  /// s before the first step.
  public var startingSum: Double
  /// ε
  public var epsilon: Double
  /// Whether steps go up the gradient.
  public var maximizes: Bool

  /// PyTorch's defaults.
  public init(
    learningRate: Double = 1e-2, rateDecay: Double = 0, weightDecay: Double = 0,
    startingSum: Double = 0, epsilon: Double = 1e-10, maximizes: Bool = false
  ) {
    self.learningRate = learningRate
    self.rateDecay = rateDecay
    self.weightDecay = weightDecay
    self.startingSum = startingSum
    self.epsilon = epsilon
    self.maximizes = maximizes
  }

  /// s
  public var remembered: [(name: String, part: UpdateMemoryPart)] {
    [("step", .steps), ("sum", .first)]
  }

  /// - Throws: ``LayerError/hyperparameter(name:value:)`` for a negative setting.
  public func check() throws(LayerError) {
    try LayerError.requireNonNegative("learning rate", learningRate)
    try LayerError.requireNonNegative("lr_decay value", rateDecay)
    try LayerError.requireNonNegative("weight_decay value", weightDecay)
    try LayerError.requireNonNegative("initial_accumulator_value value", startingSum)
    try LayerError.requireNonNegative("epsilon value", epsilon)
  }

  /// The sum that the first step starts from.
  public func memoryAtStart<Element: UpdateElement>(count: Int) -> UpdateMemory<Element>? {
    var memory = UpdateMemory<Element>(count: count)
    memory.first = [Element](repeating: Element(startingSum), count: count)
    return memory
  }

  /// One step of one parameter.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  public func update<Element: UpdateElement>(
    _ values: UnsafeMutableBufferPointer<Element>, _ gradient: UnsafeBufferPointer<Element>,
    _ memory: inout UpdateMemory<Element>
  ) {
    if memory.first.count != values.count {
      memory.first = [Element](repeating: Element(startingSum), count: values.count)
    }
    memory.steps += 1
    let rate = Element(-learningRate / (1 + Double(memory.steps - 1) * rateDecay))
    let (decay, small) = (Element(weightDecay), Element(epsilon))
    for i in values.indices {
      let g = decay == 0 ? gradient[i] : Element.fused(decay, values[i], gradient[i])
      memory.first[i] = Element.fused(g, g, memory.first[i])
      values[i] += rate * g / (memory.first[i].squareRoot() + small)
    }
  }
}
