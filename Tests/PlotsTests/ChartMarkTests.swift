import Plots
import Testing

@Suite struct ChartMarkTests {
  private var matrix: Chart {
    var chart = Chart(
      series: [], xTicks: [.init(0, "我"), .init(1, "爱"), .init(2, "你")],
      yTicks: [.init(0, "I"), .init(1, "love")])
    chart.isYReversed = true
    let values = [[0.8, 0.1, 0.1], [0.2, 0.6, 0.2]]
    chart.heatMap = Chart.HeatMap(values: values, x: -0.5...2.5, y: -0.5...1.5, hasScale: true)
    for (row, numbers) in values.enumerated() {
      for (column, number) in numbers.enumerated() {
        chart.notes.append(
          Chart.Note("\(number)", x: Double(column), y: Double(row), alignment: .center))
      }
    }
    return chart
  }

  @Test func `a matrix is shades with its numbers over them and a scale below`() {
    #expect(
      TextPlot(matrix).text == """
             │██████
           I ┤█ 0.8   0.1  0.1
             │██████
             │      ▓▓▓▓▓▓
        love ┤  0.2 ▓ 0.6  0.2
             │      ▓▓▓▓▓▓
             └───┬─────┬────┬───
                我    爱   你
              0.1 │  ░░▒▒▓▓██│ 0.8
        """)
    #expect(
      matrix.alternativeText
        == "Heat map: 2 rows and 3 columns, numbers from 0.1 to 0.8")
  }

  @Test func `a matrix in SVG has its first row on top, a scale and words that can be read`() {
    let svg = SVGPlot(matrix).svg
    #expect(svg.contains("<g class=\"heat\" shape-rendering=\"crispEdges\">"))
    #expect(svg.contains("class=\"scale\">0.8</text>"))
    #expect(svg.contains("text-anchor=\"middle\" fill=\"#000\">0.8</text>"))
    #expect(svg.contains("text-anchor=\"middle\" fill=\"#fff\">0.1</text>"))
  }

  @Test func `a matrix of squares is as wide as it needs, in a grid in the middle of its place`() {
    var chart = Chart(series: [])
    chart.heatMap = Chart.HeatMap(
      values: [[0, 1], [1, 0]], x: -0.5...1.5, y: -0.5...1.5, hasScale: true)
    chart.notes = [Chart.Note("-1", x: 0, y: 0, alignment: .center)]
    let svg = SVGPlot(chart).svg
    #expect(svg.contains("width=\"475.2\" height"))
    #expect(svg.contains("fill=\"#fff\">−1</text>"))
    #expect(ChartGrid(rows: [[chart]]).svg().contains("<g transform=\"translate(82.4 0)\">"))
  }

  @Test func `bars have eighths, a rule goes across behind them`() {
    var chart = Chart(series: [], xTicks: [.init(0, "RNN"), .init(1, "GRU")])
    chart.bars = [
      Chart.Bars(
        name: "accuracy", boxes: [.init(x: -0.4...0.4, y: 0...2), .init(x: 0.6...1.4, y: 0...3)])
    ]
    chart.rules = [Chart.Rule(.horizontal, at: 4, style: .dashed)]
    #expect(chart.alternativeText == "Bar chart: accuracy, 2 bars from 2 to 3")
    #expect(
      TextPlot(chart, width: 24, height: 5).text == """
        4 ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌
          │            ▆▆▆▆▆▆▆▆▆
        2 ┤▄▄▄▄▄▄▄▄▄   █████████
          │█████████   █████████
        0 ┤█████████   █████████
          └─────┬─────────┬─────
               RNN       GRU
           ██ accuracy
        """)
  }

  @Test func `charts stand side by side where there is room, else one below the other`() {
    let chart = Chart(series: [.init(x: [0, 1], y: [0, 1])])
    let beside = ChartGrid(title: "both", rows: [[chart, chart]]).text(glyphs: .unicode)
    let below = ChartGrid(rows: [[chart, chart, chart, chart]]).text(glyphs: .unicode)
    #expect(beside.split(separator: "\n").count == 13)
    #expect(below.split(separator: "\n").count == 48)
    #expect(
      ChartGrid(rows: [[chart, chart]]).alternativeText
        == "2 plots: Line plot: rises from 0 to 1; 2 points; "
        + "Line plot: rises from 0 to 1; 2 points")
  }

  @Test func `numbers that would touch each other are left out of a matrix of characters`() {
    var chart = Chart(series: [])
    chart.heatMap = Chart.HeatMap(
      values: [Array(repeating: 0, count: 6), [0, 1, 2, 3, 4, 5]], x: -0.5...5.5, y: -0.5...1.5)
    chart.notes = (0..<6).map {
      Chart.Note("0.1\($0)", x: Double($0), y: 1, alignment: .center)
    }
    chart.notes.append(Chart.Note("here", x: 0, y: 0))
    #expect(
      TextPlot(chart, width: 24).text == """
          │   ░░░▒▒▒▓▓▓██████
        1 ┤   ░░░▒▒▒▓▓▓██████
          │   ░░░▒▒▒▓▓▓██████
          │
        0 ┤ here
          │
          └─┬──────────────┬─
            0              5
           0 │  ░░▒▒▓▓██│ 5
        """)
  }

  @Test func `numbers of a matrix in SVG are as small as its elements, and gone below six pixels`()
  {
    func sizes(columns: Int) -> [Substring] {
      var chart = Chart(series: [])
      chart.heatMap = Chart.HeatMap(
        values: [Array(repeating: 0, count: columns)], x: 0...Double(columns), y: 0...1,
        isSquare: false)
      chart.notes = [Chart.Note("-0.25", x: 0.5, y: 0.5, alignment: .center)]
      return SVGPlot(chart).svg.split(separator: "\n").filter { $0.contains("class=\"note\"") }
        .map { $0.split(separator: "fill=\"#fff\"")[1] }
    }
    #expect(sizes(columns: 4) == [">−0.25</text>"])
    #expect(sizes(columns: 25) == [" style=\"font-size:7.6px\">−0.25</text>"])
    #expect(sizes(columns: 80) == [])
  }

  @Test func `scattered points keep a margin in SVG, alone or around a line`() {
    let points = Chart.Series(x: [0, 10], y: [0, 100], style: .points)
    let line = Chart.Series(x: [0, 10], y: [0, 100])
    let alone = SVGPlot(Chart(series: [points])).svg
    #expect(alone.contains("d=\"M61.77 270h0M597.23 30h0\""))
    #expect(SVGPlot(Chart(series: [line, points])).svg.contains("d=\"M61.77 270h0M597.23 30h0\""))
    #expect(SVGPlot(Chart(series: [line])).svg.contains("d=\"M35 282 624 18\""))
    let single = [
      Chart.Series(x: [0], y: [0], style: .points),
      Chart.Series(x: [10], y: [100], style: .points),
    ]
    #expect(SVGPlot(Chart(series: single)).svg.contains("d=\"M61.77 270h0\""))
    let framed = Chart(series: [points], xRange: 0...10)
    #expect(SVGPlot(framed).svg.contains("d=\"M35 270h0M624 30h0\""))
  }

  @Test func `one point that marks a place of a line moves no axis`() {
    let line = Chart.Series(x: [0, 10], y: [0, 100])
    let best = Chart.Series(x: [10], y: [100], style: .points)
    #expect(SVGPlot(Chart(series: [line, best])).svg.contains("d=\"M35 282 624 18\""))
  }
}
