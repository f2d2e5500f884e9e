import Diagnostics
import Dialect
import Interpreter
import StandardLibrary

/// What a program did: its printed text, and the exception that ended it.
struct Outcome: Equatable {
  var output = ""
  var error: String?
  var line: Int?
}

/// Runs a program that can import the standard library.
func run(
  _ source: String, limits: Limits = Limits(), warn: @escaping (String) -> Void = { _ in }
) -> Outcome {
  withLargeStack { stack in
    var outcome = Outcome()
    let context = Context(output: { outcome.output += $0 }, limits: limits) {
      _ throws(Raise) in nil
    }
    context.stack = stack
    context.warn = warn
    context.adviceForModule = ModuleAdvice.advice
    context.findModule = { [unowned context] name throws(Raise) in
      try StandardModule.module(named: name, in: context)
    }
    let fault = evaluate(source, in: context)
    outcome.error = fault?.message
    outcome.line = fault?.range?.start.line
    return outcome
  }
}

private func evaluate(_ source: String, in context: Context) -> Diagnostic? {
  do throws(SyntaxError) {
    let program = try Program.parse(SourceFragment(path: "note.md", source: source))
    do throws(Raise) {
      _ = try context.evaluate(program, in: Namespace())
      return nil
    } catch {
      return error.diagnostic(in: context)
    }
  } catch {
    return Diagnostic(message: "not parsed: \(error)")
  }
}
