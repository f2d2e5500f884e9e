import Tensors

/// A recurrence without a matrix, `h_t = a_t ⊙ h_{t−1} + b_t`, for all steps.
///
/// Shapes: a, b and the result `[T, …]`, `initial` one step of them. Gradients flow to all three.
public enum LinearScan {
  /// In which order the steps are put together.
  public enum Order: Hashable, Sendable {
    /// One step after the other: T passes over a step's elements.
    case sequential
    /// In ⌈log₂ T⌉ passes over all steps, in each of which all steps could be computed at once: pass
    /// k puts a step together with the one 2ᵏ before it, as `(a, b)∘(a′, b′) = (a·a′, a·b′ + b)`
    /// (Hillis and Steele 1986).
    case parallel
  }

  /// What a scan costs.
  public struct Cost: Hashable, Sendable {
    /// Passes that must wait for each other.
    public let passes: Int
    /// Pairs of a product and a sum, and single products, for one element of a step.
    public let operations: Int
  }

  /// The cost of a forward scan over a number of steps.
  public static func cost(steps: Int, order: Order) -> Cost {
    guard order == .parallel else { return Cost(passes: steps, operations: steps) }
    // The first step takes the initial state up; each pass joins T − 2ᵏ pairs, in b and in a.
    let distances = distances(steps)
    return Cost(
      passes: distances.count + 1,
      operations: 1 + distances.reduce(0) { $0 + 2 * (steps - $1) })
  }

  /// All `h_t`, in single precision, or in double precision where a and b are.
  ///
  /// - Parameter batchFirst: Whether a, b and the result are `[B, T, …]`.
  /// - Throws: ``ScanError`` for shapes or types that don't fit.
  public static func run(
    _ a: Tensor, _ b: Tensor, initial: Tensor, order: Order = .parallel, batchFirst: Bool = false
  ) throws -> Tensor {
    guard batchFirst else { return try runTimeFirst(a, b, initial: initial, order: order) }
    for (name, tensor) in [("a", a), ("b", b)] where tensor.rank < 2 {
      throw ScanError.noBatch(name: name, got: tensor.shape)
    }
    let result = try runTimeFirst(
      a.transpose(0, 1), b.transpose(0, 1), initial: initial, order: order)
    return try result.transpose(0, 1)
  }

  private static func runTimeFirst(
    _ a: Tensor, _ b: Tensor, initial: Tensor, order: Order
  ) throws -> Tensor {
    try check(a, b, initial)
    return a.dtype == .float64
      ? try scanned(a, b, initial, order, \.doubles) { Tensor(doubles: $0, shape: $1) }
      : try scanned(a, b, initial, order, \.elements) { Tensor($0, shape: $1) }
  }

  private static func scanned<Element: BinaryFloatingPoint>(
    _ a: Tensor, _ b: Tensor, _ initial: Tensor, _ order: Order,
    _ elements: @escaping (Tensor) -> [Element],
    _ tensor: @escaping ([Element], _ shape: [Int]) -> Tensor
  ) throws -> Tensor {
    let (steps, width) = (a.shape[0], initial.count)
    let factors = elements(a.detach())
    var values = elements(b.detach())
    scan(factors, &values, initial: elements(initial.detach()), width: width, order: order)
    let result = tensor(values, b.shape)
    return Tensor.custom(
      name: "LinearScanBackward0", inputs: [a, b, initial], outputs: [result],
      saved: [a, initial, result]
    ) { context in
      // G_t = g_t + a_{t+1} ⊙ G_{t+1}: the same recurrence from the end.
      var gradients = elements(context.gradient)
      reverse(&gradients, width: width)
      var shifted = factors
      reverse(&shifted, width: width)
      shifted = [Element](repeating: 0, count: min(width, shifted.count)) + shifted.dropLast(width)
      let zeros = [Element](repeating: 0, count: width)
      scan(shifted, &gradients, initial: zeros, width: width, order: order)
      reverse(&gradients, width: width)
      let terms = tensor(gradients, context.gradient.shape)
      let (a, initial, result) = (context.saved[0], context.saved[1], context.saved[2])
      let before = try Tensor.cat([initial.unsqueeze(0), result], 0)
      return [
        try terms * before.narrow(0, 0, steps), terms, try terms.select(0, 0) * a.select(0, 0),
      ]
    }[0]
  }

  private static func check(_ a: Tensor, _ b: Tensor, _ initial: Tensor) throws(ScanError) {
    guard a.dtype.isFloatingPoint else {
      throw .tensorType(name: "a", got: "torch.\(a.dtype.rawValue)")
    }
    for (name, tensor) in [("b", b), ("initial", initial)] where tensor.dtype != a.dtype {
      throw .unequalTypes(
        name: name, wanted: "torch.\(a.dtype.rawValue)", got: "torch.\(tensor.dtype.rawValue)")
    }
    guard a.rank > 0, a.shape[0] > 0 else { throw .noSteps }
    guard a.shape == b.shape else { throw .shape(name: "b", wanted: a.shape, got: b.shape) }
    let step = Array(a.shape.dropFirst())
    guard initial.shape == step else {
      throw .shape(name: "initial", wanted: step, got: initial.shape)
    }
  }

  private static func distances(_ steps: Int) -> [Int] {
    var (distances, distance) = ([Int](), 1)
    while distance < steps {
      distances.append(distance)
      distance *= 2
    }
    return distances
  }
}

extension LinearScan {
  /// Turns the terms b into the values h.
  private static func scan<Element: BinaryFloatingPoint>(
    _ a: [Element], _ values: inout [Element], initial: [Element], width: Int, order: Order
  ) {
    guard width > 0 else { return }
    for column in 0..<width { values[column] += a[column] * initial[column] }
    let steps = values.count / width
    switch order {
    case .sequential:
      for place in stride(from: width, to: values.count, by: 1) {
        values[place] += a[place] * values[place - width]
      }
    case .parallel:
      var factors = a
      for distance in distances(steps) {
        // From the end, so that what a pair reads is still the pass's before.
        for place in stride(from: values.count - 1, through: distance * width, by: -1) {
          let earlier = place - distance * width
          values[place] += factors[place] * values[earlier]
          factors[place] *= factors[earlier]
        }
      }
    }
  }

  /// The steps from the last to the first.
  private static func reverse<Element>(_ values: inout [Element], width: Int) {
    guard width > 0 else { return }
    let steps = values.count / width
    for step in 0..<steps / 2 {
      for column in 0..<width {
        values.swapAt(step * width + column, (steps - 1 - step) * width + column)
      }
    }
  }
}
