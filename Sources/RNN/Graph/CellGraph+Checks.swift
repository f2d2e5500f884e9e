import Tensors

extension CellGraph {
  /// T and B, once all tensors are known to have the shapes that the graph declares.
  func checkedExtent(
    _ inputs: [Tensor], _ initialStates: [Tensor], _ parameters: [Tensor]
  ) throws(CellGraphError) -> SequenceExtent {
    let kind = (parameters + inputs).first?.dtype.floating ?? .float32
    try Self.check(.input, self.inputs.map(\.name), inputs, kind)
    try Self.check(.state, states.map(\.name), initialStates, kind)
    try Self.check(.parameter, self.parameters.map(\.name), parameters, kind)
    guard let first = inputs.first else { throw .noInput }
    let (steps, batch) = first.shape.count == 3 ? (first.shape[0], first.shape[1]) : (0, 0)
    for (tensor, input) in zip(inputs, self.inputs) {
      let isFirst = tensor === first
      let wanted = [isFirst ? nil : steps, isFirst ? nil : batch, input.size]
      try Self.check(.input, input.name, wanted: wanted, got: tensor.shape)
      guard tensor.shape[0] > 0 else { throw .noSteps(name: input.name) }
    }
    for (tensor, state) in zip(initialStates, states) {
      try Self.check(.state, state.name, wanted: [batch, state.size], got: tensor.shape)
    }
    for (tensor, parameter) in zip(parameters, self.parameters) {
      try Self.check(.parameter, parameter.name, wanted: parameter.shape, got: tensor.shape)
    }
    return SequenceExtent(steps: steps, batch: batch)
  }

  private static func check(
    _ role: CellGraphError.Role, _ names: [String], _ tensors: [Tensor], _ kind: DType
  ) throws(CellGraphError) {
    guard names.count == tensors.count else {
      throw .count(role: role, wanted: names, got: tensors.count)
    }
    for (name, tensor) in zip(names, tensors) where tensor.dtype != kind {
      throw .tensorType(
        role: role, name: name, wanted: "torch.\(kind.rawValue)",
        got: "torch.\(tensor.dtype.rawValue)")
    }
  }

  private static func check(
    _ role: CellGraphError.Role, _ name: String, wanted: [Int?], got: [Int]
  ) throws(CellGraphError) {
    let fits = wanted.count == got.count && zip(wanted, got).allSatisfy { $0 == nil || $0 == $1 }
    guard fits else { throw .tensorShape(role: role, name: name, wanted: wanted, got: got) }
  }
}
