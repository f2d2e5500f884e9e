extension CellRoles {
  /// The states of the two directions of one letter, which have the same length.
  var pairs: [[String]] {
    states.filter { $0.hasSuffix("_forward") }.compactMap { name in
      let other = name.dropLast("forward".count) + "backward"
      return states.contains(String(other)) ? [name, String(other)] : nil
    }
  }
}

/// Which way through a sequence each equation must be computed.
struct Directions {
  /// What an equation's value depends on, itself or through others at its own step.
  struct Needs: OptionSet, Hashable, Sendable {
    let rawValue: Int
    /// A state of the step before.
    static let before = Needs(rawValue: 1)
    /// A state of the step that follows.
    static let after = Needs(rawValue: 2)
  }

  private(set) var needs: [String: Needs] = [:]
  /// A state that both directions would have to know before the other.
  private(set) var entangled: String?

  init(_ equations: [CellEquation]) {
    var isChanged = true
    while isChanged {
      isChanged = false
      for equation in equations {
        var found = needs[equation.left.name] ?? []
        for use in equation.right.symbols {
          switch use.time {
          case .none: break
          case .offset(0): found.formUnion(needs[use.name] ?? [])
          case .offset(let offset): found.insert(offset < 0 ? .before : .after)
          }
        }
        if needs[equation.left.name] != found {
          needs[equation.left.name] = found
          isChanged = true
        }
      }
    }
    let states = Set(
      equations.flatMap(\.right.symbols).filter { ![.none, .offset(0)].contains($0.time) }
        .map(\.name))
    entangled = states.sorted().first { needs[$0] == [.before, .after] }
  }
}
