import Documents

/// Where a note stands in its series: what comes before and after it.
package struct SeriesPlace: Hashable, Sendable {
  /// Another note's page.
  package struct Neighbor: Hashable, Sendable {
    fileprivate let title: [Inline]
    /// Relative to the note's own page.
    fileprivate let link: String

    package init(_ document: Document, link: String) {
      title = NoteTitle(document).content
      self.link = link
    }
  }

  fileprivate let previous: Neighbor?
  fileprivate let next: Neighbor?
  /// The page that lists all notes, relative to the note's own page.
  fileprivate let index: String

  package init(previous: Neighbor?, next: Neighbor?, index: String) {
    self.previous = previous
    self.next = next
    self.index = index
  }
}

extension HTMLRenderer {
  /// The links to the series' pages before and after, and to the list of all.
  func navigation(_ place: SeriesPlace) -> String {
    func link(_ neighbor: SeriesPlace.Neighbor?, _ name: String, _ word: String) -> String {
      guard let neighbor else { return "<span></span>\n" }
      return """
        <a rel="\(name)" href="\(escapedAddress(neighbor.link))"><small>\(word)</small> \
        \(linkFree(neighbor.title))</a>

        """
    }
    return """
      <nav class="series">
      \(link(place.previous, "prev", words.previous))\
      <a rel="index" href="\(escapedAddress(place.index))">\(words.allNotes)</a>
      \(link(place.next, "next", words.next))</nav>

      """
  }
}
