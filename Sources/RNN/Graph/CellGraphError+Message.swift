extension CellGraphError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What does not fit, why, and where it helps, how to mend it: one line.
  public var message: String {
    switch self {
    case .duplicateName(let name): "the name \(name) is declared twice"
    case .size(let name, let shape):
      "\(name) has the shape \(shape); each size must be 1 or more, and their product below 2^31"
    case .parameterDimensions(let name, let shape):
      "parameter \(name) has the shape \(shape); a parameter is a vector [n] or a matrix [m, n]"
    case .product(let x, let weight, let transposed):
      productMessage(x, weight, transposed: transposed)
    case .productOperand(let x, let weight):
      "cannot multiply \(x) by \(weight): a product takes a value [B, k] and a matrix; "
        + "element by element it is x * y"
    case .elementwise(let function, let left, let right):
      "cannot \(function.verb) \(left) and \(right): their sizes differ"
    case .concatenation([]): "cannot concatenate an empty list of values"
    case .concatenation(let values):
      "cannot concatenate \(values.map(\.description).joined(separator: ", ")): "
        + "each must be a value [B, n]"
    case .slice(let value, let lower, let upper):
      "cannot take features \(lower) up to \(upper) of \(value)"
    case .noFeatures(let function, let value):
      "cannot take \(function) over the features of \(value): it is not a value [B, n]"
    case .notAState(let value): "cannot update \(value): it is not a state"
    case .stateShape(let state, let next):
      "state \(state) cannot become \(next): the shapes differ"
    case .stateUpdatedTwice(let name): "state \(name) is updated twice in one step"
    case .stateNeverUpdated(let name):
      "state \(name) is never updated: no equation gives its next value"
    case .outputShape(let name, let value):
      "output \(name) is \(value); an output must be a value [B, n]"
    case .nothingGiven: "the cell has neither a state nor an output"
    case .otherGraph(let value): "\(value) belongs to another graph"
    case .count(let role, let wanted, let got):
      "the cell has \(wanted.count) \(role.noun(wanted.count)) "
        + "(\(wanted.joined(separator: ", "))), got \(got)"
    case .tensorShape(let role, let name, let wanted, let got):
      "\(role.noun(1)) \(name) must have the shape \(Self.text(wanted, role: role)), got \(got)"
    case .tensorType(let role, let name, let wanted, let got):
      "\(role.noun(1)) \(name) must be of \(wanted), got \(got)"
    case .noInput: "the cell has no input, so nothing says how many steps to run"
    case .noSteps(let name): "input \(name) has no time steps"
    }
  }

  private func productMessage(_ x: Operand, _ weight: Operand, transposed: Bool) -> String {
    guard case .features(let size) = x.shape, case .matrix(let rows, let columns) = weight.shape
    else { return "cannot multiply \(x) by \(weight)" }
    let wanted = transposed ? "\(columns) columns" : "\(rows) rows"
    let factor = transposed ? "the transpose of \(weight)" : "\(weight)"
    return "cannot multiply \(x) by \(factor): "
      + "\(x.name) has \(size) features and \(weight.name) has \(wanted); they must be equal"
  }

  private static func text(_ shape: [Int?], role: Role) -> String {
    let free = role == .input ? ["T", "B"] : ["B"]
    let sizes = shape.enumerated().map { place, size in
      if let size { return "\(size)" }
      return place < free.count ? free[place] : "?"
    }
    return "[" + sizes.joined(separator: ", ") + "]"
  }
}

extension CellGraphError.Operand: CustomStringConvertible {
  /// The name before the shape: `W_xh [3, 5]`.
  public var description: String { "\(name) \(shape)" }
}

extension CellGraphError.Role {
  fileprivate func noun(_ count: Int) -> String {
    let singular =
      switch self {
      case .input: "input"
      case .state: "state"
      case .parameter: "parameter"
      }
    return count == 1 ? singular : singular + "s"
  }
}
