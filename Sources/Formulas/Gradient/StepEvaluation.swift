import Tensors

/// Evaluates a cell's equations and the derived ones on tensors, a step after the other, as an
/// independent check of both.
struct StepEvaluation {
  let listing: CellListing
  let parameters: [String: Tensor]
  /// Each input for every step: `[B, n]`.
  private var values: [String: [Tensor]]
  private let zeros: [String: Tensor]
  private let steps: Int

  /// Runs the equations over the inputs.
  ///
  /// - Parameter cuts: Values that are taken as given once they are known: derivatives end there.
  init(
    _ listing: CellListing, inputs: [String: [Tensor]], parameters: [String: Tensor],
    zeros: [String: Tensor], cuts: [(name: String, step: Int)] = []
  ) throws {
    self.listing = listing
    self.parameters = parameters
    self.zeros = zeros
    values = inputs
    steps = inputs.values.first?.count ?? 0
    for (name, _) in listing.definitions {
      values[name] = Array(repeating: try Tensor.zeros([1]), count: steps)
    }
    for (name, step) in cuts {
      guard let input = inputs[name]?[step] else { continue }
      values[name]?[step] = try input.detach().requiresGrad(true)
    }
    for t in order {
      for (name, term) in listing.definitions {
        let made = try value(term, at: t)
        let isCut = cuts.contains { $0.name == name && $0.step == t }
        values[name]?[t] = isCut ? try made.detach().requiresGrad(true) : made
      }
    }
  }

  /// The steps in the direction in which the cell runs.
  var order: [Int] { listing.isBackward ? (0..<steps).reversed() : Array(0..<steps) }

  func value(of name: String, at t: Int) -> Tensor? { values[name]?[t] }

  private func known(_ tensor: Tensor?, _ name: String) throws -> Tensor {
    guard let tensor else { throw CellFault(kind: .notUnderstood(name), place: nil) }
    return tensor
  }

  func value(_ term: TypedTerm, at t: Int) throws -> Tensor {
    switch term {
    case .number(let number): return Tensor(.float(number))
    case .value(let name): return try known(values[name]?[t], name)
    case .state(let name):
      let before = t + (listing.isBackward ? 1 : -1)
      return try known(
        (0..<steps).contains(before) ? values[name]?[before] : zeros[name], name)
    case .parameter(let name): return try known(parameters[name], name)
    case .negated(let a): return try -value(a, at: t)
    case .add(let a, let b): return try value(a, at: t) + value(b, at: t)
    case .subtract(let a, let b): return try value(a, at: t) - value(b, at: t)
    case .multiply(let a, let b): return try value(a, at: t) * value(b, at: t)
    case .divide(let a, let b): return try value(a, at: t) / value(b, at: t)
    case .product(let matrix, let x, let isTransposed):
      let weight = try known(parameters[matrix], matrix)
      return try value(x, at: t).matmul(isTransposed ? weight : weight.transpose(0, 1))
    case .inner(let a, let b): return try rowSum(value(a, at: t) * value(b, at: t))
    case .concatenation(let terms): return try Tensor.cat(terms.map { try value($0, at: t) }, -1)
    case .square(let a): return try value(a, at: t).square()
    case .call(let function, let arguments):
      return try function.value(try arguments.map { try value($0, at: t) })
    case .overMemory: preconditionFailure("a cell that reads a memory has no derived gradient")
    }
  }

  func rowSum(_ tensor: Tensor) throws -> Tensor {
    try tensor.sum(dimensions: [-1], keepDimensions: true)
  }
}
