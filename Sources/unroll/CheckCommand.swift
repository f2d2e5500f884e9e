import ArgumentParser

/// `unroll check`: runs notes and compares their pages with what is written.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run notes again and compare with the pages in the output folder.",
    discussion: """
      Nothing is written. Every difference is shown as a diff on standard output, and the exit \
      status is 1. To accept the differences, run 'unroll render'.
      """)

  @OptionGroup var options: NoteOptions

  func run() throws {
    let (results, status) = try options.work()
    let folder = OutputFolder(path: options.output)
    var expected: [(name: String, text: String)] = []
    for (note, result) in results {
      guard let pages = result.pages else { continue }
      expected.append(("\(note.outputStem).md", pages.markdown))
      expected.append(("\(note.outputStem).html", pages.html))
    }
    expected.append(("index.html", indexPage(results)))
    let differing = expected.filter { name, text in !report(name, text, folder) }.map(\.name)
    if !differing.isEmpty {
      writeError("error: \(differing.count) of \(expected.count) files differ from a fresh run")
      writeError("fix: look at the diff; 'unroll render' accepts it")
    } else if !options.quiet {
      writeError("\(expected.count) files are as a fresh run makes them")
    }
    try max(status, differing.isEmpty ? .good : .failed).leave()
  }

  /// Prints the difference of a file from what it should hold; true when there is none.
  private func report(_ name: String, _ text: String, _ folder: OutputFolder) -> Bool {
    let location = folder.location(name)
    guard let written = folder.read(name) else {
      writeOutput("\(location) is missing\n")
      return false
    }
    if written == text { return true }
    let diff = LineDiff(old: written, new: text, oldName: location, newName: "a fresh run")
    writeOutput(diff.text() + "\n")
    return false
  }
}
