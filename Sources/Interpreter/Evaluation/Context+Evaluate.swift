import Diagnostics
import Dialect

extension Context {
  /// Runs a cell or a script in a note's namespace.
  ///
  /// Call it inside `withLargeStack`. Limits count from the start of the call.
  /// - Returns: The value of the last expression where the program shows one, else nothing.
  package func evaluate(
    _ program: Program, in namespace: Namespace
  ) throws(Raise) -> Value? {
    restartLimits()
    return try run(program, in: namespace)
  }

  /// Runs the text of a library's module while a cell runs: the cell's limits go on counting.
  package func load(_ program: Program, into namespace: Namespace) throws(Raise) {
    _ = try run(program, in: namespace)
  }

  private func run(_ program: Program, in namespace: Namespace) throws(Raise) -> Value? {
    let compiler = Compiler(
      namespace: namespace, builtins: builtins, source: program.source)
    let frame = Frame(context: self)
    defer { dropSpareFrames() }
    var statements = program.body[...]
    var last: ExpressionCode?
    if case .expression(let value)? = statements.last?.kind {
      last = compiler.expression(value)
      statements.removeLast()
    }
    do throws(Raise) {
      for statement in statements {
        try step()
        _ = try compiler.statement(statement)(frame)
      }
      let value = try last?(frame)
      closeAbandoned()
      return program.showsLastExpression ? value : nil
    } catch {
      let place = program.body.last?.range ?? SourceRange(at: .start)
      throw error.leaving("<module>", program.source, place)
    }
  }
}
