import RNN
import Tensors

/// A layer that runs a cell which reads a memory: attention, as a note's equations write it.
///
/// Each step is computed by operations on tensors, as its equations are written; what depends on
/// the memory alone is computed once. Its parameters have the equations' names and are drawn from
/// U(±1/√H), where H is the size of the first state (of the first output in a cell without states).
///
/// Shapes: B sequences in the batch, T steps of the input, S steps of the memory.
package final class MemoryLayer: Module {
  package struct Result {
    /// `[B, T, n]`, or as the input is.
    package let output: Tensor
    /// The states after the last step: `[B, n]`, or `[n]` without a batch.
    package let states: [Tensor]
    /// How much of each step of the memory was read: `[B, T, S]`, or `[T, S]` without a batch; nil
    /// where the equations have no softmax over the memory that is a symbol.
    package let weights: Tensor?
  }

  package let cell: MemoryCell
  /// Whether a batch is `[B, T, …]` and `[B, S, …]` instead of `[T, B, …]` and `[S, B, …]`.
  package let batchFirst: Bool

  /// - Throws: ``LayerError/inputCount(layer:names:)`` for equations with another number of inputs.
  package init(_ cell: MemoryCell, batchFirst: Bool, generator: RandomGenerator) throws {
    (self.cell, self.batchFirst) = (cell, batchFirst)
    super.init()
    guard cell.inputs.count == 1 else {
      throw LayerError.inputCount(layer: typeName, names: cell.inputs.map(\.name))
    }
    let hiddenSize = (cell.states.first ?? cell.outputs.first)?.size ?? 1
    for (name, shape) in cell.parameters {
      setParameter(
        name,
        try Initialization.recurrent(shape: shape, hiddenSize: hiddenSize, generator: generator))
    }
  }

  private init(like other: MemoryLayer) {
    (cell, batchFirst) = (other.cell, other.batchFirst)
    super.init()
  }

  /// The same cell without parameters.
  package override func emptied() -> Module { MemoryLayer(like: self) }

  package override var typeName: String { "AttentionFormulaCell" }

  /// Runs the cell over a sequence.
  ///
  /// - Parameters:
  ///   - input: `[B, T, n]`; `[T, B, n]` without `batchFirst`; `[T, n]` for a single sequence.
  ///   - memory: `[B, S, n]`; `[S, B, n]` without `batchFirst`; `[S, n]` for a single sequence.
  ///   - states: The states before the first step, `[B, n]` or `[n]`; zeros where nil.
  ///   - mask: `[B, S]` (`[S]` for a single sequence) of bool, true where a step of the memory is read.
  /// - Throws: ``LayerError`` and ``CellGraphError`` for tensors of other shapes and types, and
  ///   ``AlignmentError`` for a mask that does not fit or leaves nothing.
  package func forward(
    _ input: Tensor, memory: Tensor, states given: [Tensor]?, mask: Tensor? = nil
  ) throws -> Result {
    let x = try checkedInput(input)
    let (isBatched, batch) = (input.rank == 3, x.shape[0])
    let read = try checkedMemory(memory, batch: isBatched ? batch : nil)
    let parameters = try parameters(cell.parameters.map(\.name))
    try checkTypes([(cell.inputs[0].name, x), ("memory", read)], like: parameters)
    var start: [String: Tensor] = [:]
    for (place, state) in cell.states.enumerated() {
      let tensor =
        try given.map { try isBatched ? $0[place] : $0[place].unsqueeze(0) }
        ?? Tensor.zeros([batch, state.size], dtype: x.dtype)
      start[state.name] = try tensor.unsqueeze(1)
    }
    return try DType.withStandard(x.dtype) {
      var step = MemoryEvaluation(
        memory: (cell.memory.name, read), states: start,
        parameters: Dictionary(uniqueKeysWithValues: parameters),
        mask: try isBatched ? mask : mask?.unsqueeze(0))
      try step.compute(cell.fixed)
      return try run(&step, x, isBatched)
    }
  }

  private func run(
    _ step: inout MemoryEvaluation, _ x: Tensor, _ isBatched: Bool
  ) throws -> Result {
    let batch = x.shape[0]
    var outputs: [Tensor] = []
    var weights: [Tensor] = []
    let times = Array(0..<x.shape[1])
    for time in cell.isBackward ? times.reversed() : times {
      step.give(cell.inputs[0].name, try x.narrow(1, time, 1))
      try step.compute(cell.steps)
      outputs.append(try step.whole(cell.outputs[0], batch: batch))
      if let name = cell.weights, let read = step.values[name] {
        weights.append(try read.transpose(1, 2))
      }
      for state in cell.states { step.states[state.name] = try step.whole(state, batch: batch) }
    }
    func joined(_ parts: [Tensor]) throws -> Tensor {
      try Tensor.cat(cell.isBackward ? parts.reversed() : parts, 1)
    }
    let output = try joined(outputs)
    let read = try weights.isEmpty ? nil : joined(weights)
    let last = try cell.states.map { try (step.states[$0.name] ?? x).squeeze(1) }
    guard isBatched else {
      return Result(
        output: try output.squeeze(0), states: try last.map { try $0.squeeze(0) },
        weights: try read?.squeeze(0))
    }
    return Result(
      output: batchFirst ? output : try output.transpose(0, 1), states: last, weights: read)
  }

  private func parameters(_ names: [String]) throws -> [(String, Tensor)] {
    try names.map { name in
      guard let tensor = parameter(name) else {
        throw ModuleError.missingTensor(layer: typeName, name: name)
      }
      return (name, tensor)
    }
  }

  /// The input as `[B, T, n]`.
  private func checkedInput(_ input: Tensor) throws -> Tensor {
    guard [2, 3].contains(input.rank) else {
      throw LayerError.inputDimensions(layer: typeName, got: input.rank)
    }
    let wanted = cell.inputs[0].size
    guard let features = input.shape.last, features == wanted else {
      throw LayerError.inputSize(wanted: wanted, got: input.shape.last ?? 0)
    }
    return try nonempty(input, cell.inputs[0].name)
  }

  /// The memory as `[B, S, n]`.
  private func checkedMemory(_ memory: Tensor, batch: Int?) throws -> Tensor {
    guard memory.rank == (batch == nil ? 2 : 3) else {
      let wanted = batch == nil ? "[S, M]" : batchFirst ? "[B, S, M]" : "[S, B, M]"
      throw AlignmentError.dimensions(tensor: "memory", wanted: wanted, got: memory.shape)
    }
    guard memory.shape.last == cell.memory.size else {
      throw AlignmentError.features(
        tensor: "memory", wanted: cell.memory.size, got: memory.shape)
    }
    let read = try nonempty(memory, "memory")
    if let batch, read.shape[0] != batch {
      throw AlignmentError.batch(tensor: "memory", wanted: batch, got: read.shape[0])
    }
    return read
  }

  /// A sequence of at least one step as `[B, T, n]`.
  private func nonempty(_ tensor: Tensor, _ name: String) throws -> Tensor {
    let sequence =
      tensor.rank == 2
      ? try tensor.unsqueeze(0) : batchFirst ? tensor : try tensor.transpose(0, 1)
    guard sequence.shape[1] > 0 else { throw CellGraphError.noSteps(name: name) }
    return sequence
  }

  private func checkTypes(
    _ tensors: [(name: String, Tensor)], like parameters: [(String, Tensor)]
  ) throws {
    let wanted = parameters.first?.1.dtype ?? tensors[0].1.dtype.floating
    for (name, tensor) in tensors where tensor.dtype != wanted {
      throw CellGraphError.tensorType(
        role: .input, name: name, wanted: "torch.\(wanted.rawValue)",
        got: "torch.\(tensor.dtype.rawValue)")
    }
  }
}
