import RNN
import Tensors

/// How many more terms may be evaluated.
final class ClaimBudget {
  var remaining = 300_000
}

/// Evaluates a claim's terms beside a drawn network, with its indices and free variables set.
struct ClaimEvaluation {
  let network: ClaimNetwork?
  /// Indices that are set: `t`, `k`, and `T`.
  var indices: [String: Int] = [:]
  /// Free variables: numbers for `x`, vectors for those that are used with an index.
  var variables: [String: ClaimValue] = [:]
  /// The variables that the claim itself introduces, whatever the network knows.
  var formals: Set<String> = []
  /// The length of drawn vectors.
  var length = 4
  /// Whether a vector behind a matrix is read as a diagonal matrix.
  var readsDiagonals = false
  /// Whether the derivative of a value by a parameter is that of its own step alone.
  var readsOwnSteps = false
  /// The losses of the steps, where they are not those of the network.
  var stepLosses: [Double]?
  /// What all evaluations beside one network may take together.
  var budget = ClaimBudget()

  func value(_ term: ClaimTerm) throws -> ClaimValue {
    budget.remaining -= 1
    guard budget.remaining > 0 else { throw ClaimFault.tooLong }
    switch term {
    case .number(let number): return ClaimValue(number)
    case .symbol(let symbol): return try value(symbol)
    case .negated(let a): return try value(a).map { -$0 }
    case .add(let a, let b): return try combined(a, b, +)
    case .subtract(let a, let b): return try combined(a, b, -)
    case .divide(let a, let b): return try combined(a, b, /)
    case .multiply(let a, let b, let isElementwise):
      return isElementwise ? try combined(a, b, *) : try product(a, b)
    case .power(let a, let b): return try power(value(a), value(b), a)
    case .call(let function, let arguments): return try call(function, arguments)
    case .slope(let function, let argument):
      let x = try value(argument)
      return ClaimValue(shape: x.shape, try function.slopes(x.elements))
    case .wave(let wave, let argument): return try self.wave(wave, value(argument))
    case .derivative(let above, let below, let isImmediate):
      return try derivative(above, below, isImmediate: isImmediate)
    case .total(let range, let body): return try total(range, body)
    case .chain(let range, let body): return try chain(range, body)
    case .extremum(let extremum, let body): return try self.extremum(extremum, body)
    case .norm(let a): return ClaimValue(try value(a).norm)
    case .diagonal(let a): return try value(a).diagonal
    case .transposed(let a): return try value(a).transposed
    case .element(let a, let index): return try element(value(a), index)
    }
  }

  // MARK: Operations

  private func combined(
    _ a: ClaimTerm, _ b: ClaimTerm, _ function: (Double, Double) -> Double
  ) throws -> ClaimValue {
    let (x, y) = (try value(a), try value(b))
    guard let result = x.combined(with: y, function) else { throw shapes(x, y) }
    return result
  }

  func shapes(_ x: ClaimValue, _ y: ClaimValue) -> ClaimFault {
    .shapes(x.shape, y.shape)
  }

  private func product(_ a: ClaimTerm, _ b: ClaimTerm) throws -> ClaimValue {
    let x = try value(a)
    var y = try value(b)
    if readsDiagonals, x.shape.count == 2, y.shape.count == 1 { y = y.diagonal }
    let product =
      switch (x.shape.count, y.shape.count) {
      case (1, 1) where try isRow(b): x.outer(y)
      case (1, 1) where try isRow(a): x.inner(y)
      default: x.product(y)
      }
    guard let result = product else { throw shapes(x, y) }
    return result
  }

  /// Whether a vector stands as a row: `xᵀ`, `xᵀ A`.
  private func isRow(_ term: ClaimTerm) throws -> Bool {
    switch term {
    case .transposed(let a): try value(a).shape.count == 1
    case .negated(let a), .multiply(let a, _, isElementwise: false): try isRow(a)
    default: false
    }
  }

  private func power(
    _ base: ClaimValue, _ exponent: ClaimValue, _ term: ClaimTerm
  ) throws -> ClaimValue {
    guard exponent.isNumber else { throw shapes(base, exponent) }
    let number = exponent.elements[0]
    if base.shape.count == 2 {
      guard number == number.rounded(), (0...64).contains(number), base.shape[0] == base.shape[1]
      else { throw shapes(base, exponent) }
      return (0..<Int(number)).reduce(.identity(base.shape[0])) { power, _ in
        power.product(base) ?? power
      }
    }
    return ClaimValue(shape: base.shape, try base.elements.map { try Power.of($0, number) })
  }

