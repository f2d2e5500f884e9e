import Diagnostics
import Dialect

/// Finds what a note's listings get wrong, without running them.
package struct Linter {
  /// A listing of the note.
  package struct Source: Sendable {
    package let program: Program
    /// Whether its faults are told; a listing that isn't asked still says what later ones mean.
    package let isChecked: Bool
    /// Whether names that it lacks are told. What runs tells them by itself.
    package let checksNames: Bool

    package init(_ program: Program, isChecked: Bool = true, checksNames: Bool = true) {
      self.program = program
      self.isChecked = isChecked
      self.checksNames = checksNames
    }
  }

  /// Names that the note has besides those of its listings: its parameters.
  private let names: Set<String>

  package init(names: Set<String> = []) {
    self.names = names
  }

  /// The faults of all listings, in the order of their places.
  ///
  /// - Complexity: Linear in the listings' size, times the number of rules.
  package func diagnostics(of sources: [Source]) -> [Diagnostic] {
    var imports = Imports()
    for source in sources { imports.add(source.program.body) }
    let traced = Tracer.trace(sources.map(\.program.body), imports: imports)
    let whole = sources.flatMap { Body.all(in: $0.program.body) }
    let missing = NameUses.missing(in: sources.map(\.program.body), known: names)
    return sources.indices.flatMap { index -> [Diagnostic] in
      let source = sources[index]
      guard source.isChecked else { return [] }
      let listing = Listing(
        source.program, note: traced.note, imports: imports, values: traced.values[index],
        whole: whole, missing: source.checksNames ? missing[index] : [])
      let found = Rule.all.flatMap { $0.find(listing) }
      return found.sorted { $0.range.start < $1.range.start }.map(listing.diagnostic)
    }
  }
}
