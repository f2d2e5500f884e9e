import Diagnostics
import Dialect
import Foundation
import Interpreter
import NumPy
import Testing

/// A small program with what NumPy did with it; made by `Fixtures/generate.py`.
struct ProgramRecord: Decodable, CustomTestStringConvertible {
  let name: String
  let source: String
  let output: String
  let error: String?
  let line: Int?

  var testDescription: String { name }

  static func all() throws -> [ProgramRecord] {
    let url = try #require(
      Bundle.module.url(forResource: "programs", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode([ProgramRecord].self, from: Data(contentsOf: url))
  }
}

/// What a program did: its printed text, and the exception that ended it.
struct Outcome: Equatable {
  var output = ""
  var error: String?
  var line: Int?
  var fix: String?
  var warnings: [String] = []
}

/// Runs a program whose only modules are NumPy's.
func run(_ source: String) -> Outcome {
  withLargeStack { stack in
    var outcome = Outcome()
    let context = Context(output: { outcome.output += $0 })
    context.stack = stack
    context.warn = { outcome.warnings.append($0) }
    var files: [String: [UInt8]] = [:]
    let numpy = NumPyLibrary(
      in: context,
      files: ArrayFiles(
        read: { path throws(Raise) in files[path] },
        write: { bytes, path throws(Raise) in files[path] = bytes }))
    context.moduleNames = NumPyLibrary.moduleNames + ["math"]
    context.findModule = { [unowned context] name throws(Raise) in
      numpy.module(named: name, in: context)
    }
    do throws(SyntaxError) {
      let program = try Program.parse(SourceFragment(path: "note.md", source: source))
      do throws(Raise) {
        _ = try context.evaluate(program, in: Namespace())
      } catch {
        let fault = error.diagnostic(in: context)
        outcome.error = fault.message
        outcome.line = fault.range?.start.line
        outcome.fix = fault.fix
      }
    } catch {
      outcome.error = "not parsed: \(error)"
    }
    return outcome
  }
}

@Test(arguments: try ProgramRecord.all())
func `a program prints and fails as with NumPy`(record: ProgramRecord) {
  let outcome = run(record.source)

  #expect(outcome.output == record.output)
  #expect(outcome.error == record.error)
  #expect(outcome.line == record.line)
}
