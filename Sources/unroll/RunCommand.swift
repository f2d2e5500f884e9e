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

        unroll run notebooks/forecast.md
        unroll run lecture.md --run python
        unroll run train.py | tail -n 1
      """)

  @Argument(help: "A note (.md) or a script of the cell language (.py).")
  var file: String

  @Option(name: .customLong("run"), help: NoteOptions.plainFencesHelp)
  var plainFences: NoteOptions.PlainFences?

  @Flag(help: NoteOptions.demoHelp)
  var demo = false

  @Option(name: .customShort("P"), help: NoteOptions.parameterHelp)
  var parameter: [String] = []

  @Flag(name: .shortAndLong, help: "Say nothing but outputs, warnings and errors.")
  var quiet = false

  @Flag(help: "Draw text plots in 7-bit characters.")
  var ascii = false

  mutating func validate() throws {
    guard file.hasSuffix(".md") || file.hasSuffix(".py") else {
      throw ValidationError("'\(file)' is neither a note (.md) nor a script (.py)")
    }
    try NoteOptions.check(parameters: parameter)
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

  private var display: OutputDisplay { OutputDisplay(glyphs: ascii ? .ascii : .unicode) }

  private func runScript() throws(Diagnostic) -> ExitStatus {
    let source = SourceFragment(path: file, source: try readText(file))
    let script = ScriptRun(
      source: source, files: NoteFolder(ofNote: file).read, clock: seconds,
      interrupt: interruptOnSignal(endsWithSecond: true))
    do throws(SessionFault) {
      var display = display
      try script.run { display.show($0) }
      return .good
    } catch {
      writeError(error.diagnostic.text)
      return error.end.map(ExitStatus.init) ?? .failed
    }
  }

  private func runNote() throws(Diagnostic) -> ExitStatus {
    let document = try readNote(file)
    let execution = Execution(
      document: document, runsPlainPython: plainFences == .python,
      parameters: parsedParameters(parameter), files: NoteFolder(ofNote: file).read,
      clock: seconds, suppliesDemo: demo, interrupt: interruptOnSignal(endsWithSecond: true))
    var progress = ProgressDisplay(total: 1, isQuiet: quiet)
    let note = NoteFile(path: file, outputStem: "")
    // Progress would draw over an unfinished line of outputs on the same terminal.
    var display = display
    var place = ""
    let isTerminal = isatty(STDOUT_FILENO) != 0
    let result = execution.run { event in
      if case .cell(let index, let count, _) = event { place = "cell \(index) of \(count)" }
      if case .output(let output) = event {
        if !display.isLineOpen || !isTerminal { progress.clear() }
        display.show(output)
      } else if let message = WorkerMessage(event), !display.isLineOpen || !isTerminal {
        progress.show(note, message)
      }
    }
    if display.isLineOpen, isTerminal { writeOutput("\n") } else { progress.clear() }
    for diagnostic in result.notebook.diagnostics { writeError(diagnostic.text) }
    if !quiet { result.blockTable(of: file, display.glyphs).map(writeError) }
    if result.status == .interrupted { writeError("interrupted in \(place)") }
    return ExitStatus(result.status)
  }
}
