import Diagnostics

/// Whether vectors of the equations are columns (`W x`) or rows (`x W`), and whether they are both.
struct VectorConventions {
  /// A note on the second convention, where there are two.
  private(set) var notes: [Diagnostic] = []

  private enum Convention { case columns, rows }
  private var first: [String: (convention: Convention, place: CellPlace, text: String)] = [:]

  init(_ equations: [CellEquation]) {
    for equation in equations { visit(equation.right) }
  }

  private mutating func visit(_ term: CellTerm) {
    if case .product(let factors) = term.kind {
      for (left, right) in zip(factors, factors.dropFirst()) where right.mark != .elementwise {
        note(left.term, right.term)
      }
    }
    for part in term.parts { visit(part) }
  }

  private mutating func note(_ left: CellTerm, _ right: CellTerm) {
    guard case .symbol(let a) = left.kind, case .symbol(let b) = right.kind, notes.isEmpty else {
      return
    }
    let range = SourceRange(start: left.place.range.start, end: right.place.range.end)
    let place = CellPlace(source: left.place.source, range: range)
    let text = place.source.text(range)
    let (vector, convention): (SymbolUse, Convention)
    switch (a.time, b.time) {
    case (.none, .offset) where a.isCapital: (vector, convention) = (b, .columns)
    case (.offset, .none) where b.isCapital: (vector, convention) = (a, .rows)
    default: return
    }
    guard let known = first[vector.name] else {
      first[vector.name] = (convention, place, text)
      return
    }
    guard known.convention != convention else { return }
    let mended = "\(right.text) \(left.text)"
    notes.append(
      Diagnostic(
        .note, in: place.source, at: place.range,
        message: "\(vector.latex) is a \(convention == .rows ? "row" : "column") in \(text) and a "
          + "\(convention == .rows ? "column" : "row") in \(known.text)",
        why: "both are compiled, but a reader must take the matrices the other way round",
        fix: "write \(mended)"))
  }
}
