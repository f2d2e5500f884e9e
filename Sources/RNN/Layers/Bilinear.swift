import Tensors

/// A product of two inputs for each output: `y_k = x₁ᵀ·W_k·x₂ + b_k`.
///
/// Shapes: `x₁ [*, I₁]`, `x₂ [*, I₂]`, `W [O, I₁, I₂]`, `b [O]`, `y [*, O]`.
public final class Bilinear: Module {
  /// I₁ and I₂, the sizes of the inputs' last dimensions.
  public let inputSizes: (first: Int, second: Int)
  /// O, the size of an output's last dimension.
  public let outputSize: Int

  /// A layer whose weight and then bias are drawn from U(±1/√I₁).
  ///
  /// - Throws: ``BilinearError/noFeatures(got:)`` where I₁ is below one.
  public init(
    firstSize: Int, secondSize: Int, outputSize: Int, bias: Bool = true,
    generator: RandomGenerator
  ) throws {
    guard firstSize > 0 else { throw BilinearError.noFeatures(got: firstSize) }
    inputSizes = (firstSize, secondSize)
    self.outputSize = outputSize
    super.init()
    let bound = 1 / Double(firstSize).squareRoot()
    func drawn(_ shape: [Int]) throws -> Tensor {
      let tensor = try Tensor.zeros(shape)
      try Initialization.uniform(tensor, from: -bound, to: bound, generator: generator)
      return try tensor.requiresGrad(true)
    }
    setParameter("weight", try drawn([outputSize, firstSize, secondSize]))
    setParameter("bias", bias ? try drawn([outputSize]) : nil)
  }

  private init(like other: Bilinear) {
    (inputSizes, outputSize) = (other.inputSizes, other.outputSize)
    super.init()
  }

  /// The same sizes without weight and bias.
  public override func emptied() -> Module { Bilinear(like: self) }

  /// The sizes and whether there is a bias.
  public override var extraDescription: String {
    "in1_features=\(inputSizes.first), in2_features=\(inputSizes.second), "
      + "out_features=\(outputSize), bias=\(parameter("bias") == nil ? "False" : "True")"
  }

  /// The outputs, `[*, O]`, of `[*, I₁]` and `[*, I₂]`.
  public func forward(_ first: Tensor, _ second: Tensor) throws -> Tensor {
    let weight = try neededParameter("weight", of: "bilinear", at: 3)
    let result = try Self.product(
      first, second, weight: weight, bias: optionalParameter("bias"))
    ProductCount.note(self, floats: first.count &* outputSize &* inputSizes.second)
    return result
  }

  /// The layer's function with a given weight and bias.
  ///
  /// - Throws: ``BilinearError`` in PyTorch's words where shapes do not fit.
  public static func product(
    _ first: Tensor, _ second: Tensor, weight: Tensor, bias: Tensor?
  ) throws -> Tensor {
    guard first.rank == second.rank else {
      throw BilinearError.dimensionCount(first: first.rank, second: second.rank)
    }
    guard let columns = first.shape.last, let others = second.shape.last, weight.rank == 3 else {
      throw BilinearError.dimensionCount(first: first.rank, second: weight.rank)
    }
    for (axis, sizes) in zip(first.shape, second.shape).enumerated().dropLast()
    where sizes.0 != sizes.1 {
      throw BilinearError.batch(dimension: axis, first: sizes.0, second: sizes.1)
    }
    for (place, input) in [first, second].enumerated()
    where input.shape[input.rank - 1] != weight.shape[place + 1] {
      throw BilinearError.features(
        place: place + 1, got: input.shape[input.rank - 1], wanted: weight.shape[place + 1])
    }
    if let bias, bias.shape != [weight.shape[0]] {
      throw BilinearError.bias(got: bias.count, wanted: weight.shape[0])
    }
    let batch = Array(first.shape.dropLast())
    let rows = batch.reduce(1, *)
    let outputs = weight.shape[0]
    // x₁·W for all outputs at once, [rows, O, I₂], then its products with x₂ summed over I₂.
    let partial = try first.reshape([rows, columns])
      .matmul(weight.permute([1, 0, 2]).reshape([columns, outputs * others]))
      .reshape([rows, outputs, others])
    let result = try (partial * second.reshape([rows, 1, others])).sum(dimensions: [2])
      .reshape(batch + [outputs])
    return try bias.map { try result + $0 } ?? result
  }
}

/// Why a bilinear layer refuses its sizes or its inputs.
public enum BilinearError: Error, Hashable, Sendable {
  case noFeatures(got: Int)
  case dimensionCount(first: Int, second: Int)
  case batch(dimension: Int, first: Int, second: Int)
  case features(place: Int, got: Int, wanted: Int)
  case bias(got: Int, wanted: Int)

  /// What is wrong, in PyTorch's words.
  public var message: String {
    switch self {
    case .noFeatures(let got): "in1_features must be > 0, but got (in1_features=\(got))"
    case .dimensionCount(let first, let second):
      "bilinear(): input dimensions do not match: got \(first) and \(second)"
    case .batch(let dimension, let first, let second):
      "bilinear(): input batch dimensions do not match at dim \(dimension): got \(first) and "
        + "\(second)"
    case .features(let place, let got, let wanted):
      "bilinear(): input\(place) size does not match weight size: got \(got) but expected \(wanted)"
    case .bias(let got, let wanted):
      "bilinear(): bias size does not match weight size: got \(got) but expected \(wanted)"
    }
  }
}

extension BilinearError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
