import Diagnostics

/// Whether each parameter is a number, a vector or a matrix, told from where it stands.
struct ParameterKinds {
  enum Kind: Hashable, Sendable { case number, vector, matrix }

  private(set) var kinds: [String: Kind] = [:]
  private(set) var faults: [CellFault] = []
  private var firstPlaces: [String: CellPlace] = [:]
  private let parameters: Set<String>
  /// Whether what is visited makes a number for each step of a memory.
  private var makesScore = false

  /// - Parameter scores: What is one number for each step of a memory.
  init(_ equations: [CellEquation], parameters: [String], scores: Set<String> = []) {
    self.parameters = Set(parameters)
    for equation in equations {
      makesScore = scores.contains(equation.left.name)
      visit(equation.right)
    }
  }

  /// The kinds of what has no time index in a term that stands alone.
  init(expression: CellTerm) {
    let untimed = expression.symbols.filter { $0.time == .none && !CellRoles.isInputName($0.name) }
    parameters = Set(untimed.map(\.name))
    visit(expression)
    faults.removeAll { fault in
      if case .matrixInConcatenation = fault.kind { return false }
      return true
    }
  }

  private func parameter(_ term: CellTerm) -> SymbolUse? {
    switch term.kind {
    case .symbol(let use): parameters.contains(use.name) ? use : nil
    case .transposed(let inner), .negated(let inner): parameter(inner)
    default: nil
    }
  }

  private mutating func note(_ use: SymbolUse, _ kind: Kind, _ place: CellPlace) {
    guard let known = kinds[use.name] else {
      kinds[use.name] = kind
      firstPlaces[use.name] = place
      return
    }
    guard known != kind, let first = firstPlaces[use.name] else { return }
    let (here, there) = kind == .vector ? (place, first) : (first, place)
    let line = there.source.location(there.range.start).line
    faults.append(
      CellFault(kind: .matrixAndVector(symbol: use.latex, otherLine: line), place: here))
    kinds[use.name] = kind
  }

  private mutating func visit(_ term: CellTerm) {
    switch term.kind {
    case .product(let factors): visitProduct(factors)
    case .call(.softmax, let terms), .call(.exp, let terms):
      let outside = makesScore
      makesScore = terms.contains { $0.symbols.contains { $0.position != nil } }
      for part in terms { visit(part) }
      makesScore = outside
    case .concatenation(let terms): visitConcatenation(terms, in: term, after: nil)
    case .call(.sqrt, let terms):
      if let use = terms.first.flatMap(parameter), !use.isSmallGreek {
        faults.append(CellFault(kind: .sizeUnderRoot(symbol: use.latex), place: terms[0].place))
        kinds[use.name] = .number
      } else {
        for part in terms { visit(part) }
      }
    default:
      // A parameter that stands alone in a sum or as an argument is a vector, or a number.
      if let use = parameter(term) {
        note(use, use.isSmallGreek ? .number : .vector, term.place)
        return
      }
      for part in term.parts { visit(part) }
    }
  }

  private mutating func visitProduct(_ factors: [CellTerm.Factor]) {
    for (index, factor) in factors.enumerated() {
      guard let use = parameter(factor.term) else {
        if case .concatenation(let terms) = factor.term.kind {
          let before = index > 0 && factor.mark != .elementwise ? factors[index - 1].term : nil
          visitConcatenation(terms, in: factor.term, after: before)
        } else {
          visit(factor.term)
        }
        continue
      }
      let behind = index + 1 < factors.count ? factors[index + 1].mark : nil
      let isElementwise = (index > 0 && factor.mark == .elementwise) || behind == .elementwise
      if use.isSmallGreek {
        note(use, .number, factor.term.place)
      } else if use.isCapital {
        let hasMatrixSide =
          (index > 0 && factor.mark != .elementwise)
          || (behind.map { $0 != .elementwise } ?? false)
        note(use, hasMatrixSide ? .matrix : .vector, factor.term.place)
      } else if isElementwise || makesScore || factor.term.isTransposed
        || (index + 1 < factors.count && factors[index + 1].term.isInnerProduct)
      {
        note(use, .vector, factor.term.place)
      } else if kinds[use.name] == nil, !CellRoles.isInputName(use.name) {
        faults.append(
          CellFault(kind: .ambiguousFactor(symbol: use.latex), place: factor.term.place))
        note(use, .vector, factor.term.place)
      }
    }
  }

