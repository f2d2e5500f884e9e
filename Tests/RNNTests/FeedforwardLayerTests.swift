import RNN
import Tensors
import Testing

@Suite struct `A feedforward layer` {
  struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let seed: Int
    let inputs: [GoldenTensor]
    let output: GoldenTensor
    let inputGradients: [GoldenTensor]
    let gradients: [GoldenTensor]
    let parameters: [GoldenTensor]
    let buffers: [GoldenTensor]
    let description: String

    var testDescription: String { name }
  }

  /// A layer, and its function of as many tensors as it reads.
  struct Subject {
    let module: Module
    let function: ([Tensor]) throws -> Tensor

    init(_ module: Module, function: (([Tensor]) throws -> Tensor)? = nil) {
      self.module = module
      self.function = function ?? { try module.forward($0[0]) }
    }
  }

  typealias Make = @Sendable (RandomGenerator) throws -> Subject

  static let layers: [String: Make] = [
    "bilinear": { generator in
      let layer = try Bilinear(firstSize: 3, secondSize: 2, outputSize: 4, generator: generator)
      return Subject(layer) { try layer.forward($0[0], $0[1]) }
    },
    "batch_norm": { _ in Subject(try BatchNorm(.init(channelCount: 3))) },
    "batch_norm_steps": { _ in
      var settings = BatchNorm.Configuration(channelCount: 3)
      settings.momentum = nil
      return Subject(try BatchNorm(settings))
    },
    "batch_norm_plain": { _ in
      var settings = BatchNorm.Configuration(channelCount: 3)
      (settings.affine, settings.tracksStatistics) = (false, false)
      return Subject(try BatchNorm(settings))
    },
    "layer_norm_weight": { _ in Subject(try LayerNorm(shape: [2, 3], bias: false)) },
    "layer_norm_plain": { _ in Subject(try LayerNorm(shape: [6], affine: false)) },
    "conv": { generator in
      var settings = Conv1d.Configuration(inputChannels: 2, outputChannels: 3, kernelSize: 3)
      settings.convolution.stride = 2
      settings.convolution.padding = .count(1)
      return Subject(try Conv1d(settings, generator: generator))
    },
    "conv_same": { generator in
      var settings = Conv1d.Configuration(inputChannels: 4, outputChannels: 4, kernelSize: 4)
      settings.convolution.padding = .same
      settings.convolution.dilation = 2
      settings.convolution.groups = 2
      return Subject(try Conv1d(settings, generator: generator))
    },
    "conv_single": { generator in
      var settings = Conv1d.Configuration(inputChannels: 2, outputChannels: 2, kernelSize: 2)
      settings.bias = false
      settings.convolution.padding = .count(2)
      settings.paddingMode = .reflect
      return Subject(try Conv1d(settings, generator: generator))
    },
    "prelu": { _ in Subject(try PReLU(slopeCount: 3)) },
    "attention": { generator in
      let layer = try MultiheadAttention(.init(size: 4, headCount: 2), generator: generator)
      let padding = Tensor(booleans: [false, false, true, false, true, false], shape: [2, 3])
      return Subject(layer) {
        try layer.forward($0[0], $0[1], $0[2], masks: .init(padding: padding)).output
      }
    },
    "attention_sizes": { generator in
      var settings = MultiheadAttention.Configuration(size: 4, headCount: 2)
      (settings.keySize, settings.valueSize) = (3, 5)
      (settings.bias, settings.batchFirst) = (false, true)
      let layer = try MultiheadAttention(settings, generator: generator)
      let mask = Tensor(booleans: [false, true, false, false, false, true], shape: [2, 3])
      return Subject(layer) {
        try layer.forward($0[0], $0[1], $0[2], masks: .init(attention: mask)).output
      }
    },
  ]

  @Test(arguments: try Golden<Case>.load("modules").filter { layers[$0.name] != nil })
  func `has PyTorch's first values, outputs and gradients`(_ golden: Case) throws {
    let make = try #require(Self.layers[golden.name])
    let subject = try make(RandomGenerator(seed: UInt64(golden.seed)))
    let inputs = try golden.inputs.map { try $0.tensor.requiresGrad(true) }
    let first = subject.module.parameters

    let output = try subject.function(inputs)
    try (output * Tensor.linspace(-1, 2, output.count).reshape(output.shape)).sum().backward()

    #expect(zip(first, golden.parameters).allSatisfy(same))
    #expect(agree(output, golden.output, absolute: 2e-6))
    #expect(agree(inputs.map(\.grad), golden.inputGradients, relative: 1e-5, absolute: 4e-6))
    #expect(agree(first.map(\.grad), golden.gradients, relative: 1e-5, absolute: 4e-6))
    let floats = subject.module.namedBuffers.map(\.tensor).map { try? $0.to(.float32) }
    #expect(agree(floats, golden.buffers))
  }

  static let functions: [String: Activation.Function] = [
    "relu6": .relu6, "hardtanh": .hardTanh(low: -1, high: 1), "selu": .selu,
    "celu": .celu(alpha: 1), "mish": .mish, "hardsigmoid": .hardSigmoid, "hardswish": .hardSwish,
    "logsigmoid": .logSigmoid, "softsign": .softSign, "tanhshrink": .tanhShrink,
    "hardshrink": .hardShrink(0.5), "softshrink": .softShrink(0.5),
    "glu": .gatedLinear(dimension: -1), "celu_half": .celu(alpha: 0.5),
    "threshold": .threshold(0.5, value: 3), "softmin": .softmin(dimension: 0),
  ]

  @Test(arguments: try Golden<Case>.load("modules").filter { functions[$0.name] != nil })
  func `of a function alone has PyTorch's values and slopes`(_ golden: Case) throws {
    let function = try #require(Self.functions[golden.name])
    let input = try golden.inputs[0].tensor.requiresGrad(true)

    let output = try Activation(function).forward(input)
    try (output * Tensor.linspace(-1, 2, output.count)).sum().backward()

    #expect(agree(output, golden.output))
    #expect(agree(input.grad, golden.inputGradients[0], relative: 1e-5))
  }

  @Test func `refuses settings and shapes that do not fit, in PyTorch's words`() throws {
    let generator = RandomGenerator(seed: 0)
    let norm = try BatchNorm(.init(channelCount: 3))
    var strided = Conv1d.Configuration(inputChannels: 2, outputChannels: 2, kernelSize: 2)
    (strided.convolution.stride, strided.convolution.padding) = (2, .same)
    let layer = try Conv1d(
      .init(inputChannels: 2, outputChannels: 2, kernelSize: 3), generator: generator)
    let messages = [
      #expect(throws: BilinearError.self) {
        try Bilinear(firstSize: 0, secondSize: 1, outputSize: 1, generator: generator)
      }?.message,
      #expect(throws: NormalizationError.self) { try norm.forward(Tensor([1, 2, 3])) }?.message,
      #expect(throws: NormalizationError.self) { try norm.forward(Tensor.ones([1, 3])) }?.message,
      #expect(throws: ConvolutionError.self) {
        try Conv1d(strided, generator: generator)
      }?.message,
      #expect(throws: ConvolutionError.self) { try layer.forward(Tensor.ones([1, 2, 2])) }?.message,
      #expect(throws: AttentionError.self) {
        try MultiheadAttention(.init(size: 4, headCount: 3), generator: generator)
      }?.message,
      #expect(throws: ActivationError.self) {
        try Activation(.gatedLinear(dimension: 0)).forward(Tensor([1, 2, 3]))
      }?.message,
    ]

    #expect(
      messages == [
        "in1_features must be > 0, but got (in1_features=0)",
        "expected 2D or 3D input (got 1D input)",
        "Expected more than 1 value per channel when training, got input size torch.Size([1, 3])",
        "padding='same' is not supported for strided convolutions",
        "Calculated padded input size per channel: (2). Kernel size: (3). Kernel size can't be "
          + "greater than actual input size",
        "embed_dim must be divisible by num_heads",
        "Halving dimension must be even, but dimension 0 is size 3",
      ])
  }

  @Test func `says which of its tensors was removed`() throws {
    let layer = try Linear(inputSize: 2, outputSize: 1, generator: RandomGenerator(seed: 0))
    layer.remove("weight")

    let error = #expect(throws: ModuleError.self) { try layer.forward(Tensor.ones([1, 2])) }
    #expect(error?.message == "'Linear' object has no attribute 'weight'")
  }
}

