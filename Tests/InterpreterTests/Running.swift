import Diagnostics
import Dialect
import Interpreter

/// What a program did: its printed text, and the exception that ended it.
struct Outcome: Equatable {
  var output = ""
  var error: String?
  var line: Int?
}

/// Runs programs one after the other in one namespace, as the cells of a note, until one fails.
func run(
  _ sources: String..., limits: Limits = Limits(), interrupt: Interrupt = Interrupt(),
  prepare: (Context) -> Void = { _ in }
) -> Outcome {
  withLargeStack { stack in
    var outcome = Outcome()
    let context = Context(
      output: { outcome.output += $0 }, limits: limits, interrupt: interrupt,
      moduleNames: ["math", "shapes"])
    context.stack = stack
    prepare(context)
    let namespace = Namespace()
    for source in sources {
      let fault = evaluate(source, in: namespace, of: context)
      outcome.error = fault?.message
      outcome.line = fault?.range?.start.line
    }
    return outcome
  }
}

/// The whole diagnostic of a program that fails.
func fault(_ source: String, limits: Limits = Limits()) -> Diagnostic? {
  withLargeStack { stack in
    let context = Context(output: { _ in }, limits: limits, moduleNames: ["math", "torch"])
    context.stack = stack
    return evaluate(source, in: Namespace(), of: context)
  }
}

private func evaluate(
  _ source: String, in namespace: Namespace, of context: Context
) -> Diagnostic? {
  let fragment = SourceFragment(path: "note.md", source: source)
  do throws(SyntaxError) {
    let program = try Program.parse(fragment)
    do throws(Raise) {
      _ = try context.evaluate(program, in: namespace)
      return nil
    } catch {
      return error.diagnostic(in: context)
    }
  } catch {
    return Diagnostic(message: "not parsed: \(error)")
  }
}
