import Diagnostics

/// What a fence's info string says: whether its code can run, is a formula, or is only shown.
struct FenceInfo {
  enum Role: Hashable {
    case shown
    case math
    case cell(Cell.Language, Cell.Kind)
  }

  var role: Role = .shown
  var attributes: AttributeList
  /// Attributes of other tools are left alone where a fence was not written for this one.
  var isForeign: Bool

  /// Reads an info string whose first character stands at `start`.
  init(_ info: String, at start: SourceLocation) {
    let word = info.prefix { $0 != " " && $0 != "\t" && $0 != "{" }
    let rest = info[word.endIndex...]
    let open = rest.firstIndex(of: "{").map(rest.index(after:)) ?? rest.endIndex
    let inner = rest[open...].prefix { $0 != "}" }
    let before = info[..<open].unicodeScalars.count
    let place = SourceLocation(line: start.line, column: start.column + before)
    attributes = AttributeList(inner, at: place)
    isForeign = false
    role = word.isEmpty ? bracedRole() : namedRole(word.lowercased(), hasBraces: !inner.isEmpty)
    if case .cell(_, .plain) = role { isForeign = true }
  }

  /// ```` ```rnn ````, ```` ```python {.run} ````, ```` ```python ````, ```` ```math ````.
  private func namedRole(_ name: String, hasBraces: Bool) -> Role {
    // Editors and forges put a file's name or a mark behind the language: `python:main.py`.
    switch name.prefix(while: { !":=,".contains($0) }) {
    case "rnn": .cell(.rnn, .command)
    case let language where Self.python.contains(String(language)):
      .cell(.python, hasBraces && attributes.classes.contains("run") ? .command : .plain)
    case "math": .math
    default: .shown
    }
  }

  /// How notes call Python, a pasted session too.
  private static let python: Set = [
    "python", "py", "python3", "py3", "ipython", "ipython3", "pycon",
  ]

  /// ```` ```{rnn} ````, ```` ```{python} ````, ```` ```{code-cell} ````, ```` ```{.python .input} ````.
  private mutating func bracedRole() -> Role {
    switch attributes.words.first?.lowercased() {
    case "rnn": return .cell(.rnn, .command)
    case let language? where Self.python.contains(language): return .cell(.python, .notebook)
    case "code-cell":
      return attributes.words.contains("rnn") ? .cell(.rnn, .command) : .cell(.python, .notebook)
    default: break
    }
    switch attributes.classes.first?.lowercased() {
    case "rnn": return .cell(.rnn, .command)
    case let language? where Self.python.contains(language):
      // `n=1` beside `.input` is the cell's number in the notebook that it came from.
      if attributes.classes.contains("input") {
        attributes.entries.removeAll { $0.key == "n" }
        return .cell(.python, .notebook)
      }
      return .cell(.python, attributes.classes.contains("run") ? .command : .plain)
    default: return .shown
    }
  }
}
