import RNN
import Tensors

/// The values of a step of a cell that reads a memory.
///
/// Every value is `[B, 1, n]`, or `[B, S, n]` where it has one for each of the memory's S steps, so
/// that one at each step goes with one for all as the broadcasting of tensors has it. Numbers have
/// n = 1.
struct MemoryEvaluation {
  /// Values at time t, and those that are the same at all times.
  private(set) var values: [String: Tensor]
  /// The states before the step.
  var states: [String: Tensor]
  let parameters: [String: Tensor]
  /// `[B, S]`, true where a step of the memory may be read.
  let mask: Tensor?

  /// - Parameter memory: The memory's name, and `[B, S, n]`.
  init(
    memory: (name: String, tensor: Tensor), states: [String: Tensor],
    parameters: [String: Tensor], mask: Tensor?
  ) {
    values = [memory.name: memory.tensor]
    (self.states, self.parameters, self.mask) = (states, parameters, mask)
  }

  mutating func give(_ name: String, _ tensor: Tensor) { values[name] = tensor }

  /// Computes definitions in their order.
  mutating func compute(_ definitions: [(name: String, term: TypedTerm)]) throws {
    for (name, term) in definitions { values[name] = try value(term) }
  }

  /// A value of the step for all of a batch, `[B, 1, n]`.
  func whole(_ signal: MemoryCell.Signal, batch: Int) throws -> Tensor {
    try known(values[signal.name], signal.name).expand([batch, 1, signal.size])
  }

  private func known(_ tensor: Tensor?, _ name: String) throws -> Tensor {
    guard let tensor else { throw CellFault(kind: .notUnderstood(name), place: nil) }
    return tensor
  }

  private func value(_ term: TypedTerm) throws -> Tensor {
    switch term {
    case .number(let number): return Tensor(.float(number))
    case .value(let name): return try known(values[name], name)
    case .state(let name): return try known(states[name], name)
    case .parameter(let name): return try known(parameters[name], name)
    case .negated(let a): return try -value(a)
    case .add(let a, let b): return try value(a) + value(b)
    case .subtract(let a, let b): return try value(a) - value(b)
    case .multiply(let a, let b): return try value(a) * value(b)
    case .divide(let a, let b): return try value(a) / value(b)
    case .product(let matrix, let x, let isTransposed):
      let weight = try known(parameters[matrix], matrix)
      return try isTransposed ? value(x).matmul(weight) : value(x).linear(weight: weight, bias: nil)
    case .inner(let a, let b):
      return try (value(a) * value(b)).sum(dimensions: [-1], keepDimensions: true)
    case .concatenation(let terms): return try concatenation(terms.map(value))
    case .square(let a): return try value(a).square()
    case .call(let function, let terms): return try function.value(terms.map(value))
    case .overMemory(let function, let a): return try overMemory(function, value(a))
    }
  }

  private func overMemory(_ function: MemoryFunction, _ a: Tensor) throws -> Tensor {
    switch function {
    case .sum: return try a.sum(dimensions: [1], keepDimensions: true)
    case .softmax:
      return try attentionWeights(a.transpose(1, 2), mask: mask).transpose(1, 2)
    case .featureCount: return Tensor(.float(Double(a.shape.last ?? 1)))
    }
  }

  /// Features side by side; what is the same for several sequences or steps is repeated.
  private func concatenation(_ parts: [Tensor]) throws -> Tensor {
    let extent = [0, 1].map { axis in
      parts.map { $0.rank == 3 ? $0.shape[axis] : 1 }.max() ?? 1
    }
    return try Tensor.cat(
      parts.map { try $0.expand(extent + [$0.shape.last ?? 1]) }, -1)
  }
}
