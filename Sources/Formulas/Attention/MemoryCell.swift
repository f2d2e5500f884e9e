/// A cell that reads a memory at every step, with all sizes known.
package struct MemoryCell: Sendable {
  /// A value of the cell, and its number of features.
  package struct Signal: Hashable, Sendable {
    package let name: String
    /// As the equations write it: `h_i`.
    package let latex: String
    package let size: Int
  }

  package let inputs: [Signal]
  package let memory: Signal
  package let states: [Signal]
  package let outputs: [Signal]
  package let parameters: [(name: String, shape: [Int])]
  /// Whether the cell runs from the last step to the first.
  package let isBackward: Bool
  /// The symbols with their shapes in numbers.
  package let symbols: [CellSymbol]

  /// What depends on the memory and the parameters only: computed once for a sequence.
  let fixed: [(name: String, term: TypedTerm)]
  /// What is computed at each step, in this order.
  let steps: [(name: String, term: TypedTerm)]
  /// What each step reads the memory with: the softmax over it, the first one if there are several.
  let weights: String?

  /// - Parameter symbols: With their shapes in numbers.
  init(_ equations: CellEquations, _ symbols: [CellSymbol]) {
    let roles = equations.roles
    let shapes = Dictionary(
      uniqueKeysWithValues: symbols.map { ($0.name, $0.shape.compactMap(\.number)) })
    func signal(_ name: String) -> Signal {
      let latex = symbols.first { $0.name == name }?.latex ?? name
      return Signal(name: name, latex: latex, size: shapes[name]?.last ?? 0)
    }
    inputs = roles.inputs.map(signal)
    memory = signal(roles.memory.memories.first ?? "")
    states = roles.states.map(signal)
    outputs = roles.outputs.map(signal)
    parameters = roles.parameters.map { name in
      let shape = shapes[name] ?? []
      return (name, shape.isEmpty ? [1] : shape)
    }
    isBackward = equations.isBackward
    self.symbols = symbols
    weights = symbols.first { $0.role == .weight }?.name
    let timed = Set(
      roles.occurrences.filter { $0.use.time != .none }.map(\.use.name))
    var split = FixedTerms(memory: memory.name)
    for (name, term) in equations.definitions {
      split.add(name, term, isFixed: !timed.contains(name))
    }
    (fixed, steps) = (split.fixed, split.steps)
  }
}

/// Takes out of the equations of a step what is the same at each: `U h_i` of a score.
private struct FixedTerms {
  private(set) var fixed: [(name: String, term: TypedTerm)] = []
  private(set) var steps: [(name: String, term: TypedTerm)] = []
  private var names: Set<String>

  init(memory: String) { names = [memory] }

  mutating func add(_ name: String, _ term: TypedTerm, isFixed: Bool) {
    if isFixed {
      fixed.append((name, term))
      names.insert(name)
    } else {
      steps.append((name, taken(term)))
    }
  }

  /// The term with its largest fixed parts as values of their own.
  private mutating func taken(_ term: TypedTerm) -> TypedTerm {
    guard !term.parts.isEmpty else { return term }
    guard isFixed(term), !term.isConstant else {
      var parts: [TypedTerm] = []
      for part in term.parts { parts.append(taken(part)) }
      return term.with(parts)
    }
    // No symbol of a formula has such a name.
    let name = "#\(fixed.count)"
    fixed.append((name, term))
    return .value(name)
  }

  private func isFixed(_ term: TypedTerm) -> Bool {
    switch term {
    case .value(let name): names.contains(name)
    case .state: false
    default: term.parts.allSatisfy(isFixed)
    }
  }
}

extension TypedTerm {
  /// The term of other parts, as many as it has.
  fileprivate func with(_ parts: [TypedTerm]) -> TypedTerm {
    switch self {
    case .number, .value, .state, .parameter: self
    case .negated: .negated(parts[0])
    case .square: .square(parts[0])
    case .add: .add(parts[0], parts[1])
    case .subtract: .subtract(parts[0], parts[1])
    case .multiply: .multiply(parts[0], parts[1])
    case .divide: .divide(parts[0], parts[1])
    case .inner: .inner(parts[0], parts[1])
    case .product(let matrix, _, let isTransposed):
      .product(matrix: matrix, parts[0], isTransposed: isTransposed)
    case .call(let function, _): .call(function, parts)
    case .concatenation: .concatenation(parts)
    case .overMemory(let function, _): .overMemory(function, parts[0])
    }
  }
}

extension CellEquations {
  /// Makes equations that read a memory a cell that runs.
  ///
  /// - Throws: What `compile` throws of sizes, and that the equations look both ways.
  package func compileOverMemory(sizes given: [String: Int]) throws(CellFaults) -> MemoryCell {
    if let memory, isBidirectional {
      let place = roles.firstOccurrence(of: roles.memory.memories[0])?.place
      throw CellFaults([CellFault(kind: .memoryBothWays(memory), place: place)])
    }
    return MemoryCell(self, try sized(given))
  }
}
