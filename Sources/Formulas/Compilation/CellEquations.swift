import Diagnostics
import RNN

/// A recurrent cell as a note's formulas write it: read, its symbols classified, its shapes known
/// up to the sizes that the user gives.
///
/// In the equations, a symbol with the index `t` that no equation defines is an input; one that is
/// also used at `t-1` is a state; one without a time is a parameter. Both conventions are
/// understood: `W x_t` (a matrix has the shape [to, from]) and `x_t W` ([from, to]).
package struct CellEquations: Sendable {
  /// The symbols in the order of the text.
  package let symbols: [CellSymbol]
  /// The names of the sizes that the cell needs: `input`, `hidden`, `output`, …
  package let sizeNames: [String]
  /// Whether the cell runs from the last step to the first (its states are taken from `t+1`).
  package let isBackward: Bool
  /// Whether some states come from `t-1` and others from `t+1`: the cell needs a run each way.
  package let isBidirectional: Bool
  /// The memory that the equations read at every step, as LaTeX: `h_i`; nil where they read none.
  package let memory: String?
  /// How many layers the equations of a layer `l` were written out for; nil for other equations.
  package let layerCount: Int?
  /// Readings that a reader of the note should know of.
  package let notes: [Diagnostic]

  /// The note on vectors that are rows here and columns there, if any are.
  package let mixedConventions: [Diagnostic]

  let roles: CellRoles
  let definitions: [(name: String, term: TypedTerm)]
  let sizes: SizeNames

  /// Reads the equations of formulas that together make a cell, in their order.
  ///
  /// - Parameters:
  ///   - functions: What free function letters mean: `f` is `tanh`.
  ///   - inputs: The names of the inputs where the equations leave them open.
  ///   - layers: How many layers equations of a layer `l` are written out for.
  /// - Throws: All faults that were found. Reading stops after the stage that finds any, but beside
  ///   rows that can't be read what is wrong with each other row is told, too.
  package init(
    _ formulas: [Formula], functions: [String: CellFunction] = [:], inputs: Set<String> = [],
    layers: Int? = nil
  ) throws(CellFaults) {
    let reading = formulas.flatMap(\.diagnostics).filter { $0.severity == .error }
    guard reading.isEmpty else { throw CellFaults([], reading: reading) }
    let defined = DefinedFunctions(formulas, given: functions)
    var reader = EquationReader(
      functions: defined.functions, positions: PositionIndices(formulas))
    for formula in formulas { reader.read(formula) }
    reader.leaveOutStatements()
    let stack = LayerStack(reader.equations, count: layers)
    let roles = CellRoles(stack.equations, inputs: inputs)
    guard reader.faults.isEmpty else {
      throw CellFaults((reader.faults + Self.faultsOfReadRows(roles)).inOrder)
    }
    guard stack.faults.isEmpty else { throw CellFaults(stack.faults) }
    guard !roles.equations.isEmpty else {
      throw CellFaults([CellFault(kind: .noEquations, place: formulas.first?.wholePlace)])
    }
    let kinds = ParameterKinds(
      roles.equations, parameters: roles.parameters, scores: roles.memory.scores)
    guard roles.faults.isEmpty, kinds.faults.isEmpty else {
      throw CellFaults((roles.faults + kinds.faults).inOrder)
    }
    let shapes = ShapeInference(roles, kinds.kinds, tied: stack.tied + roles.pairs)
    guard shapes.faults.isEmpty else { throw CellFaults(shapes.faults) }
    self.roles = roles
    definitions = shapes.definitions
    mixedConventions = VectorConventions(roles.equations).notes
    notes = reader.notes + shapes.notes + mixedConventions
    isBackward = roles.isBackward
    isBidirectional = roles.isBidirectional
    memory = roles.memory.memories.first.flatMap { name in
      roles.firstOccurrence(of: name)?.use.positionedLatex
    }
    layerCount = stack.count
    sizes = SizeNames(roles, shapes)
    sizeNames = sizes.names
    symbols = sizes.symbols(roles, shapes)
  }
}

extension CellEquations {
  /// What is wrong with rows that can be read, whatever the others say.
  private static func faultsOfReadRows(_ roles: CellRoles) -> [CellFault] {
    let kinds = ParameterKinds(roles.equations, parameters: roles.parameters)
    return (roles.faults + kinds.faults).filter(\.isOfReadRows)
  }
}

extension Formula {
  fileprivate var wholePlace: CellPlace {
    let end = SourceLocation(
      line: max(1, source.lines.count), column: (source.lines.last?.count ?? 0) + 1)
    return CellPlace(source: source, range: SourceRange(start: .start, end: end))
  }
}

extension [CellFault] {
  /// The faults in the order of the formulas and their places.
  fileprivate var inOrder: [CellFault] {
    func key(_ fault: CellFault) -> SourceLocation {
      guard let place = fault.place else { return SourceLocation(line: .max, column: 1) }
      return place.source.location(place.range.start)
    }
    return sorted { key($0) < key($1) }
  }
}
