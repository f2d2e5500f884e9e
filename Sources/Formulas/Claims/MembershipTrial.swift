/// Tries whether a value lies where a claim says.
struct MembershipTrial {
  private let term: ClaimTerm
  private let set: ClaimSet
  private let networks: [ClaimNetwork?]

  init(_ term: ClaimTerm, _ set: ClaimSet, networks: [ClaimNetwork?]) {
    (self.term, self.set) = (term, set)
    self.networks = networks
  }

  func verdict() throws -> ClaimReport.Verdict {
    switch set {
    case .space(let dimensions): try shapeVerdict(dimensions)
    case .interval(let lower, let upper, let includesLower, let includesUpper):
      try RelationTrial(
        [lower, term, upper],
        [includesLower ? .lessOrEqual : .less, includesUpper ? .lessOrEqual : .less],
        networks: networks
      ).verdict()
    }
  }

  /// A letter of the space must be one of the cell's lengths, the same one in every draw.
  private func shapeVerdict(_ dimensions: [String]) throws -> ClaimReport.Verdict {
    var draws = 0
    for network in networks {
      guard let shape = try shape(beside: network) else { continue }
      guard shape.count == dimensions.count else {
        let value = ClaimValue(shape: shape, []).shapeWords
        return .fails("it is \(value), not one with \(dimensions.count) dimensions")
      }
      var lengths: [String: Int] = [:]
      for (name, length) in zip(dimensions, shape) {
        if let number = Int(name), number != length {
          return .fails(
            "it is \(ClaimValue(shape: shape, []).shapeWords), \(number) is not \(length)")
        }
        if let known = lengths[name], known != length {
          return .fails("\(name) would be both \(known) and \(length)")
        }
        lengths[name] = length
      }
      draws += 1
    }
    return draws == 0
      ? .notChecked("no draw has indices for it") : .holds(draws: draws, deviation: nil)
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
