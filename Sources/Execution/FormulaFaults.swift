import Diagnostics
import Documents
import Formulas

extension Document {
  /// The faults of the note's formulas, and the symbols that stand outside of any, in the order
  /// of their places.
  var formulaFaults: [Diagnostic] {
    let faults = formulas.flatMap { Formula.parse($0.source).diagnostics } + looseSymbols
    return faults.sorted { a, b in
      guard let first = a.range?.start, let second = b.range?.start else { return false }
      return first < second
    }
  }

  /// The diagnostics with the file's own lines in the place of fragments' lines, which lack what
  /// stands around a formula or before a quoted cell.
  func withWholeLines(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    return diagnostics.map { diagnostic in
      guard diagnostic.path == path, diagnostic.sourceLine != nil,
        let number = diagnostic.range?.start.line, lines.indices.contains(number - 1)
      else { return diagnostic }
      var whole = diagnostic
      whole.sourceLine = String(lines[number - 1])
      return whole
    }
  }

  /// The diagnostics without a formula's fault that a cell which read the formula then raised: that
  /// one says the same, and how the cell came to it.
  func withoutRepeats(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let raised = diagnostics.filter { !$0.trace.isEmpty }
    return diagnostics.filter { diagnostic in
      guard diagnostic.trace.isEmpty, let place = diagnostic.range else { return true }
      return !raised.contains { error in
        error.path == diagnostic.path && error.range == place
          && error.message.tellsOf(diagnostic.message)
      }
    }
  }

  /// A warning for each symbol's command in running text.
  private var looseSymbols: [Diagnostic] {
    var warnings: [Diagnostic] = []
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let places = formulas.map(\.source.wholeRange)
    walk { block in
      guard let text = block.runningText else { return }
      let loose = Set(LooseSymbol.all(in: text).map { String($0.command) })
      guard !loose.isEmpty else { return }
      let last = min(block.range.end.line, lines.count)
      for number in block.range.start.line...max(block.range.start.line, last) {
        guard lines.indices.contains(number - 1) else { break }
        warnings += looseSymbols(loose, in: lines[number - 1], number).filter { warning in
          !places.contains { place in warning.range.map { place.contains($0.start) } ?? false }
        }
      }
    }
    return warnings
  }

  private func looseSymbols(
    _ commands: Set<String>, in line: Substring, _ number: Int
  ) -> [Diagnostic] {
    // A line says enough with its first symbols; to count each one's column takes time.
    let symbols = LooseSymbol.all(in: line).filter { commands.contains(String($0.command)) }
    return symbols.prefix(20).map { symbol in
      let before = line.unicodeScalars[..<symbol.command.startIndex]
      let column = before.count + 1
      let start = SourceLocation(line: number, column: column)
      let end = SourceLocation(line: number, column: column + symbol.command.count)
      return Diagnostic(
        .warning, path: path, range: SourceRange(start: start, end: end),
        sourceLine: String(line), words: symbol.looseWords)
    }
  }
}

extension String {
  /// Whether the words are a fault's behind the name of an exception, with what else is wrong or
  /// without: `FormulaError: '(' has no ')' (and 1 more fault)`.
  fileprivate func tellsOf(_ fault: String) -> Bool {
    guard let colon = firstRange(of: ": ") else { return false }
    let words = self[colon.upperBound...]
    return words == fault || words.hasPrefix("\(fault) (and ")
  }
}

extension LooseSymbol {
  fileprivate var looseWords: DiagnosticWords {
    DiagnosticWords(
      ("\(command) stands outside of a formula", "`\(command)`写在了公式外面"),
      why: (
        "it is shown as \(character), but the text around it stays text",
        "它显示为\(character)，但周围的文字仍是普通文字"
      ), fix: ("put the formula between dollars: $…$", "请把公式写在两个美元符号之间：`$…$`"))
  }
}

extension SourceFragment {
  fileprivate var wholeRange: SourceRange {
    let last = SourceLocation(line: lines.count, column: (lines.last?.count ?? 0) + 1)
    return range(SourceRange(start: .start, end: last))
  }
}

extension SourceRange {
  fileprivate func contains(_ location: SourceLocation) -> Bool {
    start <= location && location < end
  }
}

extension Block {
  /// The words of a block without its formulas and code; none for blocks without text of their
  /// own.
  fileprivate var runningText: String? {
    inlines.isEmpty ? nil : inlines.runningText
  }
}

extension [Inline] {
  fileprivate var runningText: String {
    map { inline in
      switch inline {
      case .text(let text): text
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .image(_, _, let inner):
        inner.runningText
      case .softBreak, .lineBreak, .code, .html, .math, .footnoteReference, .expression, .reference:
        " "
      }
    }.joined()
  }
}
