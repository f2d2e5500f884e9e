import Diagnostics

extension SymbolMeanings {
  /// Parameters that the prose names but no equation uses, as warnings, with one that only the
  /// equations have.
  ///
  /// - Parameter formulas: All that uses symbols beside the cell's own equations.
  package func differences(
    from symbols: [CellSymbol], _ formulas: [Formula] = []
  ) -> [Diagnostic] {
    let known = formulas.reduce(into: Set(symbols.map(\.name))) { $0.formUnion($1.wholeSymbols) }
    let parameters = symbols.filter { $0.role == .parameter }
    let explained = names.filter { meanings[$0]?.isTimed == false && Self.isParameter($0) }
    guard !explained.isEmpty else { return [] }
    let unused = explained.filter { !known.contains($0) }
    let silent = parameters.filter { meanings[$0.name] == nil && Self.isParameter($0.name) }
    return unused.compactMap { name in
      meanings[name].map { meaning in
        let near = silent.first { $0.name.first == name.first }
        return Diagnostic(
          .warning, in: meaning.place.source, at: meaning.place.range,
          words: Self.unusedWords(meaning.latex, near: near?.latex))
      }
    }
  }

  private static func unusedWords(_ symbol: String, near: String?) -> DiagnosticWords {
    DiagnosticWords(
      ("\(symbol) is explained, but no equation uses it", "文中解释了`\(symbol)`，却没有方程用到它"),
      why: near.map {
        (
          "the equations have \($0), which the text does not explain", "方程里有`\($0)`，文中没有解释"
        )
      }
        ?? (
          "the text says what it is, as of a parameter of the network", "按文中的说法，它是网络的参数"
        ),
      fix: near.map { _ in ("write one of the two in both places", "两处请统一写成一个") }
        ?? ("write it in an equation, or leave it out of the text", "请写进方程，或者从文中去掉"))
  }

  /// Whether a name is that of a weight or a bias.
  private static func isParameter(_ name: String) -> Bool {
    ["W", "U", "V", "b", "R"].contains { name == $0 || name.hasPrefix($0 + "_") }
  }
}
