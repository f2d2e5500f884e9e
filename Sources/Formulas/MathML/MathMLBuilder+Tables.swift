extension MathMLBuilder {
  /// The whole formula, and its tag where it has exactly one and stands on lines of its own.
  ///
  /// Several tags stand at the right edge of their rows.
  func formula(_ nodes: [FormulaNode]) -> (body: MathMLElement, tag: MathMLElement?) {
    let tags = nodes.tags
    guard isDisplay, tags.count == 1 else { return (lines(nodes), nil) }
    return (lines(nodes.withoutTags), tag(tags[0]))
  }

  /// A row of nodes; line breaks make a column of rows.
  private func lines(_ nodes: [FormulaNode]) -> MathMLElement {
    var rows = nodes.split(omittingEmptySubsequences: false) { $0.kind == .newline }
    if rows.count > 1, let last = rows.last, last.allSatisfy({ $0.isLabel }) { rows.removeLast() }
    guard rows.count > 1 else { return MathMLElement("mrow", row(Array(rows.joined()))) }
    return table(
      FormulaTable(
        environment: "gathered", rows: rows.map { .init(cells: [Array($0)]) },
        columns: [.init(alignment: isDisplay ? .center : .left, gap: 0)],
        isDisplayStyle: isDisplay))
  }

  func table(_ table: FormulaTable) -> MathMLElement {
    let builder = with(display: table.isDisplayStyle, script: table.isSmall)
    let rows = table.rows.map { row in
      TableRow(
        cells: builder.cells(row, of: table),
        tag: row.tag.map { builder.tag($0) })
    }
    let hasTags = rows.contains { $0.tag != nil }
    var element = MathMLElement("mtable", rows.map { $0.element(hasTagColumn: hasTags) })
    if !table.columns.isEmpty {
      let names = table.columns.map(\.alignment.name)
      element = element.with(
        "columnalign", (hasTags ? ["left"] + names + ["right"] : names).joined(separator: " "))
    }
    if hasTags { element = element.with("width", "100%").with("style", "width:100%") }
    if table.isDisplayStyle { element = element.with("displaystyle", "true") }
    if table.isSmall {
      element = MathMLElement("mstyle", ["scriptlevel": "1"], [element])
    }
    guard !(table.left + table.right).isEmpty else { return element }
    return fenced(table.left, [element], table.right)
  }

  private struct TableRow {
    var cells: [MathMLElement]
    var tag: MathMLElement?

    /// With tags, the rows stand in the middle between two columns that share what room there is;
    /// the second one holds the tags at the right edge.
    func element(hasTagColumn: Bool) -> MathMLElement {
      guard hasTagColumn else { return MathMLElement("mtr", cells) }
      let edge = MathMLElement("mtd", ["style": "width:50%;padding:0"], [])
      let style = "width:50%;text-align:-webkit-right;padding:0.3em 0 0.3em 2em"
      let end = MathMLElement("mtd", ["style": style], tag.map { [$0] } ?? [])
      return MathMLElement("mtr", [edge] + cells + [end])
    }
  }

  private func cells(_ row: FormulaTable.Row, of table: FormulaTable) -> [MathMLElement] {
    table.columns.indices.map { index in
      let nodes = row.cells.indices.contains(index) ? row.cells[index] : []
      let isContinued = index > 0 && table.isDisplayStyle && nodes.first?.isOperator == true
      let content = (isContinued ? [MathMLElement("mrow")] : []) + self.row(nodes)
      return MathMLElement("mtd", content).with("style", style(ofColumn: index, row, table))
    }
  }

  private func style(
    ofColumn index: Int, _ row: FormulaTable.Row, _ table: FormulaTable
  ) -> String {
    let column = table.columns[index]
    let vertical = table.isDisplayStyle ? "0.3em" : table.isSmall ? "0.05em" : "0.15em"
    // A line between two columns stands in the middle of their gap.
    let left = column.lineBefore ? "0.5em" : column.gap == 0 ? "0" : length(column.gap)
    let isLineNext = index + 1 < table.columns.count && table.columns[index + 1].lineBefore
    let right = column.lineAfter || isLineNext ? "0.5em" : "0"
    var style =
      "text-align:\(column.alignment.style);padding:\(vertical) \(right) \(vertical) \(left)"
    if row.lineAbove { style += ";border-top:0.06em solid" }
    if row.lineBelow { style += ";border-bottom:0.06em solid" }
    if column.lineBefore { style += ";border-left:0.06em solid" }
    if column.lineAfter { style += ";border-right:0.06em solid" }
    return style
  }

  private func tag(_ tag: (nodes: [FormulaNode], isStarred: Bool)) -> MathMLElement {
    let content = text(tag.nodes, .roman)
    guard !tag.isStarred else { return .row(content) }
    return MathMLElement(
      "mrow", [MathMLElement("mtext", "(")] + content + [MathMLElement("mtext", ")")])
  }
}

extension FormulaTable.Alignment {
  fileprivate var name: String {
    switch self {
    case .left: "left"
    case .center: "center"
    case .right: "right"
    }
  }

  /// A cell's content is a block to browsers, which `center` and `right` alone do not move.
  fileprivate var style: String {
    switch self {
    case .left: "left"
    case .center: "-webkit-center"
    case .right: "-webkit-right"
    }
  }
}

extension FormulaTable.Row {
  fileprivate var tag: (nodes: [FormulaNode], isStarred: Bool)? {
    cells.lazy.compactMap(\.lastTag).first
  }
}

extension [FormulaNode] {
  fileprivate var lastTag: (nodes: [FormulaNode], isStarred: Bool)? {
    for node in reversed() {
      if case .tag(let nodes, let isStarred) = node.kind { return (nodes, isStarred) }
    }
    return nil
  }

  /// The tags of the row and of the rows of its tables.
  fileprivate var tags: [(nodes: [FormulaNode], isStarred: Bool)] {
    flatMap { node -> [(nodes: [FormulaNode], isStarred: Bool)] in
      switch node.kind {
      case .tag(let nodes, let isStarred): [(nodes, isStarred)]
      case .table(let table): table.rows.flatMap(\.cells).flatMap(\.tags)
      default: []
      }
    }
  }

  fileprivate var withoutTags: [FormulaNode] {
    compactMap { node in
      switch node.kind {
      case .tag: return nil
      case .table(var table):
        for index in table.rows.indices {
          table.rows[index].cells = table.rows[index].cells.map(\.withoutTags)
        }
        return FormulaNode(.table(table), node.range)
      default: return node
      }
    }
  }
}

extension FormulaNode {
  fileprivate var isLabel: Bool {
    switch kind {
    case .label, .tag: true
    default: false
    }
  }

  fileprivate var isOperator: Bool {
    symbolClass == .relation || symbolClass == .binary
  }
}
