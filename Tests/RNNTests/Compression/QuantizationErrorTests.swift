import RNN
import Tensors
import Testing

private func linear(_ inputSize: Int = 3) throws -> Linear {
  try Linear(inputSize: inputSize, outputSize: 2, generator: RandomGenerator(seed: 1))
}

/// The message and the fix of what the work throws.
private func failure(_ work: () throws -> Void) -> [String?] {
  do {
    try work()
    return []
  } catch let error as QuantizationError {
    return [error.message, error.fix]
  } catch {
    return ["\(error)"]
  }
}

@Suite struct `Quantization refuses` {
  @Test func `a model that is quantized already`() throws {
    let (layer, model) = (try linear(), Sequential([try linear()]))
    try layer.quantize()
    try model.quantize()

    #expect(
      failure { try layer.quantize() } == [
        "the DynamicQuantizedLinear is quantized already",
        "quantize the model of float numbers, once",
      ])
    #expect(
      failure { try model.quantize() } == [
        "the DynamicQuantizedLinear '0' is quantized already",
        "quantize the model of float numbers, once",
      ])
  }

  @Test func `a model without weights`() {
    #expect(
      failure { try Sequential([Activation(.tanh)]).quantize() } == [
        "Sequential has no layer that can be quantized",
        "nn.Linear, nn.Embedding, nn.RNN, nn.LSTM, nn.GRU, their cells and formula cells can be",
      ])
  }

  @Test func `weights that are not finite, and leaves all layers as they were`() throws {
    let model = Sequential([try linear(), try linear()])
    model.child("1")?.setParameter("weight", Tensor([1, .nan], shape: [1, 2]))

    #expect(
      failure { try model.quantize() } == [
        "weight of Linear has elements that are no finite numbers, so that 8 bits can't hold it",
        "look for the step of training at which it ceased to be finite",
      ])
    #expect(model.namedModules.allSatisfy { !$0.module.isQuantized })
  }

  @Test func `rows that are too long for sums of 32 bits`() throws {
    #expect(
      failure { try linear(65_537).quantize() } == [
        "the weights of Linear have 65537 columns; a sum of 8-bit products has room for 65536",
        "leave the layer out",
      ])
  }

  @Test func `to train what is quantized`() throws {
    let layer = try linear()
    try layer.quantize()
    layer.train()
    let x = Tensor([1, 2, 3], shape: [1, 3])

    #expect(
      failure { _ = try layer.forward(x) } == [
        "DynamicQuantizedLinear is quantized: it has no gradients and can't be trained",
        "train the model of float numbers, then quantize it; use it after model.eval()",
      ])
    #expect(try noGrad { try layer.forward(x).shape } == [1, 2])
  }

  @Test func `inputs that do not fit, in PyTorch's words`() throws {
    let layer = try linear()
    try layer.quantize()

    #expect(
      failure { _ = try layer.forward(Tensor([1, 2, 3])) } == [
        "The dimension of input tensor should be larger than or equal to 2",
        "add the missing dimension with .unsqueeze(0)",
      ])
    #expect(
      failure { _ = try layer.forward(Tensor([1, 2], shape: [1, 2])) } == [
        "The number of rows in the packB should be equal to K: 2",
        "the layer wants 3 features in the last dimension, not 2",
      ])
    #expect(
      failure { _ = try layer.forward(Tensor(integers: [1, 2, 3], shape: [1, 3])) } == [
        "expected scalar type Float but found Long", "write .float() behind the input",
      ])
  }
}
