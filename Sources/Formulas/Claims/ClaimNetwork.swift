import RNN
import Tensors

/// A small network of a cell's equations with drawn numbers, in double precision, whose values and
/// derivatives claims are compared with. The derivatives are those of autograd.
final class ClaimNetwork {
  let steps: Int
  /// The numbers of the cell's sizes.
  let sizes: [String: Int]
  private let listing: CellListing
  private let inputs: [String: [Tensor]]
  private let parameters: [String: Tensor]
  private let zeros: [String: Tensor]
  private let weights: [Tensor]
  /// How much each step's loss counts in that of all.
  private let lossWeights: [Double]
  private let run: StepEvaluation
  private var known: [Quotient: ClaimValue] = [:]

  /// What is derived, by what.
  struct Quotient: Hashable {
    enum Above: Hashable {
      case value(String, Int)
      /// The loss of a step, or of all.
      case loss(Int?)
    }

    enum Below: Hashable {
      case value(String, Int)
      case parameter(String)
    }

    var above: Above
    var below: Below
    /// Whether a value's derivative by a parameter leaves out what came through earlier steps.
    var isOfOwnStep = false
  }

  /// - Parameters:
  ///   - scale: The deviation of the parameters.
  ///   - lossWeights: How much each step's loss counts in that of all; 1 where nil.
  init(
    _ equations: CellEquations, sizes: [String: Int], steps: Int, scale: Double, seed: UInt64,
    lossWeights: [Double]? = nil
  ) throws {
    self.lossWeights = lossWeights ?? [Double](repeating: 1, count: steps)
    listing = CellListing(equations: equations, sizes: [:])
    self.steps = steps
    self.sizes = sizes
    let graph = try equations.compile(sizes: sizes).graph
    let generator = RandomGenerator(seed: seed)
    func drawn(_ shape: [Int], _ scale: Double) throws -> Tensor {
      try Tensor.randn(shape, dtype: .float64, generator) * Tensor(doubles: [scale])
    }
    inputs = try graph.inputs.reduce(into: [:]) { result, input in
      result[input.name] = try (0..<steps).map { _ in try drawn([1, input.size], 1) }
    }
    parameters = try graph.parameters.reduce(into: [:]) { result, parameter in
      result[parameter.name] = try drawn(parameter.shape, scale)
    }
    zeros = try graph.states.reduce(into: [:]) { result, state in
      result[state.name] = try Tensor.zeros([1, state.size], dtype: .float64)
    }
    let output = listing.output
    let width = graph.outputs.first { $0.name == output }?.size ?? 1
    weights = try (0..<steps).map { _ in try drawn([1, width], 1) }
    run = try DType.withStandard(.float64) { [listing, inputs, parameters, zeros] in
      try StepEvaluation(listing, inputs: inputs, parameters: parameters, zeros: zeros)
    }
  }

  var parameterNames: [String] { listing.roles.parameters }
  var stateNames: [String] { listing.roles.states }

  /// Whether the name has a value at every step.
  func isTimed(_ name: String) -> Bool {
    inputs[name] != nil || listing.definitions.contains { $0.name == name }
  }

  /// The lengths of the states of this network.
  var stateSize: Int { stateNames.first.flatMap { zeros[$0]?.count } ?? 1 }

  /// A parameter as LaTeX.
  func latex(_ name: String) -> String? { listing.roles.firstOccurrence(of: name)?.use.latex }

  func parameter(_ name: String) -> ClaimValue? {
    parameters[name].map {
      ClaimValue(shape: listing.shape(name).isEmpty ? [] : $0.shape, $0.doubles)
    }
  }

  /// The value after step t, counted from 1; a state's before the first step at 0.
  func value(_ name: String, at t: Int) -> ClaimValue? {
    guard t > 0 else { return t == 0 ? zeros[name].map(Self.row) : nil }
    guard t <= steps else { return nil }
    return run.value(of: name, at: t - 1).map(Self.row)
  }

  private static func row(_ tensor: Tensor) -> ClaimValue {
    ClaimValue(shape: [tensor.count], tensor.doubles)
  }

  /// The state's recurrence as `f(sum)` with the matrix that the old state is multiplied with.
  var plainRecurrence: PlainRecurrence? {
    for name in listing.roles.states {
      let definition = listing.definitions.first { $0.name == name }
      guard case .call(let function, let arguments)? = definition?.term,
        arguments.count == 1, function != .softmax
      else { continue }
      var found: [(String, Bool)] = []
      func visit(_ term: TypedTerm) {
        if case .product(let matrix, .state(name), let isTransposed) = term {
          found.append((matrix, isTransposed))
        }
        if case .add(let a, let b) = term {
          visit(a)
          visit(b)
        }
      }
      visit(arguments[0])
      guard found.count == 1 else { continue }
      return PlainRecurrence(
        state: name, function: function, argument: arguments[0], matrix: found[0].0,
        isTransposed: found[0].1)
    }
    return nil
  }

