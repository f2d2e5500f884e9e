import Diagnostics
import Documents
import Execution
import Plots

/// Writes the outputs of a run as they come: warnings to standard error, each once, all else to
/// standard output.
struct OutputDisplay {
  let glyphs: Glyphs
  /// Whether the last output has not ended its line.
  private(set) var isLineOpen = false
  private var told: Set<Diagnostic> = []

  init(glyphs: Glyphs) { self.glyphs = glyphs }

  /// Writes an output; all but printed text begins on a line of its own.
  mutating func show(_ output: Output) {
    if case .warning(let diagnostic) = output {
      if told.insert(diagnostic).inserted { writeError(diagnostic.text) }
      return
    }
    guard let text = withNews(output).terminalText(glyphs), !text.isEmpty else { return }
    if case .text = output {
      writeOutput(text)
    } else {
      writeOutput((isLineOpen ? "\n" : "") + text)
    }
    isLineOpen = !text.hasSuffix("\n")
  }

  /// The output without the warnings of a tried class that were told before.
  private mutating func withNews(_ output: Output) -> Output {
    guard case .exercise(var card) = output else { return output }
    card.warnings = card.warnings.filter {
      told.insert(Diagnostic(.warning, message: $0)).inserted
    }
    return .exercise(card)
  }
}
