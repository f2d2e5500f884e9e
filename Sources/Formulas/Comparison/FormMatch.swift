/// Finds which parameters of two cells stand for each other so that both compute the same.
///
/// Goals are taken from a stack; a choice that fails is taken back.
struct FormMatch {
  /// Parameters whose sums stand for each other.
  struct Pair: Hashable {
    var mine: [ParameterBlock]
    var other: [ParameterBlock]
  }

  /// What has been found so far.
  struct Found {
    var pairs: [Pair] = []
    /// Atoms that stand for each other.
    var atoms: [CellForm.AtomIndex: CellForm.AtomIndex] = [:]
    fileprivate var sums: [CellForm.SumIndex: CellForm.SumIndex] = [:]
    fileprivate var mine: [ParameterBlock: Int] = [:]
    fileprivate var other: [ParameterBlock: Int] = [:]
  }

  private enum Goal {
    case sums(CellForm.SumIndex, CellForm.SumIndex)
    case terms([FormTerm], [FormTerm])
    case atomLists([CellForm.AtomIndex], [CellForm.AtomIndex])
    case atoms(CellForm.AtomIndex, CellForm.AtomIndex)
    case parameters([ParameterBlock], [ParameterBlock])
  }

  /// The most choices that are tried.
  private static let maximumSteps = 20_000

  private let mine: FormSignatures
  private let other: FormSignatures
  private var steps = 0

  /// - Parameter states: For each state of the first cell that of the second.
  init(_ mine: CellForm, _ other: CellForm, states: [Int]) {
    self.mine = FormSignatures(mine, states: states)
    self.other = FormSignatures(other, states: Array(states.indices))
  }

  /// What makes each of the first sums equal to the second one; nothing when they can't be.
  mutating func match(_ sums: [(CellForm.SumIndex, CellForm.SumIndex)]) -> Found? {
    solve(sums.reversed().map { .sums($0, $1) }, Found())
  }

  private mutating func solve(_ goals: [Goal], _ found: Found) -> Found? {
    steps += 1
    guard steps <= Self.maximumSteps else { return nil }
    var goals = goals
    var found = found
    guard let goal = goals.popLast() else { return found }
    switch goal {
    case .sums(let a, let b):
      if let known = found.sums[a] { return known == b ? solve(goals, found) : nil }
      guard mine.sum(a) == other.sum(b) else { return nil }
      found.sums[a] = b
      return solve(goals + [.terms(mine.form.terms(a), other.form.terms(b))], found)
    case .terms(let a, let b):
      guard let first = a.first else { return b.isEmpty ? solve(goals, found) : nil }
      for index in b.indices where mine.term(first) == other.term(b[index]) {
        var rest = b
        let second = rest.remove(at: index)
        let steps: [Goal] = [
          .terms(Array(a.dropFirst()), rest), .parameters(first.blocks, second.blocks),
          .atomLists(first.source, second.source), .atomLists(first.atoms, second.atoms),
        ]
        if let solution = solve(goals + steps, found) { return solution }
      }
      return nil
    case .atomLists(let a, let b):
      guard let first = a.first else { return b.isEmpty ? solve(goals, found) : nil }
      for index in b.indices where mine.atom(first) == other.atom(b[index]) {
        var rest = b
        let second = rest.remove(at: index)
        let steps: [Goal] = [.atomLists(Array(a.dropFirst()), rest), .atoms(first, second)]
        if let solution = solve(goals + steps, found) { return solution }
      }
      return nil
    case .atoms(let a, let b):
      if let known = found.atoms[a] { return known == b ? solve(goals, found) : nil }
      guard !found.atoms.values.contains(b), let parts = parts(a, b) else { return nil }
      found.atoms[a] = b
      return solve(goals + parts, found)
    case .parameters(let a, let b):
      guard bind(a, b, &found) else { return nil }
      return solve(goals, found)
    }
  }

  /// What makes two atoms equal.
  private func parts(_ a: CellForm.AtomIndex, _ b: CellForm.AtomIndex) -> [Goal]? {
    switch (mine.form.atoms[a], other.form.atoms[b]) {
    case (.parameter(let x), .parameter(let y)): [.parameters([x], [y])]
    case (.product(let x, let source), .product(let y, let otherSource)):
      [.parameters([x], [y]), .atomLists(source, otherSource)]
    case (.call(_, let x), .call(_, let y)) where x.count == y.count:
      zip(x, y).map { .sums($0, $1) }
    case (.part(let x, _), .part(let y, _)): [.atoms(x, y)]
    case (.total(let x), .total(let y)): [.sums(x, y)]
    case (.input, .input), (.state, .state): []
    default: nil
    }
  }

  /// Lets the sum of some parameters stand for the sum of others, always the same ones.
  private func bind(
    _ a: [ParameterBlock], _ b: [ParameterBlock], _ found: inout Found
  ) -> Bool {
    if a.isEmpty || b.isEmpty { return a.isEmpty && b.isEmpty }
    let pair = Pair(mine: a, other: b)
    if let known = found.mine[a[0]] { return found.pairs[known] == pair }
    guard a.allSatisfy({ found.mine[$0] == nil }), b.allSatisfy({ found.other[$0] == nil }) else {
      return false
    }
    for block in a { found.mine[block] = found.pairs.count }
    for block in b { found.other[block] = found.pairs.count }
    found.pairs.append(pair)
    return true
  }
}
