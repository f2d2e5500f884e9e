import Diagnostics
import Documents
import Formulas

/// The formulas between one heading and the next: what a reader takes for one network.
struct FormulaSection {
  /// Something that states an equation.
  struct Statement {
    /// None for a line of a fence.
    var math: Math?
    var formula: Formula
  }

  /// The display formulas, and the lines of fences, which state the equations.
  var statements: [Statement] = []
  /// The formulas in the text, which speak of their symbols.
  var inline: [Math] = []
  /// The text, which may say what symbols mean.
  var prose: [ProseLine] = []

  /// The section's equations as networks: all together, or, where that fails and formulas have
  /// labels, each labelled one by itself and the others together.
  ///
  /// Nothing for a section without a recurrence: most formulas of a note define no network.
  private func networks() throws(CellFaults) -> [Network] {
    guard statements.map(\.formula).isRecurrence else { return [] }
    do throws(CellFaults) {
      return [try network(statements)]
    } catch {
      let labelled = statements.filter { $0.math?.label != nil }.map { [$0] }
      let parts = labelled + [statements.filter { $0.math?.label == nil }]
      guard !labelled.isEmpty else { throw error }
      var found: [Network] = []
      for part in parts where part.map(\.formula).isRecurrence { found.append(try network(part)) }
      return found
    }
  }

  private typealias Network = (equations: CellEquations, formulas: [Math])

  private func network(_ statements: [Statement]) throws(CellFaults) -> Network {
    (try read(statements.map(\.formula)), statements.compactMap(\.math))
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

  /// What came of reading a section.
  struct Reading {
    /// What the symbols are, by the formulas' first places.
    var keys: [SourceLocation: SymbolKey] = [:]
    /// Why the equations are no network, or how the text differs from them.
    var faults: [Diagnostic] = []
    var networks: [CellEquations] = []
  }

  /// Reads the section's equations, and what its text says of their symbols.
  func reading() -> Reading {
    do throws(CellFaults) {
      var keys: [SourceLocation: SymbolKey] = [:]
      let networks = try networks()
      guard !networks.isEmpty else { return Reading() }
      let meanings = SymbolMeanings(prose)
      for network in networks {
        for math in inline + network.formulas {
          keys[math.source.location(.start)] = SymbolKey(
            math, network.equations.symbols, meanings)
        }
      }
      return Reading(
        keys: keys, faults: meanings.differences(from: networks.flatMap(\.equations.symbols), uses),
        networks: networks.map(\.equations))
    } catch {
      return Reading(faults: error.faults.filter(\.isMistake).map(\.diagnostic))
    }
  }
}

extension FormulaSection {
  /// All formulas that use symbols, and do not only name them.
  private var uses: [Formula] {
    statements.map(\.formula) + inline.map { Formula.parse($0.source) }.filter(\.isEquation)
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
  fileprivate init?(_ math: Math, _ symbols: [CellSymbol], _ meanings: SymbolMeanings) {
    let formula = Formula.parse(math.source)
    let places = formula.places(ofSymbols: Set(symbols.map(\.name)))
    let shown = symbols.filter { symbol in places.values.contains(symbol.name) }
    guard !shown.isEmpty else { return nil }
    self.init(
      entries: shown.map { Entry($0, meaning: meanings.meanings[$0.name]?.text) },
      places: places.compactMapValues { name in shown.firstIndex { $0.name == name } })
  }
}

extension SymbolKey.Entry {
  fileprivate init(_ symbol: CellSymbol, meaning: String?) {
    self.init(
      latex: symbol.latex, role: symbol.role.rawValue,
      shape: symbol.shape.map(\.name).joined(separator: " × "), meaning: meaning)
  }
}

extension Document {
  /// The note's formulas, cut at its headings.
  var formulaSections: [FormulaSection] {
    var sections = [FormulaSection()]
    func add(_ math: Math) {
      if math.isDisplay {
        sections[sections.count - 1].statements.append(
          FormulaSection.Statement(math: math, formula: Formula.parse(math.source)))
      } else {
        sections[sections.count - 1].inline.append(math)
      }
    }
    walk { block in
      sections[sections.count - 1].prose += prose(of: block)
      switch block.kind {
      case .heading: sections.append(FormulaSection())
      case .math(let math): add(math)
      case .paragraph(let inlines): inlines.formulas.forEach(add)
      case .table(let table):
        (table.header + table.rows.joined()).flatMap(\.formulas).forEach(add)
      case .code:
        sections[sections.count - 1].statements += fencedEquations(in: block).map {
          FormulaSection.Statement(math: nil, formula: $0)
        }
      case .blockQuote, .list, .cell, .html, .thematicBreak, .writtenOutput: break
      }
    }
    return sections
  }
}
