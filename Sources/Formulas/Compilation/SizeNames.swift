/// The names of a cell's lengths: `input`, `hidden`, `output`, and further ones after symbols.
struct SizeNames: Sendable {
  /// Each length's names, the one to show first; a length has two when the equations force two
  /// sizes to be the same.
  private var aliases: [DimensionSolver.Dimension: [String]] = [:]
  private let solver: DimensionSolver
  /// All names in the order of inputs, states, outputs, others.
  private(set) var names: [String] = []
  private var known: Set<String> = []
  private let shapes: [String: [DimensionSolver.Dimension]]

  init(_ roles: CellRoles, _ shapes: ShapeInference) {
    solver = shapes.solver
    self.shapes = shapes.shapes
    name(roles.inputs, "input")
    name(Self.hidden(roles, shapes), "hidden")
    let states = Set(roles.states.filter { !Self.isOutputName($0) })
    name(roles.outputs.filter { !states.contains($0) }, "output")
    name(roles.memory.memories, "memory")
    for (symbol, term) in shapes.definitions where roles.memory.scores.contains(symbol) {
      nameHidden((roles.parameters + shapes.definitions.map(\.name)).filter(term.leaves.contains))
    }
    for (symbol, _) in shapes.definitions { nameRest(symbol) }
    for symbol in roles.parameters { nameRest(symbol) }
  }

  /// The symbols whose length is the hidden one: the states, but not an output that is fed back
  /// beside another value, `h_t = f(W x_t + U y_{t-1})` with `y_t = V h_t`.
  private static func hidden(_ roles: CellRoles, _ shapes: ShapeInference) -> [String] {
    let own = roles.states.filter { !isOutputName($0) }
    if own.count == roles.states.count || !own.isEmpty { return own }
    let between = shapes.definitions.map(\.name).filter {
      !isOutputName($0) && !roles.memory.names.contains($0)
    }
    return between.isEmpty ? roles.states : Array(between.prefix(1))
  }

  private static func isOutputName(_ name: String) -> Bool { name == "y" || name.hasPrefix("y_") }

  /// The first symbol's length gets the plain name; those of other lengths get `name_symbol`.
  private mutating func name(_ symbols: [String], _ plain: String) {
    for symbol in symbols {
      for dimension in (shapes[symbol] ?? []).flatMap(solver.parts) {
        let isFirst = !known.contains(plain)
        if aliases[dimension] == nil {
          add(isFirst ? plain : "\(plain)_\(symbol)", to: dimension)
        } else if isFirst {
          add(plain, to: dimension)
        }
      }
    }
  }

  /// The length inside of a score, `v^\top \tanh(W s_{t-1} + U h_i)` or `q_t^\top k_i`, that is no
  /// input's, state's or memory's.
  private mutating func nameHidden(_ symbols: [String]) {
    for dimension in symbols.flatMap({ shapes[$0] ?? [] }).flatMap(solver.parts)
    where aliases[dimension] == nil && !names.contains("attention") {
      add("attention", to: dimension)
    }
  }

  private mutating func nameRest(_ symbol: String) {
    for dimension in (shapes[symbol] ?? []).flatMap(solver.parts) where aliases[dimension] == nil {
      let plain = "size_\(symbol)"
      var name = plain
      var number = 2
      while known.contains(name) {
        name = "\(plain)_\(number)"
        number += 1
      }
      add(name, to: dimension)
    }
  }

  private mutating func add(_ name: String, to dimension: DimensionSolver.Dimension) {
    aliases[dimension, default: []].append(name)
    names.append(name)
    known.insert(name)
  }

  /// The lengths that have several names.
  var groups: [[String]] { aliases.values.map { $0 } }

  func size(_ dimension: DimensionSolver.Dimension) -> CellSize {
    CellSize(terms: solver.parts(dimension).map { aliases[$0]?.first ?? "?" })
  }

  func symbols(_ roles: CellRoles, _ shapes: ShapeInference) -> [CellSymbol] {
    var seen: Set<String> = []
    var symbols: [CellSymbol] = []
    let found = Roles(roles)
    for occurrence in roles.occurrences where seen.insert(occurrence.use.name).inserted {
      let name = occurrence.use.name
      let role = found.role(name, shapes)
      let isOverMemory = roles.memory.names.contains(name)
      symbols.append(
        CellSymbol(
          name: name,
          latex: Self.latex(occurrence.use, role),
          role: role,
          shape: (isOverMemory ? [.memoryLength] : []) + (shapes.shapes[name] ?? []).map(size),
          path: occurrence.place.source.path,
          location: occurrence.place.source.location(occurrence.place.range.start)))
    }
    return symbols
  }

  private static func latex(_ use: SymbolUse, _ role: CellSymbol.Role) -> String {
    if use.position != nil { return use.positionedLatex }
    return [.parameter, .featureCount].contains(role) ? use.latex : use.latex(at: 0)
  }
}

/// The symbols of each role.
private struct Roles {
  private let roles: CellRoles
  private let states: Set<String>
  private let inputs: Set<String>
  private let outputs: Set<String>

  init(_ roles: CellRoles) {
    self.roles = roles
    (states, inputs, outputs) = (Set(roles.states), Set(roles.inputs), Set(roles.outputs))
  }

  func role(_ name: String, _ shapes: ShapeInference) -> CellSymbol.Role {
    if let role = roles.memory.role(name, shapes) { return role }
    if states.contains(name) { return .state }
    if inputs.contains(name) { return .input }
    if outputs.contains(name) { return .output }
    return roles.isDefined(name) ? .intermediate : .parameter
  }
}
