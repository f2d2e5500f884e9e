import ArgumentParser
import Writers

/// `unroll render`: runs notes and writes their pages.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Run notes and write an HTML page and a Markdown file for each.",
    discussion: """
      A cell that fails stops its note; the page shows the error under the cell, and the other \
      notes still run. Pages are written when their note is done, files replaced as a whole or not \
      at all. An output that was edited by hand in a written page is kept, and its note is not \
      rendered. Folders get an index.html, which lists their notes, and an equations.html, which \
      lists their equations and symbols. The index takes its title from --title, from the \
      folder's _index.md, which has no page of its own, or from its README.md.

        unroll render                       notebooks/ into Outputs/
        unroll render lecture.md            one note into Outputs/
        unroll render week1 week2 -o site   two folders into site/, with an index
        unroll render old.md --run python   run its plain Python fences, too
      """)

  @OptionGroup var options: NoteOptions

  func run() throws {
    var written = 0
    var faults: [OutputError] = []
    var (results, status) = try options.work { note, pages in
      do throws(OutputError) {
        try options.folder.write(pages.html, to: "\(note.outputStem).html")
        try options.folder.write(pages.markdown, to: "\(note.outputStem).md")
        written += 1
        return true
      } catch {
        // A folder that cannot be made is told once, not once a note.
        if !faults.contains(error) { faults.append(error) }
        return false
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
