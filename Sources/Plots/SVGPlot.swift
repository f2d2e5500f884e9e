import Diagnostics

/// A chart as one `svg` element, to stand inside a page or alone in a file.
///
/// Text and axes take the page's text color and font; `class` names (`plot`, `grid`, `axis`,
/// `series-1`, …) let a page restyle what the attributes set.
package struct SVGPlot {
  let chart: Chart
  private let prefix: String
  let layout: SVGLayout
  let projection: Projection

  /// - Parameter idPrefix: What the element's ids begin with, unlike that of every other plot of
  ///   the page; characters other than ASCII letters, digits, `-` and `_` are left out.
  package init(_ chart: Chart, idPrefix: String = "plot") {
    self.init(chart, idPrefix: idPrefix, in: SVGSpace(chart.size))
  }

  init(_ chart: Chart, idPrefix: String, in space: SVGSpace) {
    let plain = idPrefix.filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
    }
    self.chart = chart
    prefix = plain.isEmpty ? "plot" : plain
    projection = Projection(
      chart, xSteps: max(2, Int(space.width / 80)), ySteps: max(2, Int(space.plotHeight / 44)),
      padsPoints: true)
    layout = SVGLayout(chart, projection, space)
  }

  /// The element, without blank lines, so that it may also stand in Markdown.
  package var svg: String {
    let title = chart.title.map { $0.markupLine } ?? ""
    let ids = (title.isEmpty ? "" : "\(prefix)-title ") + "\(prefix)-desc"
    let size = "width=\"\(layout.width.short)\" height=\"\(layout.height.short)\""
    let box = "viewBox=\"0 0 \(layout.width.short) \(layout.height.short)\""
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" \(size) \(box)"
        + " style=\"max-width:100%;height:auto\" role=\"img\" aria-labelledby=\"\(ids)\""
        + " font-size=\"12\" fill=\"currentColor\">"
    ]
    if !title.isEmpty { lines.append("<title id=\"\(prefix)-title\">\(title)</title>") }
    lines.append("<desc id=\"\(prefix)-desc\">\(chart.alternativeText.markupLine)</desc>")
    lines.append("<style>\(standAloneStyle)</style>")
    return (lines + content + ["</svg>"]).joined(separator: "\n")
  }

  /// Everything inside the element but its title, description and style.
  var content: [String] {
    let frame = chart.heatMap == nil ? (chart.hasGrid ? [grid] : []) + [frame] : heatMap + [frame]
    return heading(chart.title.map { $0.markupLine } ?? "") + legend + frame + areas + rules
      + tickLabels + axisNames + chart.series.indices.flatMap(curve) + notes
  }

  private func heading(_ title: String) -> [String] {
    guard !title.isEmpty else { return [] }
    let clipped = (chart.title ?? "").clipped(toColumns: Int(layout.width / 8)).markupLine
    return [
      text(
        clipped, x: layout.left + layout.plotWidth / 2, y: 18,
        "class=\"title\" text-anchor=\"middle\" font-size=\"14\" font-weight=\"600\"")
    ]
  }

  private func curve(_ index: Int) -> [String] {
    let series = chart.series[index]
    let pieces = projection.pieces(of: series).map { $0.map(layout.place) }
    let curves = pieces.filter { $0.count > 1 }
      .map { "M" + thinned($0).map(\.coordinates).joined(separator: " ") }
    let marked = series.look.isMarked && series.style != .points ? series.points : []
    let points = marked.map { projection.place(x: $0.x, y: $0.y) }.filter(\.isVisible)
    let single = pieces.filter { $0.count == 1 }.joined() + points.map(layout.place)
    let dots = spread(single).map { "M\($0.coordinates)h0" }
    let name = "class=\"series-\(index + 1)\""
    return [
      (curves, SVGStroke.line(ofSeries: index, series.style, series.look)),
      (dots, SVGStroke.dots(ofSeries: index, series.look)),
    ].compactMap { path, stroke in
      path.isEmpty ? nil : "<path \(name) d=\"\(path.joined())\" \(stroke)/>"
    }
  }

  func text(_ markup: String, x: Double, y: Double, _ attributes: String) -> String {
    "<text x=\"\(x.short)\" y=\"\(y.short)\" \(attributes)>\(markup)</text>"
  }
}

/// What holds only where the plot is a document of its own.
let standAloneStyle =
  "svg.plot:root{color-scheme:light dark;color:CanvasText;font-family:system-ui,sans-serif}"
