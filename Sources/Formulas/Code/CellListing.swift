/// What a listing of a cell is made from: its equations in order, its symbols, and lengths.
struct CellListing {
  let equations: CellEquations
  /// The lengths that stand as defaults in the listing, by the names of `sizeNames`.
  let sizes: [String: Int]
  /// The name of the function or class.
  var name = "cell"
  /// Whether the listing makes layers, which draw their parameters.
  var makesLayers = false

  var roles: CellRoles { equations.roles }
  var isBackward: Bool { equations.isBackward }
  var definitions: [(name: String, term: TypedTerm)] { equations.definitions }

  /// The value that is given for each step.
  var output: String {
    let outputs =
      equations.isBidirectional ? CellPasses(roles, definitions).joined.outputs : roles.outputs
    return outputs.first ?? definitions.last?.name ?? ""
  }

  /// The name of a class.
  var typeName: String { name.prefix(1).uppercased() + name.dropFirst() }

  /// The lengths of a symbol, each a sum of named sizes.
  func shape(_ name: String) -> [CellSize] {
    equations.symbols.first { $0.name == name }?.shape ?? []
  }

  /// The name of a length as a variable: `input_size`, `hidden_size`, `size_W`.
  static func sizeVariable(_ name: String) -> String {
    name.hasPrefix("size_") ? name : "\(name)_size"
  }

  /// A length as an expression of the sizes' variables.
  static func length(_ size: CellSize) -> String {
    size.terms.map(sizeVariable).joined(separator: " + ")
  }

  /// The names of the sizes, one for lengths that the equations make equal.
  var sizeNames: [String] {
    let shown = Set(equations.symbols.flatMap { $0.shape.flatMap(\.terms) })
    return equations.sizeNames.filter { shown.contains($0) }
  }

  /// Whether a term is one number at each step.
  func isNumber(_ term: TypedTerm) -> Bool {
    switch term {
    case .number, .inner: true
    case .value(let name), .state(let name), .parameter(let name): shape(name).isEmpty
    case .product, .concatenation: false
    default: term.parts.allSatisfy(isNumber)
    }
  }

  /// All functions that the equations apply.
  var functions: Set<CellFunction> {
    definitions.reduce(into: []) { $0.formUnion($1.term.functions) }
  }
}

extension TypedTerm {
  /// The terms that this one is made of.
  var parts: [TypedTerm] {
    switch self {
    case .number, .value, .state, .parameter: []
    case .negated(let a), .product(_, let a, _), .square(let a), .overMemory(_, let a): [a]
    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b),
      .divide(let a, let b), .inner(let a, let b):
      [a, b]
    case .call(_, let terms), .concatenation(let terms): terms
    }
  }

  var functions: Set<CellFunction> {
    var found = parts.reduce(into: Set<CellFunction>()) { $0.formUnion($1.functions) }
    if case .call(let function, _) = self { found.insert(function) }
    return found
  }

  /// Whether the value is the same at every step and for every sequence.
  var isConstant: Bool {
    switch self {
    case .value, .state: false
    default: parts.allSatisfy(\.isConstant)
    }
  }
}
