import RNN
import Tensors
import Testing

@Suite struct `A regularized recurrence` {
  private let generator = RandomGenerator(seed: 2)

  private func parameters(_ graph: CellGraph) throws -> [Tensor] {
    try graph.parameters.map { try Tensor.randn($0.shape, generator).requiresGrad(true) }
  }

  private func states(_ graph: CellGraph, batch: Int) throws -> [Tensor] {
    try graph.states.map { try Tensor.randn([batch, $0.size], generator).requiresGrad(true) }
  }

  private func agree(_ one: [Tensor], _ other: [Tensor]) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy { a, b in
        zip(a.elements, b.elements).allSatisfy { abs($0 - $1) < 1e-4 * max(1, abs($1)) }
      }
  }

  @Test(arguments: [RecurrentKind.rnn(.relu), .gru, .lstm])
  func `computes what its rewritten equations say, and their gradients`(
    kind: RecurrentKind
  ) throws {
    let plain = try CellGraph(kind, inputSize: 2, hiddenSize: 3)
    let graphs = [
      plain.withZoneout(), plain.withPadding(), plain.withMaskedStates(), plain.withChanges(),
      plain.withMaskedStates().withZoneout().withChanges(),
    ]
    for graph in graphs {
      let inputs = try graph.inputs.map {
        try Tensor.rand([4, 2, $0.size], generator).requiresGrad(true)
      }
      let (states, parameters) = (try states(graph, batch: 2), try parameters(graph))
      let sources = inputs + states + parameters
      let run = try graph.run(inputs: inputs, initialStates: states, parameters: parameters)
      try (run.outputs[0] * run.outputs[0]).sum().backward()
      let gradients = sources.map(\.grad)
      for source in sources { source.grad = nil }
      let wanted = try stepByStep(
        graph, inputs: inputs, initialStates: states, parameters: parameters)
      try (wanted.outputs[0] * wanted.outputs[0]).sum().backward()

      #expect(agree(run.outputs + run.states, wanted.outputs + wanted.states))
      #expect(agree(gradients.compactMap(\.self), sources.compactMap(\.grad)))
    }
  }

  @Test(arguments: [RecurrentKind.gru, .lstm])
  func `keeps its states exactly where it is padded`(kind: RecurrentKind) throws {
    let graph = try CellGraph(kind, inputSize: 2, hiddenSize: 3)
    let (states, parameters) = (try states(graph, batch: 1), try parameters(graph))
    let x = try Tensor.randn([5, 1, 2], generator)
    let padding = Tensor([0, 0, 1, 1, 1], shape: [5, 1, 1])

    let short = try graph.run(
      inputs: [x.narrow(0, 0, 2)], initialStates: states, parameters: parameters)
    let padded = try graph.withPadding().run(
      inputs: [x, padding], initialStates: states, parameters: parameters)
    #expect(padded.states.map(\.elements) == short.states.map(\.elements))
  }

  @Test func `masks only what a matrix reads of a state`() throws {
    let graph = try CellGraph(.lstm, inputSize: 2, hiddenSize: 3).withMaskedStates()

    #expect(graph.inputs.map(\.name) == ["x", "mask_h"])
    #expect(try CellGraph(.lstm, inputSize: 2, hiddenSize: 3).withMask(on: "q") == nil)
  }

  @Test func `of a cell with one state for two names changes each alone`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 2)
      let a = try graph.state("a", size: 2)
      let b = try graph.state("b", size: 2)
      try graph.update(b, to: a)
      try graph.update(a, to: x)
      try graph.output("sum", a + b)
    }
    let zeros = try Tensor.zeros([4, 1, 2])
    let change = try Tensor.zeros([4, 1, 2]).requiresGrad(true)
    let other = try Tensor.zeros([4, 1, 2]).requiresGrad(true)
    let states = try states(graph, batch: 1)
    let changed = graph.withChanges()
    let run = try changed.run(
      inputs: [zeros, change, other], initialStates: states, parameters: [])
    try run.outputs[0].sum().backward()

    #expect(changed.inputs.map(\.name) == ["x", "change_a", "change_b"])
    #expect(change.grad?.elements == [2, 2, 2, 2, 1, 1, 0, 0])
    #expect(other.grad?.elements == [1, 1, 1, 1, 1, 1, 0, 0])
  }

  @Test func `is the plain layer in use, where nothing is left to zoneout`() throws {
    var settings = RecurrentLayer.Configuration(.gru, inputSize: 2, hiddenSize: 3)
    settings.layerCount = 2
    var parts = Regularization()
    parts.stateDropout = 0.5
    parts.weightDropout = 0.5
    parts.recurrentDropout = 0.5
    parts.inputDropout = 0.5
    let layer = try RegularizedLayer(settings, regularization: parts, generator: generator)
    let plain = try RecurrentLayer(settings, generator: generator)
    try plain.load(layer.stateDictionary)
    layer.eval()

    let x = try Tensor.randn([4, 2, 2], generator)
    #expect(try layer.forward(x).elements == plain.forward(x).elements)
    #expect(
      layer.description
        == "RegularizedGRU(2, 3, num_layers=2, input_dropout=0.5, state_dropout=0.5, "
        + "weight_dropout=0.5, recurrent_dropout=0.5)")
  }

  @Test func `says what does not suit it`() throws {
    func message(
      _ kind: RecurrentKind, layerNorm: Bool = false, projectionSize: Int = 0,
      _ change: (inout Regularization) -> Void = { _ in }
    ) -> String {
      var settings = RecurrentLayer.Configuration(kind, inputSize: 2, hiddenSize: 3)
      settings.projectionSize = projectionSize
      var parts = Regularization()
      change(&parts)
      do {
        return try RegularizedLayer(
          settings, regularization: parts, layerNorm: layerNorm, generator: generator
        ).typeName
      } catch {
        return "\(error)"
      }
    }

    #expect(
      message(.gru) { $0.zoneout = 1 } == "zoneout must be 0 or more and below 1, got 1.0")
    #expect(
      message(.gru) { $0.stateDropout = .nan }
        == "state_dropout must be 0 or more and below 1, got nan")
    #expect(
      message(.gru) { $0.cellZoneout = 0.1 }
        == "cell_zoneout is not for a GRU: it has no cell state")
    #expect(
      message(.rnn(.tanh)) { $0.recurrentDropout = 0.1 }
        == "recurrent_dropout is not for a RNN: it has no candidate")
    #expect(
      message(.gru, layerNorm: true)
        == "layer_norm is not for a GRU: its equations are an LSTM's")
    #expect(
      message(.lstm, projectionSize: 2)
        == "proj_size is not for a LSTM: it is regularized without one")
    #expect(throws: RegularizationError.part(name: "p", value: 1)) {
      try LockedDropout(1, generator: generator)
    }
    let locked = try LockedDropout(0.5, generator: generator)
    #expect(throws: RegularizationError.inputDimensions(layer: "LockedDropout", got: [2, 3])) {
      try locked.forward(Tensor.zeros([2, 3]))
    }
    #expect(
      RegularizationError.inputDimensions(layer: "LockedDropout", got: [2, 3]).message
        == "LockedDropout: expected input with the dimensions of steps, batch and features, "
        + "got [2, 3]")
  }
}
