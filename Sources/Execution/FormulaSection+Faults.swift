import Diagnostics
import Documents
import Formulas

extension CellEquations {
  /// The equations of a text. A letter that stands for any activation, as in `f(W x_t)`, is no
  /// fault there: it is read as one that keeps the shape.
  ///
  /// Neither are rows that claim something: what is wrong with them is told by itself.
  init(ofText formulas: [Formula]) throws(CellFaults) {
    do throws(CellFaults) {
      try self.init(ofEquations: formulas)
    } catch {
      guard !error.faults.contains(where: \.isMistake), let rest = formulas.withoutClaims else {
        throw error
      }
      try self.init(ofEquations: rest)
    }
  }

  private init(ofEquations formulas: [Formula]) throws(CellFaults) {
    do throws(CellFaults) {
      // How many layers a stack has changes none of its symbols.
      try self.init(formulas, layers: 1)
    } catch {
      let letters = error.faults.compactMap(\.freeFunction)
      guard !letters.isEmpty else { throw error }
      try self.init(
        formulas, functions: Dictionary(letters.map { ($0, .tanh) }) { first, _ in first },
        layers: 1)
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

extension [FormulaSection.Statement] {
  /// Why equations that look like a recurrence are none, told only where nothing else is wrong with
  /// them: of all together, or of each by itself.
  var lostRecurrence: [CellFault] {
    let formulas = map(\.formula).filter { $0.definesAtStep || $0.definesNextStep }
    guard !formulas.isEmpty else { return [] }
    let faults = Self.lostRecurrence(formulas)
    guard faults.isEmpty, formulas.count > 1 else { return faults }
    return formulas.flatMap { Self.lostRecurrence([$0]) }
  }

  private static func lostRecurrence(_ formulas: [Formula]) -> [CellFault] {
    do throws(CellFaults) {
      _ = try CellEquations(ofText: formulas)
      return []
    } catch {
      // Scores and outputs look at states that a picture may explain; an input makes a new state.
      let readsInput = formulas.contains(where: \.readsInput)
      guard
        error.faults.allSatisfy({ $0.isLostRecurrence || (readsInput && $0.isMistakeOfNetwork) })
      else { return [] }
      return error.faults.filter { readsInput || $0.staleState == nil }
    }
  }
}

extension FormulaSection.Reading {
  /// Adds faults, but for states and gates that another section of the note may define.
  mutating func add(_ found: [CellFault], _ known: NoteSymbols) {
    let told = found.filter { fault in
      fault.staleState.map { !known.used.contains($0) }
        ?? fault.undefinedGate.map { !known.defined.contains($0) } ?? true
    }
    faults += told.map(\.diagnostic)
    bracketLines.formUnion(
      told.filter(\.isUnbalanced).compactMap { $0.diagnostic.range?.start.line })
  }

  /// Adds what is wrong with the brackets of formulas, but of those that have been told of one.
  mutating func addBrackets(of formulas: [Formula]) {
    for formula in formulas {
      faults += formula.bracketFaults.filter { fault in
        fault.range.map { !bracketLines.contains($0.start.line) } ?? false
      }
    }
  }

  /// Adds what formulas show of a network's symbols; the first network counts.
  mutating func add(_ statements: [FormulaSection.Statement], _ key: NetworkKey) {
    for statement in statements {
      guard let math = statement.math else { continue }
      let place = math.source.location(.start)
      if keys[place] == nil { keys[place] = key.key(of: statement.formula) }
    }
  }
}
