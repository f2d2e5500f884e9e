import Diagnostics
import Documents
import Formulas

/// What a network's symbols are, for the formulas that show them.
struct NetworkKey {
  /// In the order of the network's symbols.
  private let entries: [SymbolKey.Entry]
  /// The entries' indices by the symbols' names.
  private let ranks: [String: Int]
  private let names: Set<String>

  init(_ equations: CellEquations, _ sizes: StatedSizes, _ meanings: SymbolMeanings) {
    entries = equations.symbols.map {
      SymbolKey.Entry($0, sizes, meaning: meanings.meanings[$0.name]?.plainText)
    }
    ranks = Dictionary(equations.symbols.enumerated().map { ($1.name, $0) }) { first, _ in first }
    names = Set(ranks.keys)
  }

  /// The key of those symbols that stand in the formula; nothing where none does.
  func key(of formula: Formula) -> SymbolKey? {
    let places = formula.places(ofSymbols: names)
    let shown = Set(places.values.compactMap { ranks[$0] }).sorted()
    guard !shown.isEmpty else { return nil }
    let indices = Dictionary(uniqueKeysWithValues: zip(shown, shown.indices))
    return SymbolKey(
      entries: shown.map { entries[$0] },
      places: places.compactMapValues { name in ranks[name].flatMap { indices[$0] } })
  }
}

extension SymbolKey.Entry {
  fileprivate init(_ symbol: CellSymbol, _ sizes: StatedSizes, meaning: String?) {
    let names = symbol.shape.map(\.name).joined(separator: " × ")
    let numbers = symbol.shape.compactMap { size in
      size.terms.reduce(0 as Int?) { sum, term in
        sum.flatMap { sum in sizes.number(term).map { sum + $0 } }
      }
    }
    let isKnown = !numbers.isEmpty && numbers.count == symbol.shape.count
    let shape = isKnown ? " = " + numbers.map(String.init).joined(separator: " × ") : ""
    self.init(
      latex: symbol.latex, role: symbol.role.rawValue, shape: names + shape, meaning: meaning)
  }
}
