import RNN
import Tensors

/// Recurrent layers of a built-in kind, or the same from graphs that state the LSTM's equations.
struct Recurrent {
  private enum Layers {
    case builtIn(RecurrentLayer)
    case graphs([GraphLayer], dropout: Dropout)
  }

  private let layers: Layers

  init(
    _ configuration: Configuration, _ cell: Configuration.Cell, generator: RandomGenerator
  ) throws {
    guard cell != .formula else {
      let graphs = try (0..<configuration.layers).map { layer in
        try GraphLayer(
          Recurrent.equations(
            inputs: layer == 0 ? configuration.inputs : configuration.hidden,
            hidden: configuration.hidden), batchFirst: true, generator: generator)
      }
      layers = .graphs(
        graphs, dropout: try Dropout(configuration.dropout, generator: generator))
      return
    }
    let kind: RecurrentKind = cell == .lstm ? .lstm : cell == .gru ? .gru : .rnn(.tanh)
    var settings = RecurrentLayer.Configuration(
      kind, inputSize: configuration.inputs, hiddenSize: configuration.hidden)
    settings.layerCount = configuration.layers
    settings.batchFirst = true
    settings.dropout = configuration.dropout
    settings.bidirectional = configuration.isBidirectional
    layers = .builtIn(try RecurrentLayer(settings, generator: generator))
  }

  var modules: [Module] {
    switch layers {
    case .builtIn(let layer): [layer]
    case .graphs(let layers, let dropout): layers + [dropout]
    }
  }

  /// The last layer's outputs `[B, T, n]` and all states after the last step.
  func callAsFunction(_ input: Tensor, states: [Tensor]?) throws -> (Tensor, states: [Tensor]) {
    switch layers {
    case .builtIn(let layer):
      let result = try layer.forward(input, states: states)
      return (result.output, result.states)
    case .graphs(let layers, let dropout):
      var (sequence, finals) = (input, [Tensor]())
      for (place, layer) in layers.enumerated() {
        let before = states.map { Array($0[2 * place..<2 * place + 2]) }
        let result = try layer.forward(sequence, states: before)
        finals += result.states
        sequence = result.outputs[0]
        if place + 1 < layers.count { sequence = try dropout.forward(sequence) }
      }
      return (sequence, finals)
    }
  }

  ///     i = σ(x·W_xi + h·W_hi + b_i),  f and o likewise,  g = tanh(x·W_xg + h·W_hg + b_g)
  ///     c′ = f ⊙ c + i ⊙ g
  ///     h′ = o ⊙ tanh c′
  private static func equations(inputs: Int, hidden: Int) throws -> CellGraph {
    try CellGraph { graph in
      let x = try graph.input("x", size: inputs)
      let h = try graph.state("h", size: hidden)
      let c = try graph.state("c", size: hidden)
      func gate(_ name: String) throws -> CellGraph.Value {
        let fromInput = try matmul(x, graph.parameter("W_x" + name, shape: [inputs, hidden]))
        let fromState = try matmul(h, graph.parameter("W_h" + name, shape: [hidden, hidden]))
        return try fromInput + fromState + graph.parameter("b_" + name, shape: [hidden])
      }
      let (i, f) = (try sigmoid(gate("i")), try sigmoid(gate("f")))
      let (g, o) = (try tanh(gate("g")), try sigmoid(gate("o")))
      let nextCell = try f * c + i * g
      let nextHidden = try o * tanh(nextCell)
      try graph.update(h, to: nextHidden)
      try graph.update(c, to: nextCell)
      try graph.output("h", nextHidden)
    }
  }
}
