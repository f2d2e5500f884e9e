import Diagnostics

extension Formula {
  /// Reads equations that are written as plain text, one a line, as notes do in fences:
  ///
  ///     h_t = tanh(W_hh * h_{t-1} + W_xh * x_t + b_h)   # the hidden state
  ///     C̃_t = tanh(W_C · [h_{t-1}, x_t] + b_C)
  ///
  /// Unlike in LaTeX, a subscript takes all letters and digits behind its `_`, names of functions
  /// and Greek letters are words without a backslash, and a blank with `#` begins a remark. A line
  /// that begins with an operator, or within brackets that are open, continues the one before it.
  ///
  /// - Parameter keepsAll: Whether lines without an equals sign are formulas, too; in a fence they
  ///   are left out as prose.
  package static func plainText(_ source: SourceFragment, keepsAll: Bool = false) -> [Formula] {
    let lines = source.lines.map(PlainLine.init)
    var formulas: [Formula] = []
    var start = 0
    while start < lines.count {
      var depth = lines[start].openBrackets
      var end = start + 1
      while end < lines.count, lines[start].isEquation,
        lines[end].continues(lines[end - 1], depth: depth)
      {
        depth += lines[end].openBrackets
        end += 1
      }
      if lines[start].isEquation || (keepsAll && !lines[start].isEmpty) {
        formulas.append(plainLines(source.part(start..<end)))
      }
      start = end
    }
    return formulas
  }

  /// Reads plain text that stands in no file; each of its lines is a formula.
  package static func plainText(_ text: String, path: String = "formula") -> [Formula] {
    let source = SourceFragment(path: path, source: text)
    let formulas = plainText(source, keepsAll: true)
    return formulas.isEmpty ? [parse(source)] : formulas
  }

  private static func plainLines(_ source: SourceFragment) -> Formula {
    var lexer = Lexer(source)
    var reader = PlainTokens(lexer.tokens())
    var parser = FormulaParser(source, tokens: reader.tokens())
    let nodes = parser.formula()
    let faults = (reader.faults + parser.faults).sorted { $0.range.start < $1.range.start }
    return Formula(
      source: source, nodes: nodes, diagnostics: faults.map { $0.diagnostic(in: source) })
  }
}

extension SourceFragment {
  /// Some of the fragment's lines, at their places.
  fileprivate func part(_ range: Range<Int>) -> SourceFragment {
    let offsets = range.map { columnOffsets.indices.contains($0) ? columnOffsets[$0] : 0 }
    return SourceFragment(
      path: path, lines: Array(lines[range]), firstLine: firstLine + range.lowerBound,
      columnOffsets: offsets)
  }
}
