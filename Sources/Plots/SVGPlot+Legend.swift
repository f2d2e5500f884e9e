extension SVGPlot {
  var legend: [String] {
    layout.legend.flatMap { entry in
      [
        sample(entry), text(entry.text.markupLine, x: entry.x + 32, y: entry.y, "class=\"legend\""),
      ]
    }
  }

  private func sample(_ entry: SVGLayout.LegendEntry) -> String {
    let y = entry.y - 4
    let line = "d=\"M\(entry.x.short) \(y.short)h26\""
    let area = "d=\"M\((entry.x + 3).short) \((y - 5).short)h20v10h-20z\""
    switch entry.sample {
    case .series(let index):
      let series = chart.series[index]
      let name = "class=\"series-\(index + 1)\""
      if series.style == .points || series.points.count == 1 {
        return "<path \(name) d=\"M\((entry.x + 13).short) \(y.short)h0\""
          + " \(SVGStroke.dots(ofSeries: index, series.look))/>"
      }
      return "<path \(name) \(line) \(SVGStroke.line(ofSeries: index, series.style, series.look))/>"
    case .band(let index):
      return "<path class=\"series-band-\(index + 1)\" \(area) \(stroke(ofBand: index))/>"
    case .bars(let index):
      return "<path class=\"series-bars-\(index + 1)\" \(area) \(stroke(ofBars: index))/>"
    case .rule(let index):
      return "<path class=\"rule-\(index + 1)\" \(line) \(stroke(ofRule: index))/>"
    }
  }
}
