import Diagnostics

extension FormulaParser {
  /// `[…]` behind a command, read as math.
  mutating func optionalArgument() -> FormulaNode? {
    skipSpaces()
    guard peek.isCharacter("[") else { return nil }
    let bracket = next()
    let nodes = list(until: .bracket)
    if !take("]") { missingEnd(.unclosedGroup, bracket.range) }
    return FormulaNode(.group(nodes), range(from: bracket.range.start))
  }

  /// `{…}` behind a command, as its source without the braces; nothing where no brace stands.
  mutating func rawArgument() -> (text: String, range: SourceRange)? {
    skipSpaces()
    guard peek.isCharacter("{") else { return nil }
    let brace = next()
    let start = position
    var nesting = 0
    while peek.kind != .end {
      if peek.isCharacter("{") { nesting += 1 }
      if peek.isCharacter("}") {
        if nesting == 0 { break }
        nesting -= 1
      }
      position += 1
    }
    let text = sourceText(from: start, to: position)
    closeBrace(of: brace)
    return (text, range(from: brace.range.start))
  }

  /// `[…]` as its source without the brackets.
  mutating func rawOptionalArgument() -> String? {
    guard peek.isCharacter("[") else { return nil }
    let bracket = next()
    let start = position
    while peek.kind != .end, !peek.isCharacter("]") { position += 1 }
    let text = sourceText(from: start, to: position)
    if !take("]") { missingEnd(.unclosedGroup, bracket.range) }
    return text
  }

  mutating func environmentName() -> String? { rawArgument()?.text }
}
