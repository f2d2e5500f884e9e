import RNN
import Testing

@Suite struct `Early stopping` {
  @Test func `is over when patience has run out`() throws {
    var stopping = try EarlyStopping(patience: 2)
    let isBest = [3, 1, 2, 1].map { stopping.take($0) }

    #expect(isBest == [true, true, false, false])
    #expect(stopping.isOver)
    #expect(stopping.best == 1)
    #expect(stopping.bestEpoch == 2)
    #expect(stopping.waited == 2)
  }

  @Test func `takes a small change for none`() throws {
    var stopping = try EarlyStopping(patience: 9, minimumChange: 0.5)
    let isBest = [3, 2.5, 2.4, 1.9, 1.89].map { stopping.take($0) }

    #expect(isBest == [true, false, true, false, true])
  }

  @Test func `waits for larger measures where they are better`() throws {
    var stopping = try EarlyStopping(patience: 1, mode: .max)

    let areBetter = [0.5, 0.7].map { stopping.take($0) }
    #expect(areBetter == [true, true])
    let isBest = stopping.take(0.7)
    #expect(!isBest)
    #expect(stopping.isOver)
  }

  @Test func `never takes what is no number for the best`() throws {
    var stopping = try EarlyStopping(patience: 2)

    let areBest = [Double.nan, .nan].map { stopping.take($0) }
    #expect(areBest == [false, false])
    #expect(stopping.isOver)
    #expect(stopping.best == nil)
    #expect(stopping.restarted == (try EarlyStopping(patience: 2)))
  }

  @Test(arguments: [
    (0, 0.0, "patience must be greater than 0, got 0"),
    (1, -0.5, "min_delta must be 0 or more, got -0.5"),
    (1, .nan, "min_delta must be 0 or more, got nan"),
  ])
  func `refuses settings out of range`(patience: Int, change: Double, message: String) {
    let error = #expect(throws: TrainingError.self) {
      try EarlyStopping(patience: patience, minimumChange: change)
    }
    #expect(error?.message == message)
  }
}
