import RNN
import Tensors

/// Evaluates derived equations, going back through the steps.
struct GradientEvaluation {
  private let gradient: CellGradient
  private let forward: StepEvaluation
  /// ∂Lₜ/∂y for each output and step.
  private let seeds: [String: [Tensor]]
  private var found: [CellGradient.Target: [Int: Tensor]] = [:]
  private let next: [Int: Int]

  init(_ gradient: CellGradient, _ forward: StepEvaluation, seeds: [String: [Tensor]]) throws {
    self.gradient = gradient
    self.forward = forward
    self.seeds = seeds
    let order = forward.order
    next = Dictionary(uniqueKeysWithValues: zip(order, order.dropFirst()))
    for t in order.reversed() {
      for (target, term) in gradient.steps {
        found[target, default: [:]][t] = try value(term, at: t)
      }
    }
  }

  /// The sum over all steps of what a parameter gets, in the parameter's shape.
  func parameter(_ addends: [CellGradient.ParameterTerm], like parameter: Tensor) throws -> Tensor {
    var total = try Tensor.zeros(parameter.shape)
    for t in forward.order {
      for addend in addends {
        guard let part = try part(addend, at: t) else { continue }
        total = try total + fitted(part, parameter.shape)
      }
    }
    return total
  }

  private func part(_ addend: CellGradient.ParameterTerm, at t: Int) throws -> Tensor? {
    switch addend {
    case .gradient(let gradient): return try value(gradient, at: t)
    case .outer(let gradient, let x, let isTransposed):
      guard let g = try value(gradient, at: t) else { return nil }
      let x = try matrix(forward.value(x, at: t), rows: g.shape[0])
      return isTransposed
        ? try x.transpose(0, 1).matmul(g) : try g.transpose(0, 1).matmul(x)
    }
  }

  /// A parameter's value is the same for all sequences.
  private func matrix(_ x: Tensor, rows: Int) throws -> Tensor {
    x.rank == 2 ? x : try Tensor.zeros([rows, x.count]) + x
  }

  /// The gradient of what was broadcast over the sequences.
  private func fitted(_ part: Tensor, _ shape: [Int]) throws -> Tensor {
    if part.shape == shape { return part }
    let rows = try part.sum(dimensions: [0])
    return rows.shape == shape ? rows : try rows.sum().reshape(shape)
  }

  /// A term's value; nil where it is zero because the sequence ends.
  private func value(_ term: GradientTerm, at t: Int) throws -> Tensor? {
    switch term {
    case .seed(let name): return seeds[name]?[t]
    case .whole(let name): return found[.whole(name)]?[t]
    case .inner(let delta): return found[.inner(delta)]?[t]
    case .later(let inner): return try next[t].flatMap { try value(inner, at: $0) }
    case .negated(let inner): return try value(inner, at: t).map { try -$0 }
    case .sum(let addends):
      return try addends.compactMap { try value($0, at: t) }.reduce(nil) { sum, addend in
        try sum.map { try $0 + addend } ?? addend
      }
    case .times(let inner, let factor):
      return try value(inner, at: t).map { try $0 * self.factor(factor, at: t) }
    case .through(let matrix, let inner, let isTransposed):
      guard let weight = forward.parameters[matrix] else { return nil }
      return try value(inner, at: t).map {
        try $0.matmul(isTransposed ? weight.transpose(0, 1) : weight)
      }
    case .part(let inner, let terms, let index):
      let widths = try terms.map { try forward.value($0, at: t).shape.last ?? 1 }
      return try value(inner, at: t)?.narrow(-1, widths[..<index].reduce(0, +), widths[index])
    case .total(let inner): return try value(inner, at: t).map { try forward.rowSum($0) }
    case .throughSoftmax(let inner, let result):
      let r = try forward.value(result, at: t)
      return try value(inner, at: t).map { try r * ($0 - forward.rowSum(r * $0)) }
    }
  }

  private func factor(_ factor: GradientTerm.Factor, at t: Int) throws -> Tensor {
    switch factor {
    case .value(let term): return try forward.value(term, at: t)
    case .indicator(.greater(let a, let b)):
      return try forward.value(a, at: t).greater(forward.value(b, at: t)).to(.float32)
    case .sign(let term): return try forward.value(term, at: t).sign()
    case .slope(let function, let term):
      let x = try forward.value(term, at: t).detach().requiresGrad(true)
      let y = function == .gelu ? try x.gelu() : try x * x.sigmoid()
      try y.sum().backward()
      return x.grad ?? x
    }
  }
}
