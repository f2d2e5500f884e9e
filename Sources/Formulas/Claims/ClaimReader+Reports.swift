import Diagnostics

extension ClaimReader {
  /// One report for each row: of claims what the check says, of definitions what they define.
  ///
  /// - Parameters:
  ///   - faults: What keeps definitions from making a cell.
  ///   - displayed: Formulas that stand alone; a term within a sentence is no statement.
  package func reports(
    _ check: ClaimCheck, faults: [CellFault], displayed: Set<SourceFragment>
  ) -> [ClaimReport] {
    statements.compactMap { statement in
      var report = report(statement, check, faults: faults, displayed: displayed)
      report?.language = check.language
      return report
    }
  }

  private func report(
    _ statement: Statement, _ check: ClaimCheck, faults: [CellFault],
    displayed: Set<SourceFragment>
  ) -> ClaimReport? {
    let claim = statement.claim
    switch statement.kind {
    case .claim: return check.report(claim)
    case .definition, .loss:
      let fault = faults.first { $0.place.map { claim.holds($0) } ?? false }
      return ClaimReport(
        claim: claim,
        verdict: fault.map { .notUnderstood($0.message(in: check.language)) }
          ?? .definition(statement.defined))
    case .expression:
      guard displayed.contains(claim.place.source) else { return nil }
      return ClaimReport(claim: claim, verdict: .noClaim)
    }
  }
}

extension ClaimReader.Statement {
  /// What stands left of the first equals sign.
  fileprivate var defined: String {
    let row = EquationRow(formula.nodes, formula.source)
    return row.source.text(row.range(of: row.sides[0]))
  }
}

extension Claim {
  /// Whether a place is within the claim.
  fileprivate func holds(_ other: CellPlace) -> Bool {
    other.source == place.source && place.range.start <= other.range.start
      && other.range.end <= place.range.end
  }
}
