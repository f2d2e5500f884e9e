import Diagnostics
import Dialect
import Interpreter
import Library

/// What a program of the cell language printed, with the library's modules to import.
///
/// The value of a last expression is printed as a note shows it, an exception as Python's last
/// line, with the way to mend it behind.
func run(_ source: String, note: NoteContext = NoteContext()) -> String {
  withLargeStack(bytes: 64 << 20) { stack in
    var printed = ""
    let context = Context(output: { printed += $0 })
    context.stack = stack
    CellLibrary(note: note).install(in: context)
    do {
      let fragment = SourceFragment(path: "note.md", source: source)
      let program = try Program.parse(fragment)
      if let value = try context.evaluate(program, in: Namespace()), !value.isNone {
        printed += try context.repr(value) + "\n"
      }
    } catch let raise as Raise {
      let diagnostic = raise.diagnostic(in: context)
      printed += diagnostic.message + "\n"
      if let fix = diagnostic.fix { printed += "fix: \(fix)\n" }
    } catch {
      printed += "\(error)\n"
    }
    return printed
  }
}
