import Diagnostics
import Documents
import FoundationEssentials
import Writers

extension SeriesPlace {
  /// The note's place among the notes of its folder that name the same series; nothing where the
  /// note names none. Whatever else is rendered, the place is the same.
  init?(of document: Document, _ note: NoteFile) {
    guard let series = document.frontMatter.series else { return nil }
    let folder = note.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let base = folder.isEmpty ? "" : folder.joined(separator: "/") + "/"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: base.isEmpty ? "." : base))
    let members = (names ?? []).filter { $0.hasSuffix(".md") }.sorted()
      .compactMap { name in
        (try? readFrontMatter(base + name)).map { (name: name, head: $0) }
      }
      .filter { $0.head.series == series }
      .sorted { first, second in
        (first.head.order ?? .max, first.name) < (second.head.order ?? .max, second.name)
      }
    guard let own = members.firstIndex(where: { base + $0.name == note.path }) else { return nil }
    func neighbor(_ index: Int) -> Neighbor? {
      guard members.indices.contains(index) else { return nil }
      let name = members[index].name
      // A neighbor that is no note has no title to show.
      return (try? readNote(base + name)).map { Neighbor($0, link: "\(name.dropLast(3)).html") }
    }
    let depth = note.outputStem.count { $0 == "/" }
    self.init(
      previous: neighbor(own - 1), next: neighbor(own + 1),
      index: String(repeating: "../", count: depth) + "index.html")
  }
}
