import Diagnostics

/// One token of LaTeX math.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A command without its backslash: `frac`, or one character that is no letter: `,`.
    case command(String)
    case character(Character)
    /// A run of blanks and line ends; it counts in text only.
    case space
    case end
  }

  var kind: Kind
  var range: SourceRange

  func isCharacter(_ character: Character) -> Bool { kind == .character(character) }
  func isCommand(_ name: String) -> Bool { kind == .command(name) }

  /// The token as it stands in the source; a blank for a space.
  var source: String {
    switch kind {
    case .command(let name): "\\" + name
    case .character(let character): String(character)
    case .space: " "
    case .end: ""
    }
  }
}
