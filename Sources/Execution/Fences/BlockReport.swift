import Documents

/// What became of one block of code of a note.
package struct BlockReport: Hashable, Sendable {
  package enum Outcome: Hashable, Sendable {
    case run
    /// It ran, and these classes of it were tried; some may not have come through.
    case exercised([String], faults: [TrialReport] = [])
    case shownOnly(reason: String)
    case failed(reason: String)
    /// The note ended before it.
    case notRun(reason: String)
  }

  /// A class whose try ended before its end.
  package struct TrialReport: Hashable, Sendable {
    package var className: String
    package var reason: String
    /// Whether the class itself is at fault; a value that was guessed may be, otherwise.
    package var isFailure: Bool

    package init(className: String, reason: String, isFailure: Bool) {
      self.className = className
      self.reason = reason
      self.isFailure = isFailure
    }
  }

  /// The line of the file in which the code begins.
  package var line: Int
  package var name: String
  package var outcome: Outcome

  package init(line: Int, name: String, outcome: Outcome) {
    self.line = line
    self.name = name
    self.outcome = outcome
  }
}

extension BlockReport.Outcome {
  /// The outcome in a word.
  package var word: String {
    switch self {
    case .run: "run"
    case .exercised(let classes, let faults):
      if faults.contains(where: \.isFailure) {
        "exercised, failed"
      } else {
        classes.isEmpty && !faults.isEmpty ? "not tried" : "exercised"
      }
    case .shownOnly: "shown only"
    case .failed: "failed"
    case .notRun: "not run"
    }
  }

  /// Whether some of what the block binds may be missing.
  var isIncomplete: Bool {
    switch self {
    case .run, .exercised: false
    case .shownOnly, .failed, .notRun: true
    }
  }

  /// Why, or which classes.
  package var details: String {
    switch self {
    case .run: ""
    case .exercised(let classes, let faults):
      ([classes.joined(separator: ", ")] + faults.map { "\($0.className): \($0.reason)" })
        .filter { !$0.isEmpty }.joined(separator: "; ")
    case .shownOnly(let reason), .failed(let reason), .notRun(let reason): reason
    }
  }
}

extension [BlockReport] {
  /// All blocks of a note, a line each, and how many came to what.
  package var table: OutputTable {
    let words = [
      "run", "exercised", "exercised, failed", "not tried", "shown only", "failed", "not run",
    ]
    let counts = words.compactMap { word in
      let count = count { $0.outcome.word == word }
      return count > 0 ? "\(count) \(word)" : nil
    }
    return OutputTable(
      header: ["line", "block", "outcome", ""],
      rows: map { [String($0.line), $0.name, $0.outcome.word, $0.outcome.details] },
      alignments: [.right, .left, .left, .left],
      caption: "\(self.count) \(self.count == 1 ? "block" : "blocks"): "
        + counts.joined(separator: ", "))
  }
}
