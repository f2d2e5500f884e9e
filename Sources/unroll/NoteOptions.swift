import ArgumentParser
import Glibc

/// What `render` and `check` have in common.
struct NoteOptions: ParsableArguments {
  @Argument(help: "Notes (.md files) or folders of notes.")
  var paths: [String] = ["notebooks"]

  @Option(name: .shortAndLong, help: "The folder for the pages.")
  var output = "Outputs"

  @Option(help: "Also run fences that are only shown otherwise: 'python'.")
  var run: PlainFences?

  @Option(name: .customShort("P"), help: "Set a parameter of the notes: key=value.")
  var parameter: [String] = []

  @Option(name: .shortAndLong, help: "Notes worked on at a time (default: one a processor).")
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "No progress, errors only.")
  var quiet = false

  @Flag(help: "Text plots in 7-bit characters.")
  var ascii = false

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("-j wants a number of at least 1") }
    for pair in parameter where !pair.dropFirst().contains("=") {
      throw ValidationError("-P wants key=value, got '\(pair)'")
    }
  }

  /// What `--run` can name.
  enum PlainFences: String, ExpressibleByArgument { case python }

  /// Runs all notes and says on standard error how it goes.
  ///
  /// - Returns: Each note with its result, and the worst status so far.
  func work() throws -> (results: [(note: NoteFile, result: WorkerResult)], status: ExitStatus) {
    let notes: [NoteFile]
    do throws(NoteFilesError) {
      notes = try findNotes(paths)
    } catch {
      writeError(error.text)
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    var progress = ProgressDisplay(total: notes.count, isQuiet: quiet)
    let outcomes = NoteJobs(requests: notes.map(request), parallel: parallel)
      .run { progress.show($0, $1) }
    progress.clear()
    return report(notes, outcomes)
  }

  private func report(
    _ notes: [NoteFile], _ outcomes: [NoteJobs.Outcome]
  ) -> (results: [(note: NoteFile, result: WorkerResult)], status: ExitStatus) {
    var results: [(note: NoteFile, result: WorkerResult)] = []
    var status = ExitStatus.good
    for (note, outcome) in zip(notes, outcomes) {
      switch outcome {
      case .success(let result):
        results.append((note, result))
        result.diagnostics.forEach(writeError)
        status = max(status, ExitStatus(rawValue: result.status) ?? .fault)
      case .failure(let error):
        writeError(error.text)
        status = max(status, .fault)
      }
    }
    return (results, status)
  }

  private func request(_ note: NoteFile) -> WorkerRequest {
    WorkerRequest(
      note: note, runsPlainPython: run == .python, parameters: parameter,
      writtenMarkdown: OutputFolder(path: output).location("\(note.outputStem).md"),
      asciiPlots: ascii)
  }

  private var parallel: Int {
    jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
