import Plots
import Testing

@Suite struct AxisTests {
  private func labels(_ low: Double, _ high: Double, atMost count: Int = 5) -> String {
    Axis([low, high], shown: low...high, isSnapped: false, atMost: count).ticks
      .map(\.label).joined(separator: " ")
  }

  @Test(arguments: [
    (0, 1, "0.0 0.2 0.4 0.6 0.8 1.0"),
    (0, 100, "0 20 40 60 80 100"),
    (1949, 1961, "1950 1955 1960"),
    (-0.3, 0.3, "-0.2 0.0 0.2"),
    (0.3, 0.7, "0.3 0.4 0.5 0.6 0.7"),
    (0.001, 0.002, "0.0010 0.0012 0.0014 0.0016 0.0018 0.0020"),
    (0, 3e-5, "0 1e-5 2e-5 3e-5"),
    (0, 2_500_000, "0 500000 1000000 1500000 2000000 2500000"),
    (0, 1e8, "0 0.2e8 0.4e8 0.6e8 0.8e8 1.0e8"),
    (-1e300, 1e300, "-1.0e300 -0.5e300 0 0.5e300 1.0e300"),
    (0, 1e-200, "0 0.2e-200 0.4e-200 0.6e-200 0.8e-200 1.0e-200"),
    (1_000_000, 1_000_001, "1000000.0 1000000.2 1000000.4 1000000.6 1000000.8 1000001.0"),
  ])
  func `ticks stand at multiples of one, two or five`(low: Double, high: Double, ticks: String) {
    #expect(labels(low, high) == ticks)
  }

  @Test func `a range between two coarse multiples is marked by a finer step`() {
    #expect(labels(0.2, 0.9, atMost: 1) == "0.2 0.4 0.6 0.8")
  }

  @Test func `the range of the data grows outward to ticks`() {
    let axis = Axis([0.011, 0.42], shown: nil, isSnapped: true, atMost: 5)

    #expect(axis.low == 0)
    #expect(axis.high == 0.5)
    #expect(axis.ticks.map(\.label) == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"])
    #expect(axis.ticks.map(\.position) == [0, 0.2, 0.4, 0.6, 0.8, 1])
  }

  @Test func `whole numbers are not marked in parts`() {
    let axis = Axis([1, 2, 3], shown: nil, isSnapped: false, atMost: 8)

    #expect(axis.ticks.map(\.label) == ["1", "2", "3"])
  }

  @Test(arguments: [
    (0.0, -1.0, 1.0), (7, 6.3, 7.7), (-20, -22, -18), (1e-299, -1, 1),
  ])
  func `an axis for one value reaches around it`(value: Double, low: Double, high: Double) {
    let axis = Axis([value, value], shown: nil, isSnapped: false, atMost: 5)

    #expect([axis.low, axis.high] == [low, high])
  }

  @Test func `what cannot be drawn does not stretch the range`() {
    let axis = Axis(
      [1, .nan, .infinity, -1e301, 3], shown: nil, isSnapped: false, atMost: 5)

    #expect([axis.low, axis.high] == [1, 3])
  }

  @Test func `a chosen range that is not finite is not used`() {
    let axis = Axis([1, 3], shown: -Double.infinity...5, isSnapped: false, atMost: 5)

    #expect([axis.low, axis.high] == [1, 3])
  }

  @Test func `positions far outside are bounded`() {
    let axis = Axis([0, 1e-250], shown: nil, isSnapped: false, atMost: 5)

    #expect([1e-250, 5e-251, 1e200, -1e200].map(axis.position) == [1, 0.5, 1e6, -1e6])
  }
}
