/// Tries equations and inequalities.
struct RelationTrial {
  let terms: [ClaimTerm]
  let relations: [ClaimRelation]
  let networks: [ClaimNetwork?]
  let words: ClaimWords
  var notes: [String] = []

  init(
    _ terms: [ClaimTerm], _ relations: [ClaimRelation], networks: [ClaimNetwork?],
    words: ClaimWords
  ) {
    (self.terms, self.relations) = (terms, relations)
    (self.networks, self.words) = (networks, words)
  }

  /// Whether a pair of sides held in a draw.
  enum Outcome {
    case held(deviation: Double, count: Int)
    /// With a counter-example, or because the shapes don't fit.
    case broken(String, isOfShapes: Bool)
    /// Every choice of indices left the sequence.
    case empty
  }

  mutating func report(_ claim: Claim) throws -> ClaimReport {
    noteReadings()
    if relations.contains(.notEqual) { return try differing(claim) }
    let (claims, letter) = try spread()
    var verdict = try self.verdict(claims, readsOwnSteps: false)
    if case .fails = verdict, let quotient = ownStep,
      case .holds(let draws, let gap) = try self.verdict(claims, readsOwnSteps: true)
    {
      verdict = .holds(draws: draws, deviation: gap)
      notes.append(words.ownStep(quotient))
    }
    if let letter { notes.append(letter) }
    var report = ClaimReport(claim: claim, verdict: verdict, notes: notes)
    if case .fails = verdict { report.mend = try mend() }
    return report
  }

  /// Whether anything of the claim depends on a network.
  var isOfNetwork: Bool {
    networks[0] != nil && !ClaimAssignments(terms, network: networks[0]).isOfFunctions
  }

  // MARK: Draws

  /// The verdict on claims of which each must hold.
  private func verdict(
    _ claims: [[ClaimTerm]], readsOwnSteps: Bool
  ) throws -> ClaimReport.Verdict {
    var verdict = ClaimReport.Verdict.notChecked(words.noDraw)
    for terms in claims {
      verdict = try self.verdict(terms, readsOwnSteps: readsOwnSteps)
      guard case .holds = verdict else { break }
    }
    return verdict
  }

  /// The derivative of a value by a parameter behind other derivatives, as it is written.
  private var ownStep: String? {
    guard let network = networks[0] else { return nil }
    var found: String?
    func visit(_ term: ClaimTerm) {
      if case .multiply(_, .derivative(let above, let below, _), _) = term,
        network.isTimed(above.base), !network.isTimed(below.base)
      {
        found = "∂\(above.latex)/∂\(below.latex)"
      }
      term.parts.forEach(visit)
    }
    terms.forEach(visit)
    return found
  }

  /// Tries the claim's own terms.
  func verdict() throws -> ClaimReport.Verdict { try verdict(terms) }

  private func verdict(
    _ terms: [ClaimTerm], readsOwnSteps: Bool = false
  ) throws -> ClaimReport.Verdict {
    let assignments = ClaimAssignments(terms, network: networks[0])
    var tally = Tally()
    for network in assignments.isOfFunctions ? [nil] : networks {
      tally.add(try outcome(terms, assignments, network, readsOwnSteps: readsOwnSteps))
    }
    guard tally.held + tally.broken > 0 else { return .notChecked(words.noDraw) }
    let isEquation = relations.allSatisfy { $0 == .equal }
    guard let example = tally.shapes ?? tally.example else {
      return .holds(draws: tally.draws, deviation: isEquation ? tally.deviation : nil)
    }
    let names = parameters(terms)
    if !isEquation, !names.isEmpty {
      return .notChecked(
        words.condition(names, held: tally.held, of: tally.held + tally.broken))
    }
    return .fails(example)
  }

  /// What the draws came to.
  private struct Tally {
    var held = 0
    var broken = 0
    var draws = 0
    var deviation = 0.0
    var example: String?
    var shapes: String?

    mutating func add(_ outcome: Outcome) {
      switch outcome {
      case .empty: return
      case .held(let gap, let count):
        held += 1
        draws += count
        deviation = max(deviation, gap)
      case .broken(let words, let isOfShapes):
        broken += 1
        if isOfShapes { shapes = shapes ?? words } else { example = example ?? words }
      }
    }
  }

