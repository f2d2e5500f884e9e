import RNN
import Tensors

extension CellGradient {
  /// Evaluates the derived equations on a small network with drawn numbers, and compares with the
  /// gradients that the compiled cell's own backward pass gives.
  ///
  /// - Returns: For each parameter the largest difference, relative to its largest gradient.
  ///
  /// - Throws: What keeps the equations from being compiled.
  package func verify() throws(CellFaults) -> [(parameter: String, difference: Double)] {
    do {
      return try differences()
    } catch let faults as CellFaults {
      throw faults
    } catch {
      throw CellFaults([CellFault(kind: .graph(String(describing: error)), place: nil)])
    }
  }

  private func differences() throws -> [(parameter: String, difference: Double)] {
    let equations = listing.equations
    let sizes = Dictionary(uniqueKeysWithValues: listing.sizeNames.map { ($0, 3) })
    let graph = try equations.compile(sizes: sizes).graph
    let (steps, batch) = (4, 2)
    let generator = RandomGenerator(seed: 1)
    let drawn = { (shape: [Int]) in try Tensor.randn(shape, generator) * 0.5 }
    let inputs = try graph.inputs.map { try drawn([steps, batch, $0.size]) }
    let seeds = try graph.outputs.map { try drawn([steps, batch, $0.size]) }
    let parameters = try graph.parameters.map { try drawn($0.shape).requiresGrad(true) }
    let zeros = try graph.states.map { try Tensor.zeros([batch, $0.size]) }
    let run = try graph.run(
      inputs: inputs, initialStates: zeros, parameters: parameters,
      direction: listing.isBackward ? .backward : .forward)
    for (output, seed) in zip(run.outputs, seeds) where output.requiresGrad {
      try (output * seed).sum().backward(retainGraph: true)
    }
    func byStep(_ names: [String], _ tensors: [Tensor]) throws -> [String: [Tensor]] {
      var result: [String: [Tensor]] = [:]
      for (name, tensor) in zip(names, tensors) {
        result[name] = try (0..<steps).map { try tensor.select(0, $0) }
      }
      return result
    }
    let names = graph.parameters.map(\.name)
    let forward = try StepEvaluation(
      listing, inputs: byStep(graph.inputs.map(\.name), inputs),
      parameters: Dictionary(
        uniqueKeysWithValues: zip(names, parameters.map { $0.detach() })),
      zeros: Dictionary(uniqueKeysWithValues: zip(graph.states.map(\.name), zeros)))
    let backward = try GradientEvaluation(
      self, forward, seeds: byStep(graph.outputs.map(\.name), seeds))
    return try zip(names, parameters).map { name, parameter in
      let addends = self.parameters.first { $0.name == name }?.addends ?? []
      let derived = try backward.parameter(addends, like: parameter)
      let own = try parameter.grad ?? Tensor.zeros(parameter.shape)
      let scale = try Swift.max(own.abs().max().item().double, 1e-6)
      let difference = try (derived - own).abs().max().item().double
      return (name, difference / scale)
    }
  }
}
