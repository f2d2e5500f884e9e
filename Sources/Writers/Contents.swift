/// A heading as the table of contents lists it.
struct ContentsEntry: Hashable {
  let level: Int
  let id: String
  /// The heading's words as HTML without links.
  let title: String
}

/// The table of contents: the headings' first three levels as nested lists.
struct Contents {
  private let entries: [ContentsEntry]

  /// A note with fewer headings is seen at a glance.
  private static let fewest = 3

  init(_ entries: [ContentsEntry]) {
    let top = entries.map(\.level).min() ?? 1
    self.entries = entries.filter { $0.level < top + 3 }
  }

  var isWorthwhile: Bool { entries.count >= Self.fewest }

  /// The nested list, without an element around it.
  var html: String {
    var result = ""
    var open: [Int] = []
    for entry in entries {
      while let level = open.last, level > entry.level, open.count > 1 {
        open.removeLast()
        result += "</li>\n</ol>\n"
      }
      if let level = open.last, level >= entry.level {
        result += "</li>\n"
      } else {
        result += open.isEmpty ? "<ol>\n" : "\n<ol>\n"
        open.append(entry.level)
      }
      result += "<li><a href=\"#\(escapedAddress(entry.id))\">\(entry.title)</a>"
    }
    return result + open.map { _ in "</li>\n</ol>\n" }.joined()
  }
}
