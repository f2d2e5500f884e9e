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
    var found = Findings()
    for (note, result) in results {
      guard let pages = result.pages else { continue }
      let texts = [
        ("\(note.outputStem).md", pages.markdown), ("\(note.outputStem).html", pages.html),
      ]
      found.count += texts.count
      let faulty = texts.compactMap { name, text in difference(name, text) }
      for (place, difference) in faulty.enumerated() {
        found.add(difference)
        // The page says in HTML what the Markdown says: one diff of the two is enough.
        writeOutput(place == 0 ? difference.text : difference.shortText)
      }
    }
    for (name, page) in options.listPages(results) {
      found.count += 1
      guard let difference = difference(name, page) else { continue }
      found.add(difference)
      writeOutput(difference.text)
    }
    let stale = options.coversFolders ? stalePages(results) : []
    for page in stale { writeOutput("\(page) is a page without a note\n") }
    found.stale = stale.count
    found.tell(isQuiet: options.quiet)
    try max(status, found.isGood ? .good : .failed).leave()
  }

  /// How a file differs from what it should hold; none when it does not.
  private func difference(_ name: String, _ text: String) -> Difference? {
    let location = options.folder.location(name)
    guard let written = options.folder.read(name) else { return .missing(location) }
    if written == text { return nil }
    return .changed(
      location, LineDiff(old: written, new: text, oldName: location, newName: "a fresh run").text())
  }

  /// The pages in the output folder that no note makes.
  private func stalePages(_ results: [(note: NoteFile, result: WorkerResult)]) -> [String] {
    let wanted = Set(
      results.map { "\($0.note.outputStem).html" } + ["index.html", "equations.html"])
    return options.folder.pages.filter { !wanted.contains($0) }.map(options.folder.location)
  }
}

/// How one file differs from a fresh run.
private enum Difference {
  case missing(String)
  case changed(String, String)

  var text: String {
    switch self {
    case .missing(let location): "\(location) is missing\n"
    case .changed(_, let difference): difference + "\n"
    }
  }

  /// The same behind another difference of its note.
  var shortText: String {
    switch self {
    case .missing: text
    case .changed(let location, _): "\(location) differs, too\n"
    }
  }
}

/// What a check found, counted.
private struct Findings {
  var count = 0
  var stale = 0
  private var missing = 0
  private var changed = 0

  var isGood: Bool { missing + changed + stale == 0 }

  mutating func add(_ difference: Difference) {
    switch difference {
    case .missing: missing += 1
    case .changed: changed += 1
    }
  }

  func tell(isQuiet: Bool) {
    if missing > 0 {
      writeError("error: \(missing) of \(count) files \(missing == 1 ? "is" : "are") missing")
      writeError("fix: 'unroll render' writes them")
    }
    if changed > 0 {
      let verb = changed == 1 ? "differs" : "differ"
      writeError("error: \(changed) of \(count) files \(verb) from a fresh run")
      writeError("fix: look at the difference; 'unroll render' accepts it")
    }
    if stale > 0 {
      writeError("error: \(stale) \(stale == 1 ? "page has" : "pages have") no note")
      writeError("fix: delete what is no longer wanted")
    }
    if isGood, count > 0, !isQuiet { writeError("\(count) files are as a fresh run makes them") }
  }
}
