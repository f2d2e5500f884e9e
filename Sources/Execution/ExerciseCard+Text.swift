import Documents
import Plots

extension ExerciseCard {
  /// The card as a terminal shows it, line end included; a fault is told as a diagnostic.
  func terminalText(_ glyphs: Glyphs) -> String {
    let words = CardWords.english
    let head = "\(words.tried) \(call)\n"
    let parts = table(words).map { $0.terminalText(glyphs) } ?? ""
    let told = sentences(words) + remarks(words).map { "\(words.warning) \($0)" }
    return head + parts + told.map { $0 + "\n" }.joined()
  }
}
