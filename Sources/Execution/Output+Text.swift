import Diagnostics
import Documents
import Plots

extension Output {
  /// The output as a terminal shows it, line end included; none for warnings, which are told as
  /// diagnostics.
  package func terminalText(_ glyphs: Glyphs) -> String? {
    switch self {
    case .text(let text): text
    case .result(let text), .formula(let text): text + "\n"
    case .listing(let source, _): source
    case .plot(let chart): TextPlot(chart, glyphs: glyphs).text + "\n"
    case .plots(let grid): grid.text(glyphs: glyphs) + "\n"
    case .diagram(let diagram): StepDiagramText(diagram, glyphs: glyphs).text + "\n"
    case .table(let table): table.terminalText(glyphs)
    case .exercise(let card): card.terminalText(glyphs)
    case .failure(let diagnostic): diagnostic.text + "\n"
    case .warning: nil
    }
  }
}
