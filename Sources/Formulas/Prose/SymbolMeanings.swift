import Diagnostics

/// What a note's prose says its symbols are: `$h_t$：隐藏状态`, `where $W$ is the weight matrix`.
package struct SymbolMeanings: Sendable {
  package struct Meaning: Hashable, Sendable {
    /// The symbol as LaTeX without its time index.
    package var latex: String
    package var text: String
    package var path: String
    /// Where the symbol stands that is explained.
    package var location: SourceLocation
    var isTimed: Bool
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
        if begins, text == nil || ProseClause.endsClause(text) {
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

  // MARK: Symbols

  /// The symbols of a formula that is nothing but symbols: `W_{hh}, W_{xh}`.
  private static func symbols(_ source: SourceFragment) -> [(name: String, use: Meaning)] {
    let nodes = RowSplitter.flat(Formula.parse(source).nodes).filter { !$0.isSpace }
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
          latex: reading.use.latex, text: "", path: source.path,
          location: source.location(node.range.start), isTimed: reading.use.time != .none)
        found.append((reading.use.name, meaning))
      } catch {
        return []
      }
    }
    return found
  }
}
