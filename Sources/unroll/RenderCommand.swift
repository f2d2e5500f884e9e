import ArgumentParser
import Writers

/// `unroll render`: runs notes and writes their pages.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Run notes and write an HTML page and a Markdown file for each.",
    discussion: """
      A cell that fails stops its note; the page shows the error under the cell, and the other \
      notes still run. Files are replaced as a whole or not at all. An output that was edited by \
      hand in a written page is kept, and its note is not rendered. Folders get an index.html, \
      which lists their notes, and an equations.html, which lists their equations and symbols.

        unroll render                       notebooks/ into Outputs/
        unroll render lecture.md            one note into Outputs/
        unroll render week1 week2 -o site   two folders into site/, with an index
        unroll render old.md --run python   run its plain Python fences, too
      """)

  @OptionGroup var options: NoteOptions

  func run() throws {
    var (results, status) = try options.work()
    var written = 0
    var faults: [OutputError] = []
    for (note, result) in results {
      guard let pages = result.pages else { continue }
      do throws(OutputError) {
        try options.folder.write(pages.html, to: "\(note.outputStem).html")
        try options.folder.write(pages.markdown, to: "\(note.outputStem).md")
        written += 1
      } catch {
        // A folder that cannot be made is told once, not once a note.
        if !faults.contains(error) { faults.append(error) }
      }
    }
    for (name, page) in written > 0 ? options.listPages(results) : [] {
      do throws(OutputError) {
        try options.folder.write(page, to: name)
      } catch {
        faults.append(error)
      }
    }
    faults.forEach { writeError($0.text) }
    if !faults.isEmpty { status = max(status, .failed) }
    if !options.quiet, written > 0 { writeError(summary(written: written, of: results.count)) }
    try status.leave()
  }

  private func summary(written: Int, of count: Int) -> String {
    let number = written == count ? "\(count)" : "\(written) of \(count)"
    let folder = options.folder.path
    return "\(number) \(count == 1 ? "note" : "notes") rendered into \(folder)/"
  }
}

extension NoteOptions {
  /// The pages that list the notes of folders and their equations; none for single notes, none
  /// where a note of that name is the page itself, and none where a note without a new page may
  /// have an old one that the written index lists.
  func listPages(
    _ results: [(note: NoteFile, result: WorkerResult)]
  ) -> [(name: String, text: String)] {
    let isWhole = results.allSatisfy { $0.result.pages != nil }
    guard coversFolders, isWhole || folder.read("index.html") == nil else { return [] }
    let entries = results.compactMap(\.result.pages?.entry)
    let stems = Set(results.map(\.note.outputStem))
    var pages: [(name: String, text: String)] = []
    if !stems.contains("index") { pages.append(("index.html", IndexWriter().page(entries))) }
    if !stems.contains("equations"), let page = IndexWriter().equationsPage(entries) {
      pages.append(("equations.html", page))
    }
    return pages
  }
}
