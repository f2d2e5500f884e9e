import RNN
import Tensors
import Testing

/// A layer of each kind whose cells stand on top of each other, in two directions.
private struct StackedCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let make: @Sendable (_ generator: RandomGenerator) throws -> any StackedLayer

  static let all = [
    recurrent(.rnn(.relu)), recurrent(.lstm), recurrent(.resetBeforeGRU),
    regularized(.lstm, layerNorm: true), regularized(.lstm), regularized(.gru),
    minimal(.gru, .recurrence), minimal(.lstm, .recurrence), minimal(.gru, .scan(.parallel)),
    minimal(.lstm, .scan(.sequential)),
    StackedCase(testDescription: "equations") { generator in
      try GraphLayer(
        layerCount: 2, bidirectional: true, inputSize: 2, direction: .backward,
        generator: generator
      ) { try CellGraph(.gru, inputSize: $0, hiddenSize: 3) }
    },
  ]

  private static func settings(_ kind: RecurrentKind) -> RecurrentLayer.Configuration {
    var made = RecurrentLayer.Configuration(kind, inputSize: 2, hiddenSize: 3)
    made.layerCount = 2
    made.bidirectional = true
    return made
  }

  private static func recurrent(_ kind: RecurrentKind) -> StackedCase {
    StackedCase(testDescription: "\(kind)") {
      try RecurrentLayer(settings(kind), generator: $0)
    }
  }

  private static func regularized(_ kind: RecurrentKind, layerNorm: Bool = false) -> StackedCase {
    StackedCase(testDescription: "regularized \(kind)\(layerNorm ? " with norms" : "")") {
      var parts = Regularization()
      parts.zoneout = 0.3
      parts.stateDropout = 0.5
      return try RegularizedLayer(
        settings(kind), regularization: parts, layerNorm: layerNorm, generator: $0)
    }
  }

  private static func minimal(
    _ kind: MinimalLayer.Kind, _ form: MinimalLayer.Form
  ) -> StackedCase {
    StackedCase(testDescription: "minimal \(kind), \(form)") {
      try MinimalLayer(
        kind, inputSize: 2, hiddenSize: 3, layerCount: 2, bidirectional: true, form: form,
        generator: $0)
    }
  }
}

@Suite struct `A layer of stacked cells` {
  private let lengths = [2, 5, 1, 5]

  private func states(
    _ layer: any StackedLayer, _ generator: RandomGenerator, dtype: DType = .float32
  ) throws -> [Tensor] {
    try layer.stack.stateSizes.map { size in
      try Tensor.randn([4, 4, size], generator).to(dtype).requiresGrad(true)
    }
  }

  @Test(arguments: StackedCase.all)
  private func `runs packed sequences as each of them alone`(example: StackedCase) throws {
    let generator = RandomGenerator(seed: 5)
    let layer = try example.make(generator)
    layer.eval()
    let x = try Tensor.randn([5, 4, 2], generator)
    let states = try states(layer, generator)
    let packed = try PackedSequence(padded: x, lengths: lengths, enforceSorted: false)
    let together = try layer.stack.forward(packed, states: states)
    let outputs = try together.output.sequences()
    try (together.output.data * together.output.data).sum().backward()
    let gradients = layer.parameters.map { $0.grad?.elements ?? [] }
    layer.zeroGradient()

    for (place, length) in lengths.enumerated() {
      let alone = try layer.stack.forward(
        x.narrow(1, place, 1).narrow(0, 0, length),
        states: states.map { try $0.detach().narrow(1, place, 1) })
      try (alone.output * alone.output).sum().backward()
      #expect(try alone.output.squeeze(1).isClose(to: outputs[place], absolute: 1e-6))
      for (state, whole) in zip(alone.states, together.states) {
        #expect(try state.isClose(to: whole.narrow(1, place, 1), absolute: 1e-6))
      }
    }
    for (gradient, parameter) in zip(gradients, layer.parameters) {
      let wanted = parameter.grad?.elements ?? []
      #expect(zip(gradient, wanted).allSatisfy { abs($0 - $1) < 1e-4 * max(1, abs($1)) })
    }
  }

