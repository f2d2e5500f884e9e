import Diagnostics

/// Gives each symbol a shape, and each product its meaning, by making lengths equal.
struct ShapeInference {
  var solver = DimensionSolver()
  /// The shape of each symbol: no lengths for a number, one for a vector, two for a matrix.
  private(set) var shapes: [String: [DimensionSolver.Dimension]] = [:]
  private(set) var definitions: [(name: String, term: TypedTerm)] = []
  private(set) var faults: [CellFault] = []
  /// Readings that a reader of the note should know of.
  var notes: [Diagnostic] = []

  let roles: CellRoles
  /// Whether `\cdot` between vectors is an inner product: what is typed is a score.
  var makesScore = false
  private let kinds: [String: ParameterKinds.Kind]

  /// - Parameter tied: Names whose lengths are equal whatever the equations say.
  init(
    _ roles: CellRoles, _ kinds: [String: ParameterKinds.Kind], tied: [[String]] = []
  ) {
    self.roles = roles
    self.kinds = kinds
    for occurrence in roles.occurrences where shapes[occurrence.use.name] == nil {
      shapes[occurrence.use.name] = freshShape(occurrence.use.name)
    }
    for names in tied {
      let lengths = names.compactMap { shapes[$0]?.first }
      for (one, next) in zip(lengths, lengths.dropFirst()) { _ = solver.unify(one, next) }
    }
    for equation in roles.equations {
      do throws(CellFault) {
        try define(equation)
      } catch {
        faults.append(error)
        // What reads a score that failed has no fault of its own.
        if roles.memory.names.contains(equation.left.name) { shapes[equation.left.name] = [] }
      }
    }
  }

  private mutating func freshShape(_ name: String) -> [DimensionSolver.Dimension] {
    if roles.memory.featureCounts.contains(name) { return [] }
    return switch kinds[name] {
    case .number: []
    case .matrix: [solver.fresh(), solver.fresh()]
    case .vector, nil: [solver.fresh()]
    }
  }

  private mutating func define(_ equation: CellEquation) throws(CellFault) {
    let name = equation.left.name
    makesScore = roles.memory.scores.contains(name)
    let value = try typed(equation.right)
    try checkPositions(of: value, equation)
    func fault(_ kind: CellFault.Kind) -> CellFault { CellFault(kind: kind, place: value.place) }
    switch value.shape {
    case .number where !value.positions.isEmpty: shapes[name] = []
    case .number: throw fault(.numberResult(equation.left.latex, weight: readOut(equation)?.latex))
    case .matrix: throw fault(.matrixResult(equation.left.latex))
    case .vector(let dimension):
      guard let own = shapes[name]?.first, solver.unify(own, dimension) else {
        throw fault(.noSizes(left: equation.left.latex(at: 0), right: value.text))
      }
    }
    definitions.append((name, value.term))
  }

  /// The vector of a read-out `w^\top h_t`.
  private func readOut(_ equation: CellEquation) -> SymbolUse? {
    guard !roles.states.contains(equation.left.name) else { return nil }
    return equation.right.symbols.first { roles.parameters.contains($0.name) }
  }

  // MARK: Terms

  mutating func typed(_ term: CellTerm) throws(CellFault) -> TypedValue {
    let place = term.place
    switch term.kind {
    case .number(let value): return TypedValue(term: .number(value), shape: .number, place: place)
    case .symbol(let use): return symbol(use, place)
    case .negated(let inner):
      var value = try elementwise(inner)
      value.term = .negated(value.term)
      value.place = place
      return value
    case .sum(let addends): return try sum(addends, place)
    case .product(let factors): return try product(factors, place)
    case .quotient(let a, let b):
      if let weights = try softmaxOverMemory(a, b, place) { return weights }
      if let name = b.countBelowRoot, roles.memory.featureCounts.contains(name) {
        return try scaled(elementwise(a), name, b.place)
      }
      return try join(try elementwise(a), try elementwise(b), place) { .divide($0, $1) }
    case .call(let function, let terms): return try call(function, terms, place)
    case .concatenation(let terms): return try concatenation(terms, place)
    case .transposed(let inner): return transposed(try typed(inner), place)
    case .square(let inner):
      var value = try elementwise(inner)
      value.term = .square(value.term)
      value.place = place
      return value
    case .norm(let inner):
      let value = try elementwise(inner)
      let length = TypedTerm.call(.sqrt, [.inner(value.term, value.term)])
      return TypedValue(
        term: value.isVector ? length : .call(.abs, [value.term]), shape: .number,
        positions: value.positions, place: place)
    case .sumOver(let index, let inner): return try sumOverMemory(index, inner, place)
    }
  }