@Suite struct `A copy of a module` {
  @Test func `has tensors of its own, shared as in the original`() throws {
    let generator = RandomGenerator(seed: 3)
    let first = try Linear(inputSize: 2, outputSize: 2, generator: generator)
    let second = try Linear(inputSize: 2, outputSize: 2, generator: generator)
    second.setParameter("weight", first.parameter("weight"))
    let norm = try BatchNorm(.init(channelCount: 2))
    let original = Sequential([first, norm, second])
    original.eval()

    let copy = try original.copied()
    try noGrad { _ = try copy.child("0")?.parameter("weight")?.zero_() }

    #expect(copy.description == original.description)
    #expect(copy.stateDictionary.map(\.name) == original.stateDictionary.map(\.name))
    #expect(copy.child("2")?.parameter("weight")?.elements == [0, 0, 0, 0])
    #expect(first.parameter("weight")?.elements != [0, 0, 0, 0])
    #expect(copy.child("1")?.training == false)
  }

  @Test func `gives what the original gives`() throws {
    var settings = RecurrentLayer.Configuration(.gru, inputSize: 2, hiddenSize: 3)
    settings.layerCount = 2
    let original = try RecurrentLayer(settings, generator: RandomGenerator(seed: 3))
    let input = try Tensor.ones([4, 1, 2])

    let copy = try original.copied()

    #expect(try copy.forward(input).elements == original.forward(input).elements)
  }

