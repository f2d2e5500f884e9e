import Interpreter
import RNN
import Tensors

extension LayerType {
  /// `reset_parameters()`, where the class has it: draws the first values anew.
  func resetting(_ library: CellLibrary) -> [BuiltinFunction] {
    guard Self.resettable.contains(name) else { return [] }
    return [
      BuiltinFunction(
        method: "reset_parameters", of: constructorName ?? name, "Draws the first values anew."
      ) { (arguments, _) in
        let body = try arguments.module().body
        guard let fresh = try remade(body, library.generator) else { return .none }
        try noGrad {
          for (name, tensor) in fresh.parameterEntries {
            if let tensor { _ = try body.parameter(name)?.copy_(tensor) }
          }
          for (name, tensor, _) in fresh.bufferEntries {
            if let tensor { _ = try body.buffer(name)?.copy_(tensor) }
          }
        }
        return .none
      }
    ]
  }

  private static let resettable: Set = [
    "Linear", "Bilinear", "Embedding", "EmbeddingBag", "RNN", "LSTM", "GRU", "RNNCell", "LSTMCell",
    "GRUCell",
    "Conv1d", "LayerNorm", "BatchNorm1d", "PReLU", "NonDynamicallyQuantizableLinear",
  ]
}

/// A layer with the same settings and new first values; nothing for a kind that draws none.
private func remade(_ body: Module, _ generator: RandomGenerator) throws -> Module? {
  let hasBias = body.parameter("bias") != nil
  switch body {
  case let layer as Linear:
    return try Linear(
      inputSize: layer.inputSize, outputSize: layer.outputSize, bias: hasBias,
      generator: generator)
  case let layer as Bilinear:
    return try Bilinear(
      firstSize: layer.inputSizes.first, secondSize: layer.inputSizes.second,
      outputSize: layer.outputSize, bias: hasBias, generator: generator)
  case let layer as Embedding:
    return try Embedding(
      count: layer.count, size: layer.size, paddingIndex: layer.paddingIndex,
      generator: generator)
  case let layer as EmbeddingBag:
    return try EmbeddingBag(
      count: layer.count, size: layer.size, paddingIndex: layer.paddingIndex,
      generator: generator)
  case let layer as RecurrentLayer:
    return try RecurrentLayer(layer.configuration, generator: generator)
  case let layer as RecurrentCell:
    return try RecurrentCell(
      layer.kind, inputSize: layer.inputSize, hiddenSize: layer.hiddenSize,
      bias: body.parameter("bias_ih") != nil, generator: generator)
  case let layer as Conv1d: return try Conv1d(layer.configuration, generator: generator)
  case let layer as LayerNorm:
    return try LayerNorm(
      shape: layer.shape, affine: body.parameter("weight") != nil, bias: hasBias)
  case let layer as BatchNorm: return try BatchNorm(layer.configuration)
  case let layer as PReLU: return try PReLU(slopeCount: layer.slopeCount)
  default: return nil
  }
}
