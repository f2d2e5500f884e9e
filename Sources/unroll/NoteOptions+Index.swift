import Diagnostics
import Documents
import Writers

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
    let writer = IndexWriter(
      title: title ?? (folderNote == nil ? readmeTitle : nil), introduction: folderNote)
    var pages: [(name: String, text: String)] = []
    if !stems.contains("index") { pages.append(("index.html", writer.page(entries))) }
    if !stems.contains("equations"), let page = writer.equationsPage(entries) {
      pages.append(("equations.html", page))
    }
    return pages
  }

  /// What `_index.md` of the first folder that has one says.
  private var folderNote: Document? { firstNote(named: folderNoteName) }

  /// What the first folder with a README calls itself there.
  private var readmeTitle: String? { firstNote(named: "README.md")?.ownTitle }

  private func firstNote(named name: String) -> Document? {
    paths.lazy.map(tidyPath).filter { FileKind($0) == .folder }
      .map { OutputFolder(path: $0).location(name) }
      .filter { FileKind($0) == .file }
      .compactMap { try? readNote($0) }.first
  }
}
