import RNN

/// What a cell computes, in a form that two cells share when they differ only in how they are
/// written: sums of products, written out; joined gates taken apart; `[h, x]` cut into its parts.
///
/// Equal subterms are kept once, so that a form is no longer than its cell.
struct CellForm {
  typealias AtomIndex = Int
  typealias SumIndex = Int

  /// What a sum's products are made of.
  enum Atom: Hashable {
    case input(Int)
    case state(Int)
    /// A parameter as a vector.
    case parameter(ParameterBlock)
    /// A matrix times a product of atoms.
    case product(ParameterBlock, [AtomIndex])
    case call(Function, [SumIndex])
    case part(AtomIndex, Range<Int>)
    /// The sum of a value's features.
    case total(SumIndex)
  }

  enum Function: Hashable {
    case unary(CellGraph.UnaryFunction)
    case binary(CellGraph.BinaryFunction)
    case reciprocal, softmax
  }

  /// A number times atoms, in the order of their indices.
  struct Term: Hashable {
    var atoms: [AtomIndex]
    var coefficient: Double
  }

  /// The most terms of a form.
  static let maximumTerms = 4000

  private(set) var atoms: [Atom] = []
  /// The length of each atom's value; 1 is repeated.
  private(set) var widths: [Int] = []
  private(set) var sums: [[Term]] = []
  private var atomIndices: [Atom: AtomIndex] = [:]
  private var sumIndices: [[Term]: SumIndex] = [:]
  private var termCount = 0

  mutating func atom(_ atom: Atom, width: Int) -> AtomIndex {
    if let known = atomIndices[atom] { return known }
    atoms.append(atom)
    widths.append(width)
    atomIndices[atom] = atoms.count - 1
    return atoms.count - 1
  }

  /// The sum of the terms, those of the same atoms put together.
  mutating func sum(_ terms: [Term]) throws(FormFault) -> SumIndex {
    var coefficients: [[AtomIndex]: Double] = [:]
    for term in terms { coefficients[term.atoms, default: 0] += term.coefficient }
    let sorted = coefficients.filter { $0.value != 0 }
      .map { Term(atoms: $0.key, coefficient: $0.value) }
      .sorted { $0.atoms.lexicographicallyPrecedes($1.atoms) }
    if let known = sumIndices[sorted] { return known }
    termCount += sorted.count
    guard termCount <= Self.maximumTerms else { throw .tooLong }
    sums.append(sorted)
    sumIndices[sorted] = sums.count - 1
    return sums.count - 1
  }

  mutating func sum(of atom: AtomIndex) throws(FormFault) -> SumIndex {
    try sum([Term(atoms: [atom], coefficient: 1)])
  }

  mutating func number(_ value: Double) throws(FormFault) -> SumIndex {
    try sum([Term(atoms: [], coefficient: value)])
  }

  mutating func scaled(_ a: SumIndex, by factor: Double) throws(FormFault) -> SumIndex {
    try sum(sums[a].map { Term(atoms: $0.atoms, coefficient: $0.coefficient * factor) })
  }

  mutating func added(_ a: SumIndex, _ b: SumIndex, factor: Double) throws(FormFault) -> SumIndex {
    try sum(
      sums[a] + sums[b].map { Term(atoms: $0.atoms, coefficient: $0.coefficient * factor) })
  }

  mutating func multiplied(_ a: SumIndex, _ b: SumIndex) throws(FormFault) -> SumIndex {
    guard sums[a].count * sums[b].count <= Self.maximumTerms else { throw .tooLong }
    let (left, right) = (sums[a], sums[b])
    return try sum(
      left.flatMap { x in
        right.map { y in
          Term(atoms: (x.atoms + y.atoms).sorted(), coefficient: x.coefficient * y.coefficient)
        }
      })
  }

  /// The number that a sum is, where it is one.
  func constant(_ index: SumIndex) -> Double? {
    let terms = sums[index]
    if terms.isEmpty { return 0 }
    return terms.count == 1 && terms[0].atoms.isEmpty ? terms[0].coefficient : nil
  }

  /// The only atom of a sum that is nothing else.
  func lone(_ index: SumIndex) -> AtomIndex? {
    let terms = sums[index]
    guard terms.count == 1, terms[0].coefficient == 1, terms[0].atoms.count == 1 else { return nil }
    return terms[0].atoms[0]
  }
}

/// Why a cell has no form that could be compared.
enum FormFault: Error, Hashable {
  case tooLong
  case unsupported
}

/// A part of a parameter as a matrix from values to values, or as a vector.
struct ParameterBlock: Hashable {
  /// The parameter's place in its graph.
  var parameter: Int
  /// What the block computes, in rows of the parameter (columns with `isTransposed`).
  var outputs: Range<Int>
  /// What it reads; none for a vector.
  var inputs: Range<Int>?
  /// Whether the parameter is stored as [from, to].
  var isTransposed = false
}
