import Documents

/// The ids of one page, each given once.
struct Anchors {
  private var taken: Set<String> = []
  /// For each base, the last number that was put behind it.
  private var counts: [String: Int] = [:]

  /// A new id for a heading: its letters and digits of every script in lower case, blanks as
  /// hyphens, the rest left out, and a number behind it where the id is taken.
  mutating func make(for title: String) -> String {
    let base = Self.base(of: title)
    var id = base
    while taken.contains(id) {
      counts[base, default: 0] += 1
      id = "\(base)-\(counts[base, default: 0])"
    }
    taken.insert(id)
    return id
  }

  /// Takes the ids that cells, formulas and footnotes carry, so that no heading gets them.
  mutating func claim(labelsOf document: Document) {
    for footnote in document.footnotes {
      taken.insert("fn-\(footnote.label)")
      taken.insert("fnref-\(footnote.label)")
    }
    taken.formUnion(document.cells.map(\.name))
    taken.formUnion(document.formulas.flatMap(\.labels))
  }

  private static func base(of title: String) -> String {
    var id = ""
    for scalar in title.lowercased().unicodeScalars {
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil || isMark(properties)
        || scalar == "_" || scalar == "-"
      {
        id.unicodeScalars.append(scalar)
      } else if properties.isWhitespace, !id.isEmpty {
        id += "-"
      }
    }
    while id.hasSuffix("-") { id.removeLast() }
    return id.isEmpty ? "section" : id
  }

  private static func isMark(_ properties: Unicode.Scalar.Properties) -> Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }
}
