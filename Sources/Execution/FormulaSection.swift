import Diagnostics
import Documents
import Formulas

/// The formulas between one heading and the next: what a reader takes for one network.
struct FormulaSection {
  /// The display formulas, which state the equations.
  var display: [Math] = []
  /// The formulas in the text, which speak of their symbols.
  var inline: [Math] = []

  /// The section's equations as networks: all together, or, where that fails and formulas have
  /// labels, each labelled one by itself and the others together.
  ///
  /// Nothing for a section without a recurrence: most formulas of a note define no network.
  private func networks() throws(CellFaults) -> [(equations: CellEquations, formulas: [Math])] {
    let parsed = display.map { (math: $0, formula: Formula.parse($0.source)) }
    guard parsed.map(\.formula).isRecurrence else { return [] }
    do throws(CellFaults) {
      return [(try read(parsed.map(\.formula)), display)]
    } catch {
      let labelled = parsed.filter { $0.math.label != nil }.map { [$0] }
      let parts = labelled + [parsed.filter { $0.math.label == nil }]
      guard !labelled.isEmpty else { throw error }
      var found: [(equations: CellEquations, formulas: [Math])] = []
      for part in parts where part.map(\.formula).isRecurrence {
        found.append((try read(part.map(\.formula)), part.map(\.math)))
      }
      return found
    }
  }

  /// The equations of formulas. A letter that stands for any activation, as in `f(W x_t)`, is no
  /// fault of a text: it is read as one that keeps the shape.
  private func read(_ formulas: [Formula]) throws(CellFaults) -> CellEquations {
    do throws(CellFaults) {
      // How many layers a stack has changes none of its symbols.
      return try CellEquations(formulas, layers: 1)
    } catch {
      let letters = error.faults.compactMap(\.freeFunction)
      guard !letters.isEmpty else { throw error }
      return try CellEquations(
        formulas, functions: Dictionary(letters.map { ($0, .tanh) }) { first, _ in first },
        layers: 1)
    }
  }

  /// What the section's symbols are, by the formulas' first places; or why its equations are no
  /// network.
  func reading() -> (keys: [SourceLocation: SymbolKey], faults: [Diagnostic]) {
    do throws(CellFaults) {
      var keys: [SourceLocation: SymbolKey] = [:]
      for network in try networks() {
        for math in inline + network.formulas {
          keys[math.source.location(.start)] = SymbolKey(math, network.equations.symbols)
        }
      }
      return (keys, [])
    } catch {
      return ([:], error.faults.filter(\.isMistake).map(\.diagnostic))
    }
  }
}

extension CellFault {
  /// The letter of a function that the equations leave open.
  fileprivate var freeFunction: String? {
    if case .unknownFunction(let name, nearest: nil) = kind { return name }
    return nil
  }
}

extension SymbolKey {
  /// The key of those symbols that stand in the formula; nothing where none does.
  fileprivate init?(_ math: Math, _ symbols: [CellSymbol]) {
    let formula = Formula.parse(math.source)
    let places = formula.places(ofSymbols: Set(symbols.map(\.name)))
    let shown = symbols.filter { symbol in places.values.contains(symbol.name) }
    guard !shown.isEmpty else { return nil }
    self.init(
      entries: shown.map(Entry.init),
      places: places.compactMapValues { name in shown.firstIndex { $0.name == name } })
  }
}

extension SymbolKey.Entry {
  fileprivate init(_ symbol: CellSymbol) {
    self.init(
      latex: symbol.latex, role: symbol.role.rawValue,
      shape: symbol.shape.map(\.name).joined(separator: " × "))
  }
}

extension Document {
  /// The note's formulas, cut at its headings.
  var formulaSections: [FormulaSection] {
    var sections = [FormulaSection()]
    func add(_ math: Math) {
      if math.isDisplay {
        sections[sections.count - 1].display.append(math)
      } else {
        sections[sections.count - 1].inline.append(math)
      }
    }
    walk { block in
      switch block.kind {
      case .heading: sections.append(FormulaSection())
      case .math(let math): add(math)
      case .paragraph(let inlines): inlines.formulas.forEach(add)
      case .table(let table):
        (table.header + table.rows.joined()).flatMap(\.formulas).forEach(add)
      case .blockQuote, .list, .code, .cell, .html, .thematicBreak, .writtenOutput: break
      }
    }
    return sections
  }
}
