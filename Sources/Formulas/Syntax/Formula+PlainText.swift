import Diagnostics

extension Formula {
  /// Reads equations that are written as plain text, one a line, as notes do in fences:
  ///
  ///     h_t = tanh(W_hh * h_{t-1} + W_xh * x_t + b_h)
  ///     C̃_t = tanh(W_C · [h_{t-1}, x_t] + b_C)
  ///
  /// A subscript takes all letters and digits behind its `_`, unlike in LaTeX. Lines without an
  /// equals sign are no equations and are left out.
  package static func plainText(_ source: SourceFragment) -> [Formula] {
    source.lines.indices.filter { source.lines[$0].contains("=") }.map { index in
      let offset = source.columnOffsets.indices.contains(index) ? source.columnOffsets[index] : 0
      return plainLine(
        SourceFragment(
          path: source.path, lines: [source.lines[index]], firstLine: source.firstLine + index,
          columnOffsets: [offset]))
    }
  }

  private static func plainLine(_ source: SourceFragment) -> Formula {
    var lexer = Lexer(source)
    var parser = FormulaParser(source, tokens: lexer.tokens().withGroupedSubscripts)
    let nodes = parser.formula()
    return Formula(
      source: source, nodes: nodes,
      diagnostics: parser.faults.map { $0.diagnostic(in: source) })
  }
}

extension [Token] {
  /// The tokens with braces around each run of letters and digits behind `_`.
  fileprivate var withGroupedSubscripts: [Token] {
    var grouped: [Token] = []
    var index = 0
    while index < count {
      grouped.append(self[index])
      index += 1
      guard grouped[grouped.count - 1].isCharacter("_") else { continue }
      let run = self[index...].prefix { $0.isLetterOrDigit }
      guard run.count > 1, let first = run.first, let last = run.last else { continue }
      grouped.append(Token(kind: .character("{"), range: SourceRange(at: first.range.start)))
      grouped += run
      grouped.append(Token(kind: .character("}"), range: SourceRange(at: last.range.end)))
      index += run.count
    }
    return grouped
  }
}

extension Token {
  fileprivate var isLetterOrDigit: Bool {
    guard case .character(let character) = kind else { return false }
    return character.isASCIILetter || character.isASCIIDigit
  }
}
