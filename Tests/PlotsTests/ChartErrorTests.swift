import Plots
import Testing

@Suite struct ChartErrorTests {
  @Test func `a series with unequal numbers of coordinates is refused`() {
    let chart = Chart(
      series: [.init(x: [1], y: [1]), .init(name: "loss", x: [1, 2, 3], y: [0.4])])

    #expect(throws: ChartError.unequalLengths(series: 2, name: "loss", x: 3, y: 1)) {
      try chart.checked()
    }
  }

  @Test func `the message names the series and both lengths`() {
    #expect(
      ChartError.unequalLengths(series: 2, name: "loss", x: 3, y: 1).diagnostic.text == """
        error: series 'loss' has 3 x values and 1 y value
        why: every point has one x and one y
        fix: give a y for every x
        """)
    #expect(
      ChartError.unequalLengths(series: 2, name: nil, x: 0, y: 4).diagnostic.text == """
        error: series 2 has 0 x values and 4 y values
        why: every point has one x and one y
        fix: give an x for every y
        """)
  }

  @Test func `a chart whose series are complete passes unchanged`() throws {
    let chart = Chart(title: "t", series: [.init(x: [1, 2], y: [3, 4])])

    #expect(try chart.checked() == chart)
  }
}
