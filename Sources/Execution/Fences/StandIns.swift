import Lint

/// The names whose values stand in for those that a note leaves out, and the names that were
/// computed from them.
struct StandIns {
  /// A name that the note leaves out, and its value in words.
  struct Entry: Hashable {
    let name: String
    let words: String
  }

  private var entries: [String: Entry] = [:]

  mutating func supply(_ name: String, _ words: String) {
    entries[name] = Entry(name: name, words: words)
  }

  /// Takes in a fence that runs: what it binds stands in too where it reads something that does.
  ///
  /// - Returns: The first of what stands in that the fence reads.
  mutating func enter(_ uses: NameUses) -> Entry? {
    let entry = uses.reads.lazy.compactMap { [entries] in entries[$0.name] }.first
    for name in uses.bound { entries[name] = entry }
    return entry
  }
}

extension NameUses {
  /// The attributes that are taken of a name.
  func attributes(of name: String) -> Set<String> {
    Set(reads.filter { $0.name == name }.compactMap(\.attribute))
  }
}
