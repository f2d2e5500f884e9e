import Diagnostics
import Documents
import Execution
import Library
import Plots

/// A note's run with what came of it.
struct NoteRun {
  let result: ExecutionResult
  let events: [String]

  init(
    _ note: String, runsPlainPython: Bool = false, parameters: [FrontMatter.Parameter] = [],
    files: [String: String] = [:], clock: @escaping () -> Double = { 0 }
  ) throws {
    var events: [String] = []
    let execution = Execution(
      document: try MarkdownReader().read(path: "note.md", source: note),
      runsPlainPython: runsPlainPython, parameters: parameters,
      files: { path throws(FileFault) in
        guard let text = files[path] else { throw .missing(path: path) }
        return [UInt8](text.utf8)
      }, clock: clock)
    result = execution.run { events.append(NoteRun.words($0)) }
    self.events = events
  }

  var status: ExecutionResult.Status { result.status }

  /// What the cells put out, by the cell's index, as a terminal shows it; faults by their
  /// message.
  var outputs: [Int: [String]] {
    result.notebook.outputs.mapValues { $0.map(NoteRun.words) }
  }

  var messages: [String] { result.notebook.diagnostics.map(\.head) }

  private static func words(_ output: Output) -> String {
    switch output {
    case .warning(let diagnostic), .failure(let diagnostic): diagnostic.head
    case .text, .result, .plot, .plots, .diagram, .table, .formula, .listing, .exercise:
      output.terminalText(.ascii) ?? ""
    }
  }

  private static func words(_ event: RunEvent) -> String {
    switch event {
    case .cell(let index, let count, _): "cell \(index)/\(count)"
    case .training(let progress): "epoch \(progress.epoch)/\(progress.epochs)"
    case .output(let output): "output \(words(output))"
    }
  }
}

/// A cell of commands.
func cell(_ code: String) -> String { "```rnn\n\(code)\n```\n\n" }
