import Tensors

/// Ba et al. 2016: `y = (x − mean) / √(variance + ε) · weight + bias` over the last dimensions.
public final class LayerNorm: Module {
  /// The sizes of the last dimensions, over which mean and variance are taken.
  public let shape: [Int]
  /// What keeps the divisor from zero.
  public let epsilon: Double
  private let affine: Bool

  /// A norm with weight one and bias zero; without both where `affine` is false.
  public init(shape: [Int], epsilon: Double = 1e-5, affine: Bool = true) throws {
    self.shape = shape
    self.epsilon = epsilon
    self.affine = affine
    super.init()
    for (name, value) in [("weight", 1.0), ("bias", 0.0)] {
      guard affine else {
        setParameter(name, nil)
        continue
      }
      let tensor = try Tensor.zeros(shape)
      try Initialization.constant(tensor, value)
      setParameter(name, try tensor.requiresGrad(true))
    }
  }

  /// The shape, ε, and whether there are a weight and a bias.
  public override var extraDescription: String {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    return "(\(sizes)), eps=\(epsilon), "
      + "elementwise_affine=\(affine ? "True" : "False"), bias=\(affine ? "True" : "False")"
  }

  /// Normalizes the last dimensions of `[*, shape…]`.
  public override func forward(_ input: Tensor) throws -> Tensor {
    guard input.shape.suffix(shape.count) == shape[...] else {
      throw LayerError.normalizedShape(wanted: shape, got: input.shape)
    }
    let dimensions = (0..<shape.count).map { $0 - shape.count }
    let centered = try input - input.mean(dimensions: dimensions, keepDimensions: true)
    let variance = try (centered * centered).mean(dimensions: dimensions, keepDimensions: true)
    let normal = try centered / (variance + .float(epsilon)).sqrt()
    guard let weight = parameter("weight"), let bias = parameter("bias") else { return normal }
    return try normal * weight + bias
  }
}
