import Tensors

/// Fills tensors with first values, by PyTorch's formulas and in the order of its draws.
public enum Initialization {
  /// The function after a layer, which decides how much its weights must amplify.
  public enum Nonlinearity: Hashable, Sendable {
    case linear, sigmoid, tanh, relu, selu
    case leakyRelu(slope: Double)

    /// The factor by which a weight's deviation grows to make up for the function.
    public var gain: Double {
      switch self {
      case .linear, .sigmoid: 1
      case .tanh: 5.0 / 3
      case .relu: 2.0.squareRoot()
      case .selu: 0.75
      case .leakyRelu(let slope): (2 / (1 + slope * slope)).squareRoot()
      }
    }
  }

  /// Which side of a weight keeps its variance.
  public enum Fan: Hashable, Sendable {
    case input, output
  }

  /// Draws from U(lower, upper).
  public static func uniform(
    _ tensor: Tensor, from lower: Double = 0, to upper: Double = 1, generator: RandomGenerator
  ) throws {
    _ = try noGrad { try tensor.uniform_(lower, upper, generator) }
  }

  /// Draws from N(mean, deviation²).
  public static func normal(
    _ tensor: Tensor, mean: Double = 0, deviation: Double = 1, generator: RandomGenerator
  ) throws {
    _ = try noGrad { try tensor.normal_(mean, deviation, generator) }
  }

  /// Sets every element to the same value.
  public static func constant(_ tensor: Tensor, _ value: Double) throws {
    _ = try noGrad { try tensor.fill_(.float(value)) }
  }

  /// Glorot and Bengio 2010: U(±a) with `a = gain·√(6 / (fanIn + fanOut))`.
  public static func xavierUniform(
    _ tensor: Tensor, gain: Double = 1, generator: RandomGenerator
  ) throws {
    let fans = try fans(of: tensor)
    let deviation = gain * (2.0 / Double(fans.input + fans.output)).squareRoot()
    let bound = 3.0.squareRoot() * deviation
    try uniform(tensor, from: -bound, to: bound, generator: generator)
  }

  /// Glorot and Bengio 2010: N(0, σ²) with `σ = gain·√(2 / (fanIn + fanOut))`.
  public static func xavierNormal(
    _ tensor: Tensor, gain: Double = 1, generator: RandomGenerator
  ) throws {
    let fans = try fans(of: tensor)
    let deviation = gain * (2.0 / Double(fans.input + fans.output)).squareRoot()
    try normal(tensor, deviation: deviation, generator: generator)
  }

  /// He et al. 2015: U(±a) with `a = gain·√(3 / fan)`.
  public static func kaimingUniform(
    _ tensor: Tensor, fan: Fan = .input, nonlinearity: Nonlinearity = .leakyRelu(slope: 0),
    generator: RandomGenerator
  ) throws {
    let deviation = try kaimingDeviation(tensor, fan, nonlinearity)
    let bound = 3.0.squareRoot() * deviation
    try uniform(tensor, from: -bound, to: bound, generator: generator)
  }

  /// He et al. 2015: N(0, σ²) with `σ = gain / √fan`.
  public static func kaimingNormal(
    _ tensor: Tensor, fan: Fan = .input, nonlinearity: Nonlinearity = .leakyRelu(slope: 0),
    generator: RandomGenerator
  ) throws {
    let deviation = try kaimingDeviation(tensor, fan, nonlinearity)
    try normal(tensor, deviation: deviation, generator: generator)
  }

  /// A new parameter of a recurrent layer: U(±1/√H), biases too.
  package static func recurrent(
    shape: [Int], hiddenSize: Int, generator: RandomGenerator
  ) throws -> Tensor {
    let tensor = try Tensor.zeros(shape)
    let bound = 1 / Double(hiddenSize).squareRoot()
    try uniform(tensor, from: -bound, to: bound, generator: generator)
    return try tensor.requiresGrad(true)
  }

  private static func kaimingDeviation(
    _ tensor: Tensor, _ fan: Fan, _ nonlinearity: Nonlinearity
  ) throws -> Double {
    guard tensor.count > 0 else { return 0 }
    let fans = try fans(of: tensor)
    return nonlinearity.gain / Double(fan == .input ? fans.input : fans.output).squareRoot()
  }

  /// How many values each element of a weight's result, and each of its operand, takes part in.
  private static func fans(of tensor: Tensor) throws(LayerError) -> (input: Int, output: Int) {
    guard tensor.shape.count >= 2 else { throw .fanDimensions }
    let receptiveField = tensor.shape.dropFirst(2).reduce(1, *)
    return (tensor.shape[1] * receptiveField, tensor.shape[0] * receptiveField)
  }
}
