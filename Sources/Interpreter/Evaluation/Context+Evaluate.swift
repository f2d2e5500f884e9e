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
    noteNamespace = namespace
    return try run(program, in: namespace)
  }

  /// Runs the text of a library's module while a cell runs: the cell's limits go on counting.
  package func load(_ program: Program, into namespace: Namespace) throws(Raise) {
    _ = try run(program, in: namespace)
  }

  /// The value of an expression's text among the names of a function's module, or of the note.
  package func value(ofText text: String, in function: FunctionObject?) throws(Raise) -> Value {
    guard let namespace = function?.code.namespace ?? noteNamespace else { return .none }
    let parsed: Program
    do throws(SyntaxError) {
      parsed = try Program.parse(SourceFragment(library: "annotation", source: text))
    } catch {
      throw Raise(
        .syntaxError, "Forward reference must be an expression -- got \(stringLiteral(text))")
    }
    return try run(parsed, in: namespace) ?? .none
  }

  private func run(_ program: Program, in namespace: Namespace) throws(Raise) -> Value? {
    if program.postponesAnnotations { namespace.keepsAnnotationTexts = true }
    let compiler = Compiler(
      namespace: namespace, builtins: builtins, source: program.source)
    let frame = Frame(context: self)
    let outer = runningSource
    runningSource = program.source
    defer {
      runningSource = outer
      dropSpareFrames()
    }
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

extension Program {
  /// Whether one of its own lines is `from __future__ import annotations`.
  fileprivate var postponesAnnotations: Bool {
    body.contains { statement in
      guard case .importFrom("__future__", let names) = statement.kind else { return false }
      return names.contains { $0.name == "annotations" }
    }
  }
}
