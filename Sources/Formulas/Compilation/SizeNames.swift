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
    name(roles.states, "hidden")
    let states = Set(roles.states)
    name(roles.outputs.filter { !states.contains($0) }, "output")
    for (symbol, _) in shapes.definitions { nameRest(symbol) }
    for symbol in roles.parameters { nameRest(symbol) }
  }

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
      let role = found.role(name)
      symbols.append(
        CellSymbol(
          name: name,
          latex: role == .parameter ? occurrence.use.latex : occurrence.use.latex(at: 0),
          role: role, shape: (shapes.shapes[name] ?? []).map(size),
          path: occurrence.place.source.path,
          location: occurrence.place.source.location(occurrence.place.range.start)))
    }
    return symbols
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

  func role(_ name: String) -> CellSymbol.Role {
    if states.contains(name) { return .state }
    if inputs.contains(name) { return .input }
    if outputs.contains(name) { return .output }
    return roles.isDefined(name) ? .intermediate : .parameter
  }
}
