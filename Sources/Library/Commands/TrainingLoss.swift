import Interpreter
import RNN
import Tensors

/// How far a model's output is from the targets.
enum TrainingLoss {
  case meanSquaredError
  case meanAbsoluteError
  case crossEntropy
  /// A callable: `loss(output, targets)`.
  case value(Value)

  static let names = ["mse", "mae", "cross_entropy"]

  init(named name: String) throws(CommandFault) {
    switch name {
    case "mse": self = .meanSquaredError
    case "mae": self = .meanAbsoluteError
    case "cross_entropy": self = .crossEntropy
    default:
      throw .unknownName(function: "fit", parameter: "loss", name: name, known: Self.names)
    }
  }

  /// The loss as a tensor with one number.
  ///
  /// Losses of numbers want equal shapes: no side is ever repeated to the other's shape.
  /// Cross-entropy wants `[…, C]` for targets `[…]`.
  func callAsFunction(
    of output: Tensor, _ targets: Tensor, _ context: Context
  ) throws -> Tensor {
    switch self {
    case .meanSquaredError:
      try requireEqual(output, targets, name: "the squared error")
      return try Loss.meanSquaredError(output, target: targets)
    case .meanAbsoluteError:
      try requireEqual(output, targets, name: "the absolute error")
      return try Loss.meanAbsoluteError(output, target: targets)
    case .crossEntropy: return try crossEntropy(output, targets)
    case .value(let function):
      let result = try context.call(function, [Value(output), Value(targets)])
      guard let loss = result.tensor else {
        throw CommandFault.lossNotATensor(typeName: result.plainTypeName)
      }
      guard loss.count == 1 else { throw CommandFault.lossNotANumber(shape: loss.shape) }
      return loss
    }
  }

  private func requireEqual(
    _ output: Tensor, _ targets: Tensor, name: String
  ) throws(CommandFault) {
    guard output.shape == targets.shape else {
      throw .lossShapes(loss: name, output: output.shape, targets: targets.shape)
    }
  }

  private func crossEntropy(_ output: Tensor, _ targets: Tensor) throws -> Tensor {
    guard targets.dtype == .int64 else { throw CommandFault.classKind(targets.dtype) }
    guard let classes = output.shape.last, Array(output.shape.dropLast()) == targets.shape else {
      throw CommandFault.classShapes(output: output.shape, targets: targets.shape)
    }
    return try Loss.crossEntropy(
      output.reshape([-1, classes]), target: targets.reshape([-1]))
  }
}