  private func call(_ function: CellFunction, _ terms: [ClaimTerm]) throws -> ClaimValue {
    if function == .softmax {
      // softmax(x_i) is what notes write for the i-th element.
      if case .symbol(let symbol) = terms[0], let vector = variables[symbol.base],
        vector.shape.count == 1, let index = symbol.index
      {
        return try element(vector.softmax(), index)
      }
      return try value(terms[0]).softmax()
    }
    if function == .maximum || function == .minimum {
      if terms.count == 1 {
        return ClaimValue(try value(terms[0]).extreme(isLargest: function == .maximum))
      }
      return try combined(terms[0], terms[1]) { function == .maximum ? max($0, $1) : min($0, $1) }
    }
    let x = try value(terms[0])
    return ClaimValue(shape: x.shape, try function.values(x.elements))
  }

  private func wave(_ wave: ClaimWave, _ x: ClaimValue) throws -> ClaimValue {
    let tensor = Tensor(doubles: x.elements)
    switch wave {
    case .sine: return ClaimValue(shape: x.shape, try tensor.sin().doubles)
    case .cosine: return ClaimValue(shape: x.shape, try tensor.cos().doubles)
    }
  }

  func element(_ vector: ClaimValue, _ index: ClaimIndex) throws -> ClaimValue {
    let place = try number(index)
    guard vector.shape.count == 1 else {
      throw ClaimFault.notReadPart(.index(vector.shape))
    }
    guard vector.elements.indices.contains(place - 1) else { throw ClaimFault.outside }
    return ClaimValue(vector.elements[place - 1])
  }
}

extension ClaimEvaluation {
  // MARK: Symbols

  private func value(_ symbol: ClaimSymbol) throws -> ClaimValue {
    if let variable = variables[symbol.base] {
      guard let index = symbol.index else { return variable }
      return try element(variable, index)
    }
    if !symbol.hasSubscript, let index = indices[symbol.base] { return ClaimValue(Double(index)) }
    if symbol.base == "I", !symbol.hasSubscript, let network {
      return .identity(network.stateSize)
    }
    if symbol.base == "I", !symbol.hasSubscript, variables.values.contains(where: \.isMatrix) {
      return .identity(length)
    }
    if let parameter = network?.parameter(symbol.name) { return parameter }
    if let loss = try loss(symbol) { return loss }
    guard let network else { throw ClaimFault.noNetwork(symbol.latex) }
    guard let index = symbol.index else { throw ClaimFault.unknownSymbol(symbol.latex) }
    let t = try number(index)
    if network.isTimed(symbol.base) {
      guard let value = network.value(symbol.base, at: t) else { throw ClaimFault.outside }
      return value
    }
    // `a` is the sum that the state's function is applied to.
    if symbol.base == "a", let plain = network.plainRecurrence {
      guard let value = try network.value(of: plain.argument, at: t) else {
        throw ClaimFault.outside
      }
      return value
    }
    throw ClaimFault.unknownSymbol(symbol.latex)
  }

  private func loss(_ symbol: ClaimSymbol) throws -> ClaimValue? {
    if let stepLosses, symbol.isLoss, let index = symbol.index {
      let place = try number(index) - 1
      guard stepLosses.indices.contains(place) else { throw ClaimFault.outside }
      return ClaimValue(stepLosses[place])
    }
    guard let network, symbol.isLoss, !network.isTimed(symbol.base) else { return nil }
    guard symbol.hasSubscript else { return ClaimValue(try network.wholeLoss()) }
    guard let index = symbol.index else { return nil }
    guard let value = try network.lossValue(number(index)) else { throw ClaimFault.outside }
    return ClaimValue(value)
  }

  private func derivative(
    _ above: ClaimSymbol, _ below: ClaimSymbol, isImmediate: Bool
  ) throws -> ClaimValue {
    guard let network else { throw ClaimFault.noNetwork("∂\(above.latex)") }
    let top: ClaimNetwork.Quotient.Above
    if let index = above.index, network.isTimed(above.base) {
      top = .value(above.base, try number(index))
    } else if above.isLoss, !network.isTimed(above.base) {
      top = .loss(try above.index.map(number))
    } else {
      throw ClaimFault.unknownSymbol(above.latex)
    }
    let bottom: ClaimNetwork.Quotient.Below
    if network.parameter(below.name) != nil {
      bottom = .parameter(below.name)
    } else if let index = below.index, network.isTimed(below.base) {
      bottom = .value(below.base, try number(index))
    } else {
      throw ClaimFault.unknownSymbol(below.latex)
    }
    if isImmediate, !network.stateNames.contains(above.base) {
      throw ClaimFault.immediate(above.latex)
    }
    let quotient = ClaimNetwork.Quotient(
      above: top, below: bottom, isOfOwnStep: readsOwnSteps || isImmediate)
    guard let value = try network.derivative(quotient) else { throw ClaimFault.outside }
    return value
  }
}

extension ClaimSymbol {
  /// Whether the letter is one that losses are called by.
  var isLoss: Bool { ["L", "J", "E", "ell", "Loss", "loss"].contains(base) }
}

extension ClaimValue {
  func softmax() throws -> ClaimValue {
    ClaimValue(shape: shape, try CellFunction.softmax.values(elements))
  }
}
