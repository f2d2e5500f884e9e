import Diagnostics

extension Claim {
  /// Whether the claim says what a derivative is: an equation that begins with one.
  package var isOfDerivative: Bool {
    guard case .chain(let terms, let relations) = content else { return false }
    return relations.allSatisfy { $0 == .equal }
      && terms[0].contains { term in
        if case .derivative = term { return true }
        return false
      }
  }
}

extension ClaimReport {
  /// A warning for a derivative that is not what its claim says; nothing for one that holds, or
  /// was not checked.
  package var derivativeWarning: Diagnostic? {
    guard case .fails(let example) = verdict else { return nil }
    let place = claim.place
    return Diagnostic(
      .warning, path: place.source.path, range: place.source.range(place.range),
      sourceLine: place.source.line(place.range.start.line),
      message: "the equations have another derivative than is written here",
      why: Self.plain(([example] + notes).joined(separator: "; ")),
      fix: mend.map { "write " + Self.plain($0) })
  }
}
