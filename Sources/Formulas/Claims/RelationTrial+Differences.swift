/// What a claim says that two sides are not equal.
extension RelationTrial {
  /// Holds where the sides differ in some draw: `AB ≠ BA` says that no identity holds.
  mutating func differing(_ claim: Claim) throws -> ClaimReport {
    guard relations == [.notEqual] else { throw ClaimFault.unequalChain }
    let assignments = ClaimAssignments(terms, network: networks[0])
    var (count, equal) = (0, 0)
    var example: String?
    for network in assignments.isOfFunctions ? [nil] : networks {
      for evaluation in assignments.evaluations(network) {
        do {
          let (left, right) = (try evaluation.value(terms[0]), try evaluation.value(terms[1]))
          guard (left.elements + right.elements).allSatisfy(\.isFinite) else { continue }
          count += 1
          let gap = left.distance(to: right) ?? .infinity
          if gap <= ClaimCheck.tolerance { equal += 1 }
          if gap > ClaimCheck.tolerance, example == nil {
            example = self.example(left, "≠", right, evaluation)
          }
        } catch ClaimFault.outside {
          continue
        }
      }
    }
    guard count > 0 else {
      return ClaimReport(claim: claim, verdict: .notChecked(words.noDraw))
    }
    guard let example else {
      return ClaimReport(
        claim: claim, verdict: .fails(words.alwaysEqual(count)), notes: notes)
    }
    notes.append(words.unequal(example, equal: equal))
    return ClaimReport(
      claim: claim, verdict: .holds(draws: count, deviation: nil), notes: notes)
  }
}
