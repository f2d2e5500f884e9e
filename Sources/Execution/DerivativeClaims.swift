import Diagnostics
import Formulas

/// Tries what a note says of derivatives on the networks that it states before.
struct DerivativeClaims {
  /// The most claims of a note that are tried.
  private static let maximumClaims = 16
  /// The most networks that a claim is tried on, the nearest first.
  private static let maximumNetworks = 4

  /// The networks of the note so far, each with its trial once it was needed.
  private var networks: [(equations: CellEquations, check: ClaimCheck?)] = []
  private var triedCount = 0
  /// What the note says the loss of all steps is.
  private var loss: LossDefinition?

  mutating func add(_ equations: [CellEquations]) {
    networks += equations.filter { !$0.isBidirectional && $0.memory == nil }.map { ($0, nil) }
  }

  /// Warnings for the derivatives in a section's formulas that its networks, or the nearest before
  /// that know their symbols, do not have.
  mutating func faults(of formulas: [Formula]) -> [Diagnostic] {
    guard !networks.isEmpty else { return [] }
    let free = Dictionary(uniqueKeysWithValues: ["f", "g", "phi"].map { ($0, CellFunction.tanh) })
    var faults: [Diagnostic] = []
    let reader = ClaimReader(formulas, functions: free)
    if let loss = reader.loss, loss != self.loss {
      self.loss = loss
      for index in networks.indices { networks[index].check = nil }
    }
    for claim in reader.claims where claim.isOfDerivative {
      guard triedCount < Self.maximumClaims else { break }
      triedCount += 1
      guard var fault = report(claim)?.derivativeWarning else { continue }
      // The mend is written with the function that stood for the letter.
      if !claim.text.contains("tanh"),
        let letter = ["f", "g", "\\phi"].first(where: { claim.text.contains("\($0)'") })
      {
        fault.fix = fault.fix?.replacing("\\tanh'", with: "\(letter)'")
      }
      faults.append(fault)
    }
    return faults
  }

  /// What the nearest network that can try the claim says of it.
  private mutating func report(_ claim: Claim) -> ClaimReport? {
    for index in networks.indices.suffix(Self.maximumNetworks).reversed() {
      if networks[index].check == nil {
        networks[index].check = try? ClaimCheck(networks[index].equations, loss: loss)
      }
      guard let report = networks[index].check?.report(claim) else { continue }
      if case .notChecked = report.verdict { continue }
      return report
    }
    return nil
  }
}