  private func symbol(_ use: SymbolUse, _ place: CellPlace) -> TypedValue {
    let positions = positions(of: use)
    if let constant = roles.constants[use.name] {
      return TypedValue(term: .number(constant), shape: .number, place: place)
    }
    let shape = shapes[use.name] ?? []
    if shape.count == 2 {
      return TypedValue(
        term: .parameter(use.name),
        shape: .matrix(use.name, shape[0], shape[1], isTransposed: false), place: place)
    }
    let term: TypedTerm =
      switch use.time {
      case .none where use.isOverMemory: .value(use.name)
      case .none: .parameter(use.name)
      case .offset(0): .value(use.name)
      case .offset: .state(use.name)
      }
    return TypedValue(
      term: term, shape: shape.first.map { .vector($0) } ?? .number, positions: positions,
      place: place)
  }

  private func transposed(_ value: TypedValue, _ place: CellPlace) -> TypedValue {
    var value = value
    value.place = place
    switch value.shape {
    case .number: break
    case .vector: value.isRow.toggle()
    case .matrix(let name, let rows, let columns, let isTransposed):
      value.shape = .matrix(name, rows, columns, isTransposed: !isTransposed)
    }
    return value
  }

  /// A term that is no matrix.
  mutating func elementwise(_ term: CellTerm) throws(CellFault) -> TypedValue {
    let value = try typed(term)
    if case .matrix = value.shape {
      throw CellFault(kind: .matrixElementwise(symbol: value.text), place: value.place)
    }
    return value
  }

  private mutating func sum(
    _ addends: [CellTerm.Addend], _ place: CellPlace
  ) throws(CellFault) -> TypedValue {
    var result = try elementwise(addends[0].term)
    if addends[0].isSubtracted { result.term = .negated(result.term) }
    for addend in addends.dropFirst() {
      let next = try elementwise(addend.term)
      let isSubtracted = addend.isSubtracted
      result = try join(result, next, result.place) {
        isSubtracted ? .subtract($0, $1) : .add($0, $1)
      }
      result.place.range.end = next.place.range.end
    }
    result.place = place
    return result
  }

  /// Two values element by element; a number goes with every element.
  mutating func join(
    _ a: TypedValue, _ b: TypedValue, _ place: CellPlace,
    _ make: (TypedTerm, TypedTerm) -> TypedTerm
  ) throws(CellFault) -> TypedValue {
    var joined = TypedValue(
      term: make(a.term, b.term), shape: a.shape, isRow: a.isRow,
      positions: a.positions.union(b.positions), place: place)
    try checkOnePosition(joined)
    switch (a.shape, b.shape) {
    case (.vector(let left), .vector(let right)):
      guard solver.unify(left, right) else {
        throw CellFault(kind: .noSizes(left: a.text, right: b.text), place: b.place)
      }
    case (.number, _): (joined.shape, joined.isRow) = (b.shape, b.isRow)
    default: break
    }
    return joined
  }

  private mutating func call(
    _ function: CellFunction, _ terms: [CellTerm], _ place: CellPlace
  ) throws(CellFault) -> TypedValue {
    var values: [TypedValue] = []
    let outside = makesScore
    makesScore =
      makesScore
      || [.softmax, .exp].contains(function)
        && terms.contains { term in term.symbols.contains { $0.position != nil } }
    for term in terms { values.append(try elementwise(term)) }
    makesScore = outside
    var value = values[0]
    if values.count == 2 {
      value = try join(values[0], values[1], place) { .call(function, [$0, $1]) }
    } else {
      value.term = .call(function, [value.term])
    }
    if function == .softmax, !value.positions.isEmpty {
      return try softmaxOverMemory(values[0], place)
    }
    if function == .softmax, case .number = value.shape {
      throw CellFault(kind: .numberArgument("softmax"), place: place)
    }
    value.place = place
    return value
  }

  private mutating func concatenation(
    _ terms: [CellTerm], _ place: CellPlace
  ) throws(CellFault) -> TypedValue {
    var dimensions: [DimensionSolver.Dimension] = []
    var parts: [TypedTerm] = []
    var positions: Set<String> = []
    for term in terms {
      let value = try elementwise(term)
      guard case .vector(let dimension) = value.shape else {
        throw CellFault(kind: .numberInConcatenation(value.text), place: value.place)
      }
      dimensions.append(dimension)
      parts.append(value.term)
      positions.formUnion(value.positions)
    }
    let value = TypedValue(
      term: .concatenation(parts), shape: .vector(solver.sum(dimensions)), positions: positions,
      place: place)
    try checkOnePosition(value)
    return value
  }
}
