/// One run over a sequence as a listing writes it: all of a cell, or one of the three that equations
/// of both directions take.
struct ListedRun {
  let pass: CellPass
  let isBackward: Bool
  /// What is kept of every step, each in a list of its own.
  let kept: [(name: String, list: String)]
  /// What the function of the run is called in Swift behind the cell's name.
  let suffix: String

  /// The list of a value at every step.
  static func list(_ name: String) -> String { name + "_steps" }
}

extension CellListing {
  /// The runs in the order in which they are taken.
  var runs: [ListedRun] {
    guard equations.isBidirectional else {
      return [
        ListedRun(
          pass: CellPass(whole: roles, definitions), isBackward: isBackward,
          kept: [(output, "outputs")], suffix: "")
      ]
    }
    let passes = CellPasses(roles, definitions)
    func run(_ pass: CellPass, _ isBackward: Bool, _ suffix: String) -> ListedRun {
      let kept = pass.outputs.filter(passes.joined.inputs.contains).map { ($0, ListedRun.list($0)) }
      return ListedRun(pass: pass, isBackward: isBackward, kept: kept, suffix: suffix)
    }
    return [
      run(passes.forward, false, "Forward"), run(passes.backward, true, "Backward"),
      ListedRun(
        pass: passes.joined, isBackward: false, kept: [(output, "outputs")], suffix: "Joined"),
    ]
  }

  /// The states in the order of the runs.
  var states: [String] { runs.flatMap(\.pass.states) }

  /// Whether a state is taken from the step that follows.
  func isFromAfter(_ state: String) -> Bool {
    guard equations.isBidirectional else { return isBackward }
    return roles.occurrences.contains { occurrence in
      guard occurrence.use.name == state, case .offset(let steps) = occurrence.use.time else {
        return false
      }
      return steps > 0
    }
  }
}
