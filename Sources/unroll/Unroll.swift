import ArgumentParser

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

        unroll render                 run every note in notebooks/ and write pages to Outputs/
        unroll render lecture.md -o site
        unroll check                  run again and compare with what stands in Outputs/
        unroll run lecture.md         run one note, outputs to the terminal
        unroll formula 'h_t = \\tanh(W x_t + U h_{t-1} + b)'

      Exit status: 0 good; 1 a cell failed or a check differed; 3 an output was edited by hand; \
      4 a limit was reached; 64 wrong usage; 70 a fault of unroll itself; 130 interrupted.
      """,
    version: "unroll 0.1.0",
    subcommands: [
      RenderCommand.self, CheckCommand.self, RunCommand.self, FormulaCommand.self,
      InspectCommand.self, WorkerCommand.self,
    ])
}
