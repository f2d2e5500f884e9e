import ArgumentParser
import Glibc

/// What `render` and `check` have in common.
struct NoteOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Notes (.md files) or folders of notes.", valueName: "path"))
  var paths: [String] = ["notebooks"]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder for the pages.", valueName: "folder"))
  var output = "Outputs"

  @Option(help: NoteOptions.plainFencesHelp)
  var run: PlainFences?

  @Flag(help: NoteOptions.demoHelp)
  var demo = false

  @Option(name: .customShort("P"), help: NoteOptions.parameterHelp)
  var parameter: [String] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Notes worked on at a time (default: one for each processor).", valueName: "number"))
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "Say nothing but warnings and errors.")
  var quiet = false

  @Option(help: "The title of the index page.")
  var title: String?

  @Flag(help: "Draw text plots in 7-bit characters.")
  var ascii = false

  @Flag(help: "Show plots on pages as text alone, without SVG.")
  var noSvg = false

  static let plainFencesHelp = ArgumentHelp(
    "Run plain code fences too, which are only shown otherwise: 'python'.",
    valueName: "language")
  static let demoHelp: ArgumentHelp =
    "Supply values that plain fences use and never define: train_data, model, sizes."
  static let parameterHelp = ArgumentHelp(
    "Set a parameter of the note; may be repeated.", valueName: "key=value")

  mutating func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("-j wants a number of at least 1") }
    if output.isEmpty { throw ValidationError("-o wants the name of a folder") }
    try NoteOptions.check(parameters: parameter)
  }

  /// - Throws: `ValidationError` for an argument of `-P` that sets nothing.
  static func check(parameters: [String]) throws {
    for pair in parameters where !pair.dropFirst().contains("=") {
      throw ValidationError("-P wants key=value, got '\(pair)'")
    }
  }

  /// The folder for the pages.
  var folder: OutputFolder { OutputFolder(path: tidyPath(output)) }

  /// Whether the pages are those of folders: then an index lists them, and a page of no note is
  /// stale. A single note's run knows nothing of its neighbours.
  var coversFolders: Bool { paths.contains { FileKind($0) == .folder } }

  /// What `--run` can name.
  enum PlainFences: String, ExpressibleByArgument { case python }

  /// Runs all notes and says on standard error how it goes.
  ///
  /// - Returns: Each note with its result, and the worst status so far.
  ///
  /// - Parameters:
  ///   - isStrict: Whether equations that make no network, and faults of listings, are errors.
  ///   - checksListings: Whether to tell what listings get wrong that run all the same.
  ///   - write: Takes a note's pages as soon as it is done; says whether they are written.
  func work(
    isStrict: Bool = false, checksListings: Bool = false,
    write: (NoteFile, Pages) -> Bool = { _, _ in false }
  ) throws -> (results: [(note: NoteFile, result: WorkerResult)], status: ExitStatus) {
    let notes: [NoteFile]
    do throws(NoteFilesError) {
      notes = try findNotes(paths, except: folder)
    } catch {
      writeError(error.text)
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    var progress = ProgressDisplay(total: notes.count, isQuiet: quiet)
    let interrupt = interruptOnSignal()
    surviveBrokenPipes()
    let jobs = NoteJobs(
      requests: notes.map {
        request($0, isStrict: isStrict, checksListings: checksListings)
      }, parallel: parallel)
    var writtenCount = 0
    let outcomes = jobs.run(until: interrupt) { note, message in
      if case .finished(let result) = message, let pages = result.pages, write(note, pages) {
        writtenCount += 1
      }
      progress.show(note, message)
    }
    progress.clear()
    guard let outcomes else {
      writeError(progress.interruption(written: writtenCount))
      throw ExitCode(ExitStatus.interrupted.rawValue)
    }
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
        if let table = result.blockTable, !quiet { writeError(table) }
        status = max(status, ExitStatus(rawValue: result.status) ?? .fault)
      case .failure(let error):
        let none = WorkerResult(diagnostics: [error.text], status: ExitStatus.fault.rawValue)
        results.append((note, none))
        writeError(error.text)
        status = max(status, .fault)
      }
    }
    return (results, status)
  }

  private func request(
    _ note: NoteFile, isStrict: Bool, checksListings: Bool
  ) -> WorkerRequest {
    WorkerRequest(
      note: note, runsPlainPython: run == .python, parameters: parameter,
      writtenMarkdown: folder.location("\(note.outputStem).md"),
      asciiPlots: ascii, plotsAsTextAlone: noSvg, isStrict: isStrict, suppliesDemo: demo,
      checksListings: checksListings)
  }

  private var parallel: Int {
    jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
  }
}
