import Diagnostics
import Formulas
import Plots

extension StepDiagram {
  /// Draws a network over its first steps: outputs on top, inputs below, states from box to box.
  package init(_ unrolling: Unrolling, steps: Int) {
    self.init(unrolling, steps: steps, CommandWords(NoteContext()))
  }

  /// The same with words in a note's language.
  init(_ unrolling: Unrolling, steps: Int, _ words: CommandWords) {
    func over(_ name: String) -> [String] { (1...steps).map { "\(name)\($0.lowered)" } }
    var rows: [Row] = []
    if !unrolling.outputs.isEmpty {
      rows.append(Row(unrolling.outputs.map { Line(texts: over($0)) }, isBoxed: false))
    }
    for layer in unrolling.layers.reversed() {
      let lines = layer.map { strand in
        Line(
          texts: over(strand.name),
          flow: !strand.isState ? .none : strand.isBackward ? .backward : .forward,
          start: strand.name + (strand.isBackward ? (steps + 1).lowered : 0.lowered))
      }
      rows.append(Row(lines, isBoxed: true))
    }
    rows.append(Row(unrolling.inputs.map { Line(texts: over($0)) }, isBoxed: false))
    let notes = unrolling.parameters.enumerated().flatMap { place, names in
      let layer = unrolling.parameters.count > 1 ? place + 1 : nil
      return names.isEmpty ? [] : Self.wrapped(words.shared(layer: layer), names)
    }
    let states = unrolling.layers.joined().filter(\.isState).map(\.name)
    self.init(
      rows: rows, notes: notes,
      alternative: words.unrolled(steps: steps, states: states))
  }

  /// Names behind a first word, in lines that are not much wider than a drawing.
  private static func wrapped(_ start: String, _ names: [String]) -> [String] {
    var lines = [start]
    for (place, name) in names.enumerated() {
      let text = place + 1 < names.count ? name + "," : name
      if lines[lines.count - 1].columns + text.columns > 64 {
        lines.append("  " + text)
      } else {
        lines[lines.count - 1] += (lines[lines.count - 1].hasSuffix("：") ? "" : " ") + text
      }
    }
    return lines
  }
}
