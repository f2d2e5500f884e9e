import ArgumentParser
import CKernels
import Diagnostics

/// The command line's root: names the commands and the version.
@main
struct Unroll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unroll",
    abstract: "Run literate notes about recurrent networks: Markdown in, finished pages out.",
    discussion: """
      A note is a Markdown file with prose, formulas and cells. unroll runs the cells, turns the \
      formulas into trainable networks, and writes the results with their plots as web pages and \
      as Markdown.

        unroll render                    run notebooks/, write pages to Outputs/
        unroll render lecture.md -o site write the pages of one note to site/
        unroll check                     run again, compare with Outputs/
        unroll run lecture.md            run one note, outputs to the terminal
        unroll formula 'h_t = \\tanh(W x_t + U h_{t-1} + b)'

      Exit status: 0 good; 1 a cell failed, a check differed or a file could not be read or \
      written; 3 an output was edited by hand; 4 a limit was reached; 64 wrong usage; 70 a fault \
      of unroll itself; 130 interrupted.
      """,
    version: "unroll 0.1.0",
    subcommands: [
      RenderCommand.self, CheckCommand.self, RunCommand.self, FormulaCommand.self,
      InspectCommand.self, WorkerCommand.self,
    ])
}

extension Unroll {
  /// Runs the command that the arguments name and leaves with its status.
  static func main() {
    ck_prepare_malloc()
    if let first = CommandLine.arguments.dropFirst().first, let words = unknownCommand(first) {
      writeError(words)
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
    main(nil)
  }

  /// What to say of a first argument that names no command; nothing where it names one, or is an
  /// option.
  private static func unknownCommand(_ name: String) -> String? {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !name.isEmpty, !name.hasPrefix("-"), !known.contains(name) else { return nil }
    let offered = known.filter { $0 != WorkerCommand.configuration.commandName }
    let isNote = name.hasSuffix(".md") || FileKind(name) == .folder
    let mend =
      isNote
      ? "write 'unroll render \(name)'"
      : nearestName(to: name, among: offered).map { "write 'unroll \($0)'" }
        ?? "the commands are \(offered.joined(separator: ", ")); see 'unroll --help'"
    return "error: unroll has no command '\(name)'\nfix: \(mend)"
  }
}
