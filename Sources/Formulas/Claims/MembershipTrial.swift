/// Tries whether a value lies where a claim says.
struct MembershipTrial {
  private let term: ClaimTerm
  private let set: ClaimSet
  private let networks: [ClaimNetwork?]
  private let words: ClaimWords

  init(_ term: ClaimTerm, _ set: ClaimSet, networks: [ClaimNetwork?], words: ClaimWords) {
    (self.term, self.set) = (term, set)
    (self.networks, self.words) = (networks, words)
  }

  func verdict() throws -> ClaimReport.Verdict {
    switch set {
    case .space(let dimensions): try shapeVerdict(dimensions)
    case .interval(let lower, let upper, let includesLower, let includesUpper):
      try RelationTrial(
        [lower, term, upper],
        [includesLower ? .lessOrEqual : .less, includesUpper ? .lessOrEqual : .less],
        networks: networks, words: words
      ).verdict()
    }
  }

  /// A letter of the space must be one of the cell's lengths, the same one in every draw.
  private func shapeVerdict(_ dimensions: [String]) throws -> ClaimReport.Verdict {
    var draws = 0
    for network in networks {
      guard let shape = try shape(beside: network) else { continue }
      guard shape.count == dimensions.count else {
        return .fails(words.wrongDimensions(shape, wanted: dimensions.count))
      }
      var lengths: [String: Int] = [:]
      for (name, length) in zip(dimensions, shape) {
        if let number = Int(name), number != length {
          return .fails(words.wrongLength(shape, number, length))
        }
        if let known = lengths[name], known != length {
          return .fails(words.ambiguousLength(name, known, length))
        }
        lengths[name] = length
      }
      draws += 1
    }
    return draws == 0
      ? .notChecked(words.noDraw) : .holds(draws: draws, deviation: nil)
  }

  private func shape(beside network: ClaimNetwork?) throws -> [Int]? {
    let assignments = ClaimAssignments([term], network: network)
    for evaluation in assignments.evaluations(network) {
      do {
        return try evaluation.value(term).shape
      } catch ClaimFault.outside {
        continue
      }
    }
    return nil
  }
}
