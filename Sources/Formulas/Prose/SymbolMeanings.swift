import Diagnostics

/// What a note's prose says its symbols are: `$h_t$：隐藏状态`, `where $W$ is the weight matrix`.
package struct SymbolMeanings: Sendable {
  package struct Meaning: Hashable, Sendable {
    /// The symbol as LaTeX without its time index.
    package var latex: String
    package var text: String
    /// Where the symbol stands that is explained.
    package var place: CellPlace
    var isTimed: Bool

    /// The text with its formulas as Unicode text.
    package var plainText: String {
      text.split(separator: "$", omittingEmptySubsequences: false).enumerated().map { index, part in
        index.isMultiple(of: 2) ? String(part) : Formula.parse(String(part)).unicodeText
      }.joined()
    }
  }

  /// By the symbols' names, as `CellSymbol` has them; the first meaning of each.
  package private(set) var meanings: [String: Meaning] = [:]
  /// The names in the order of the prose.
  private(set) var names: [String] = []

  package init(_ prose: [ProseLine]) {
    for line in prose { read(line) }
  }

  private mutating func read(_ line: ProseLine) {
    var explained: [(name: String, use: Meaning)] = []
    var text: String?
    for (index, piece) in line.pieces.enumerated() {
      switch piece {
      case .formula(let source):
        let symbols = Self.symbols(source)
        let behind = line.pieces[(index + 1)...].first
        let begins = !symbols.isEmpty && ProseClause.begins(behind, line.isRow)
        let leads =
          begins || (text != nil && !symbols.isEmpty && Self.leads(line.pieces[(index + 1)...]))
        if leads, text == nil || ProseClause.endsClause(text) {
          keep(explained, text)
          explained = (text == nil ? explained : []) + symbols
          text = line.isRow ? "" : nil
        } else if text == nil, ProseClause.isConnector(behind) {
          explained += symbols
        } else if text != nil {
          text?.append("$\(source.source)$")
        }
      case .words(let words):
        if text != nil {
          text?.append(words)
        } else if let rest = ProseClause.copula(words), !explained.isEmpty {
          text = rest
        } else if !ProseClause.isConnector(piece) {
          explained = []
        }
      }
    }
    keep(explained, text)
  }

  private mutating func keep(_ symbols: [(name: String, use: Meaning)], _ text: String?) {
    guard let text = text.map(ProseClause.trimmed), !text.isEmpty, text.count <= 120 else { return }
    for (name, use) in symbols where meanings[name] == nil {
      var meaning = use
      meaning.text = text
      meanings[name] = meaning
      names.append(name)
    }
  }

  /// Whether pieces behind a symbol join it with others to one that begins a clause.
  private static func leads(_ pieces: ArraySlice<ProsePiece>) -> Bool {
    var rest = pieces.prefix(maximumJoined)
    while ProseClause.isConnector(rest.first), let joined = rest.dropFirst().first,
      case .formula(let source) = joined, !symbols(source).isEmpty
    {
      rest = rest.dropFirst(2)
      if ProseClause.begins(rest.first, false) { return true }
    }
    return false
  }

  /// The most pieces that are looked through for the end of a list of symbols.
  private static let maximumJoined = 16

  // MARK: Symbols

  /// The symbols of a formula that is nothing but symbols, or says where they lie: `W_{hh}, W_{xh}`.
  private static func symbols(_ source: SourceFragment) -> [(name: String, use: Meaning)] {
    let whole = RowSplitter.flat(Formula.parse(source).nodes).filter { !$0.isSpace }
    // `s_t \in \mathbb{R}^d` names the symbol and its space.
    let nodes = whole.prefix { $0.symbolText != "∈" }
    let reader = SymbolReader(source: source)
    var found: [(name: String, use: Meaning)] = []
    for (index, node) in nodes.enumerated() {
      guard index % 2 == 0 else {
        if node.isSeparator { continue }
        return []
      }
      do throws(CellFault) {
        guard let reading = try reader.symbol(node), reading.isPlain else { return [] }
        let meaning = Meaning(
          latex: reading.use.latex, text: "",
          place: CellPlace(source: source, range: node.range),
          isTimed: reading.use.time != .none)
        found.append((reading.use.name, meaning))
      } catch {
        return []
      }
    }
    return found
  }
}
