import Tensors

extension CellGraph {
  /// Runs the cell as its equations are written: every node of every step is an operation on tensors.
  ///
  /// Slow, but of any floating-point kind: what gradient checks compare with, and the oracle of the
  /// compiled recurrence. Parameters and results as those of ``run(inputs:initialStates:parameters:direction:)``.
  package func runStepByStep(
    inputs: [Tensor], initialStates: [Tensor], parameters: [Tensor],
    direction: Direction = .forward
  ) throws -> Run {
    let extent = try checkedExtent(inputs, initialStates, parameters)
    let kind = (parameters + inputs).first?.dtype ?? .float32
    return try DType.withStandard(kind) {
      var states = initialStates
      var given = [[Tensor]](repeating: [], count: outputs.count)
      let steps = Array(0..<extent.steps)
      for step in direction == .forward ? steps : steps.reversed() {
        let values = try values(
          inputs: inputs.map { try $0.select(0, step) }, states: states, parameters: parameters)
        for (place, output) in outputs.enumerated() {
          given[place].append(
            try values[output.node].expand([extent.batch, output.size]))
        }
        states = try self.states.map { try values[$0.next].expand([extent.batch, $0.size]) }
      }
      let sequences = try given.map {
        try Tensor.stack(direction == .forward ? $0 : $0.reversed())
      }
      return Run(outputs: sequences, states: states)
    }
  }

  /// All values of one step.
  private func values(
    inputs: [Tensor], states: [Tensor], parameters: [Tensor]
  ) throws -> [Tensor] {
    var values: [Tensor] = []
    for node in nodes {
      switch node.operation {
      case .input(let place): values.append(inputs[place])
      case .state(let place): values.append(states[place])
      case .parameter(let place): values.append(parameters[place])
      default: values.append(try node.operation.value { values[$0] })
      }
    }
    return values
  }
}
