import Documents

extension HTMLRenderer {
  mutating func table(_ table: Table) {
    html.startLine()
    if isPage {
      let id = table.label.map { " id=\"\(escaped($0))\"" } ?? ""
      html.append("<div class=\"table\"\(id)>\n")
    }
    html.append("<table>\n")
    caption(of: table)
    html.append("<thead>\n")
    row(table.header, tag: "th", table.alignments)
    html.append("</thead>\n")
    if !table.rows.isEmpty {
      html.append("<tbody>\n")
      for row in table.rows { self.row(row, tag: "td", table.alignments) }
      html.append("</tbody>\n")
    }
    html.append("</table>\n")
    if isPage { html.append("</div>\n") }
  }

  private mutating func caption(of table: Table) {
    guard let caption = table.caption else { return }
    html.append("<caption>\(escaped(labels.prefix(of: table.label)))")
    container { $0.inlines(caption) }
    html.append("</caption>\n")
  }

  private mutating func row(_ cells: [[Inline]], tag: String, _ alignments: [Table.Alignment]) {
    html.append("<tr>\n")
    for (column, cell) in cells.enumerated() {
      let alignment = column < alignments.count ? alignments[column] : .none
      html.append("<\(tag)\(attribute(alignment))>")
      container { $0.inlines(cell) }
      html.append("</\(tag)>\n")
    }
    html.append("</tr>\n")
  }

  /// The attribute that aligns a cell. Pages use a class: `align` has no say against a style.
  func attribute(_ alignment: Table.Alignment) -> String {
    let name = isPage ? "class" : "align"
    switch alignment {
    case .none: return ""
    case .left: return " \(name)=\"left\""
    case .center: return " \(name)=\"center\""
    case .right: return " \(name)=\"right\""
    }
  }
}
