import Diagnostics
import Dialect
import Documents
import Lint

extension Document {
  /// What the note's listings get wrong and PyTorch runs in silence, in the order of the note.
  ///
  /// Listings that can't be parsed are left out: where they run, the run says why. Names that a
  /// listing lacks are told of those that are only shown, as long as all before could be parsed, and
  /// not in a note with `rnn` cells, whose commands are names too.
  ///
  /// - Parameters:
  ///   - runsPlainPython: Whether fences that are only shown otherwise run as well.
  ///   - names: The note's parameters.
  func listingFaults(runsPlainPython: Bool, names: Set<String>) -> [Diagnostic] {
    let hasCommands = cells.contains { $0.language == .rnn }
    var isWhole = true
    let sources = cells.compactMap { cell -> Linter.Source? in
      if OtherFrameworks(of: cell) != nil { return nil }
      guard let program = try? Program.parse(cell.code) else {
        isWhole = false
        return nil
      }
      let options = cell.options.merged(over: frontMatter.execute)
      let runs = (cell.kind != .plain || runsPlainPython) && options.eval ?? true
      return Linter.Source(
        program, isChecked: options.lint ?? true, checksNames: !runs && !hasCommands && isWhole,
        silenced: options.lintRules.silenced)
    }
    return unknownRules + Linter(names: names).diagnostics(of: sources)
  }

  /// The rules that the note turns on or off and that there are not.
  private var unknownRules: [Diagnostic] {
    let switches = frontMatter.execute.lintRules + cells.flatMap(\.options.lintRules)
    let known = Rule.all.map(\.name)
    return switches.filter { !known.contains($0.rule) }.map { unknown in
      let near = nearestName(to: unknown.rule, among: known)
      return Diagnostic(
        .warning, path: path, range: unknown.range, sourceLine: "",
        message: "there is no rule '\(unknown.rule)'", why: "lint names rules about listings",
        fix: near.map { "write \($0)" } ?? "the rules are \(known.joined(separator: ", "))")
    }
  }
}
