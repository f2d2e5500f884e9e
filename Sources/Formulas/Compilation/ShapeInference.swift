import Diagnostics

/// Gives each symbol a shape, and each product its meaning, by making lengths equal.
struct ShapeInference {
  private(set) var solver = DimensionSolver()
  /// The shape of each symbol: no lengths for a number, one for a vector, two for a matrix.
  private(set) var shapes: [String: [DimensionSolver.Dimension]] = [:]
  private(set) var definitions: [(name: String, term: TypedTerm)] = []
  private(set) var faults: [CellFault] = []
  /// Readings that a reader of the note should know of.
  private(set) var notes: [Diagnostic] = []

  private let roles: CellRoles
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
      }
    }
  }

  private mutating func freshShape(_ name: String) -> [DimensionSolver.Dimension] {
    switch kinds[name] {
    case .number: []
    case .matrix: [solver.fresh(), solver.fresh()]
    case .vector, nil: [solver.fresh()]
    }
  }

  private mutating func define(_ equation: CellEquation) throws(CellFault) {
    let value = try typed(equation.right)
    let name = equation.left.name
    func fault(_ kind: CellFault.Kind) -> CellFault { CellFault(kind: kind, place: value.place) }
    switch value.shape {
    case .number: throw fault(.numberResult(equation.left.latex))
    case .matrix: throw fault(.matrixResult(equation.left.latex))
    case .vector(let dimension):
      guard let own = shapes[name]?.first, solver.unify(own, dimension) else {
        throw fault(.noSizes(left: equation.left.latex(at: 0), right: value.text))
      }
    }
    definitions.append((name, value.term))
  }

  // MARK: Terms

  private mutating func typed(_ term: CellTerm) throws(CellFault) -> TypedValue {
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
        term: value.isVector ? length : .call(.abs, [value.term]), shape: .number, place: place)
    }
  }

  private func symbol(_ use: SymbolUse, _ place: CellPlace) -> TypedValue {
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
      case .none: .parameter(use.name)
      case .offset(0): .value(use.name)
      case .offset: .state(use.name)
      }
    return TypedValue(
      term: term, shape: shape.first.map { .vector($0) } ?? .number, place: place)
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
  private mutating func elementwise(_ term: CellTerm) throws(CellFault) -> TypedValue {
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
  private mutating func join(
    _ a: TypedValue, _ b: TypedValue, _ place: CellPlace,
    _ make: (TypedTerm, TypedTerm) -> TypedTerm
  ) throws(CellFault) -> TypedValue {
    var joined = TypedValue(
      term: make(a.term, b.term), shape: a.shape, isRow: a.isRow, place: place)
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
    for term in terms { values.append(try elementwise(term)) }
    var value = values[0]
    if values.count == 2 {
      value = try join(values[0], values[1], place) { .call(function, [$0, $1]) }
    } else {
      value.term = .call(function, [value.term])
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
    for term in terms {
      let value = try elementwise(term)
      guard case .vector(let dimension) = value.shape else {
        throw CellFault(kind: .numberInConcatenation(value.text), place: value.place)
      }
      dimensions.append(dimension)
      parts.append(value.term)
    }
    return TypedValue(
      term: .concatenation(parts), shape: .vector(solver.sum(dimensions)), place: place)
  }

  // MARK: Products

  /// Decides a chain of factors: products with matrices first, where a vector stands behind one
  /// (`W x`), then where one stands before it (`x W`), then the rest element by element.
  private mutating func product(
    _ factors: [CellTerm.Factor], _ place: CellPlace
  ) throws(CellFault) -> TypedValue {
    var values: [(mark: ProductMark, value: TypedValue)] = []
    for factor in factors { values.append((factor.mark, try typed(factor.term))) }
    while let index = values.indices.dropLast().last(where: { index in
      values[index].value.isMatrix && values[index + 1].value.isVector
        && values[index + 1].mark != .elementwise && !values[index + 1].value.isRow
    }) {
      let made = try multiply(matrix: values[index].value, values[index + 1].value, isLeft: true)
      values[index] = (values[index].mark, made)
      values.remove(at: index + 1)
    }
    while let index = values.indices.dropFirst().first(where: { index in
      values[index].value.isMatrix && values[index - 1].value.isVector
        && values[index].mark != .elementwise
    }) {
      let made = try multiply(matrix: values[index].value, values[index - 1].value, isLeft: false)
      values[index - 1] = (values[index - 1].mark, made)
      values.remove(at: index)
    }
    var result = values[0].value
    for (mark, value) in values.dropFirst() {
      result = try pair(result, mark, value)
    }
    result.place = place
    return result
  }

  private mutating func multiply(
    matrix: TypedValue, _ vector: TypedValue, isLeft: Bool
  ) throws(CellFault) -> TypedValue {
    let start = isLeft ? matrix.place.range.start : vector.place.range.start
    let end = isLeft ? vector.place.range.end : matrix.place.range.end
    var place = matrix.place
    place.range = SourceRange(start: start, end: end)
    guard case .matrix(let name, let rows, let columns, let isTransposed) = matrix.shape,
      case .vector(let length) = vector.shape
    else {
      throw CellFault(kind: .noProduct(left: matrix.text, right: vector.text), place: place)
    }
    // x W takes the rows of W; so does Wᵀ x.
    let takesRows = isLeft == isTransposed
    guard solver.unify(length, takesRows ? rows : columns) else {
      throw CellFault(
        kind: .noSizes(
          left: isLeft ? matrix.text : vector.text, right: isLeft ? vector.text : matrix.text),
        place: place)
    }
    return TypedValue(
      term: .product(matrix: name, vector.term, isTransposed: takesRows),
      shape: .vector(takesRows ? columns : rows), place: place)
  }

  private mutating func pair(
    _ a: TypedValue, _ mark: ProductMark, _ b: TypedValue
  ) throws(CellFault) -> TypedValue {
    var place = a.place
    place.range.end = b.place.range.end
    guard !a.isMatrix, !b.isMatrix else {
      throw CellFault(kind: .noProduct(left: a.text, right: b.text), place: place)
    }
    guard a.isVector, b.isVector else { return try join(a, b, place) { .multiply($0, $1) } }
    if a.isRow, !b.isRow, mark != .elementwise {
      var inner = try join(a, b, place) { .inner($0, $1) }
      inner.shape = .number
      return inner
    }
    if mark == .juxtaposed {
      throw CellFault(kind: .ambiguousProduct(left: a.text, right: b.text), place: place)
    }
    if case .marked("\\cdot") = mark {
      notes.append(
        Diagnostic(
          .note, in: place.source, at: place.range,
          message: "\\cdot between the vectors \(a.text) and \(b.text) is read as elementwise",
          why: "an inner product would make a number", fix: "write \\odot"))
    }
    return try join(a, b, place) { .multiply($0, $1) }
  }
}
