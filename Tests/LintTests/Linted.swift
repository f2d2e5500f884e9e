import Diagnostics
import Dialect
import Lint

/// What the rules tell of a note's listings, whole messages.
func linted(_ listings: String..., names: Set<String> = []) throws -> String {
  try text(of: listings, names: names, checksNames: true)
}

/// As `linted`, of snippets that leave their imports and data to the reader.
func lintedSnippet(_ listings: String...) throws -> String {
  try text(of: listings, checksNames: false)
}

private func text(
  of listings: [String], names: Set<String> = [], checksNames: Bool
) throws -> String {
  let sources = try listings.map { text in
    let program = try Program.parse(SourceFragment(path: "note.md", source: text))
    return Linter.Source(program, checksNames: checksNames)
  }
  return Linter(names: names).diagnostics(of: sources).map(\.text).joined(separator: "\n")
}
