import Diagnostics
import Dialect
import Documents

extension PlainFences {
  /// Tries the classes that the fence defines and the note does not use, and those above it that
  /// waited for what it defines.
  func exercise(
    _ fence: NotePlan.Fence, _ show: (Output) -> Void, _ result: inout CellResult
  ) {
    var tried: [String] = []
    var faults: [BlockReport.TrialReport] = []
    let classes = classes(to: fence)
    let waiting = postponed.filter { isBound($0.missing) }
    postponed.removeAll { isBound($0.missing) }
    let trials =
      waiting.map { ($0.trial, $0.fence) } + plan.trials(below: fence).map { ($0, fence) }
    for (trial, owner) in trials {
      let exercise = ModuleExercise(
        className: trial.name, trial: trial.trial, classes: classes,
        arguments: owner.cell.options.exerciseArguments, source: owner.code.source)
      guard var card = exercise.card(in: session) else { continue }
      if let missing = card.fault.flatMap({ laterName($0, behind: fence) }) {
        postponed.append((trial, owner, missing))
        continue
      }
      card.fault?.excuse(lost)
      show(.exercise(card))
      guard let fault = card.fault else {
        tried.append(trial.name)
        continue
      }
      faults.append(
        BlockReport.TrialReport(
          className: trial.name, reason: fault.message, isFailure: fault.severity == .error))
      card.faultOfRun(owner, at: trial.range).map { result.diagnostics.append($0) }
    }
    if !tried.isEmpty || !faults.isEmpty {
      result.report.outcome = .exercised(tried, faults: faults)
    }
  }

  /// The name that a class misses and that a fence further down defines.
  private func laterName(_ fault: Diagnostic, behind fence: NotePlan.Fence) -> String? {
    plan.names(boundBehind: fence).first {
      session.namespace[$0] == nil && fault.misses($0)
    }
  }
}

extension Diagnostic {
  /// Makes a remark of a fault that only tells of a name which a fence above was to define.
  fileprivate mutating func excuse(_ lost: Set<String>) {
    guard let name = lost.sorted().first(where: misses) else { return }
    severity = .note
    (why, fix) = ("the fence above that defines \(name) did not run", nil)
  }
}

extension ExerciseCard {
  /// The fault as a warning of the run, or as a remark where it is one; at the class where it has
  /// no place of its own.
  fileprivate func faultOfRun(_ fence: NotePlan.Fence, at place: SourceRange) -> Diagnostic? {
    guard var told = fault else { return nil }
    if told.severity == .error { told.severity = .warning }
    told.why = told.why ?? "\(className) was tried as \(call)"
    guard told.range == nil else { return told }
    let start = SourceRange(at: place.start)
    let here = Diagnostic(in: fence.code.source, at: start, message: "")
    (told.path, told.range, told.sourceLine) = (here.path, here.range, here.sourceLine)
    return told
  }
}
