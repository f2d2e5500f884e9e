import Diagnostics

/// Several charts beside and below each other, as one figure.
package struct ChartGrid: Hashable, Sendable {
  package var title: String?
  /// Rows of charts from the top; nothing leaves a place empty.
  package var rows: [[Chart?]]
  package var caption: String?
  /// The text alternative; made from the charts where nothing is set.
  package var alternative: String?
  /// The size that the author asked for; pages make it fit.
  package var size: Chart.Size?

  package init(
    title: String? = nil, rows: [[Chart?]], caption: String? = nil, alternative: String? = nil,
    size: Chart.Size? = nil
  ) {
    self.size = size
    self.title = title
    self.rows = rows
    self.caption = caption
    self.alternative = alternative
  }

  var columnCount: Int { max(1, rows.map(\.count).max() ?? 1) }
  private var charts: [Chart] { rows.joined().compactMap { $0 } }

  /// The figure in words, for readers who don't see it.
  package var alternativeText: String {
    if let alternative { return alternative }
    let parts = charts.prefix(8).map(\.alternativeText)
    let rest = charts.count > parts.count ? ["and \(charts.count - parts.count) more"] : []
    let count = charts.count == 1 ? "1 plot" : "\(charts.count) plots"
    return "\(count): \((parts + rest).joined(separator: "; "))"
  }

  /// The figure drawn with characters: side by side where each chart keeps 24 columns, else one
  /// below the other.
  package func text(width: Int = 80, glyphs: Glyphs) -> String {
    let each = (width - 2 * (columnCount - 1)) / columnCount
    let isWide = each >= 24
    let height = rows.count > 1 || columnCount > 1 ? 10 : 18
    var lines: [String] = []
    if let title = title.map(glyphs.line), !title.isEmpty {
      let shown = title.clipped(toColumns: width)
      lines = [shown.leftPadded(toColumns: (width + shown.columns) / 2), ""]
    }
    for row in rows {
      let plots = row.map { chart in
        chart.map {
          TextPlot($0, width: isWide ? each : width, height: height, glyphs: glyphs).text
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        } ?? []
      }
      lines +=
        isWide ? ChartGrid.beside(plots, columns: each) : Array(plots.joined(separator: [""]))
      lines.append("")
    }
    return lines.dropLast().joined(separator: "\n")
  }

  /// Blocks of lines side by side, each that many columns wide.
  private static func beside(_ blocks: [[String]], columns: Int) -> [String] {
    let height = blocks.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = ""
      for (place, block) in blocks.enumerated() where index < block.count {
        if block[index].isEmpty { continue }
        line = line.padded(toColumns: place * (columns + 2)) + block[index]
      }
      return line
    }
  }

  /// The figure as one `svg` element; see ``SVGPlot``.
  package func svg(idPrefix: String = "plot") -> String {
    let space = SVGSpace(size, rows: rows.count, columns: columnCount, gap: 12)
    let each = space.width
    var lines: [String] = []
    var y = 0.0
    let width = each * Double(columnCount) + 12 * Double(columnCount - 1)
    if let title = title?.clipped(toColumns: Int(width / 9)).markupLine, !title.isEmpty {
      lines.append(
        "<text x=\"\((width / 2).short)\" y=\"18\" class=\"title\" text-anchor=\"middle\""
          + " font-size=\"15\" font-weight=\"600\">\(title)</text>")
      y = 26
    }
    for row in rows {
      let plots = row.map { chart in
        chart.map { SVGPlot($0, idPrefix: idPrefix, in: space) }
      }
      for (place, plot) in plots.enumerated() {
        guard let plot else { continue }
        let x = Double(place) * (each + 12) + (each - plot.layout.width) / 2
        lines.append("<g transform=\"translate(\(x.short) \(y.short))\">")
        lines += plot.content + ["</g>"]
      }
      y += (plots.compactMap { $0?.layout.height }.max() ?? 0) + 8
    }
    return element(lines, width: width, height: y, idPrefix: idPrefix)
  }

  private func element(
    _ content: [String], width: Double, height: Double, idPrefix: String
  ) -> String {
    let size = "width=\"\(width.short)\" height=\"\(height.short)\""
    let title = title?.markupLine ?? ""
    let ids = (title.isEmpty ? "" : "\(idPrefix)-title ") + "\(idPrefix)-desc"
    let head =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" \(size)"
      + " viewBox=\"0 0 \(width.short) \(height.short)\" style=\"max-width:100%;height:auto\""
      + " role=\"img\" aria-labelledby=\"\(ids)\" font-size=\"12\" fill=\"currentColor\">"
    let name = title.isEmpty ? [] : ["<title id=\"\(idPrefix)-title\">\(title)</title>"]
    let words = "<desc id=\"\(idPrefix)-desc\">\(alternativeText.markupLine)</desc>"
    return ([head] + name + [words, "<style>\(standAloneStyle)</style>"] + content + ["</svg>"])
      .joined(separator: "\n")
  }
}
