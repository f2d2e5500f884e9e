import Diagnostics
import Dialect
import Formulas
import Foundation
import Interpreter
import Library
import Plots

/// A note in memory, with files and formulas, whose cells are run one after the other.
final class CommandNote {
  private(set) var printed = ""
  private(set) var shown: [Display] = []
  private(set) var progress: [TrainingProgress] = []

  private let files: [String: String]
  private let formulas: [String: SourceFragment]
  private let prose: [ProseLine]
  private let limits: Limits
  private let interrupt: Interrupt
  private let language: WordLanguage

  init(
    files: [String: String] = [:], formulas: [String: SourceFragment] = [:],
    prose: [ProseLine] = [], limits: Limits = Limits(), interrupt: Interrupt = Interrupt(),
    language: WordLanguage = .english
  ) {
    self.files = files
    self.formulas = formulas
    self.prose = prose
    self.limits = limits
    self.interrupt = interrupt
    self.language = language
  }

  /// Runs a program and gives what it printed, or its fault as a person reads it.
  func run(_ source: String) -> String {
    withLargeStack { stack in
      let context = Context(
        output: { self.printed += $0 }, limits: self.limits, interrupt: self.interrupt)
      context.stack = stack
      let library = CellLibrary(note: self.context)
      library.install(in: context)
      do {
        for (name, value) in try library.commands(in: context) {
          context.defineBuiltin(name, value)
        }
        let program = try Program.parse(SourceFragment(path: "note.md", source: source))
        _ = try context.evaluate(program, in: Namespace())
        return self.printed
      } catch let raise as Raise {
        return raise.diagnostic(in: context).text
      } catch {
        return "\(error)"
      }
    }
  }

  /// The class and the message of the exception that ends a program.
  static func message(
    _ source: String, files: [String: String] = [:], formulas: [String: SourceFragment] = [:]
  ) -> String {
    let text = CommandNote(files: files, formulas: formulas).run(source)
    let line = text.split(separator: "\n").first { $0.contains(": error: ") } ?? ""
    return line.split(separator: ": ").dropFirst(2).joined(separator: ": ")
  }

  private var context: NoteContext {
    NoteContext(
      formulas: { self.formulas[$0].map { [Formula.parse($0)] } }, prose: { _ in self.prose },
      formulaNames: formulas.keys.sorted(), language: language,
      readFile: { path throws(FileFault) in
        if path.hasPrefix("../") { throw .outside(path: path) }
        guard let text = self.files[path] else { throw .missing(path: path) }
        return Array(text.utf8)
      }, show: { self.shown.append($0) }, progress: { self.progress.append($0) })
  }
}
