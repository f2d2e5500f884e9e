import RNN
import Tensors
import Testing

@Suite struct `A module` {
  @Test func `prints as PyTorch prints it`() throws {
    let generator = RandomGenerator(seed: 0)
    var settings = RecurrentLayer.Configuration(.lstm, inputSize: 3, hiddenSize: 4)
    settings.layerCount = 2
    settings.batchFirst = true
    settings.dropout = 0.2
    settings.bidirectional = true
    let module = Sequential([
      try Linear(inputSize: 2, outputSize: 3, bias: false, generator: generator),
      Sequential([Activation(.gelu), Activation(.leakyRelu(slope: 0.01))]),
      try RecurrentLayer(settings, generator: generator),
      try LayerNorm(shape: [4]),
      try Embedding(count: 4, size: 5, paddingIndex: -1, generator: generator),
      try Dropout(0.1, generator: generator),
      Activation(.softplus),
      Activation(.softmax(dimension: -1)),
      Sequential([]),
    ])

    #expect(
      module.description == """
        Sequential(
          (0): Linear(in_features=2, out_features=3, bias=False)
          (1): Sequential(
            (0): GELU(approximate='none')
            (1): LeakyReLU(negative_slope=0.01)
          )
          (2): LSTM(3, 4, num_layers=2, batch_first=True, dropout=0.2, bidirectional=True)
          (3): LayerNorm((4,), eps=1e-05, elementwise_affine=True, bias=True)
          (4): Embedding(4, 5, padding_idx=3)
          (5): Dropout(p=0.1, inplace=False)
          (6): Softplus(beta=1.0, threshold=20.0)
          (7): Softmax(dim=-1)
          (8): Sequential()
        )
        """)
  }

  @Test func `lists its parameters in order, each once`() throws {
    let generator = RandomGenerator(seed: 0)
    let linear = try Linear(inputSize: 1, outputSize: 1, generator: generator)
    let module = Module()
    module.setChild("first", linear)
    module.setParameter("scale", Tensor([1]))
    module.setParameter("absent", nil)
    module.setChild("again", linear)

    #expect(module.namedParameters.map(\.name) == ["scale", "first.weight", "first.bias"])
    #expect(module.namedModules.map(\.name) == ["", "first"])
    #expect(
      module.stateDictionary.map(\.name)
        == ["scale", "first.weight", "first.bias", "again.weight", "again.bias"])
  }

  @Test func `keeps a name's place when its value changes`() {
    let module = Module()
    for name in ["a", "b", "c"] { module.setParameter(name, Tensor([1])) }
    module.setParameter("a", Tensor([2]))
    module.remove("b")

    #expect(module.namedParameters.map(\.name) == ["a", "c"])
    #expect(module.parameters.map(\.elements) == [[2], [1]])
  }

  @Test func `hands training and use down to its parts`() throws {
    let dropout = try Dropout(1, generator: RandomGenerator(seed: 0))
    let module = Sequential([Sequential([dropout])])
    let input = Tensor([1, 2])

    #expect(try module.forward(input).elements == [0, 0])
    module.eval()
    #expect(try module.forward(input).elements == [1, 2])
    module.train()
    #expect(dropout.training)
  }

  @Test func `that contains itself still lists and prints`() {
    let module = Module()
    module.setParameter("w", Tensor([1]))
    module.setChild("me", module)

    #expect(module.namedParameters.map(\.name) == ["w"])
    #expect(module.description == "Module(\n  (me): Module(...)\n)")
  }

  @Test func `takes the values of a state dictionary`() throws {
    let source = try Linear(inputSize: 2, outputSize: 3, generator: RandomGenerator(seed: 1))
    let target = try Linear(inputSize: 2, outputSize: 3, generator: RandomGenerator(seed: 2))
    let weight = target.parameter("weight")

    try target.load(source.stateDictionary)

    #expect(target.parameters.map(\.elements) == source.parameters.map(\.elements))
    #expect(target.parameter("weight") === weight)
  }

  @Test func `lists all that does not fit in a state dictionary, and copies nothing`() throws {
    let module = try Linear(inputSize: 2, outputSize: 3, generator: RandomGenerator(seed: 1))
    let before = module.parameters.map(\.elements)

    let error = #expect(throws: LayerError.self) {
      try module.load([
        NamedTensor(name: "weight", tensor: Tensor.zeros([4, 2])),
        NamedTensor(name: "foo", tensor: Tensor.zeros([2])),
      ])
    }

    #expect(
      error?.message == """
        Error(s) in loading state_dict for Linear:
        \tMissing key(s) in state_dict: "bias".\u{20}
        \tUnexpected key(s) in state_dict: "foo".\u{20}
        \tsize mismatch for weight: copying a param with shape torch.Size([4, 2]) from checkpoint, \
        the shape in current model is torch.Size([3, 2]).
        """)
    #expect(module.parameters.map(\.elements) == before)
  }

  @Test func `takes part of a state dictionary where it need not be strict`() throws {
    let module = try Linear(inputSize: 1, outputSize: 1, generator: RandomGenerator(seed: 1))

    try module.load(
      [
        NamedTensor(name: "bias", tensor: Tensor([7])),
        NamedTensor(name: "foo", tensor: Tensor([8])),
      ], strict: false)

    #expect(module.parameter("bias")?.elements == [7])
  }

  @Test func `without a function says so`() {
    let error = #expect(throws: LayerError.self) { try Module().forward(Tensor([1])) }
    #expect(error?.message == "Module [Module] is missing the required \"forward\" function")
    #expect(error?.kind == .notImplemented)
  }
}
