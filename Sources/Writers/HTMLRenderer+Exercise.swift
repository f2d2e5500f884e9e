import Documents

extension HTMLRenderer {
  /// Writes what came of trying a class: the call, the parts, shapes and gradient, the fault.
  mutating func card(_ card: ExerciseCard) {
    let words = self.words.card
    html.append("<section class=\"exercise\">\n")
    html.append("<p class=\"call\"><b>\(words.tried)</b> <code>\(escaped(card.call))</code></p>\n")
    if let table = card.table(words) { outputTable(table) }
    let items =
      card.sentences(words).map { "<li>\(escaped($0))</li>\n" }
      + card.remarks(words).map { "<li><b>\(words.warning)</b> \(escaped($0))</li>\n" }
    if !items.isEmpty { html.append("<ul>\n\(items.joined())</ul>\n") }
    if let fault = card.fault { diagnostic(notebook.document.placingInCells(fault)) }
    html.append("</section>\n")
  }
}

extension Notebook {
  /// The styles of cards, where the notebook has one.
  var exerciseStyle: String {
    let hasCard = outputs.values.joined().contains { output in
      if case .exercise = output { true } else { false }
    }
    return hasCard ? cardStyle : ""
  }
}

private let cardStyle = """
  .exercise { border: 1px solid var(--rule); border-left: 3px solid var(--strong-rule);
    border-radius: 3px 6px 6px 3px; padding: .7em 1em; font-family: var(--heading);
    font-size: .88rem; line-height: 1.5; }
  .exercise > * { margin: 0 0 .6em; }
  .exercise > :last-child { margin-bottom: 0; }
  .exercise .call { hyphens: none; }
  .exercise .call b { color: var(--faint); font-weight: 600; }
  .exercise table { margin: 0; font-size: .84rem; }
  .exercise td:nth-child(2) { color: var(--faint); }
  .exercise th, .exercise td { padding: .28em .8em .28em 0; }
  .exercise li b { color: var(--warn); font-weight: 600; }
  .exercise ul { padding-left: 1.2em; }

  """
