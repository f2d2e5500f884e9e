/// The equations of backpropagation through time, derived from a cell's equations.
package struct CellGradient {
  /// The gradients of values and the δ, in the order in which a step computes them.
  private(set) var steps: [(target: Target, term: GradientTerm)] = []
  /// What each parameter's gradient adds up at every step.
  private(set) var parameters: [(name: String, addends: [ParameterTerm])] = []

  enum Target: Hashable {
    case whole(String)
    case inner(DeltaName)
  }

  /// One step's part of a parameter's gradient.
  enum ParameterTerm {
    /// g xᵀ for `W x`; x gᵀ for `xᵀ W`.
    case outer(GradientTerm, TypedTerm, isTransposed: Bool)
    case gradient(GradientTerm)
  }

  let listing: CellListing
  let loss: LossNames
  private var now: [String: [GradientTerm]] = [:]
  private var later: [String: [GradientTerm]] = [:]
  private var ofParameters: [String: [ParameterTerm]] = [:]
  private var deltas: [String: Int] = [:]

  /// - Parameter loss: What the losses are called.
  package init(_ equations: CellEquations, loss: LossNames = LossNames()) {
    self.loss = loss
    listing = CellListing(equations: equations, sizes: [:])
    for (name, term) in equations.definitions.reversed() { derive(name, term) }
    // What came through a state is known only when all equations have been followed.
    for index in steps.indices {
      guard case .whole(let name) = steps[index].target, let more = later[name] else { continue }
      guard case .sum(let addends) = steps[index].term else { continue }
      steps[index].term = .sum(addends + more.map { .later($0) })
    }
    inlineWholes()
    parameters = equations.roles.parameters.map { ($0, ofParameters[$0] ?? []) }
  }

  private mutating func derive(_ name: String, _ term: TypedTerm) {
    let seed: [GradientTerm] = listing.roles.outputs.contains(name) ? [.seed(name)] : []
    steps.append((.whole(name), .sum(seed + (now[name] ?? []))))
    follow(term, .whole(name), in: name, result: .value(name))
  }

  // MARK: Rules

  /// Hands the gradient of a term to what the term is made of.
  ///
  /// - Parameter result: A shorter name of the term's value.
  private mutating func follow(
    _ term: TypedTerm, _ gradient: GradientTerm, in name: String, result: TypedTerm? = nil
  ) {
    switch term {
    case .number: return
    case .value(let symbol): now[symbol, default: []].append(gradient)
    case .state(let symbol): later[symbol, default: []].append(gradient)
    case .parameter(let symbol): ofParameters[symbol, default: []].append(.gradient(gradient))
    case .negated(let a): follow(a, .negated(gradient), in: name)
    case .add(let a, let b):
      followAddend(a, gradient, in: name)
      followAddend(b, gradient, in: name)
    case .subtract(let a, let b):
      followAddend(a, gradient, in: name)
      followAddend(b, .negated(gradient), in: name)
    case .multiply(let a, let b):
      followFactor(a, beside: b, gradient, in: name)
      followFactor(b, beside: a, gradient, in: name)
    case .divide(let a, let b):
      let reciprocal = TypedTerm.divide(.number(1), b)
      followFactor(a, beside: reciprocal, gradient, in: name)
      followFactor(
        b, beside: .divide(result ?? term, b), .negated(gradient), in: name)
    case .product(let matrix, let x, let isTransposed):
      ofParameters[matrix, default: []].append(
        .outer(gradient, x, isTransposed: isTransposed))
      follow(x, .through(matrix: matrix, gradient, isTransposed: isTransposed), in: name)
    case .inner(let a, let b):
      follow(a, .times(gradient, .value(b)), in: name)
      follow(b, .times(gradient, .value(a)), in: name)
    case .concatenation(let terms):
      for (index, part) in terms.enumerated() {
        follow(part, .part(gradient, of: terms, index: index), in: name)
      }
    case .square(let a):
      follow(a, .times(gradient, .value(.multiply(.number(2), a))), in: name)
    case .overMemory: preconditionFailure("a cell that reads a memory has no derived gradient")
    case .call(let function, let arguments):
      followCall(function, arguments, gradient, in: name, result: result ?? term)
    }
  }

  /// An addend; a number beside a vector gets the sum of the vector's gradient.
  private mutating func followAddend(
    _ term: TypedTerm, _ gradient: GradientTerm, in name: String
  ) {
    follow(term, listing.isNumber(term) ? .total(gradient) : gradient, in: name)
  }

  private mutating func followFactor(
    _ term: TypedTerm, beside other: TypedTerm, _ gradient: GradientTerm, in name: String
  ) {
    let product = GradientTerm.times(gradient, .value(other))
    let isShared = listing.isNumber(term) && !listing.isNumber(other)
    follow(term, isShared ? .total(product) : product, in: name)
  }

  private mutating func followCall(
    _ function: CellFunction, _ arguments: [TypedTerm], _ gradient: GradientTerm, in name: String,
    result: TypedTerm
  ) {
    if function == .maximum || function == .minimum {
      let (a, b) = (arguments[0], arguments[1])
      let isMaximum = function == .maximum
      followAddend(
        a, .times(gradient, .indicator(isMaximum ? .greater(a, b) : .greater(b, a))), in: name)
      followAddend(
        b, .times(gradient, .indicator(isMaximum ? .greater(b, a) : .greater(a, b))), in: name)
      return
    }
    let argument = arguments[0]
    let through = Self.slope(function, argument, gradient, result: result)
    if argument.parts.isEmpty {
      follow(argument, through, in: name)
      return
    }
    let delta = DeltaName(symbol: name, number: deltas[name, default: 0])
    deltas[name, default: 0] += 1
    steps.append((.inner(delta), through))
    follow(argument, .inner(delta), in: name)
  }

  private static func slope(
    _ function: CellFunction, _ a: TypedTerm, _ gradient: GradientTerm, result r: TypedTerm
  ) -> GradientTerm {
    switch function {
    case .tanh: .times(gradient, .value(.subtract(.number(1), .square(r))))
    case .sigmoid:
      .times(.times(gradient, .value(r)), .value(.subtract(.number(1), r)))
    case .relu: .times(gradient, .indicator(.greater(a, .number(0))))
    case .exp: .times(gradient, .value(r))
    case .log: .times(gradient, .value(.divide(.number(1), a)))
    case .sqrt: .times(gradient, .value(.divide(.number(1), .multiply(.number(2), r))))
    case .abs: .times(gradient, .sign(a))
    case .softplus: .times(gradient, .value(.call(.sigmoid, [a])))
    case .softmax: .throughSoftmax(gradient, result: r)
    case .gelu, .swish: .times(gradient, .slope(function, a))
    case .identity, .maximum, .minimum: gradient
    }
  }

  // MARK: What a lecturer would leave out

  /// Puts a value's gradient where it is used, if it is a lone term or used only once.
  private mutating func inlineWholes() {
    var known: [String: GradientTerm] = [:]
    var kept: [(target: Target, term: GradientTerm)] = []
    for (target, term) in steps {
      let simple = term.replacing(known).simplified
      guard case .whole(let name) = target, isInlined(name, simple) else {
        kept.append((target, simple))
        continue
      }
      known[name] = simple
    }
    steps = kept
    ofParameters = ofParameters.mapValues { addends in
      addends.map { $0.replacing(known) }
    }
  }

  private func isInlined(_ name: String, _ term: GradientTerm) -> Bool {
    if listing.roles.states.contains(name) { return false }
    if case .seed = term { return true }
    return uses(of: name) <= 1
  }

  private func uses(of name: String) -> Int {
    let inSteps = steps.reduce(0) { $0 + $1.term.count(of: name) }
    return ofParameters.values.joined().reduce(inSteps) { $0 + $1.gradient.count(of: name) }
  }
}

extension CellGradient.ParameterTerm {
  var gradient: GradientTerm {
    switch self {
    case .outer(let gradient, _, _), .gradient(let gradient): gradient
    }
  }

  func replacing(_ known: [String: GradientTerm]) -> Self {
    switch self {
    case .outer(let gradient, let x, let isTransposed):
      .outer(gradient.replacing(known).simplified, x, isTransposed: isTransposed)
    case .gradient(let gradient): .gradient(gradient.replacing(known).simplified)
    }
  }
}
