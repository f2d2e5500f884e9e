import Diagnostics

/// Whether each parameter is a number, a vector or a matrix, told from where it stands.
struct ParameterKinds {
  enum Kind: Hashable, Sendable { case number, vector, matrix }

  private(set) var kinds: [String: Kind] = [:]
  private(set) var faults: [CellFault] = []
  private var firstPlaces: [String: CellPlace] = [:]
  private let parameters: Set<String>

  init(_ equations: [CellEquation], parameters: [String]) {
    self.parameters = Set(parameters)
    for equation in equations { visit(equation.right) }
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
    case .concatenation(let terms): visitConcatenation(terms)
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
        visit(factor.term)
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
      } else if isElementwise {
        note(use, .vector, factor.term.place)
      } else if kinds[use.name] == nil, !CellRoles.isInputName(use.name) {
        faults.append(
          CellFault(kind: .ambiguousFactor(symbol: use.latex), place: factor.term.place))
        note(use, .vector, factor.term.place)
      }
    }
  }

  private mutating func visitConcatenation(_ terms: [CellTerm]) {
    for term in terms {
      guard let use = parameter(term), use.isCapital else {
        visit(term)
        continue
      }
      let others = terms.filter { $0 != term }.map { $0.place.source.text($0.place.range) }
      faults.append(
        CellFault(
          kind: .matrixInConcatenation(symbol: use.latex, others: others), place: term.place))
      kinds[use.name] = .matrix
      firstPlaces[use.name] = term.place
    }
  }
}

extension SymbolUse {
  /// Capital letters stand for matrices.
  fileprivate var isCapital: Bool { letter.first?.isUppercase == true }

  /// Small Greek letters stand for numbers.
  fileprivate var isSmallGreek: Bool { letter.count > 1 && letter.first?.isLowercase == true }
}
