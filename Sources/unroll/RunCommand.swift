import ArgumentParser
import Diagnostics
import Documents
import Execution
import Glibc
import Plots

/// `unroll run`: one note or script, outputs to the terminal as they come.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run one note or one script and print what its cells print.",
    discussion: """
      A note (FILE.md) prints the outputs of its cells, plots as text. A script (FILE.py) of the \
      cell language prints exactly what its own print calls print. Nothing is written to files.
      """)

  @Argument(help: "A note (.md) or a script of the cell language (.py).")
  var file: String

  @Option(
    name: .customLong("run"), help: "Also run fences that are only shown otherwise: 'python'.")
  var plainFences: NoteOptions.PlainFences?

  @Option(name: .customShort("P"), help: "Set a parameter of the note: key=value.")
  var parameter: [String] = []

  @Flag(name: .shortAndLong, help: "No progress, errors only.")
  var quiet = false

  @Flag(help: "Text plots in 7-bit characters.")
  var ascii = false

  mutating func validate() throws {
    guard file.hasSuffix(".md") || file.hasSuffix(".py") else {
      throw ValidationError("'\(file)' is neither a note (.md) nor a script (.py)")
    }
  }

  func run() throws {
    let status: ExitStatus
    do throws(Diagnostic) {
      status = file.hasSuffix(".py") ? try runScript() : try runNote()
    } catch {
      writeError(error.text)
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    try status.leave()
  }

  private func runScript() throws(Diagnostic) -> ExitStatus {
    let source = SourceFragment(path: file, source: try readText(file))
    let script = ScriptRun(source: source, files: NoteFolder(ofNote: file).read, clock: seconds)
    do throws(SessionFault) {
      try script.run(onOutput: show)
      return .good
    } catch {
      writeError(error.diagnostic.text)
      return error.isLimit ? .limit : .failed
    }
  }

  private func runNote() throws(Diagnostic) -> ExitStatus {
    let document = try readNote(file)
    let execution = Execution(
      document: document, runsPlainPython: plainFences == .python,
      parameters: parsedParameters(parameter), files: NoteFolder(ofNote: file).read,
      clock: seconds)
    var progress = ProgressDisplay(total: 1, isQuiet: quiet)
    let note = NoteFile(path: file, outputStem: "")
    let result = execution.run { event in
      if case .output(let output) = event {
        progress.clear()
        show(output)
      } else if let message = WorkerMessage(event) {
        progress.show(note, message)
      }
    }
    progress.clear()
    for diagnostic in result.notebook.diagnostics { writeError(diagnostic.text) }
    return ExitStatus(result.status)
  }

  private func show(_ output: Output) {
    if let text = output.terminalText(ascii ? .ascii : .unicode) { writeOutput(text) }
    if case .warning(let diagnostic) = output { writeError(diagnostic.text) }
  }
}