  @Test(arguments: StackedCase.all)
  private func `has the derivatives of finite differences`(example: StackedCase) throws {
    let generator = RandomGenerator(seed: 6)
    let layer = try example.make(generator)
    layer.eval()
    try layer.convert(to: .float64)
    let x = try Tensor.randn([3, 2, 2], generator).to(.float64).requiresGrad(true)
    let names = layer.parameterNames.flatMap(\.self).filter { $0.contains("weight_ih") }
    let weights = try names.prefix(2).map { try #require(layer.parameter($0)) }
    let mismatch = try gradientMismatch([x] + weights) { inputs in
      for (name, weight) in zip(names, inputs.dropFirst()) { layer.setParameter(name, weight) }
      let packed = try PackedSequence(padded: inputs[0], lengths: [2, 3], enforceSorted: false)
      let result = try layer.stack.forward(packed, states: nil)
      return [result.output.data] + result.states
    }

    #expect(mismatch?.description == nil)
  }

  @Test func `names its parameters as PyTorch does`() throws {
    func names(_ layer: Module) -> [String] { layer.namedParameters.map(\.name) }
    let generator = RandomGenerator(seed: 1)
    let minimal = try MinimalLayer(
      .gru, inputSize: 2, hiddenSize: 3, layerCount: 2, bias: false, bidirectional: true,
      generator: generator)
    let equations = try GraphLayer(layerCount: 2, inputSize: 2, generator: generator) {
      try CellGraph(minimal: .gru, inputSize: $0, hiddenSize: 3)
    }

    #expect(
      names(minimal)
        == ["weight_ih_l0", "weight_ih_l0_reverse", "weight_ih_l1", "weight_ih_l1_reverse"])
    #expect(
      minimal.parameters.map(\.shape) == [[6, 2], [6, 2], [6, 6], [6, 6]])
    #expect(minimal.description == "MinGRU(2, 3, num_layers=2, bias=False, bidirectional=True)")
    #expect(names(equations) == ["weight_ih_l0", "bias_ih_l0", "weight_ih_l1", "bias_ih_l1"])
    #expect(equations.description == "Cell(2, 3, num_layers=2)")
  }

  @Test func `draws the same masks for packed sequences as for padded ones`() throws {
    var settings = RecurrentLayer.Configuration(.lstm, inputSize: 2, hiddenSize: 3)
    settings.bidirectional = false
    var parts = Regularization()
    (parts.inputDropout, parts.stateDropout, parts.weightDropout) = (0.3, 0.4, 0.2)
    (parts.recurrentDropout, parts.zoneout) = (0.3, 0.2)
    let generator = RandomGenerator(seed: 7)
    let layer = try RegularizedLayer(settings, regularization: parts, generator: generator)
    let x = try Tensor.randn([5, 4, 2], RandomGenerator(seed: 8))
    let packed = try PackedSequence(padded: x, lengths: lengths, enforceSorted: false)

    generator.reseed(9)
    let padded = try layer.forward(x, states: nil).output
    generator.reseed(9)
    let outputs = try layer.forward(packed, states: nil).output.sequences()
    for (place, length) in lengths.enumerated() {
      let wanted = try padded.select(1, place).narrow(0, 0, length)
      #expect(try outputs[place].isClose(to: wanted, absolute: 1e-6))
    }
  }

  @Test func `refuses equations that don't fit on top of each other`() throws {
    func message(_ sizes: [Int], layerCount: Int = 2) -> String {
      var waiting = sizes
      do {
        return try GraphLayer(
          layerCount: layerCount, inputSize: 2, generator: RandomGenerator(seed: 1)
        ) {
          try CellGraph(.gru, inputSize: $0, hiddenSize: waiting.removeFirst())
        }.typeName
      } catch {
        return "\(error)"
      }
    }

    #expect(message([3, 3]) == "Cell")
    #expect(message([3, 4]) == "Expected hidden size (3), got [4]")
    #expect(message([3], layerCount: 0) == "num_layers must be greater than zero")
    let fixed = try CellGraph(.gru, inputSize: 2, hiddenSize: 3)
    #expect(throws: LayerError.inputSize(wanted: 2, got: 3)) {
      try GraphLayer(layerCount: 2, inputSize: 2, generator: RandomGenerator(seed: 1)) { _ in fixed
      }
    }
  }
}
