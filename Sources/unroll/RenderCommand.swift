import ArgumentParser
import Writers

/// `unroll render`: runs notes and writes their pages.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Run notes and write an HTML page and a Markdown file for each, with an index page.",
    discussion: """
      A cell that fails stops its note; the page shows the error under the cell, and the other \
      notes still run. Files are replaced as a whole or not at all.
      """)

  @OptionGroup var options: NoteOptions

  func run() throws {
    var (results, status) = try options.work()
    let folder = OutputFolder(path: options.output)
    var written = 0
    do throws(OutputError) {
      for (note, result) in results {
        guard let pages = result.pages else { continue }
        try folder.write(pages.html, to: "\(note.outputStem).html")
        try folder.write(pages.markdown, to: "\(note.outputStem).md")
        written += 1
      }
      if written > 0 { try folder.write(indexPage(results), to: "index.html") }
    } catch {
      writeError(error.text)
      status = max(status, .failed)
    }
    if !options.quiet {
      writeError("\(written) \(written == 1 ? "note" : "notes") rendered into \(options.output)/")
    }
    try status.leave()
  }
}

/// The index page of the notes that have pages.
func indexPage(_ results: [(note: NoteFile, result: WorkerResult)]) -> String {
  IndexWriter().page(results.compactMap(\.result.pages?.entry))
}
