import RNN

/// A recurrent network taken apart over a few steps: what is computed at each step, and what goes from
/// one to the next.
package struct Unrolling: Sendable {
  /// A state of one layer in one direction.
  package struct Strand: Hashable, Sendable {
    /// The state's name as it is shown, without the step: `h`, `←h`.
    package var name: String
    /// Whether it goes from the last step to the first.
    package var isBackward = false
    /// Whether it is carried to the next step at all.
    package var isState = true
  }

  /// The states of each layer, that next to the input first.
  package private(set) var layers: [[Strand]]
  package private(set) var inputs: [String]
  package private(set) var outputs: [String]
  /// The parameters of each layer with their shapes, the same at every step: `W_hh [4, 4]`.
  package private(set) var parameters: [[String]]

  /// A cell of equations; sizes that are not given are not told.
  ///
  /// - Throws: What keeps the equations from being compiled.
  package init(_ equations: CellEquations, sizes: [String: Int]) throws(CellFaults) {
    guard !equations.isBidirectional else {
      let cell = try equations.compileBothWays(sizes: equations.someSizes(sizes))
      self.init(
        ahead: cell.forward, behind: cell.backward, joined: cell.joined, hasSizes: !sizes.isEmpty)
      return
    }
    let network = try ComparedNetwork(equations, name: "", sizes: sizes)
    self.init(
      network.cells[0].graph, isBackward: network.isBackward, hasSizes: !sizes.isEmpty)
  }

  /// Graphs of both directions, and of what joins them.
  package init(ahead: CellGraph, behind: CellGraph, joined: CellGraph, hasSizes: Bool = true) {
    let graphs = [ahead, behind, joined]
    let computed = Set(graphs.flatMap(\.outputs).map(\.name))
    inputs = graphs.flatMap(\.inputs).map(\.name).withoutRepetitions.filter {
      !computed.contains($0)
    }
    layers = [
      ahead.states.map { Strand(name: $0.name) }
        + behind.states.map { Strand(name: $0.name, isBackward: true) }
    ]
    outputs = joined.outputs.map(\.name)
    parameters = [
      graphs.flatMap(\.parameters).map { hasSizes ? "\($0.name) \($0.shape)" : $0.name }
        .withoutRepetitions
    ]
  }

  /// A cell's graph.
  ///
  /// - Parameter hasSizes: Whether the graph's sizes are the user's, and worth telling.
  package init(_ graph: CellGraph, isBackward: Bool, hasSizes: Bool = true) {
    inputs = graph.inputs.map(\.name)
    outputs = graph.outputs.filter { output in
      !graph.states.contains { $0.name == output.name }
    }.map(\.name)
    layers = [graph.states.map { Strand(name: $0.name, isBackward: isBackward) }]
    if graph.states.isEmpty {
      layers = [outputs.map { Strand(name: $0, isState: false) }]
      outputs = []
    }
    parameters = [graph.parameters.map { hasSizes ? "\($0.name) \($0.shape)" : $0.name }]
  }

  /// A layer of the library with all that stands on top of each other in it.
  package init(_ layer: RecurrentLayer) {
    let settings = layer.configuration
    self.init(
      layer, states: settings.kind == .lstm ? ["h", "c"] : ["h"],
      layerCount: settings.layerCount, bothWays: settings.bidirectional)
  }

  /// A `MinGRU` or `MinLSTM` with all that stands on top of each other in it.
  package init(_ layer: MinimalLayer) {
    self.init(
      layer, states: ["h"], layerCount: layer.layerCount, bothWays: layer.isBidirectional)
  }

  private init(
    _ layer: any StackedLayer, states: [String], layerCount: Int, bothWays: Bool
  ) {
    inputs = ["x"]
    layers = Self.strands(states, layerCount: layerCount, bothWays: bothWays)
    outputs = bothWays ? ["[→h; ←h]"] : ["output"]
    parameters = Self.parameters(
      of: layer, layerCount: layerCount, directions: bothWays ? 2 : 1)
  }

  /// A layer of equations with all that stands on top of each other in it.
  package init(_ layer: GraphLayer) {
    let isBackward = layer.direction == .backward
    self.init(layer.graph, isBackward: isBackward)
    guard layer.layerCount > 1 || layer.isBidirectional, !layer.graph.states.isEmpty else { return }
    layers = Self.strands(
      layer.graph.states.map(\.name), layerCount: layer.layerCount,
      bothWays: layer.isBidirectional, isBackward: isBackward)
    let output = layer.graph.outputs[0].name
    outputs = layer.isBidirectional ? ["[→\(output); ←\(output)]"] : [output]
    parameters = Self.parameters(
      of: layer, layerCount: layer.layerCount, directions: layer.isBidirectional ? 2 : 1)
  }

  /// The states of each layer of a stack.
  private static func strands(
    _ states: [String], layerCount: Int, bothWays: Bool, isBackward: Bool = false
  ) -> [[Strand]] {
    (1...layerCount).map { number in
      let mark = layerCount > 1 ? "⁽\(number.raised)⁾" : ""
      guard bothWays else {
        return states.map { Strand(name: $0 + mark, isBackward: isBackward) }
      }
      return states.map { Strand(name: "→\($0)\(mark)") }
        + states.map { Strand(name: "←\($0)\(mark)", isBackward: true) }
    }
  }

  /// The parameters of each layer of a stack.
  private static func parameters(
    of layer: any StackedLayer, layerCount: Int, directions: Int
  ) -> [[String]] {
    let shapes = Dictionary(
      layer.namedParameters.map { ($0.name, $0.tensor.shape) }, uniquingKeysWith: { $1 })
    let names = layer.parameterNames
    return (0..<layerCount).map { number in
      names[(number * directions)..<((number + 1) * directions)].joined().map {
        "\($0) \(shapes[$0] ?? [])"
      }
    }
  }
}

extension [String] {
  /// Each text once, at its first place.
  fileprivate var withoutRepetitions: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Int {
  /// The number in raised digits.
  fileprivate var raised: String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(self).compactMap(\.wholeNumberValue).map { digits[$0] })
  }

  /// The number in lowered digits.
  package var lowered: String {
    let digits = Array("₀₁₂₃₄₅₆₇₈₉")
    return String(String(self).compactMap(\.wholeNumberValue).map { digits[$0] })
  }
}