  private func parameters(_ terms: [ClaimTerm]) -> [String] {
    let symbols = terms.reduce(into: Set<ClaimSymbol>()) { $0.formUnion($1.symbols) }
    return symbols.filter { networks[0]?.parameter($0.name) != nil }.map(\.latex).sorted()
  }

  private func outcome(
    _ terms: [ClaimTerm], _ assignments: ClaimAssignments, _ network: ClaimNetwork?,
    readsOwnSteps: Bool
  ) throws -> Outcome {
    var deviation = 0.0
    var count = 0
    for var evaluation in assignments.evaluations(network) {
      evaluation.readsOwnSteps = readsOwnSteps
      evaluation.readsDiagonals = relations.contains { $0 != .equal }
      do {
        let result = try pairs(terms, evaluation)
        guard case .held(let gap, _) = result else { return result }
        deviation = max(deviation, gap)
        count += 1
      } catch ClaimFault.outside {
        continue
      } catch let fault as ClaimFault where fault.isOfShapes {
        return .broken(
          words.fault(fault) + (try misreading(terms, assignments)), isOfShapes: true)
      }
    }
    return count == 0 ? .empty : .held(deviation: deviation, count: count)
  }

  private func pairs(_ terms: [ClaimTerm], _ evaluation: ClaimEvaluation) throws -> Outcome {
    var left = try evaluation.value(terms[0])
    var deviation = 0.0
    for (index, relation) in relations.enumerated() {
      let right = try evaluation.value(terms[index + 1])
      // Where a side has no value, as 1/x at 0, the draw says nothing.
      guard (left.elements + right.elements).allSatisfy(\.isFinite) else {
        throw ClaimFault.outside
      }
      if relation == .equal {
        guard let gap = left.distance(to: right) else {
          throw ClaimFault.unequalShapes(left.shape, right.shape)
        }
        let scale = max(1, right.elements.map(\.magnitude).max() ?? 1)
        guard gap <= ClaimCheck.tolerance * scale else {
          return .broken(example(left, "≠", right, evaluation), isOfShapes: false)
        }
        deviation = max(deviation, gap)
      } else if !relation.holds(left, right) {
        return .broken(
          example(left, relation.opposite, right, evaluation), isOfShapes: false)
      }
      left = right
    }
    return .held(deviation: deviation, count: 1)
  }

  /// What the sides are, with all that was set: `0.25 > 0.2 at x = 0`.
  func example(
    _ left: ClaimValue, _ sign: String, _ right: ClaimValue, _ evaluation: ClaimEvaluation
  ) -> String {
    let sides: String
    if left.isNumber, right.isNumber {
      sides = ClaimReport.short(left.elements[0], sign, right.elements[0])
    } else {
      let pairs = zip(
        left.combined(with: right) { a, _ in a }?.elements ?? left.elements,
        left.combined(with: right) { _, b in b }?.elements ?? right.elements)
      let (x, y) = pairs.max { ($0.0 - $0.1).magnitude < ($1.0 - $1.1).magnitude } ?? (0, 0)
      sides = words.element(ClaimReport.short(x, sign, y))
    }
    return sides + setting(evaluation)
  }

  func setting(_ evaluation: ClaimEvaluation) -> String {
    let indices = evaluation.indices.filter { name, _ in
      terms.contains { $0.freeIndices.contains(name) }
    }
    let variables = evaluation.variables.filter(\.value.isNumber)
      .mapValues { ClaimReport.short($0.elements[0]) }
    let parts =
      (indices.mapValues(String.init).merging(variables) { $1 })
      .sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    let sizes = evaluation.network.map { network in
      network.sizes.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    }
    let all =
      parts
      + (parts.count == variables.count && indices.isEmpty && !variables.isEmpty ? [] : sizes ?? [])
    return words.setting(all)
  }
}

extension ClaimRelation {
  /// Whether the relation holds for every element; a matrix is compared by its norm.
  func holds(_ left: ClaimValue, _ right: ClaimValue) -> Bool {
    guard let signs = left.combined(with: right, { holds($0, $1) ? 1 : 0 }) else { return false }
    return signs.elements.allSatisfy { $0 == 1 }
  }

  private func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  var opposite: String {
    switch self {
    case .equal: "≠"
    case .notEqual: "="
    case .less: "≥"
    case .lessOrEqual: ">"
    case .greater: "≤"
    case .greaterOrEqual: "<"
    }
  }
}
