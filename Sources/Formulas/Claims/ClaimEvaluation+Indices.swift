// Sums, products and extremes over indices.
extension ClaimEvaluation {
  func number(_ index: ClaimIndex) throws -> Int {
    guard let letter = index.letter else { return index.offset }
    guard let value = indices[letter] else { throw ClaimFault.unknownIndex(letter) }
    return value + index.offset
  }

  private func ends(_ range: ClaimRange, _ body: ClaimTerm) throws -> ClosedRange<Int>? {
    let whole =
      vectorLength(indexedBy: range.index, in: body) ?? network?.steps ?? stepLosses?.count ?? 0
    let lower = try range.lower.map(number) ?? 1
    let upper: Int
    if let end = range.upper, end.letter.map({ indices[$0] != nil }) ?? true {
      upper = try number(end)
    } else {
      // A capital letter that nothing else sets is how many there are.
      upper = whole
    }
    return lower <= upper ? lower...upper : nil
  }

  /// The greatest or least of the values at numbers that are close to each other, or at all indices.
  func extremum(_ extremum: ClaimExtremum, _ body: ClaimTerm) throws -> ClaimValue {
    let isIndex = body.freeIndices.contains(extremum.variable)
    let values: [ClaimValue]
    if isIndex {
      values = try bodies(ClaimRange(index: extremum.variable), body)
    } else {
      var inner = self
      values = try extremum.drawn.map { number in
        inner.variables[extremum.variable] = ClaimValue(number)
        return try inner.value(body)
      }
    }
    guard let first = values.first else { throw ClaimFault.outside }
    return try values.dropFirst().reduce(first) { best, value in
      let next = best.combined(with: value) {
        extremum.isLargest ? Swift.max($0, $1) : Swift.min($0, $1)
      }
      guard let next else { throw shapes(best, value) }
      return next
    }
  }

  private func vectorLength(indexedBy letter: String, in body: ClaimTerm) -> Int? {
    body.symbols.lazy.filter { $0.index?.letter == letter }
      .compactMap { variables[$0.base] }.first?.elements.count
  }

  private func bodies(_ range: ClaimRange, _ body: ClaimTerm) throws -> [ClaimValue] {
    guard let ends = try ends(range, body) else { return [] }
    var inner = self
    return try ends.map { place in
      inner.indices[range.index] = place
      return try inner.value(body)
    }
  }

  func total(_ range: ClaimRange, _ body: ClaimTerm) throws -> ClaimValue {
    let values = try bodies(range, body)
    guard let first = values.first else { return ClaimValue(0) }
    return try values.dropFirst().reduce(first) { sum, value in
      guard let next = sum.combined(with: value, +) else { throw shapes(sum, value) }
      return next
    }
  }

  func chain(_ range: ClaimRange, _ body: ClaimTerm) throws -> ClaimValue {
    let values = try bodies(range, body)
    guard let last = values.last else { return ClaimValue(1) }
    return try values.dropLast().reversed().reduce(last) { product, value in
      guard let next = product.product(value) else { throw shapes(product, value) }
      return next
    }
  }
}
