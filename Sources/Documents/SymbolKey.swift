import Diagnostics

/// What the symbols of one formula are, for a reader who points at one.
package struct SymbolKey: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// The symbol as LaTeX.
    package var latex: String
    /// What it does in its network: `state`, `parameter`, …
    package var role: String
    /// Its lengths with `×` between: `hidden × input`; empty for a number.
    package var shape: String
    /// What the prose says that it means.
    package var meaning: String?

    package init(latex: String, role: String, shape: String, meaning: String? = nil) {
      self.latex = latex
      self.role = role
      self.shape = shape
      self.meaning = meaning
    }
  }

  /// In the order of their first place.
  package var entries: [Entry]
  /// The entry's index at each symbol's place, in the formula's own coordinates.
  package var places: [SourceRange: Int]

  package init(entries: [Entry], places: [SourceRange: Int]) {
    self.entries = entries
    self.places = places
  }
}
