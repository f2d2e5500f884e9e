import Diagnostics

/// Reads the equations of formulas: rows of environments, continued rows, several in one row.
struct EquationReader {
  let functions: [String: CellFunction]
  let positions: PositionIndices
  private(set) var equations: [CellEquation] = []
  private(set) var faults: [CellFault] = []
  /// Readings that a reader of the note should know of.
  private(set) var notes: [Diagnostic] = []
  /// What equations define that only name a function of theirs.
  private var abstract: [(symbol: String, fault: CellFault)] = []
  /// How many of the faults are no mistakes.
  private var statementCount = 0

  init(functions: [String: CellFunction], positions: PositionIndices = PositionIndices()) {
    self.functions = functions
    self.positions = positions
  }

  mutating func read(_ formula: Formula) {
    for row in RowSplitter.equationRows(formula.nodes) {
      // What a fault quotes costs time as long as its line: no more than are told.
      guard faults.count - statementCount < CellFaults.most else { return }
      do throws(CellFault) {
        equations += try equations(row, formula.source)
      } catch {
        if let symbol = abstractSymbol(EquationRow(row, formula.source), error) {
          abstract.append((symbol, error))
        }
        faults.append(error)
        if error.isStatement { statementCount += 1 }
      }
    }
  }

  /// Leaves claims and definitions of functions out, with a note, where there are equations.
  mutating func leaveOutStatements() {
    leaveOutAbstractEquations()
    guard !equations.isEmpty else { return }
    for fault in faults.filter(\.isStatement).prefix(CellFaults.most) {
      guard let place = fault.place else { continue }
      notes.append(
        Diagnostic(.note, in: place.source, at: place.range, words: fault.leftOut).withShortQuotes)
    }
    faults.removeAll(where: \.isStatement)
  }

  /// Leaves `h_t = f(x_t, h_{t-1})` out, with a note, where another equation says what `h_t` is.
  private mutating func leaveOutAbstractEquations() {
    let defined = Set(equations.map(\.left.name))
    for (symbol, fault) in abstract where defined.contains(symbol) {
      guard let place = fault.place else { continue }
      faults.removeAll { $0 == fault }
      notes.append(
        Diagnostic(
          .note, in: place.source, at: place.range,
          words: Self.abstractWords(place.source.text(place.range))))
    }
  }

  /// What `h_t = f(x_t, h_{t-1})` defines where nothing says what `f` is.
  private func abstractSymbol(_ row: EquationRow, _ fault: CellFault) -> String? {
    switch fault.kind {
    case .unknownFunction, .argumentCount: break
    default: return nil
    }
    guard row.sides.count == 2, row.sides[0].count == 1 else { return nil }
    let arguments = Array(row.sides[1].dropFirst())
    let isList = arguments.contains(where: \.isSeparator) && RowSplitter.isOneBracket(arguments)
    guard isList || (arguments.count == 1 && arguments[0].isFenced) else { return nil }
    do throws(CellFault) {
      return try SymbolReader(source: row.source, step: row.step).symbol(row.sides[0][0])?.use.name
    } catch {
      return nil
    }
  }

  /// The equations of a row: one, or one for each sign of a chain `a_t = b_t = …`.
  private mutating func equations(
    _ row: [FormulaNode], _ source: SourceFragment
  ) throws(CellFault) -> [CellEquation] {
    let row = EquationRow(row, source)
    guard let whole = row.range else { return [] }
    if let stack = try StackedRow(row) { return try equations(stack, row) }
    let sides = row.sides
    guard sides.count > 1 else { throw expressionFault(row.nodes, whole, source) }
    if let claim = StatementKind(row.nodes, source).claim {
      throw claimFault(claim, row.place(whole))
    }
    let symbols = try sides.dropLast().tryMap { side throws(CellFault) in
      try definedSymbol(side, row)
    }
    guard let first = symbols[0] else {
      throw row.fault(.notADefinition(source.text(row.range(of: sides[0]))), sides[0])
    }
    let softmax = ClassSoftmax(first.0, sides[sides.count - 1]) { nodes throws(CellFault) in
      try term(nodes, row, PositionIndices())
    }
    if let softmax, sides.count == 2 {
      noteClasses(softmax, first.0, row.place(whole))
      return [CellEquation(left: softmax.left, leftPlace: first.1, right: softmax.right)]
    }
    if row.isStepTold { noteStep(first.0, row) }
    let known = positions.knowing(first.0.position)
    let right = try term(sides[sides.count - 1], row, known)
    var made = [CellEquation(left: first.0, leftPlace: first.1, right: right)]
    for (index, symbol) in symbols.enumerated().dropFirst() {
      guard let symbol else {
        if let next = sides[index].runsIntoSymbol {
          throw row.fault(.equationsRunTogether(source.text(next)), next)
        }
        noteTwoSides(first.0, row.place(row.range(of: sides[index])))
        continue
      }
      if case .number = right.kind {
      } else {
        made[made.count - 1].right = CellTerm(kind: .symbol(symbol.0), place: symbol.1)
      }
      made.append(CellEquation(left: symbol.0, leftPlace: symbol.1, right: right))
    }
    return made
  }

