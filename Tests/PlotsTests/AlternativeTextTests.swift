import Plots
import Testing

@Suite struct AlternativeTextTests {
  private func text(_ y: [Double], _ style: Chart.Series.Style = .solid) -> String {
    let x = y.indices.map(Double.init)
    return Chart(series: [.init(x: x, y: y, style: style)]).alternativeText
  }

  @Test func `one series is told by its ends and its size`() {
    let chart = Chart(
      xLabel: "epoch", yLabel: "loss",
      series: [.init(x: [1, 2, 3], y: [0.42, 0.1, 0.011])])

    #expect(
      chart.alternativeText
        == "Line plot of loss against epoch: falls from 0.42 to 0.011; 3 points")
  }

  @Test func `several series are told one by one`() {
    let chart = Chart(
      title: "Passengers",
      series: [
        .init(name: "truth", x: [1, 2], y: [112, 432]), .init(x: [2, 3], y: [432, 432]),
      ])

    #expect(
      chart.alternativeText
        == "Line plot of Passengers, 2 series: truth rises from 112 to 432 (2 points); "
        + "series 2 stays at 432 (2 points)")
  }

  @Test(arguments: [
    ([0, 3, -2, 1], "Line plot: goes from 0 to 1, between -2 and 3; 4 points"),
    ([5], "Line plot: is 5; 1 point"),
    ([], "Line plot: is empty; 0 points"),
    ([1, .nan, 2], "Line plot: rises from 1 to 2; 3 points, 1 of them not finite"),
    ([1.23456e-12, 98_765.432], "Line plot: rises from 1.23e-12 to 98800; 2 points"),
    ([-2.5e30, -1e-300], "Line plot: rises from -2.5e30 to 0; 2 points"),
    ([0.999_9, 999_999], "Line plot: rises from 1 to 999999; 2 points"),
  ])
  func `a course is told in words`(y: [Double], told: String) {
    #expect(text(y) == told)
  }

  @Test func `points without a line are a scatter plot`() {
    #expect(text([3, 1, 2], .points) == "Scatter plot: lies between 1 and 3; 3 points")
  }

  @Test func `an empty chart has no points`() {
    #expect(Chart(title: "Loss", series: []).alternativeText == "Line plot of Loss: no points")
  }

  @Test func `of very many series the first eight are told`() {
    let chart = Chart(series: (0..<10).map { _ in .init(name: "a", x: [0], y: [1]) })
    let told = Array(repeating: "a is 1 (1 point)", count: 8) + ["and 2 more"]

    #expect(
      chart.alternativeText == "Line plot, 10 series: " + told.joined(separator: "; "))
  }

  @Test func `the author's own words come first`() {
    let chart = Chart(series: [.init(x: [1], y: [1])], alternative: "A dot")

    #expect(chart.alternativeText == "A dot")
  }
}
