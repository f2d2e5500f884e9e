import Diagnostics

// `u v^\top h` is the vector u times the number v^\top h.

extension TermParser {
  /// Factors with each row vector joined to what stands behind it, where a vector stands before it.
  func withInnerProducts(_ factors: [CellTerm.Factor]) -> [CellTerm.Factor] {
    guard factors.count > 2 else { return factors }
    let row = factors.indices.dropFirst().dropLast().first { index in
      factors[index].term.isRow && factors[index - 1].term.isColumn
        && factors[index].mark != .elementwise && factors[index + 1].mark != .elementwise
    }
    guard let row else { return factors }
    let rest = factors[row...]
    let range = SourceRange(
      start: rest[row].term.place.range.start,
      end: rest[rest.endIndex - 1].term.place.range.end)
    let product = term(.product(Array(rest)), range)
    return factors[..<row] + [CellTerm.Factor(mark: .juxtaposed, term: product)]
  }
}

extension CellTerm {
  /// Whether the term is a vector that stands upright.
  fileprivate var isColumn: Bool {
    guard case .symbol(let use) = kind else { return false }
    return !use.isCapital && !use.isSmallGreek
  }

  fileprivate var isRow: Bool {
    guard case .transposed(let inner) = kind else { return false }
    return inner.isColumn
  }
}
