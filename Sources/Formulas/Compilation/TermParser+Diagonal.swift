import Diagnostics

// `\mathrm{diag}(u) x` is `u ⊙ x`.

extension TermParser {
  /// Whether a diagonal matrix made of a vector begins here.
  var startsDiagonal: Bool {
    guard functions["diag"] == nil, nodes.indices.contains(position + 1) else { return false }
    if nodes[position].wordName == "diag" {
      return nodes[position + 1].bracketStep == 1 || nodes[position + 1].isFenced
    }
    return nodes[position...].prefix(4).map { $0.symbolText ?? "" } == ["d", "i", "a", "g"]
      && nodes.indices.contains(position + 4) && nodes[position + 4].bracketStep == 1
  }

  /// The product of a diagonal matrix and all that stands behind it; with nothing behind it, of the
  /// factors before it.
  mutating func diagonal(behind factors: [CellTerm.Factor]) throws(CellFault) -> CellTerm.Factor {
    let (start, name) = (nodes[position].range.start, nodes[position].range)
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.maximumDepth else {
      throw fault(.tooDeep(limit: FormulaParser.maximumDepth), name)
    }
    position += nodes[position].wordName == nil ? 4 : 1
    let vector = try factor()
    let whole = SourceRange(start: start, end: vector.place.range.end)
    if let mark = peek?.productMark, mark != .elementwise { position += 1 }
    guard let next = peek, startsFactor(next), next.productMark == nil else {
      guard !factors.isEmpty else { throw fault(.loneDiagonal(source.text(whole)), whole) }
      return .init(mark: .elementwise, term: vector)
    }
    let rest = try product()
    let range = SourceRange(start: start, end: rest.place.range.end)
    let parts: [CellTerm.Factor] = [
      .init(mark: .juxtaposed, term: vector), .init(mark: .elementwise, term: rest),
    ]
    return .init(mark: .juxtaposed, term: term(.product(parts), range))
  }
}
