import Diagnostics
import Formulas

/// Tries what a note says of derivatives, of known functions and of the bounds of values on the
/// networks that it states before.
struct NoteClaims {
  /// The most claims of a note that are tried.
  private static let maximumClaims = 32
  /// The most networks that a claim is tried on, the nearest first.
  private static let maximumNetworks = 4

  /// The networks of the note so far, each with its trial once it was needed.
  private var networks: [(equations: CellEquations, check: ClaimCheck?)] = []
  private var triedCount = 0
  /// What the note says the loss of all steps is.
  private var loss: LossDefinition?
  /// The language of the note's page.
  private let language: WordLanguage

  /// That claims are left untried, where there are too many.
  private(set) var remarks: [Diagnostic] = []

  init(in language: WordLanguage) { self.language = language }

  mutating func add(_ equations: [CellEquations]) {
    networks += equations.filter { !$0.isBidirectional && $0.memory == nil }.map { ($0, nil) }
  }

  /// Warnings for what a section's formulas say that its networks, or the nearest before that know
  /// their symbols, refute.
  mutating func faults(of statements: [FormulaSection.Statement]) -> [Diagnostic] {
    guard !networks.isEmpty else { return [] }
    let formulas = statements.map(\.formula)
    let conditions = Set(statements.filter(\.isCondition).map(\.formula.source))
    let free = Dictionary(uniqueKeysWithValues: ["f", "g", "phi"].map { ($0, CellFunction.tanh) })
    let reader = ClaimReader(
      formulas, functions: formulas.definedFunctions.merging(free) { known, _ in known })
    if let loss = reader.loss, loss != self.loss {
      self.loss = loss
      for index in networks.indices { networks[index].check = nil }
    }
    var faults: [Diagnostic] = []
    for claim in reader.claims where isTold(claim, conditions) {
      triedCount += 1
      guard triedCount <= Self.maximumClaims else {
        if remarks.isEmpty { remarks = [Self.untried(claim)] }
        break
      }
      if var fault = warning(claim) {
        let mend = { (text: String) in Self.mend(text, for: claim) }
        fault.fix = fault.fix.map(mend)
        if var chinese = fault.chinese {
          chinese.fix = chinese.fix.map(mend)
          fault.chinese = chinese
        }
        faults.append(fault)
      }
    }
    return faults
  }

  private func isTold(_ claim: Claim, _ conditions: Set<SourceFragment>) -> Bool {
    if claim.isOfDerivative { return true }
    guard !conditions.contains(claim.place.source) else { return false }
    if claim.isOfKnownFunctions {
      // A free letter may stand for another function than the one it is read as.
      return !["f", "g", "\\phi"].contains { letter in
        ["(", "'", "^", "\\left", " "].contains { claim.text.contains(letter + $0) }
      }
    }
    return networks.suffix(Self.maximumNetworks).contains { claim.isOfValues($0.equations) }
  }

  /// The mend, written with the function's letter that stood for `\tanh`.
  private static func mend(_ mend: String, for claim: Claim) -> String {
    guard !claim.text.contains("tanh"),
      let letter = ["f", "g", "\\phi"].first(where: { claim.text.contains("\($0)'") })
    else { return mend }
    return mend.replacing("\\tanh'", with: "\(letter)'")
  }

  private static func untried(_ claim: Claim) -> Diagnostic {
    Diagnostic(
      .note, in: claim.place.source, at: claim.place.range,
      words: DiagnosticWords(
        ("this statement and those behind it are not tried", "这个论断和后面的论断没有检验"),
        why: ("the first \(maximumClaims) of a note are", "一篇笔记只检验前\(maximumClaims)个"),
        fix: (
          "try them in a cell: claims(\"…\") with the heading", "请在单元里检验：`claims(\"…\")`，引号里写标题"
        )))
  }

  /// What the nearest network that can try the claim says against it.
  private mutating func warning(_ claim: Claim) -> Diagnostic? {
    let isOfNetwork = !claim.isOfDerivative && !claim.isOfKnownFunctions
    for index in networks.indices.suffix(Self.maximumNetworks).reversed() {
      if isOfNetwork, !claim.isOfValues(networks[index].equations) { continue }
      if networks[index].check == nil {
        networks[index].check = try? ClaimCheck(networks[index].equations, loss: loss)
      }
      guard let report = networks[index].check?.report(claim) else { continue }
      if case .notChecked = report.verdict { continue }
      return report.warning(chinese: chinese(report, networks[index].equations))
    }
    return nil
  }

  /// The report of a claim that fails in Chinese, where the page is.
  private func chinese(_ report: ClaimReport, _ equations: CellEquations) -> ClaimReport? {
    guard language == .chinese, case .fails = report.verdict else { return nil }
    return try? ClaimCheck(equations, loss: loss, in: .chinese).report(report.claim)
  }
}
