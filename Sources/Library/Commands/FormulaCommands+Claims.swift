import Formulas
import Interpreter

extension FormulaCommands {
  /// `claim("eq-label" or LaTeX, cell=…)`: tries a statement of a note.
  var claim: BuiltinFunction {
    BuiltinFunction(
      command: "claim",
      [
        .positional("name_or_latex"), .optional("cell"), .keywords("functions"),
      ],
      """
      Tries a statement that defines nothing, such as \\tanh'(x) = 1 - \\tanh^2(x), on drawn \
      numbers and small networks of the cell's equations: by its label, or as LaTeX. What it gives \
      is true where the statement holds; printed, it says how it was tried, or a counter-example.
      """
    ) { [self] (arguments, context) in
      let formulas = try formulas(named: try arguments.string("name_or_latex"))
      let faults = formulas.flatMap(\.diagnostics).filter { $0.severity == .error }
      if !faults.isEmpty { throw raise(faults) }
      var functions = try bindings(arguments.keywords).functions
      let given = arguments["cell"]
      let context = try given.isNone ? ClaimContext() : claimContext(given, &functions, context)
      var reader = ClaimReader(formulas, functions: functions, isAsked: true)
      // A label may stand for equations with a claim among them.
      if reader.claims.count > 1 { reader = ClaimReader(formulas, functions: functions) }
      guard let claim = reader.claims.first, reader.claims.count == 1 else {
        throw CommandFault.claimCount(reader.claims.count)
      }
      return .native(ClaimObject(try check(context).report(claim), words))
    }
  }

  /// `claims(heading)`: tries all statements under a heading.
  var claims: BuiltinFunction {
    BuiltinFunction(
      command: "claims", [.positional("heading"), .optional("cell"), .keywords("functions")],
      """
      Tries all statements under a heading that define nothing, those within sentences too, beside \
      the cell that its equations make (or another one, cell=…), shows a table of all statements, \
      and gives them as a list.
      """
    ) { [self] (arguments, context) in
      let heading = try arguments.string("heading")
      let statements = library.note.statements(heading)
      let formulas =
        try statements.map { statements throws(CommandFault) in
          library.note.formulas(heading) == nil ? [] : try self.formulas(named: heading)
        } ?? self.formulas(named: heading)
      var functions = try bindings(arguments.keywords).functions
      let given = arguments["cell"]
      var known = ClaimContext()
      if given.isNone {
        known = Self.claimContext(among: formulas, &functions) ?? known
        if known.equations == nil { known.note(ClaimReader(formulas, functions: functions), words) }
      } else {
        known = try claimContext(given, &functions, context)
      }
      let reader = ClaimReader(statements ?? formulas, functions: functions)
      known.loss = known.loss ?? reader.loss
      let reports = reader.reports(
        try check(known), faults: known.faults, displayed: Set(formulas.map(\.source)))
      library.note.show(
        .table(
          header: words.claimHeader,
          rows: reports.map { ["$\($0.claim.text)$", $0.word, $0.reasonWithFormulas] },
          rightAligned: [false, false, false], caption: nil))
      return .native(ClaimListObject(reports, words))
    }
  }

  /// What claims are tried beside.
  struct ClaimContext {
    var equations: CellEquations?
    var loss: LossDefinition?
    /// What free functions of the equations are taken for.
    var assumed: [String: CellFunction] = [:]
    /// What keeps the definitions from being a cell.
    var faults: [CellFault] = []
    /// The same for a reader.
    var obstacle: String?

    /// Finds why the definitions of a section make no cell.
    mutating func note(_ reader: ClaimReader, _ words: CommandWords) {
      let free = Dictionary(
        uniqueKeysWithValues: ["f", "g", "phi"].map { ($0, CellFunction.tanh) })
      do throws(CellFaults) {
        let equations = try CellEquations(reader.definitions, functions: free)
        if equations.isBidirectional {
          obstacle = words.oneDirection
        }
      } catch {
        guard reader.statements.contains(where: { $0.kind == .definition }) else { return }
        faults = error.faults
        obstacle = error.diagnostics.first.map { words.noCell($0) }
      }
    }
  }

  private func check(_ context: ClaimContext) throws -> ClaimCheck {
    do {
      return try ClaimCheck(
        context.equations, loss: context.loss, assumed: context.assumed,
        obstacle: context.obstacle, in: library.note.language)
    } catch let faults as CellFaults {
      throw raise(faults.diagnostics)
    }
  }

  /// The equations of a cell or a label; free functions are tanh where nothing says what they are.
  private func claimContext(
    _ value: Value, _ functions: inout [String: CellFunction], _ context: Context
  ) throws -> ClaimContext {
    guard let name = value.asString else {
      return ClaimContext(equations: try equations(of: value, context).equations)
    }
    let formulas = try formulas(named: name)
    if let known = Self.claimContext(among: formulas, &functions) { return known }
    let definitions = ClaimReader(formulas, functions: functions).definitions
    let bound = functions
    return ClaimContext(
      equations: try reading(context) { () throws(CellFaults) in
        try CellEquations(definitions, functions: bound)
      })
  }

  /// The cell that the formulas' definitions make; nothing where they make none.
  static func claimContext(
    among formulas: [Formula], _ functions: inout [String: CellFunction]
  ) -> ClaimContext? {
    let reader = ClaimReader(formulas, functions: functions)
    func cell(_ functions: [String: CellFunction]) -> CellEquations? {
      try? CellEquations(reader.definitions, functions: functions)
    }
    let free = ["f", "g", "phi"].filter { functions[$0] == nil }
    let assumed = functions.merging(free.map { ($0, .tanh) }) { known, _ in known }
    guard let equations = cell(assumed), !equations.isBidirectional, equations.memory == nil else {
      return nil
    }
    var context = ClaimContext(equations: equations, loss: reader.loss)
    for letter in free where cell(assumed.filter { $0.key != letter }) == nil {
      context.assumed[letter] = .tanh
    }
    functions = assumed
    return context
  }
}
