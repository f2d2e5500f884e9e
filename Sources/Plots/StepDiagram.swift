/// A network drawn over time: a column for each step, a box for what is computed in it, arrows for
/// what is handed on.
package struct StepDiagram: Hashable, Sendable {
  /// Where a value goes from a box: to the step after it, or to the one before.
  package enum Flow: Hashable, Sendable { case forward, backward, none }

  /// One value of a box, at every step.
  package struct Line: Hashable, Sendable {
    /// The value's text at each step.
    package var texts: [String]
    package var flow: Flow
    /// What stands for the value outside of the first step, or behind the last: `h₀`.
    package var start: String

    package init(texts: [String], flow: Flow = .none, start: String = "") {
      (self.texts, self.flow) = (texts, flow)
      self.start = start
    }
  }

  /// A row of boxes, or of plain values.
  package struct Row: Hashable, Sendable {
    package var lines: [Line]
    package var isBoxed: Bool

    package init(_ lines: [Line], isBoxed: Bool) {
      (self.lines, self.isBoxed) = (lines, isBoxed)
    }
  }

  /// From the top to the bottom; every row is computed from the one below it.
  package var rows: [Row]
  /// What stands below, a line each.
  package var notes: [String]
  /// The diagram in a sentence, for those who can't see it.
  package var alternative: String
  package var caption: String?

  package init(rows: [Row], notes: [String], alternative: String) {
    (self.rows, self.notes) = (rows, notes)
    self.alternative = alternative
  }

  /// The number of steps.
  package var steps: Int { rows.first?.lines.first?.texts.count ?? 0 }
}
