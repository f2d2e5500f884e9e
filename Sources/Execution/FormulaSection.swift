import Diagnostics
import Documents
import Formulas

/// The formulas between one heading and the next: what a reader takes for one network.
struct FormulaSection {
  /// A formula of the section.
  struct Statement {
    /// None for a line of a fence.
    var math: Math?
    var formula: Formula
    /// Whether the words before the formula make it a condition or an assumption.
    var isCondition = false

    init(_ math: Math) {
      self.math = math
      formula = Formula.parse(math.source)
    }

    init(line formula: Formula) { self.formula = formula }
  }

  /// The display formulas, and the lines of fences, which state the equations.
  var statements: [Statement] = []
  /// The formulas in the text, which speak of their symbols.
  var inline: [Statement] = []
  /// The text, which may say what symbols mean.
  var prose: [ProseLine] = []

  private typealias Network = (equations: CellEquations, statements: [Statement])

  /// Equations as networks: all together, or, where that fails and formulas have labels, each
  /// labelled one by itself and the others together.
  ///
  /// Nothing for equations without a recurrence: most formulas of a note define no network.
  private func networks(_ statements: [Statement]) throws(CellFaults) -> [Network] {
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

  private func network(_ statements: [Statement]) throws(CellFaults) -> Network {
    (try CellEquations(ofText: statements.map(\.formula)), statements)
  }

  /// The equations within the text of symbols that no display formula defines, the first of each.
  private var inlineEquations: [Statement] {
    var defined = statements.reduce(into: Set<String>()) { $0.formUnion($1.formula.definedSymbols) }
    return inline.filter { statement in
      let symbols = statement.formula.definedSymbols
      guard statement.formula.definesAtStep, defined.isDisjoint(with: symbols) else { return false }
      defined.formUnion(symbols)
      return true
    }
  }

  /// What came of reading a section.
  struct Reading {
    /// What the symbols are, by the formulas' first places.
    var keys: [SourceLocation: SymbolKey] = [:]
    /// Why the equations are no network, or how the text differs from them.
    var faults: [Diagnostic] = []
    var networks: [CellEquations] = []
    /// The lines with brackets that have no partner.
    var bracketLines: Set<Int> = []
  }

  /// Reads the section's equations, and what its text says of their symbols.
  ///
  /// - Parameter known: What the note knows in all its sections.
  func reading(known: NoteSymbols = NoteSymbols()) -> Reading {
    var reading = Reading()
    let meanings = SymbolMeanings(prose)
    let stated = (statements + inline).flatMap { StatedShape.all(in: $0.formula) }
    for (equations, isText) in [(statements, false), (inlineEquations, true)] {
      do throws(CellFaults) {
        let networks = try networks(equations)
        if networks.isEmpty { reading.add(equations.lostRecurrence, known) }
        for network in networks {
          let sizes = StatedSizes(network.equations, stated)
          reading.add(
            inline + network.statements, NetworkKey(network.equations, sizes, meanings))
          reading.faults += network.equations.mixedConventions + sizes.faults
        }
        reading.networks += networks.map(\.equations)
        guard !isText, !networks.isEmpty else { continue }
        let symbols = networks.flatMap(\.equations.symbols)
        reading.faults += meanings.differences(from: symbols, uses)
      } catch {
        let readsInput = equations.contains { $0.formula.readsInput }
        reading.add(
          error.faults.filter { $0.isMistake || (readsInput && $0.isMistakeOfNetwork) }, known)
      }
    }
    let equations = statements + inline.filter(\.formula.isEquation)
    reading.addBrackets(of: equations.map(\.formula))
    return reading
  }
}

extension FormulaSection {
  /// All formulas that use symbols, and do not only name them.
  private var uses: [Formula] {
    statements.map(\.formula) + inline.map(\.formula).filter(\.isEquation)
  }
}