  /// A state that is a function of a sum with a matrix times the old state.
  struct PlainRecurrence {
    var state: String
    var function: CellFunction
    var argument: TypedTerm
    var matrix: String
    /// Whether the matrix stands behind the state.
    var isTransposed: Bool
  }

  /// The value of a term of the equations at a step.
  func value(of term: TypedTerm, at t: Int) throws -> ClaimValue? {
    guard (1...steps).contains(t) else { return nil }
    return try DType.withStandard(.float64) { Self.row(try run.value(term, at: t - 1)) }
  }

  // MARK: Derivatives

  /// The derivative with all that changes on the way; zero where nothing does.
  func derivative(_ quotient: Quotient) throws -> ClaimValue? {
    if let value = known[quotient] { return value }
    let value = try DType.withStandard(.float64) { try derived(quotient) }
    known[quotient] = value
    return value
  }

  private func derived(_ quotient: Quotient) throws -> ClaimValue? {
    var parameters = parameters
    var zeros = zeros
    var cuts = ownStepCuts(quotient)
    let shape: [Int]
    switch quotient.below {
    case .parameter(let name):
      guard let tensor = parameters[name] else { return nil }
      parameters[name] = try tensor.detach().requiresGrad(true)
      shape = listing.shape(name).isEmpty ? [] : tensor.shape
    case .value(let name, let t):
      guard let value = value(name, at: t) else { return nil }
      if t == 0 {
        zeros[name] = try zeros[name]?.detach().requiresGrad(true)
      } else {
        cuts.append((name, t - 1))
      }
      shape = value.shape
    }
    let run = try StepEvaluation(
      listing, inputs: inputs, parameters: parameters, zeros: zeros, cuts: cuts)
    let leaf: Tensor?
    switch quotient.below {
    case .parameter(let name): leaf = parameters[name]
    case .value(let name, let t): leaf = t == 0 ? zeros[name] : run.value(of: name, at: t - 1)
    }
    guard let leaf else { return nil }
    let (rows, isVector) = try parts(of: quotient.above, run)
    guard let rows else { return nil }
    let elements = try rows.flatMap { try gradient(of: $0, by: leaf) }
    guard isVector else { return ClaimValue(shape: shape, elements) }
    return ClaimValue(shape: [rows.count, leaf.count], elements)
  }

  /// The states of the step before a value, where its derivative ends.
  private func ownStepCuts(_ quotient: Quotient) -> [(name: String, step: Int)] {
    guard quotient.isOfOwnStep, case .parameter = quotient.below,
      case .value(_, let t) = quotient.above
    else { return [] }
    let before = t - 1 + (listing.isBackward ? 1 : -1)
    return stateNames.map { ($0, before) }
  }

  /// The numbers that are derived: one of a loss, each element of a value.
  private func parts(
    of above: Quotient.Above, _ run: StepEvaluation
  ) throws -> (rows: [Tensor]?, isVector: Bool) {
    switch above {
    case .loss(let t):
      let times = t.map { [$0] } ?? Array(1...steps)
      guard times.allSatisfy({ (1...steps).contains($0) }) else { return (nil, false) }
      let losses = try times.map { step in
        let weight = t == nil ? lossWeights[step - 1] : 1
        return try loss(run, step) * Tensor(doubles: [weight], shape: [])
      }
      return ([try losses.dropFirst().reduce(losses[0]) { try $0 + $1 }], false)
    case .value(let name, let t):
      guard (1...steps).contains(t), let tensor = run.value(of: name, at: t - 1) else {
        return (nil, true)
      }
      return (try (0..<tensor.count).map { try tensor.select(1, $0).sum() }, true)
    }
  }

  /// A loss that every output takes part in: `½ ‖y‖² + w · y`.
  private func loss(_ run: StepEvaluation, _ t: Int) throws -> Tensor {
    let output = run.value(of: listing.output, at: t - 1) ?? weights[t - 1]
    return try (output * output * 0.5 + output * weights[t - 1]).sum()
  }

  /// The loss of all steps.
  func wholeLoss() throws -> Double {
    try lossWeights.enumerated().reduce(0) { sum, weighted in
      sum + weighted.element * (try lossValue(weighted.offset + 1) ?? 0)
    }
  }

  func lossValue(_ t: Int) throws -> Double? {
    guard (1...steps).contains(t) else { return nil }
    return try DType.withStandard(.float64) { try loss(run, t).item().double }
  }

  private func gradient(of number: Tensor, by leaf: Tensor) throws -> [Double] {
    leaf.grad = nil
    guard number.requiresGrad else { return [Double](repeating: 0, count: leaf.count) }
    try number.backward(retainGraph: true)
    return leaf.grad?.doubles ?? [Double](repeating: 0, count: leaf.count)
  }
}
