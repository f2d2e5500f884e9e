/// What one run over a sequence reads, carries, computes and gives.
struct CellPass {
  var inputs: [String]
  var states: [String]
  var parameters: [String]
  var definitions: [(name: String, term: TypedTerm)]
  var outputs: [String]

  init(whole roles: CellRoles, _ definitions: [(name: String, term: TypedTerm)]) {
    inputs = roles.inputs
    states = roles.states
    parameters = roles.parameters
    self.definitions = definitions
    outputs = roles.outputs
  }

  /// The run that computes some of a cell's definitions.
  ///
  /// - Parameters:
  ///   - known: What other runs have computed.
  ///   - wanted: What others need of this one.
  fileprivate init(
    _ roles: CellRoles, _ definitions: [(name: String, term: TypedTerm)], known: [String],
    wanted: Set<String>
  ) {
    let used = definitions.reduce(into: Set<String>()) { $0.formUnion($1.term.leaves) }
    inputs = (roles.inputs + known).filter(used.contains)
    let own = Set(definitions.map(\.name))
    states = roles.states.filter(own.contains)
    parameters = roles.parameters.filter(used.contains)
    self.definitions = definitions
    outputs = definitions.map(\.name).filter { wanted.contains($0) || roles.outputs.contains($0) }
  }
}

/// The runs of equations that look both ways.
struct CellPasses {
  private(set) var forward: CellPass
  private(set) var backward: CellPass
  private(set) var joined: CellPass

  init(_ roles: CellRoles, _ definitions: [(name: String, term: TypedTerm)]) {
    let directions = Directions(roles.equations)
    func run(_ needs: Directions.Needs) -> [(name: String, term: TypedTerm)] {
      definitions.filter { directions.needs[$0.name] == needs }
    }
    /// With the values that depend on no state, where they are used.
    func complete(
      _ own: [(name: String, term: TypedTerm)]
    ) -> [(name: String, term: TypedTerm)] {
      var names = Set(own.map(\.name))
      for definition in definitions.reversed() where names.contains(definition.name) {
        names.formUnion(definition.term.leaves.filter { directions.needs[$0] == [] })
      }
      return definitions.filter { names.contains($0.name) }
    }
    let (ahead, behind) = (complete(run(.before)), complete(run(.after)))
    let free = run([]).filter { roles.outputs.contains($0.name) }
    let both = complete(run([.before, .after]) + free)
    let own = Set(both.map(\.name))
    let wanted = both.reduce(into: Set<String>()) { $0.formUnion($1.term.leaves) }.subtracting(own)
    let known = (run(.before) + run(.after)).map(\.name)
    forward = CellPass(roles, ahead, known: [], wanted: wanted)
    backward = CellPass(roles, behind, known: [], wanted: wanted)
    joined = CellPass(roles, both, known: known, wanted: [])
  }
}

extension TypedTerm {
  /// The names that the term uses.
  var leaves: Set<String> {
    switch self {
    case .value(let name), .state(let name), .parameter(let name): return [name]
    case .product(let matrix, let x, _): return x.leaves.union([matrix])
    default: return parts.reduce(into: []) { $0.formUnion($1.leaves) }
    }
  }
}
