extension CellEquations {
  /// What both directions become, or share, where that is not `[forward; backward]` of their first
  /// states; as LaTeX.
  var joint: String? {
    let passes = CellPasses(roles, definitions)
    let shared = passes.forward.parameters.filter(passes.backward.parameters.contains)
    guard shared.isEmpty else {
      return "two runs that share \(shared.joined(separator: ", "))"
    }
    let outputs = [passes.forward, passes.backward].map { $0.outputs.filter($0.states.contains) }
    if passes.joined.definitions.count == 1,
      case .concatenation(let terms) = passes.joined.definitions[0].term,
      terms == outputs.compactMap({ $0.first.map { .value($0) } })
    {
      return nil
    }
    let listing = CellListing(equations: self, sizes: [:])
    let joined = Set(passes.joined.definitions.map(\.name))
    return zip(definitions, listing.latexEquations).filter { joined.contains($0.0.name) }
      .map { "\($0.1.left) = \($0.1.right)" }.joined(separator: ", ")
  }
}
