import Documents

/// What a page says of its labeled things: their numbers in captions and in references.
struct PageLabels {
  let targets: [String: LabelTarget]
  private let words: PageWords

  init(_ targets: [String: LabelTarget], _ words: PageWords) {
    self.targets = targets
    self.words = words
  }

  /// `Figure 2`, `Equation (3)`, or a section's title; nothing where the reference is broken.
  func text(of reference: Reference) -> String? {
    guard let target = targets[reference.label] else { return nil }
    switch target.kind {
    case .equation: return "\(name(of: target))(\(target.number))"
    case .figure, .table: return "\(name(of: target))\(target.number)"
    case .section: return words.quoted(target.title.plainText)
    }
  }

  /// `Table 2: `, what stands before the caption of a labeled table or figure.
  func prefix(of label: String?) -> String {
    guard let target = label.flatMap({ targets[$0] }) else { return "" }
    return "\(name(of: target))\(target.number)\(words.captionMark)"
  }

  private func name(of target: LabelTarget) -> String { words.targets[target.kind] ?? "" }

  /// The outputs with the number of the cell's label before the caption of what it names: its first
  /// figure, or its first table.
  func numbered(_ outputs: [Output], of cell: Cell) -> [Output] {
    guard let label = cell.options.label, let target = targets[label],
      let index = outputs.firstIndex(where: { $0.kind == target.kind })
    else { return outputs }
    var numbered = outputs
    let number = "\(name(of: target))\(target.number)"
    numbered[index].prepend(number, mark: words.captionMark)
    return numbered
  }
}

extension Output {
  /// What the output can be a labeled thing of.
  fileprivate var kind: LabelTarget.Kind? {
    switch self {
    case .plot, .plots, .diagram: .figure
    case .table: .table
    case .text, .result, .formula, .listing, .exercise, .warning, .failure: nil
    }
  }

  fileprivate mutating func prepend(_ number: String, mark: String) {
    func joined(_ caption: String?) -> String { caption.map { number + mark + $0 } ?? number }
    switch self {
    case .plot(var chart):
      chart.caption = joined(chart.caption)
      self = .plot(chart)
    case .plots(var grid):
      grid.caption = joined(grid.caption)
      self = .plots(grid)
    case .diagram(var diagram):
      diagram.caption = joined(diagram.caption)
      self = .diagram(diagram)
    case .table(var table):
      table.caption = joined(table.caption)
      self = .table(table)
    case .text, .result, .formula, .listing, .exercise, .warning, .failure: break
    }
  }
}