  @Test func `of a class without a word on copying is refused`() throws {
    final class Own: Module {}

    let error = #expect(throws: ModuleError.self) { try Own().copied() }
    #expect(error?.message == "a Own can't be copied")
  }
}

@Suite struct `The textbook's gated recurrent unit` {
  @Test func `resets the state before the product`() throws {
    let graph = try CellGraph(.resetBeforeGRU, inputSize: 1, hiddenSize: 2)
    let generator = RandomGenerator(seed: 8)
    let parameters = try graph.parameters.map { try Tensor.randn($0.shape, generator) }
    let (x, h) = (try Tensor.randn([3, 1], generator), try Tensor.randn([3, 2], generator))
    let weights = try parameters[1].chunk(3, 0)
    let biases = try parameters[3].chunk(3, 0)

    let fromInput = try x.linear(weight: parameters[0], bias: parameters[2]).chunk(3, 1)
    let r = try (fromInput[0] + h.linear(weight: weights[0], bias: biases[0])).sigmoid()
    let z = try (fromInput[1] + h.linear(weight: weights[1], bias: biases[1])).sigmoid()
    let n = try (fromInput[2] + (r * h).linear(weight: weights[2], bias: biases[2])).tanh()
    let wanted = try (1 - z) * n + z * h
    let run = try graph.run(
      inputs: [x.unsqueeze(0)], initialStates: [h], parameters: parameters)

    #expect(graph.parameters.map(\.name) == ["weight_ih", "weight_hh", "bias_ih", "bias_hh"])
    #expect(
      zip(run.states[0].elements, wanted.elements).allSatisfy { abs($0 - $1) <= 1e-6 })
  }
}

@Suite struct `A patterned initializer` {
  @Test func `sets the identity, and a convolution that hands its inputs on`() throws {
    let (matrix, kernel) = (try Tensor.ones([2, 3]), try Tensor.ones([2, 2, 3]))
    try Initialization.identity(matrix)
    try Initialization.dirac(kernel)

    #expect(matrix.elements == [1, 0, 0, 0, 1, 0])
    #expect(kernel.elements == [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0])
  }

  @Test func `zeroes a share of each column`() throws {
    let matrix = try Tensor.ones([5, 3])
    try Initialization.sparse(matrix, sparsity: 0.5, generator: RandomGenerator(seed: 1))

    #expect(
      try (0..<3).map { try matrix.select(1, $0).elements.count { $0 == 0 } } == [3, 3, 3])
  }

  @Test func `keeps a normal distribution inside its range`() throws {
    let tensor = try Tensor.zeros([100])
    var range = Initialization.NormalRange()
    (range.lower, range.upper) = (1, 1.5)
    try Initialization.truncatedNormal(tensor, range, generator: RandomGenerator(seed: 1))

    #expect(tensor.elements.allSatisfy { (1...1.5).contains($0) })
  }

  @Test func `refuses tensors and ranges that it can't fill`() throws {
    let (tensor, generator) = (try Tensor.zeros([2]), RandomGenerator(seed: 0))
    var range = Initialization.NormalRange()
    range.deviation = 0
    let messages = [
      #expect(throws: InitializationError.self) { try Initialization.identity(tensor) },
      #expect(throws: InitializationError.self) { try Initialization.dirac(tensor) },
      #expect(throws: InitializationError.self) {
        try Initialization.dirac(Tensor.zeros([3, 2, 1]), groups: 2)
      },
      #expect(throws: InitializationError.self) {
        try Initialization.sparse(tensor, sparsity: 0.5, generator: generator)
      },
      #expect(throws: InitializationError.self) {
        try Initialization.truncatedNormal(tensor, range, generator: generator)
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "Only tensors with 2 dimensions are supported",
        "Only tensors with 3, 4, or 5 dimensions are supported",
        "dim 0 must be divisible by groups",
        "Only tensors with 2 dimensions are supported",
        "a normal distribution with mean 0.0 and deviation 0.0 can't be cut to -2.0 … 2.0",
      ])
  }
}
