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
    /// The names of the rules that are off.
    package let silenced: Set<String>

    package init(
      _ program: Program, isChecked: Bool = true, checksNames: Bool = true,
      silenced: Set<String> = []
    ) {
      self.program = program
      self.isChecked = isChecked
      self.checksNames = checksNames
      self.silenced = silenced
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
      let rules = Rule.all.filter { !source.silenced.contains($0.name) }
      let found = rules.flatMap { rule in rule.find(listing).map { (rule.name, $0) } }
      return found.sorted { $0.1.range.start < $1.1.range.start }.map { name, finding in
        var told = listing.diagnostic(finding)
        told.rule = name
        return told
      }
    }
  }
}
