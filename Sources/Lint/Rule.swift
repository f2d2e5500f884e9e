/// One thing that listings get wrong and PyTorch runs in silence.
package struct Rule: Sendable {
  /// A short name, `dropout-one-layer`.
  package let name: String
  /// What is told, as the guide's table says it.
  package let fault: String
  /// What comes of it.
  package let effect: String
  let find: @Sendable (Listing) -> [Finding]

  /// The rules as rows of a Markdown table, for the guide.
  package static var table: String {
    let rows = all.map { "| `\($0.name)` | \($0.fault) | \($0.effect) |" }
    return (["| rule | what is told | what comes of it |", "|---|---|---|"] + rows)
      .joined(separator: "\n")
  }
}
