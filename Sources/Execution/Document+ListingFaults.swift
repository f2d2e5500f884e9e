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
    guard frontMatter.lints else { return [] }
    let hasCommands = cells.contains { $0.language == .rnn }
    var isWhole = true
    let sources = cells.compactMap { cell -> Linter.Source? in
      guard let program = try? Program.parse(cell.code) else {
        isWhole = false
        return nil
      }
      let options = cell.options.merged(over: frontMatter.execute)
      let runs = (cell.kind != .plain || runsPlainPython) && options.eval ?? true
      return Linter.Source(
        program, isChecked: options.lint ?? true, checksNames: !runs && !hasCommands && isWhole)
    }
    return Linter(names: names).diagnostics(of: sources)
  }
}
