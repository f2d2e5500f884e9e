import Diagnostics
import Documents
import Formulas

extension Document {
  /// The equations of a fence that holds them as plain text, a line each; none for other blocks.
  ///
  ///     h_t = tanh(W_hh * h_{t-1} + W_xh * x_t + b_h)
  ///
  /// A fence counts where it has no language, or `text`, and all its lines with an equals sign
  /// define a symbol at a step, or one of them looks at the step before or after.
  func fencedEquations(in block: Block) -> [Formula] {
    guard case .code(let info, let literal) = block.kind,
      ["", "text", "txt", "plain", "plaintext"].contains(info.lowercased())
    else { return [] }
    let found = Formula.plainText(fragment(of: literal, in: block.range)).filter {
      !$0.definedSymbols.isEmpty
    }
    let isRecurrent = found.contains { !$0.carriedSymbols.isEmpty }
    return isRecurrent || found.allSatisfy(\.definesAtStep) ? found : []
  }

  /// What a block may say of symbols: its own text, or the lines of a fence with equations that name
  /// a symbol before a colon.
  func prose(of block: Block) -> [ProseLine] {
    guard case .code(_, let literal) = block.kind, !fencedEquations(in: block).isEmpty else {
      return block.prose
    }
    let source = fragment(of: literal, in: block.range)
    return source.lines.indices.compactMap { index in
      let line = source.lines[index]
      guard !line.contains("="), let colon = line.firstIndex(where: { ":：".contains($0) }) else {
        return nil
      }
      let symbols = SourceFragment(
        path: path, lines: [String(line[..<colon]).withGroupedSubscripts],
        firstLine: source.firstLine + index, columnOffsets: [source.columnOffsets[index]])
      return ProseLine([.formula(symbols), .words(String(line[colon...]))])
    }
  }

  /// The text of a code block with its places in the file.
  private func fragment(of literal: String, in range: SourceRange) -> SourceFragment {
    let source = source.split(separator: "\n", omittingEmptySubsequences: false)
    var lines = literal.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    let opening = range.start.line
    let isFence =
      source.indices.contains(opening - 1)
      && (source[opening - 1].contains("```") || source[opening - 1].contains("~~~"))
    let first = isFence ? opening + 1 : opening
    let offsets = lines.enumerated().map { index, line in
      let number = first + index - 1
      guard source.indices.contains(number), source[number].hasSuffix(line) else { return 0 }
      return source[number].count - line.count
    }
    return SourceFragment(path: path, lines: lines, firstLine: first, columnOffsets: offsets)
  }
}

extension String {
  /// The text as LaTeX, where a subscript of several letters has braces: `W_hh` is `W_{hh}`.
  fileprivate var withGroupedSubscripts: String {
    var made = ""
    var rest = self[...]
    while let mark = rest.firstIndex(of: "_") {
      let behind = rest.index(after: mark)
      let run = rest[behind...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
      made += rest[..<behind] + (run.count > 1 ? "{\(run)}" : run)
      rest = rest[run.endIndex...]
    }
    return made + rest
  }
}
