import Diagnostics

/// One side of a claim, or a part of it.
indirect enum ClaimTerm: Hashable, Sendable {
  case number(Double)
  case symbol(ClaimSymbol)
  case negated(ClaimTerm)
  case add(ClaimTerm, ClaimTerm)
  case subtract(ClaimTerm, ClaimTerm)
  /// A product of matrices, vectors and numbers, or with `isElementwise` one element by element.
  case multiply(ClaimTerm, ClaimTerm, isElementwise: Bool)
  case divide(ClaimTerm, ClaimTerm)
  case power(ClaimTerm, ClaimTerm)
  /// A function element by element, softmax of a vector, or the largest and smallest of two values or
  /// of one vector's elements.
  case call(CellFunction, [ClaimTerm])
  case wave(ClaimWave, ClaimTerm)
  /// A function's derivative, element by element: `f'(a)`.
  case slope(CellFunction, ClaimTerm)
  /// `∂a/∂b`, with all that b changes on the way to a; `∂⁺a/∂b`, the immediate one, takes the states
  /// before a as given.
  case derivative(of: ClaimSymbol, by: ClaimSymbol, isImmediate: Bool)
  case total(ClaimRange, ClaimTerm)
  /// A product of matrices, the last index leftmost.
  case chain(ClaimRange, ClaimTerm)
  /// The greatest or least value for all numbers of a variable, or for all of an index.
  case extremum(ClaimExtremum, ClaimTerm)
  case norm(ClaimTerm)
  case diagonal(ClaimTerm)
  case transposed(ClaimTerm)
  /// One of a vector's elements.
  case element(ClaimTerm, ClaimIndex)
}

/// A function of angles, which no cell applies.
enum ClaimWave: String, Hashable, Sendable {
  case sine = "sin"
  case cosine = "cos"
}

/// `\max_x`, `\inf_x`.
struct ClaimExtremum: Hashable, Sendable {
  var variable: String
  var isLargest: Bool
  /// Whether the value need not be taken anywhere: `\sup`, `\inf`.
  var isBound: Bool
}

extension ClaimExtremum {
  /// The numbers at which a variable's values are compared; a bound looks far out too.
  var drawn: [Double] {
    let near = (-64...64).map { Double($0) / 8 }
    return isBound ? near + [-20, 20, -40, 40, -80, 80] : near
  }

  /// The LaTeX that stands before what is bounded.
  var latex: String { "\\\(name)_\(variable)" }

  private var name: String {
    switch (isLargest, isBound) {
    case (true, false): "max"
    case (true, true): "sup"
    case (false, false): "min"
    case (false, true): "inf"
    }
  }
}

/// The index of a sum or product, and where it runs.
struct ClaimRange: Hashable, Sendable {
  var index: String
  /// None for all there are.
  var lower: ClaimIndex?
  var upper: ClaimIndex?
}

/// `t`, `i-1`, `T`, `3`.
struct ClaimIndex: Hashable, Sendable {
  /// None for a number.
  var letter: String?
  var offset = 0

  /// Reads a letter with at most a number added or taken away.
  init?(_ text: String) {
    if let number = Int(text), text.count < 5 {
      offset = number
      return
    }
    guard let first = text.first, first.isLetter else { return nil }
    letter = String(first)
    let rest = text.dropFirst()
    if rest.isEmpty { return }
    guard let sign = rest.first, sign == "-" || sign == "+", rest.count < 5,
      let number = Int(rest.dropFirst())
    else { return nil }
    offset = sign == "-" ? -number : number
  }
}

/// A symbol of a claim: what it stands for is known only beside a network.
struct ClaimSymbol: Hashable, Sendable {
  /// The name without index: `h` of `h_{t-1}`.
  var base: String
  /// The name with the index as part of it: `W_hh`.
  var name: String
  var index: ClaimIndex?
  /// Whether anything stands below the symbol.
  var hasSubscript = false
  var latex: String
}

/// What a side of a claim lies in.
enum ClaimSet: Hashable, Sendable {
  case interval(ClaimTerm, ClaimTerm, includesLower: Bool, includesUpper: Bool)
  /// `\mathbb{R}^{m \times n}` with the names of its dimensions.
  case space([String])
}

enum ClaimRelation: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "≠"
  case less = "<"
  case lessOrEqual = "≤"
  case greater = ">"
  case greaterOrEqual = "≥"
}

extension ClaimTerm {
  /// The terms that this one is made of.
  var parts: [ClaimTerm] {
    switch self {
    case .number, .symbol, .derivative: []
    case .negated(let a), .wave(_, let a), .slope(_, let a), .total(_, let a), .chain(_, let a),
      .extremum(_, let a), .norm(let a), .diagonal(let a), .transposed(let a), .element(let a, _):
      [a]
    case .add(let a, let b), .subtract(let a, let b), .multiply(let a, let b, _),
      .divide(let a, let b), .power(let a, let b):
      [a, b]
    case .call(_, let terms): terms
    }
  }

  var symbols: Set<ClaimSymbol> {
    switch self {
    case .symbol(let symbol): [symbol]
    case .derivative(let a, let b, _): [a, b]
    case .extremum(let extremum, let body):
      body.symbols.filter { $0.base != extremum.variable || $0.hasSubscript }
    default: parts.reduce(into: []) { $0.formUnion($1.symbols) }
    }
  }

  /// What is the greatest or least of the values at numbers.
  var extrema: [ClaimExtremum] {
    if case .extremum(let extremum, let body) = self,
      !body.freeIndices.contains(extremum.variable)
    {
      return [extremum] + body.extrema
    }
    return parts.flatMap(\.extrema)
  }

  /// Whether the term, or a part of it, is such.
  func contains(_ test: (ClaimTerm) -> Bool) -> Bool {
    test(self) || parts.contains { $0.contains(test) }
  }

  /// The indices that are used and not bound by a sum or product.
  var freeIndices: Set<String> {
    switch self {
    case .symbol(let symbol): return Set([symbol.index?.letter].compactMap { $0 })
    case .derivative(let a, let b, _):
      return Set([a.index?.letter, b.index?.letter].compactMap { $0 })
    case .total(let range, let body), .chain(let range, let body):
      let ends = [range.lower?.letter, range.upper?.letter].compactMap { $0 }
      return body.freeIndices.subtracting([range.index]).union(ends)
    case .extremum(let extremum, let body):
      return body.freeIndices.subtracting([extremum.variable])
    case .element(let term, let index):
      return term.freeIndices.union([index.letter].compactMap { $0 })
    default: return parts.reduce(into: []) { $0.formUnion($1.freeIndices) }
    }
  }
}

/// A statement of a note that defines nothing.
package struct Claim: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    /// Sides with the relations between them.
    case chain([ClaimTerm], [ClaimRelation])
    case membership(ClaimTerm, ClaimSet)
    /// What is read, and not checked, with the reason.
    case unread(ClaimFault)
  }

  let content: Content
  /// The claim as it is written.
  package let text: String
  package let place: CellPlace
}
