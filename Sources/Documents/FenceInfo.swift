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
    switch name {
    case "rnn": .cell(.rnn, .command)
    case "python", "py", "python3":
      .cell(.python, hasBraces && attributes.classes.contains("run") ? .command : .plain)
    case "math": .math
    default: .shown
    }
  }

  /// ```` ```{rnn} ````, ```` ```{python} ````, ```` ```{code-cell} ````, ```` ```{.python .input} ````.
  private mutating func bracedRole() -> Role {
    switch attributes.words.first?.lowercased() {
    case "rnn": return .cell(.rnn, .command)
    case "python", "py", "python3": return .cell(.python, .command)
    case "code-cell": return .cell(attributes.words.contains("rnn") ? .rnn : .python, .command)
    default: break
    }
    switch attributes.classes.first?.lowercased() {
    case "rnn": return .cell(.rnn, .command)
    case "python", "py", "python3":
      // `n=1` beside `.input` is the cell's number in the notebook that it came from.
      if attributes.classes.contains("input") {
        attributes.entries.removeAll { $0.key == "n" }
        return .cell(.python, .command)
      }
      return .cell(.python, attributes.classes.contains("run") ? .command : .plain)
    default: return .shown
    }
  }
}
