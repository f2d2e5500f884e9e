import Diagnostics

/// Whether vectors of the equations are columns (`W x`) or rows (`x W`), and whether they are both.
struct VectorConventions {
  /// A note on the second convention, where there are two.
  private(set) var notes: [Diagnostic] = []

  private enum Convention: String {
    case column, row

    var chinese: String {
      switch self {
      case .column: "列向量"
      case .row: "行向量"
      }
    }
  }

  /// A product of a matrix and a vector.
  private struct Use {
    var convention: Convention
    var vector: SymbolUse
    var place: CellPlace

    var text: String { place.source.text(place.range) }
  }

  private var first: [String: Use] = [:]
  /// The first product of all, which says what other vectors are.
  private var firstOfAll: Use?

  init(_ equations: [CellEquation]) {
    for equation in equations { visit(equation.right) }
  }

  private mutating func visit(_ term: CellTerm) {
    if case .product(let factors) = term.kind {
      for (left, right) in zip(factors, factors.dropFirst()) where right.mark != .elementwise {
        note(left.term, right.term, isAlone: factors.count == 2)
      }
    }
    for part in term.parts { visit(part) }
  }

  /// - Parameter isAlone: Whether the product has no other factors: with a vector on either side, a
  ///   matrix says nothing of other vectors.
  private mutating func note(_ left: CellTerm, _ right: CellTerm, isAlone: Bool) {
    guard notes.isEmpty, let use = Self.use(left, right) else { return }
    let own = first[use.vector.name]
    if own == nil { first[use.vector.name] = use }
    guard let known = own ?? (isAlone ? firstOfAll : nil) else {
      if isAlone { firstOfAll = use }
      return
    }
    guard known.convention != use.convention else { return }
    notes.append(
      Diagnostic(
        .note, in: use.place.source, at: use.place.range,
        words: Self.words(use, known, mend: "\(right.text) \(left.text)")))
  }

  private static func words(_ use: Use, _ known: Use, mend: String) -> DiagnosticWords {
    let isSame = known.vector.name == use.vector.name
    let other = isSame ? "" : "\(known.vector.latex) "
    let otherCode = isSame ? "" : "`\(known.vector.latex)`"
    return DiagnosticWords(
      (
        "\(use.vector.latex) is a \(use.convention.rawValue) in \(use.text) and "
          + other + "a \(known.convention.rawValue) in \(known.text)",
        "`\(use.vector.latex)`在`\(use.text)`里是\(use.convention.chinese)，"
          + otherCode + "在`\(known.text)`里是\(known.convention.chinese)"
      ),
      why: (
        "both are compiled, but a reader must take the matrices the other way round",
        "两种都能编译，但读者要把矩阵倒过来理解"
      ), fix: ("write \(mend)", "请写`\(mend)`"))
  }

  private static func use(_ left: CellTerm, _ right: CellTerm) -> Use? {
    guard case .symbol(let a) = left.kind, case .symbol(let b) = right.kind else { return nil }
    let range = SourceRange(start: left.place.range.start, end: right.place.range.end)
    let place = CellPlace(source: left.place.source, range: range)
    switch (a.time, b.time) {
    case (.none, .offset) where a.isCapital:
      return Use(convention: .column, vector: b, place: place)
    case (.offset, .none) where b.isCapital: return Use(convention: .row, vector: a, place: place)
    default: return nil
    }
  }
}