  /// An equation for each symbol of a column.
  private mutating func equations(
    _ stack: StackedRow, _ row: EquationRow
  ) throws(CellFault) -> [CellEquation] {
    var cut: [SymbolUse] = []
    let made = try stack.entries.tryMap { entry throws(CellFault) in
      guard let (symbol, place) = try definedSymbol(entry.symbol, row) else {
        throw row.fault(.notADefinition(source(entry.symbol, row)), entry.symbol)
      }
      var value = try term(entry.value, row, positions)
      if stack.isCut {
        cut = value.cutNames
        value = value.cut(symbol.name)
      }
      return CellEquation(left: symbol, leftPlace: place, right: value)
    }
    if !cut.isEmpty { noteCut(cut, made, row) }
    return made
  }

  private mutating func noteStep(_ symbol: SymbolUse, _ row: EquationRow) {
    guard let step = row.step else { return }
    notes.append(
      Diagnostic(
        .note, in: row.source, at: row.range(of: row.sides[0]),
        words: Self.stepWords(step, symbol.letter)))
  }

  private func source(_ side: EquationRow.Side, _ row: EquationRow) -> String {
    row.source.text(row.range(of: side))
  }

  private mutating func noteCut(
    _ parameters: [SymbolUse], _ equations: [CellEquation], _ row: EquationRow
  ) {
    for parameter in parameters {
      let parts = equations.map { parameter.latex(index: $0.left.name) }
      notes.append(
        Diagnostic(
          .note, in: row.source, at: row.range(of: row.sides[0]),
          words: Self.cutWords(parameter.latex, parts)))
    }
  }

  private func term(
    _ nodes: [FormulaNode], _ row: EquationRow, _ positions: PositionIndices
  ) throws(CellFault) -> CellTerm {
    var parser = TermParser(
      nodes: nodes, source: row.source, functions: functions,
      fallback: row.signs[row.signs.count - 1], step: row.step, positions: positions)
    return try parser.whole()
  }

  private mutating func noteClasses(
    _ softmax: ClassSoftmax, _ symbol: SymbolUse, _ place: CellPlace
  ) {
    notes.append(
      Diagnostic(
        .note, in: place.source, at: place.range,
        words: Self.classWords(symbol.latex, softmax.left.latex(at: 0))))
  }

  /// The symbol that a side of an equation is; none for a side in the middle that computes.
  private func definedSymbol(
    _ side: EquationRow.Side, _ row: EquationRow
  ) throws(CellFault) -> (SymbolUse, CellPlace)? {
    let isFirst = row.sides.first == side
    guard let start = side.first else { throw row.fault(.notADefinition(""), row.signs[0]) }
    let symbols = SymbolReader(
      source: row.source, step: row.step, positions: positions.allKnown)
    if isFirst, side.count > 1, side[1].bracketStep == 1 || side[1].isFenced {
      let symbolName = try symbols.symbol(start)?.use.latex
      if let name = start.wordName ?? symbolName {
        let argument = DefinedFunctions.head(row)?.argument ?? ""
        let known = DefinedFunctions.function(row, argument, functions)
        throw row.fault(.functionDefinition(name, known: known), side)
      }
    }
    guard side.count == 1, let reading = try symbols.symbol(start), reading.isPlain else {
      return nil
    }
    return (reading.use, row.place(row.range(of: side)))
  }

  private mutating func noteTwoSides(_ symbol: SymbolUse, _ place: CellPlace) {
    notes.append(
      Diagnostic(
        .note, in: place.source, at: place.range,
        words: Self.twoSidesWords(symbol.latex(at: 0))))
  }

  private func claimFault(_ claim: StatementKind.Claim, _ place: CellPlace) -> CellFault {
    let isTold = statementCount < CellFaults.most
    return CellFault(
      kind: .claim(claim, isTold ? place.source.text(place.range) : "…"), place: place)
  }

  /// Why a row without an equals sign is no equation; what is wrong within it is told first.
  private func expressionFault(
    _ nodes: [FormulaNode], _ whole: SourceRange, _ source: SourceFragment
  ) -> CellFault {
    let place = CellPlace(source: source, range: whole)
    if let claim = StatementKind(nodes, source).claim {
      return claimFault(claim, place)
    }
    var parser = TermParser(nodes: nodes, source: source, functions: functions, fallback: whole)
    do throws(CellFault) {
      let term = try parser.whole()
      if let mixed = ParameterKinds(expression: term).faults.first { return mixed }
      let state = term.symbols.first { $0.time == .offset(-1) }
      var made = CellFault(kind: .noEquation(source.text(whole)), place: place)
      if let state {
        made.rewrite(SourceRange(at: whole.start), "\(state.styled(at: 0)) = ")
      }
      return made
    } catch  where error.isWithinExpression {
      return error
    } catch {}
    return CellFault(kind: .noEquation(source.text(whole)), place: place)
  }
}

extension [FormulaNode] {
  /// The last node where it is a symbol right behind a bracket: what the next equation defines.
  fileprivate var runsIntoSymbol: SourceRange? {
    guard count > 2, let last, last.scriptBase != nil, last.bracketStep == 0,
      self[count - 2].bracketStep == -1
    else { return nil }
    return last.range
  }
}
