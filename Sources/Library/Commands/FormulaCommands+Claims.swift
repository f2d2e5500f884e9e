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
      Tries a statement that defines nothing, such as \\\\tanh'(x) = 1 - \\\\tanh^2(x), on drawn \
      numbers and small networks of the cell's equations: by its label, or as LaTeX. What it gives \
      is true where the statement holds; printed, it says how it was tried, or a counter-example.
      """
    ) { [self] (arguments, context) in
      let formulas = try formulas(named: try arguments.string("name_or_latex"))
      let faults = formulas.flatMap(\.diagnostics).filter { $0.severity == .error }
      if !faults.isEmpty { throw raise(faults) }
      var functions = try bindings(arguments.keywords).functions
      let given = arguments["cell"]
      let known = try given.isNone ? nil : claimEquations(given, &functions, context)
      var reader = ClaimReader(formulas, functions: functions, isAsked: true)
      // A label may stand for equations with a claim among them.
      if reader.claims.count > 1 { reader = ClaimReader(formulas, functions: functions) }
      guard let claim = reader.claims.first, reader.claims.count == 1 else {
        throw CommandFault.claimCount(reader.claims.count)
      }
      return .native(ClaimObject(try check(known).report(claim)))
    }
  }

  /// `claims(heading)`: tries all statements under a heading, beside its equations.
  var claims: BuiltinFunction {
    BuiltinFunction(
      command: "claims", [.positional("heading"), .optional("cell"), .keywords("functions")],
      """
      Tries all statements under a heading that define nothing, beside the cell that its equations \
      make (or another one, cell=…), shows a table of them, and gives them as a list.
      """
    ) { [self] (arguments, context) in
      let formulas = try formulas(named: try arguments.string("heading"))
      var functions = try bindings(arguments.keywords).functions
      let given = arguments["cell"]
      var equations: CellEquations?
      if given.isNone {
        equations = Self.equations(among: formulas, &functions)
      } else {
        equations = try claimEquations(given, &functions, context)
      }
      let check = try check(equations)
      let reports = ClaimReader(formulas, functions: functions).claims.map(check.report)
      library.note.show(
        .table(
          header: ["claim", "verdict", "why"],
          rows: reports.map { ["$\($0.claim.text)$", $0.word, $0.reason] },
          rightAligned: [false, false, false], caption: nil))
      return Value(list: reports.map { .native(ClaimObject($0)) })
    }
  }

  private func check(_ equations: CellEquations?) throws -> ClaimCheck {
    do {
      return try ClaimCheck(equations)
    } catch let faults as CellFaults {
      throw raise(faults.diagnostics)
    }
  }

  /// The equations of a cell or a label; free functions are tanh where nothing says what they are.
  private func claimEquations(
    _ value: Value, _ functions: inout [String: CellFunction], _ context: Context
  ) throws -> CellEquations {
    guard let name = value.asString else { return try equations(of: value, context).equations }
    let formulas = try formulas(named: name)
    if let equations = Self.equations(among: formulas, &functions) { return equations }
    let definitions = ClaimReader(formulas, functions: functions).definitions
    let bound = functions
    return try reading(context) { () throws(CellFaults) in
      try CellEquations(definitions, functions: bound)
    }
  }

  /// The cell that the formulas' definitions make; nothing where they make none.
  private static func equations(
    among formulas: [Formula], _ functions: inout [String: CellFunction]
  ) -> CellEquations? {
    let definitions = ClaimReader(formulas, functions: functions).definitions
    for letter in ["f", "g", "phi"] where functions[letter] == nil { functions[letter] = .tanh }
    let cell = try? CellEquations(definitions, functions: functions)
    return cell?.isBidirectional == true ? nil : cell
  }
}

/// What `claim` gives: true where the statement holds.
final class ClaimObject: NativeObject {
  private let report: ClaimReport

  init(_ report: ClaimReport) {
    self.report = report
  }

  var typeName: String { "Claim" }

  var attributeNames: [String] { ["verdict", "holds", "reason", "mend", "text"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "verdict": Value(report.word)
    case "holds": .bool(report.holds)
    case "reason": Value(report.reason)
    case "mend": report.mend.map { Value($0) } ?? Value.none
    case "text": Value(report.claim.text)
    default: nil
    }
  }

  func truth(in context: Context) throws(Raise) -> Bool { report.holds }

  func repr(in context: Context) throws(Raise) -> String { "\(report.word): \(report.reason)" }

  func text(in context: Context) throws(Raise) -> String { try repr(in: context) }
}
