import RNN
import Tensors
import Testing

@Suite struct `A series` {
  @Test func `is cut into windows with what follows each`() throws {
    let windows = try SeriesWindows(of: [1, 2, 3, 4, 5], window: 2, horizon: 2)

    #expect(windows.inputs.shape == [2, 2, 1])
    #expect(windows.inputs.elements == [1, 2, 2, 3])
    #expect(windows.targets.shape == [2, 2])
    #expect(windows.targets.elements == [3, 4, 4, 5])
  }

  @Test func `scaled to a range comes back`() throws {
    let scaler = try SeriesScaler(range: [10, 20, 30], from: -1, to: 1)

    #expect(scaler.scaled([10, 15, 30, 40]) == [-1, -0.5, 1, 2])
    #expect(scaler.restored([-1, -0.5, 1, 2]) == [10, 15, 30, 40])
  }

  @Test func `scaled to standard has mean zero and deviation one`() throws {
    let scaler = try SeriesScaler(standard: [2, 4, 4, 4, 5, 5, 7, 9])

    #expect(scaler.offset == 5)
    #expect(scaler.scale == 2)
    #expect(scaler.scaled([9]) == [2])
  }

  @Test func `too short or constant is refused`() {
    let messages = [
      #expect(throws: LayerError.self) { try SeriesWindows(of: [1, 2], window: 2) },
      #expect(throws: LayerError.self) {
        try SeriesWindows(of: [1, 2], window: 1, horizon: Int.max)
      },
      #expect(throws: LayerError.self) { try SeriesWindows(of: [1, 2], window: 0) },
      #expect(throws: LayerError.self) { try SeriesWindows(of: [1, 2], window: 1, horizon: -1) },
      #expect(throws: LayerError.self) { try SeriesScaler(range: [3, 3]) },
      #expect(throws: LayerError.self) { try SeriesScaler(standard: [3, 3]) },
      #expect(throws: LayerError.self) { try SeriesScaler(range: []) },
      #expect(throws: LayerError.self) { try SeriesScaler(range: [1, .nan]) },
    ].map { $0?.message }

    #expect(
      messages == [
        "a series of 2 values has no window of 2 with 1 to follow",
        "a series of 2 values has no window of 1 with \(Int.max) to follow",
        "window must be greater than zero",
        "horizon must be greater than zero",
        "every value of the series is 3.0; a constant series has no scale",
        "every value of the series is 3.0; a constant series has no scale",
        "there is nothing to train on: the data has no rows",
        "value 1 of the series is nan; a series is scaled by finite numbers",
      ])
  }
}

@Suite struct `A synthetic task` {
  @Test func `of adding marks one number in each half and sums them`() throws {
    let task = try SyntheticTask.adding(count: 20, steps: 7, generator: RandomGenerator(seed: 3))
    let numbers = try task.inputs.select(2, 0)
    let marks = try task.inputs.select(2, 1)

    #expect(task.inputs.shape == [20, 7, 2])
    #expect(
      try marks.narrow(1, 0, 3).sum(dimensions: [1]).elements == [Float](repeating: 1, count: 20))
    #expect(
      try marks.narrow(1, 3, 4).sum(dimensions: [1]).elements == [Float](repeating: 1, count: 20))
    #expect(
      try (numbers * marks).sum(dimensions: [1], keepDimensions: true).isClose(to: task.targets))
  }

  @Test func `of a sine goes round in its period`() {
    let wave = SyntheticTask.sine(count: 5, period: 4)

    #expect(zip(wave, [0, 1, 0, -1, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `refuses sizes that make no task`() {
    let messages = [(0, 5), (5, 1)].map { count, steps in
      #expect(throws: LayerError.self) {
        try SyntheticTask.adding(count: count, steps: steps, generator: RandomGenerator())
      }?.message
    }
    #expect(
      messages == ["count must be greater than zero", "steps must be greater than one"])
  }
}
