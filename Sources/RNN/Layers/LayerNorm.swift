import Tensors

/// Ba et al. 2016: `y = (x − mean) / √(variance + ε) · weight + bias` over the last dimensions.
public final class LayerNorm: Module {
  /// The sizes of the last dimensions, over which mean and variance are taken.
  public let shape: [Int]
  /// What keeps the divisor from zero.
  public let epsilon: Double
  private let affine: Bool

  /// A norm with weight one and bias zero; without both where `affine` is false, without the bias
  /// where `bias` is.
  public init(
    shape: [Int], epsilon: Double = 1e-5, affine: Bool = true, bias: Bool = true
  ) throws {
    self.shape = shape
    self.epsilon = epsilon
    self.affine = affine
    super.init()
    for (name, value, isThere) in [("weight", 1.0, affine), ("bias", 0.0, affine && bias)] {
      guard isThere else {
        setParameter(name, nil)
        continue
      }
      let tensor = try Tensor.zeros(shape)
      try Initialization.constant(tensor, value)
      setParameter(name, try tensor.requiresGrad(true))
    }
  }

  private init(like other: LayerNorm) {
    (shape, epsilon, affine) = (other.shape, other.epsilon, other.affine)
    super.init()
  }

  /// The same settings without weight and bias.
  public override func emptied() -> Module { LayerNorm(like: self) }

  /// The shape, ε, and whether there are a weight and a bias.
  public override var extraDescription: String {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    return "(\(sizes)), eps=\(NumberFormat.python(epsilon)), "
      + "elementwise_affine=\(affine ? "True" : "False"), "
      + "bias=\(parameter("bias") != nil ? "True" : "False")"
  }

  /// Normalizes the last dimensions of `[*, shape…]`.
  public override func forward(_ input: Tensor) throws -> Tensor {
    try Self.normalize(
      input, shape: shape, weight: optionalParameter("weight"), bias: optionalParameter("bias"),
      epsilon: epsilon)
  }

  /// The layer's function with a given weight and bias, each of the normalized shape or absent.
  ///
  /// - Throws: ``LayerError/normalizedShape(wanted:got:)`` where the input doesn't end in the shape,
  ///   ``NormalizationError`` where weight or bias have another one.
  public static func normalize(
    _ input: Tensor, shape: [Int], weight: Tensor?, bias: Tensor?, epsilon: Double = 1e-5
  ) throws -> Tensor {
    guard !shape.isEmpty else { throw NormalizationError.noShape }
    try Normalization.checkKinds(input, [weight, bias])
    guard input.dtype.isFloatingPoint else {
      throw TensorError.notImplemented(operation: "LayerNormKernelImpl", input.dtype)
    }
    for (name, tensor) in [("weight", weight), ("bias", bias)] {
      if let tensor, tensor.shape != shape {
        throw NormalizationError.affineShape(name: name, wanted: shape, got: tensor.shape)
      }
    }
    guard input.shape.suffix(shape.count) == shape[...] else {
      throw LayerError.normalizedShape(wanted: shape, got: input.shape)
    }
    let leading = input.rank - shape.count
    let normalize = Normalization(
      dimensions: Array(leading..<input.rank), epsilon: epsilon,
      name: "NativeLayerNormBackward0",
      affineShape: [Int](repeating: 1, count: leading) + shape)
    return try normalize(input, weight: weight, bias: bias)
  }
}