  private mutating func visitConcatenation(
    _ terms: [CellTerm], in whole: CellTerm, after row: CellTerm?
  ) {
    for term in terms {
      guard let use = parameter(term), use.isCapital else {
        visit(term)
        continue
      }
      let others = terms.filter { $0.place != term.place }
      let mend = MixedBracket(use, term, others, in: whole, after: row)
      let vector = others.first { parameter($0) == nil }?.text
      var fault = CellFault(
        kind: .matrixInConcatenation(
          symbol: use.latex, others: others.map(\.text),
          mend: mend.map { .write($0.text) } ?? vector.map { .multiply(vector: $0) }),
        place: term.place)
      if let mend { fault.rewrite(mend.range, mend.text) }
      faults.append(fault)
      kinds[use.name] = .matrix
      firstPlaces[use.name] = term.place
      // One bracket has one mend.
      if mend != nil { return }
    }
  }
}

/// What `x^\top [W, h]` most likely stands for.
private struct MixedBracket {
  let range: SourceRange
  let text: String

  init?(
    _ matrix: SymbolUse, _ term: CellTerm, _ others: [CellTerm], in whole: CellTerm,
    after row: CellTerm?
  ) {
    if let row, row.isVector, others.count == 1, case .symbol(let state) = others[0].kind,
      state.time != .none, case .symbol = term.kind
    {
      range = SourceRange(start: row.place.range.start, end: whole.place.range.end)
      let isTransposed = row.text.hasSuffix("}") || row.text.contains("^")
      let mark = isTransposed ? "^{\\top}" : ""
      text =
        "\(Self.timed(row)) \(term.text) + \(others[0].text)\(mark) "
        + Self.recurrent(matrix, state)
    } else if row == nil, let last = others.last, case .call = last.kind {
      // A list of parameters with the value that they compute.
      range = whole.place.range
      text = last.text
    } else {
      return nil
    }
  }

  /// The vector that the bracket stands behind, with its step.
  private static func timed(_ row: CellTerm) -> String {
    let text = row.text
    guard !text.contains("_") else { return text }
    let base = text.prefix { $0 != "^" }
    return "\(base)_t\(text[base.endIndex...])"
  }

  /// The name of the weight from a state to where `matrix` leads: `W_{hi}` beside `W_{xi}`.
  private static func recurrent(_ matrix: SymbolUse, _ state: SymbolUse) -> String {
    let renamed = matrix.latex.replacingFirst("x", with: state.letter)
    return renamed == matrix.latex ? (matrix.latex == "U" ? "V" : "U") : renamed
  }
}

extension CellTerm {
  fileprivate var isTransposed: Bool {
    if case .transposed = kind { return true }
    return false
  }

  /// Whether the term is a product that begins with a row: a number.
  fileprivate var isInnerProduct: Bool {
    guard case .product(let factors) = kind else { return false }
    return factors[0].term.isTransposed
  }

  /// Whether the term is a symbol of a step, or one that is called like an input.
  fileprivate var isVector: Bool {
    switch kind {
    case .symbol(let use): use.time != .none || CellRoles.isInputName(use.name)
    case .transposed(let inner): inner.isVector
    default: false
    }
  }

  /// The term's source.
  var text: String { place.source.text(place.range) }
}

extension String {
  fileprivate func replacingFirst(_ letter: Character, with other: String) -> String {
    guard let index = firstIndex(of: letter) else { return self }
    return self[..<index] + other + self[self.index(after: index)...]
  }
}

extension SymbolUse {
  /// Capital letters stand for matrices.
  var isCapital: Bool { letter.first?.isUppercase == true }

  /// Small Greek letters stand for numbers.
  var isSmallGreek: Bool { letter.count > 1 && letter.first?.isLowercase == true }
}
