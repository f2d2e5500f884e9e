import Formulas
import Interpreter

/// What `claim` gives: true where the statement holds.
final class ClaimObject: NativeObject {
  private let report: ClaimReport
  private let words: CommandWords

  init(_ report: ClaimReport, _ words: CommandWords) {
    (self.report, self.words) = (report, words)
  }

  var typeName: String { "Claim" }
  var isVerdict: Bool { true }

  var attributeNames: [String] { ["verdict", "holds", "reason", "mend", "text"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "verdict": Value(report.name)
    case "holds": .bool(report.holds)
    case "reason": Value(report.reason)
    case "mend": report.mend.map { Value(ClaimReport.plain($0)) } ?? Value.none
    case "text": Value(report.claim.text)
    default: nil
    }
  }

  func truth(in context: Context) throws(Raise) -> Bool { report.holds }

  func repr(in context: Context) throws(Raise) -> String {
    words.verdict(report.word, report.reason)
  }

  func text(in context: Context) throws(Raise) -> String { try repr(in: context) }
}

/// What `claims` gives: a list of what became of each claim, true where all hold.
final class ClaimListObject: NativeObject {
  private let reports: [ClaimReport]
  private let list: Value
  private let words: CommandWords

  init(_ reports: [ClaimReport], _ words: CommandWords) {
    (self.reports, self.words) = (reports, words)
    list = Value(tuple: reports.map { .native(ClaimObject($0, words)) })
  }

  var typeName: String { "Claims" }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    try context.item(list, key)
  }

  func length(in context: Context) throws(Raise) -> Int { reports.count }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    try context.iterator(list)
  }

  func truth(in context: Context) throws(Raise) -> Bool {
    reports.allSatisfy { $0.holds || $0.verdict == .noClaim }
  }

  /// `4 statements: 2 hold, 1 not checked, 1 definition`.
  func repr(in context: Context) throws(Raise) -> String {
    let verdicts = [
      "holds", "fails", "not checked", "not understood", "definition", "not a claim",
    ]
    return words.counts(
      verdicts.map { verdict in (verdict, reports.count { $0.name == verdict }) },
      of: reports.count)
  }

  func text(in context: Context) throws(Raise) -> String { try repr(in: context) }
}
