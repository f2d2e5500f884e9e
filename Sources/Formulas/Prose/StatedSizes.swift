import Diagnostics

/// The lengths of a cell's symbols as a note states them, made equal with those that its equations
/// force.
package struct StatedSizes {
  /// Statements that the equations contradict, as warnings.
  package private(set) var faults: [Diagnostic] = []
  private var lengths = LengthNames()
  private let symbols: [String: CellSymbol]

  /// Vectors are taken first: what they say of a matrix is what a reader would expect of it.
  package init(_ equations: CellEquations, _ stated: [StatedShape]) {
    symbols = Dictionary(equations.symbols.map { ($0.name, $0) }) { first, _ in first }
    for shape in stated where shape.lengths.count == 1 { take(shape) }
    for shape in stated where shape.lengths.count > 1 { take(shape) }
  }

  /// The number of a size, where the note states one.
  package func number(_ size: String) -> Int? { lengths.number(size) }

  private mutating func take(_ shape: StatedShape) {
    guard let symbol = symbols[shape.name], let stated = Self.fitted(shape, symbol) else { return }
    guard stated.count == symbol.shape.count else {
      tell(shape, symbol)
      return
    }
    var united = lengths
    for (length, size) in zip(stated, symbol.shape) {
      guard united.unite(length, size.terms, shape.place) else {
        tell(shape, symbol)
        return
      }
    }
    lengths = united
  }

  /// The stated lengths without that of a column or a row; none for a batch of vectors.
  private static func fitted(
    _ shape: StatedShape, _ symbol: CellSymbol
  ) -> [StatedShape.Length]? {
    if symbol.shape.isEmpty { return nil }
    guard symbol.shape.count == 1, shape.lengths.count == 2 else { return shape.lengths }
    let one = StatedShape.Length(terms: [.number(1)])
    guard let index = shape.lengths.firstIndex(of: one) else { return nil }
    return [shape.lengths[1 - index]]
  }

  private mutating func tell(_ shape: StatedShape, _ symbol: CellSymbol) {
    let wanted = symbol.shape.map { lengths.words($0.terms) }
    let stated = shape.lengths.map(\.words).joined(separator: " × ")
    let reason = symbol.shape.flatMap(\.terms).compactMap { lengths.reason($0) }.first
    let made = wanted.joined(separator: " × ")
    let mend = "\(shape.latex) \\in \\mathbb{R}^{\(wanted.joined(separator: " \\times "))}"
    faults.append(
      Diagnostic(
        .warning, in: shape.place.source, at: shape.place.range,
        words: DiagnosticWords(
          (
            "\(shape.latex) is stated as \(stated), but the equations make it \(made)",
            "文中说`\(shape.latex)`是`\(stated)`，按方程却是`\(made)`"
          ), why: reason, fix: ("write \(mend)", "请写`\(mend)`"))))
  }
}

extension StatedShape.Length {
  fileprivate var words: String {
    terms.map { term in
      switch term {
      case .number(let number): "\(number)"
      case .name(let name): name
      }
    }.joined(separator: " + ")
  }
}

/// Which names stand for one length. A size of the equations has one name or number that a note
/// states, or none yet.
private struct LengthNames {
  /// What a size was stated as first, and where.
  private var terms: [String: (term: StatedShape.Length.Term, place: CellPlace)] = [:]
  private var numbers: [String: Int] = [:]

  func number(_ size: String) -> Int? {
    switch terms[size]?.term {
    case .number(let number): number
    case .name(let name): numbers[name]
    case nil: nil
    }
  }

  /// The length in the words of the note, as far as it has any.
  func words(_ sizes: [String]) -> String {
    sizes.map { size in
      terms[size].map { StatedShape.Length(terms: [$0.term]).words } ?? size
    }.joined(separator: " + ")
  }

  /// Where a size was stated.
  func reason(_ size: String) -> DiagnosticWords.Pair? {
    terms[size].map { known in
      let line = known.place.source.location(known.place.range.start).line
      let words = StatedShape.Length(terms: [known.term]).words
      return (
        "the length '\(size)' is \(words) in line \(line)", "第\(line)行里长度`\(size)`是`\(words)`"
      )
    }
  }

  /// Makes a stated length that of the equations; false when they contradict each other.
  mutating func unite(
    _ length: StatedShape.Length, _ sizes: [String], _ place: CellPlace
  ) -> Bool {
    guard sizes.count == 1, length.terms.count == 1 else { return agrees(length, sizes) }
    let (size, term) = (sizes[0], length.terms[0])
    guard let known = terms[size]?.term else {
      terms[size] = (term, place)
      return true
    }
    switch (known, term) {
    case (.name(let name), .number(let number)), (.number(let number), .name(let name)):
      if let other = numbers[name] { return other == number }
      numbers[name] = number
      return true
    default: return known == term
    }
  }

  /// Whether a sum can be that of the equations.
  private func agrees(_ length: StatedShape.Length, _ sizes: [String]) -> Bool {
    let known = sizes.compactMap { terms[$0]?.term }
    guard known.count == sizes.count else { return true }
    let values = sizes.compactMap(number)
    let stated = length.terms.compactMap { term -> Int? in
      switch term {
      case .number(let number): number
      case .name(let name): numbers[name]
      }
    }
    if values.count == sizes.count, stated.count == length.terms.count {
      return values.reduce(0, +) == stated.reduce(0, +)
    }
    // A name of its own may stand for a sum, but not one of the sum's own terms.
    if known.count == 1 { return !length.terms.contains(known[0]) }
    if length.terms.count == 1 { return !known.contains(length.terms[0]) }
    return Self.counts(known) == Self.counts(length.terms)
  }

  private static func counts(
    _ terms: [StatedShape.Length.Term]
  ) -> [StatedShape.Length.Term: Int] {
    terms.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

extension CellEquations {
  /// The sizes that were given, and those that a note states where none of the same length was.
  package func sizes(_ given: [String: Int], or stated: StatedSizes) -> [String: Int] {
    var sizes = given
    for group in self.sizes.groups where group.allSatisfy({ given[$0] == nil }) {
      for name in group { if let number = stated.number(name) { sizes[name] = number } }
    }
    return sizes
  }
}
