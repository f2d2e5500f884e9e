import Diagnostics
import RNN
import Tensors

/// Tries claims on drawn networks and numbers.
package struct ClaimCheck {
  private let loss: LossDefinition?
  /// Why the loss of all steps is not known.
  private let lossFault: ClaimFault?
  /// What is said of the network beside each verdict on it.
  private let notes: [String]
  /// Lengths of the sequence, sizes, and scales of the parameters, the smallest first.
  private static let draws: [(steps: Int, size: Int, scale: Double)] = [
    (2, 1, 0.5), (2, 2, 0.5), (3, 2, 0.2), (3, 3, 1), (4, 2, 2), (4, 3, 0.5), (4, 4, 1),
    (5, 3, 0.1),
  ]
  /// How far two sides of an equation may be apart, of their size.
  static let tolerance = 1e-8

  private let networks: [ClaimNetwork?]
  /// Why there is no cell.
  private let obstacle: String?
  let language: WordLanguage
  private var words: ClaimWords { ClaimWords(language: language) }

  /// - Parameters:
  ///   - equations: The cell that the claims speak of; none for claims about functions.
  ///   - loss: What the loss of all steps is; the sum of the steps' losses where nothing says.
  ///   - assumed: Free functions whose meaning nothing says, with what they are taken for.
  ///   - obstacle: Why there is no cell, where one was looked for.
  ///   - language: The language of the reports.
  package init(
    _ equations: CellEquations?, loss: LossDefinition? = nil,
    assumed: [String: CellFunction] = [:], obstacle: String? = nil,
    in language: WordLanguage = .english
  ) throws {
    (self.loss, self.obstacle, self.language) = (loss, obstacle, language)
    let words = ClaimWords(language: language)
    notes = assumed.sorted { $0.key < $1.key }.map { words.assumed($0, $1.rawValue) }
    let names = equations.map { CellListing(equations: $0, sizes: [:]).sizeNames } ?? []
    var fault: ClaimFault?
    func weights(_ steps: Int) -> [Double]? {
      do throws(ClaimFault) {
        return try loss?.weights(steps: steps)
      } catch {
        fault = error
        return nil
      }
    }
    networks = try Self.draws.enumerated().map { place, draw in
      try equations.map { equations in
        let sizes = names.enumerated().map { ($1, draw.size + ($0 + 1) % max(1, names.count)) }
        return try ClaimNetwork(
          equations, sizes: Dictionary(uniqueKeysWithValues: sizes), steps: draw.steps,
          scale: draw.scale, seed: UInt64(place + 1), lossWeights: weights(draw.steps))
      }
    }
    lossFault = fault
  }

  /// Tries a claim.
  package func report(_ claim: Claim) -> ClaimReport {
    var report = tried(claim)
    report.language = language
    return report
  }

  private func tried(_ claim: Claim) -> ClaimReport {
    switch claim.content {
    case .unread(let fault):
      return ClaimReport(claim: claim, verdict: .notChecked(words.fault(fault)))
    case .membership(let term, let set):
      return report(claim) { () throws in
        try MembershipTrial(term, set, networks: networks, words: words).verdict()
      }
    case .chain(let terms, let relations):
      if let symbol = defined(terms, relations) {
        return ClaimReport(claim: claim, verdict: .definition(symbol))
      }
      return report(claim) { () throws in
        let usesLoss = terms.contains(where: \.usesWholeLoss)
        if usesLoss, let lossFault { throw lossFault }
        var trial = RelationTrial(terms, relations, networks: networks, words: words)
        var report = try trial.report(claim)
        guard trial.isOfNetwork else { return report }
        report.notes += usesLoss ? [words.loss(loss)] + notes : notes
        return report
      }
    }
  }

  private func report(_ claim: Claim, _ work: () throws -> ClaimReport.Verdict) -> ClaimReport {
    report(claim) { ClaimReport(claim: claim, verdict: try work(), notes: notes) }
  }

  private func report(_ claim: Claim, _ work: () throws -> ClaimReport) -> ClaimReport {
    do {
      return try work()
    } catch let fault as ClaimFault {
      if case .noNetwork(let name) = fault, let obstacle {
        return ClaimReport(
          claim: claim, verdict: .notChecked(words.notKnown(name, obstacle)))
      }
      return ClaimReport(claim: claim, verdict: .notChecked(words.fault(fault)))
    } catch {
      return ClaimReport(claim: claim, verdict: .notChecked(String(describing: error)))
    }
  }

  /// The lone symbol that an equation says the meaning of: a loss, or one that nothing knows.
  private func defined(_ terms: [ClaimTerm], _ relations: [ClaimRelation]) -> String? {
    guard relations == [.equal], case .symbol(let symbol) = terms[0], symbol.index == nil else {
      return nil
    }
    let network = networks.lazy.compactMap { $0 }.first
    if network?.parameter(symbol.name) != nil { return nil }
    return symbol.isLoss || network?.isTimed(symbol.base) != true ? symbol.latex : nil
  }
}
