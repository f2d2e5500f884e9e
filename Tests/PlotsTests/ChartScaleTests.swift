import Plots
import Testing

@Suite struct `A logarithmic axis` {
  private func labels(_ low: Double, _ high: Double, atMost count: Int = 5) -> [String] {
    Axis(powers: [low, high], shown: nil, atMost: count).ticks.map(\.label)
  }

  @Test func `has ticks at whole powers of ten around the data`() {
    #expect(labels(-0.9, 1.2) == ["0.1", "1", "10", "100"])
    #expect(labels(0, 0) == ["1", "10"])
    #expect(labels(-7.5, -5.1) == ["1e-8", "1e-7", "1e-6", "1e-5"])
    #expect(labels(-20, 3) == ["1e-20", "1e-15", "1e-10", "1e-5", "1e0", "1e5"])
    #expect(labels(-323, 300, atMost: 2) == ["1e-500", "1e0", "1e500"])
    #expect(Axis(powers: [.nan], shown: nil, atMost: 5).ticks.map(\.label) == ["1", "10"])
  }

  @Test func `is named for those who do not see it`() {
    let y = [1, 10, 100, 1000, 0, -1]
    let chart = Chart(
      series: [.init(x: y.indices.map(Double.init), y: y.map(Double.init))],
      yScale: .logarithmic)

    #expect(
      chart.alternativeText
        == "Line plot on a logarithmic scale: goes from 1 to -1, between -1 and 1000; 6 points")
  }
}
