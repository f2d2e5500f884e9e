import ArgumentParser

/// `unroll check`: runs notes and compares their pages with what is written.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Run notes again and compare with the pages in the output folder.",
    discussion: """
      Nothing is written. Every difference is shown as a diff on standard output, and the exit \
      status is 1. To accept the differences, run 'unroll render'. Of whole folders, pages without \
      a note are told, too. So is what listings of PyTorch get wrong and runs all the same; 'lint: \
      false' in a note's front matter or a cell's options turns that off.

        unroll check                    notebooks/ against Outputs/
        unroll check lecture.md -o site one note against its pages in site/
        unroll check --strict           a fault in equations or listings fails the note, too
      """)

  @OptionGroup var options: NoteOptions

  @Flag(help: "Take equations that make no network, and faults of listings, as errors.")
  var strict = false

  func run() throws {
    let (results, status) = try options.work(isStrict: strict, checksListings: true)
    var count = 0
    var differing = 0
    for (note, result) in results {
      guard let pages = result.pages else { continue }
      let texts = [
        ("\(note.outputStem).md", pages.markdown), ("\(note.outputStem).html", pages.html),
      ]
      count += texts.count
      let faulty = texts.filter { difference($0, $1) != nil }
      differing += faulty.count
      // The page says in HTML what the Markdown says: one diff of the two is enough.
      if let (name, text) = faulty.first { difference(name, text).map { writeOutput($0 + "\n") } }
      for (name, _) in faulty.dropFirst() {
        writeOutput("\(options.folder.location(name)) differs, too\n")
      }
    }
    for (name, page) in options.listPages(results) {
      count += 1
      if let difference = difference(name, page) {
        differing += 1
        writeOutput(difference + "\n")
      }
    }
    let stale = options.coversFolders ? stalePages(results) : []
    for page in stale { writeOutput("\(page) is a page without a note\n") }
    report(differing, of: count, stale: stale.count)
    try max(status, differing + stale.count == 0 ? .good : .failed).leave()
  }

  private func report(_ differing: Int, of count: Int, stale: Int) {
    if differing > 0 {
      writeError("error: \(differing) of \(count) files differ from a fresh run")
      writeError("fix: look at the difference; 'unroll render' accepts it")
    }
    if stale > 0 {
      writeError("error: \(stale) \(stale == 1 ? "page has" : "pages have") no note")
      writeError("fix: delete what is no longer wanted")
    }
    if differing + stale == 0, count > 0, !options.quiet {
      writeError("\(count) files are as a fresh run makes them")
    }
  }

  /// How a file differs from what it should hold; none when it does not.
  private func difference(_ name: String, _ text: String) -> String? {
    let location = options.folder.location(name)
    guard let written = options.folder.read(name) else { return "\(location) is missing" }
    if written == text { return nil }
    return LineDiff(old: written, new: text, oldName: location, newName: "a fresh run").text()
  }

  /// The pages in the output folder that no note makes.
  private func stalePages(_ results: [(note: NoteFile, result: WorkerResult)]) -> [String] {
    let wanted = Set(
      results.map { "\($0.note.outputStem).html" } + ["index.html", "equations.html"])
    return options.folder.pages.filter { !wanted.contains($0) }.map(options.folder.location)
  }
}
