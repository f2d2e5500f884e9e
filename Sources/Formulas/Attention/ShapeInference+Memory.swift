// Values that stand for each step of a memory: sums and softmax over them, and what may not be.

extension ShapeInference {
  /// A mark for all steps at once: `e_t` where `e_{ti}` is defined.
  private static var allSteps: String { "*" }

  func positions(of use: SymbolUse) -> Set<String> {
    if let position = use.position { return [position] }
    return roles.memory.names.contains(use.name) ? [Self.allSteps] : []
  }

  /// `\sum_i a_i`.
  mutating func sumOverMemory(
    _ index: String, _ term: CellTerm, _ place: CellPlace
  ) throws(CellFault) -> TypedValue {
    var value = try elementwise(term)
    guard value.positions == [index] else {
      throw CellFault(kind: .emptySum(place.source.text(place.range), index: index), place: place)
    }
    value.term = .overMemory(.sum, value.term)
    value.positions = []
    value.place = place
    return value
  }

  /// `\frac{\exp(e_i)}{\sum_j \exp(e_j)}`, which overflows when it is computed as it is written;
  /// nothing for another quotient.
  mutating func softmaxOverMemory(
    _ above: CellTerm, _ below: CellTerm, _ place: CellPlace
  ) throws(CellFault) -> TypedValue? {
    guard case .call(.exp, let scores) = above.kind, case .sumOver(_, let summed) = below.kind,
      case .call(.exp, let others) = summed.kind, scores[0].says(others[0])
    else { return nil }
    // The sum's own faults are told as of any sum.
    _ = try elementwise(below)
    let outside = makesScore
    makesScore = true
    defer { makesScore = outside }
    let value = try elementwise(scores[0])
    return value.positions.isEmpty ? nil : try softmaxOverMemory(value, place)
  }

  /// A softmax of one number for each step.
  func softmaxOverMemory(
    _ value: TypedValue, _ place: CellPlace
  ) throws(CellFault) -> TypedValue {
    guard case .number = value.shape else {
      throw CellFault(kind: .vectorScore(value.text), place: value.place)
    }
    var weights = value
    weights.term = .overMemory(.softmax, value.term)
    weights.place = place
    return weights
  }

  /// `a / \sqrt{d}`, where d is the length of the vectors that a is an inner product of.
  func scaled(
    _ value: TypedValue, _ count: String, _ place: CellPlace
  ) throws(CellFault) -> TypedValue {
    guard let vector = value.term.innerFactor else {
      throw CellFault(kind: .unknownCount(symbol: count), place: place)
    }
    var scaled = value
    scaled.term = .divide(value.term, .call(.sqrt, [.overMemory(.featureCount, vector)]))
    scaled.place.range.end = place.range.end
    return scaled
  }

  func checkOnePosition(_ value: TypedValue) throws(CellFault) {
    guard value.positions.count > 1 else { return }
    throw CellFault(
      kind: .twoPositions(value.text, indices: value.positions.sorted()), place: value.place)
  }

  /// What is defined for each step has a value for each, and nothing else has.
  func checkPositions(of value: TypedValue, _ equation: CellEquation) throws(CellFault) {
    let wanted = positions(of: equation.left)
    if wanted.isEmpty != value.positions.isEmpty {
      let symbol = equation.left.positionedLatex
      let kind: CellFault.Kind =
        wanted.isEmpty ? .overMemory(symbol: symbol) : .withoutMemory(symbol: symbol)
      throw CellFault(kind: kind, place: wanted.isEmpty ? value.place : equation.leftPlace)
    }
  }
}

extension TypedTerm {
  /// One of the vectors of the first inner product in the term.
  fileprivate var innerFactor: TypedTerm? {
    if case .inner(let a, _) = self { return a }
    return parts.lazy.compactMap(\.innerFactor).first
  }
}
