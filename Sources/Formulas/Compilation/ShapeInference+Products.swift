import Diagnostics

// What a chain of factors is: products with matrices, inner products, elementwise ones.

extension ShapeInference {
  /// Decides a chain of factors: products with matrices first, where a vector stands behind one
  /// (`W x`), then where one stands before it (`x W`), then the rest element by element.
  mutating func product(
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
      shape: .vector(takesRows ? columns : rows), positions: vector.positions, place: place)
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
    let isInner = a.isRow && !b.isRow && mark != .elementwise
    if isInner || (makesScore && mark == .marked("\\cdot")) {
      var inner = try join(a, b, place) { .inner($0, $1) }
      (inner.shape, inner.isRow) = (.number, false)
      return inner
    }
    if mark == .juxtaposed {
      throw CellFault(kind: .ambiguousProduct(left: a.text, right: b.text), place: place)
    }
    if case .marked("\\cdot") = mark {
      notes.append(
        Diagnostic(
          .note, in: place.source, at: place.range,
          words: DiagnosticWords(
            (
              "\\cdot between the vectors \(a.text) and \(b.text) is read as elementwise",
              "向量`\(a.text)`与`\(b.text)`之间的`\\cdot`读作逐元素相乘"
            ), why: ("an inner product would make a number", "内积得到的是一个数"),
            fix: ("write \\odot", "请写`\\odot`"))))
    }
    return try join(a, b, place) { .multiply($0, $1) }
  }
}
