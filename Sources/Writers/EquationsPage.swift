import Documents
import Formulas

/// A labeled equation as the page of a folder's equations shows it.
struct EquationEntry: Codable, Sendable {
  let label: String
  let number: Int
  /// MathML.
  let formula: String
}

/// What a symbol of a note's equations is.
struct SymbolEntry: Codable, Hashable, Sendable {
  /// MathML.
  let symbol: String
  let meaning: String
}

extension HTMLRenderer {
  /// The note's labeled equations in order.
  var equationEntries: [EquationEntry] {
    notebook.document.formulas.compactMap { math in
      guard let label = math.label, let target = labels.targets[label] else { return nil }
      return EquationEntry(
        label: label, number: target.number, formula: markup(math.source, isDisplay: true))
    }
  }

  /// The symbols of the note's equations, each once, in the order of the equations.
  var symbolEntries: [SymbolEntry] {
    let keys = notebook.symbolKeys.sorted { $0.key < $1.key }.map(\.value)
    var seen: Set<SymbolEntry> = []
    return keys.flatMap(\.entries).compactMap { entry in
      let symbol = Formula.parse(entry.latex).mathML(display: false)
      let listed = SymbolEntry(symbol: symbol, meaning: words.role(entry))
      return seen.insert(listed).inserted ? listed : nil
    }
  }
}

extension IndexWriter {
  /// The page of all labeled equations and their symbols, note by note; nothing without such.
  package func equationsPage(_ entries: [Entry]) -> String? {
    let notes = entries.bySeries.flatMap(\.notes).filter { !$0.equations.isEmpty }
    guard let language = language ?? entries.first?.language, !notes.isEmpty else { return nil }
    let words = PageWords(language: language)
    let title = words.equationsAndSymbols
    let shell = PageShell(language: language, titleText: title, bodyClass: "note")
    let contents = notes.enumerated().map { index, note in
      ContentsEntry(level: 2, id: "note-\(index + 1)", title: note.title)
    }
    let parts = notes.enumerated().map { index, note in
      part(note, id: "note-\(index + 1)", language: language, words)
    }
    return shell.html(
      head: "<header class=\"title\">\n<h1>\(title)</h1>\n</header>\n", body: parts.joined(),
      contents: contents)
  }

  private func part(
    _ note: Entry, id: String, language: String, _ words: PageWords
  ) -> String {
    let foreign = note.language == language ? "" : " lang=\"\(escaped(note.language))\""
    let address = escapedAddress(note.link)
    let equations = note.equations.map { equation in
      """
      <div class="equation numbered">\(equation.formula)<a class="number" \
      href="\(address)#\(escapedAddress(equation.label))">(\(equation.number))</a></div>

      """
    }
    return """
      <section class="equations"\(foreign)>
      <h2 id="\(id)"><a href="\(address)">\(note.title)</a></h2>
      \(equations.joined())\(symbolTable(note.symbols, words))</section>

      """
  }

  private func symbolTable(_ symbols: [SymbolEntry], _ words: PageWords) -> String {
    guard !symbols.isEmpty else { return "" }
    let rows = symbols.map { entry in
      "<tr>\n<td>\(entry.symbol)</td>\n<td>\(escaped(entry.meaning))</td>\n</tr>\n"
    }
    return """
      <div class="table">
      <table>
      <thead>
      <tr>
      <th>\(words.symbol)</th>
      <th>\(words.meaning)</th>
      </tr>
      </thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      </div>

      """
  }
}
