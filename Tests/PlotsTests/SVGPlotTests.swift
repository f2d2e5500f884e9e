import Plots
import Testing

@Suite struct SVGPlotTests {
  @Test func `a plot is one accessible element in the page's color and font`() {
    let chart = Chart(
      title: "Loss", xLabel: "epoch", yLabel: "loss",
      series: [
        .init(name: "train", x: [1, 2, 3], y: [0.4, 0.2, 0.1]),
        .init(name: "test", x: [1, 2, 3], y: [0.5, 0.3, 0.25], style: .dashed),
        .init(name: "best", x: [3], y: [0.1], style: .points),
      ])

    #expect(
      SVGPlot(chart, idPrefix: "fig-loss").svg == """
        <svg xmlns="http://www.w3.org/2000/svg" class="plot" width="640" height="360" viewBox="0 0 640 360" style="max-width:100%;height:auto" role="img" aria-labelledby="fig-loss-title fig-loss-desc" font-size="12" fill="currentColor">
        <title id="fig-loss-title">Loss</title>
        <desc id="fig-loss-desc">Line plot of loss against epoch, 3 series: train falls from 0.4 to 0.1 (3 points); test falls from 0.5 to 0.25 (3 points); best is 0.1 (1 point)</desc>
        <style>svg.plot:root{color-scheme:light dark;color:CanvasText;font-family:system-ui,sans-serif}</style>
        <text x="338.5" y="18" class="title" text-anchor="middle" font-size="14" font-weight="600">Loss</text>
        <path class="series-1" d="M53 36h26" fill="none" stroke="#0072B2" stroke-width="1.8" stroke-linejoin="round"/>
        <text x="85" y="40" class="legend">train</text>
        <path class="series-2" d="M139 36h26" fill="none" stroke="#D55E00" stroke-width="1.8" stroke-linejoin="round" stroke-dasharray="6 4 2 4"/>
        <text x="171" y="40" class="legend">test</text>
        <path class="series-3" d="M230.8 36h0" fill="none" stroke="#009E73" stroke-width="5" stroke-linecap="round"/>
        <text x="249.8" y="40" class="legend">best</text>
        <path class="grid" d="M53 314H624M53 248H624M53 182H624M53 116H624M53 50H624M53 50V314M338.5 50V314M624 50V314" fill="none" stroke="currentColor" stroke-opacity="0.15"/>
        <path class="axis" d="M53 50V314H624" fill="none" stroke="currentColor" stroke-opacity="0.6"/>
        <text x="53" y="331" text-anchor="middle">1</text>
        <text x="338.5" y="331" text-anchor="middle">2</text>
        <text x="624" y="331" text-anchor="middle">3</text>
        <text x="46" y="318" text-anchor="end">0.1</text>
        <text x="46" y="252" text-anchor="end">0.2</text>
        <text x="46" y="186" text-anchor="end">0.3</text>
        <text x="46" y="120" text-anchor="end">0.4</text>
        <text x="46" y="54" text-anchor="end">0.5</text>
        <text x="338.5" y="351" class="label" text-anchor="middle">epoch</text>
        <text x="14" y="182" class="label" text-anchor="middle" transform="rotate(-90 14 182)">loss</text>
        <path class="series-1" d="M53 116 338.5 248 624 314" fill="none" stroke="#0072B2" stroke-width="1.8" stroke-linejoin="round"/>
        <path class="series-2" d="M53 50 338.5 182 624 215" fill="none" stroke="#D55E00" stroke-width="1.8" stroke-linejoin="round" stroke-dasharray="6 4 2 4"/>
        <path class="series-3" d="M624 314h0" fill="none" stroke="#009E73" stroke-width="5" stroke-linecap="round"/>
        </svg>
        """)
  }

  @Test func `text is escaped and a title is optional`() {
    let chart = Chart(
      xLabel: "<x & \"y\">", series: [.init(name: "a\u{0}<b>\n&c", x: [0, 1], y: [-1, 1])],
      alternative: "One line, x < y")

    #expect(
      SVGPlot(chart, idPrefix: "1\" onload=\"x").svg == """
        <svg xmlns="http://www.w3.org/2000/svg" class="plot" width="640" height="340" viewBox="0 0 640 340" style="max-width:100%;height:auto" role="img" aria-labelledby="1onloadx-desc" font-size="12" fill="currentColor">
        <desc id="1onloadx-desc">One line, x &lt; y</desc>
        <style>svg.plot:root{color-scheme:light dark;color:CanvasText;font-family:system-ui,sans-serif}</style>
        <path class="series-1" d="M28 16h26" fill="none" stroke="#0072B2" stroke-width="1.8" stroke-linejoin="round"/>
        <text x="60" y="20" class="legend">a&lt;b&gt; &amp;c</text>
        <path class="grid" d="M28 294H624M28 162H624M28 30H624M28 30V294M624 30V294" fill="none" stroke="currentColor" stroke-opacity="0.15"/>
        <path class="axis" d="M28 30V294H624" fill="none" stroke="currentColor" stroke-opacity="0.6"/>
        <text x="28" y="311" text-anchor="middle">0</text>
        <text x="624" y="311" text-anchor="middle">1</text>
        <text x="21" y="298" text-anchor="end">−1</text>
        <text x="21" y="166" text-anchor="end">0</text>
        <text x="21" y="34" text-anchor="end">1</text>
        <text x="326" y="331" class="label" text-anchor="middle">&lt;x &amp; &quot;y&quot;&gt;</text>
        <path class="series-1" d="M28 294 624 30" fill="none" stroke="#0072B2" stroke-width="1.8" stroke-linejoin="round"/>
        </svg>
        """)
  }

  @Test func `a plot without points says so`() {
    let chart = Chart(series: [])

    #expect(
      SVGPlot(chart).svg == """
        <svg xmlns="http://www.w3.org/2000/svg" class="plot" width="640" height="308" viewBox="0 0 640 308" style="max-width:100%;height:auto" role="img" aria-labelledby="plot-desc" font-size="12" fill="currentColor">
        <desc id="plot-desc">Line plot: no points</desc>
        <style>svg.plot:root{color-scheme:light dark;color:CanvasText;font-family:system-ui,sans-serif}</style>
        <path class="grid" d="M35 282H624M35 229.2H624M35 176.4H624M35 123.6H624M35 70.8H624M35 18H624M35 18V282M152.8 18V282M270.6 18V282M388.4 18V282M506.2 18V282M624 18V282" fill="none" stroke="currentColor" stroke-opacity="0.15"/>
        <path class="axis" d="M35 18V282H624" fill="none" stroke="currentColor" stroke-opacity="0.6"/>
        <text x="35" y="299" text-anchor="middle">0.0</text>
        <text x="152.8" y="299" text-anchor="middle">0.2</text>
        <text x="270.6" y="299" text-anchor="middle">0.4</text>
        <text x="388.4" y="299" text-anchor="middle">0.6</text>
        <text x="506.2" y="299" text-anchor="middle">0.8</text>
        <text x="624" y="299" text-anchor="middle">1.0</text>
        <text x="28" y="286" text-anchor="end">0.0</text>
        <text x="28" y="233.2" text-anchor="end">0.2</text>
        <text x="28" y="180.4" text-anchor="end">0.4</text>
        <text x="28" y="127.6" text-anchor="end">0.6</text>
        <text x="28" y="74.8" text-anchor="end">0.8</text>
        <text x="28" y="22" text-anchor="end">1.0</text>
        <text x="329.5" y="150" text-anchor="middle">no points</text>
        </svg>
        """)
  }

  @Test func `many points are thinned and keep their extremes`() {
    let x = (0..<100_000).map(Double.init)
    let y = x.map { $0 == 77_777 ? 9.0 : $0 == 5 ? -3.0 : 0.0 }
    let chart = Chart(series: [.init(x: x, y: y)], xRange: 0...100_000, yRange: -3...9)
    let svg = SVGPlot(chart).svg

    #expect(svg.utf8.count < 40_000)
    #expect(svg.contains(" 483.31 18 "))
    #expect(svg.contains(" 28.03 282 "))
  }

  @Test func `points that share a pixel are drawn once`() {
    let x = (0..<100_000).map { Double($0 % 100) }
    let chart = Chart(series: [.init(x: x, y: x, style: .points)])

    #expect(SVGPlot(chart).svg.split(separator: "h0").count == 101)
  }

  @Test func `series beyond the palette differ by their dashes`() {
    let chart = Chart(series: (0..<12).map { .init(x: [0, 1], y: [0, Double($0)]) })
    let strokes = SVGPlot(chart).svg.split(separator: "\n")
      .filter { $0.contains("class=\"series-") }
      .compactMap { $0.split(separator: "fill=", maxSplits: 1).last }

    #expect(Set(strokes).count == 12)
  }

  @Test func `no line of the element is blank`() {
    let chart = Chart(title: "a\n\nb", series: [], alternative: "c\n\nd")

    #expect(!SVGPlot(chart).svg.contains("\n\n"))
  }

  @Test func `a plot has the shape that was asked for, as far as a page has room`() {
    func size(_ width: Double, _ height: Double) -> String {
      var chart = Chart(series: [.init(x: [0, 1], y: [0, 1])])
      chart.size = Chart.Size(width: width, height: height)
      let head = SVGPlot(chart).svg.split(separator: "\n")[0].split(separator: "\"")
      return "\(head[5])x\(head[7])"
    }
    #expect(size(400, 300) == "400x278")
    #expect(size(1000, 500) == "640x298")
    #expect(size(1, 1e9) == "240x684")
    #expect(size(1e9, 1) == "640x144")
  }

  @Test func `a figure of several plots keeps its shape`() {
    let chart = Chart(series: [.init(x: [0, 1], y: [0, 1])])
    let size = Chart.Size(width: 1200, height: 300)
    let head = ChartGrid(rows: [[chart, chart]], size: size).svg().split(separator: "\n")[0]
    #expect(head.contains("width=\"640\" height=\"152\""))
  }

  @Test func `an axis that runs backward has its ticks the other way round, and no grid`() {
    var chart = Chart(series: [.init(x: [0, 1], y: [0, 1])], xRange: 0...1)
    let plain = SVGPlot(chart).svg
    (chart.isXReversed, chart.hasGrid) = (true, false)
    let turned = SVGPlot(chart).svg
    #expect(plain.contains("class=\"grid\"") && !turned.contains("class=\"grid\""))
    #expect(plain.contains(" d=\"M38 272 619") == turned.contains(" d=\"M619"))
  }
}
