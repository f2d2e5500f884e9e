import RNN
import Tensors
import Testing

@Suite struct `A series` {
  @Test func `is cut into windows with what follows each`() throws {
    let windows = try SeriesWindows(
      of: [1, 2, 3, 4, 5, 6], .init(window: 2, horizon: 2, stride: 2))

    #expect(windows.inputs.shape == [2, 2, 1])
    #expect(windows.inputs.elements == [1, 2, 3, 4])
    #expect(windows.targets.shape == [2, 2])
    #expect(windows.targets.elements == [3, 4, 5, 6])
  }

  @Test func `of several columns foretells one of them`() throws {
    let columns = Tensor([1, 10, 2, 20, 3, 30, 4, 40], shape: [4, 2])
    let windows = try SeriesWindows(of: columns, target: 1, .init(window: 2))

    #expect(windows.inputs.shape == [2, 2, 2])
    #expect(windows.inputs.elements == [1, 10, 2, 20, 2, 20, 3, 30])
    #expect(windows.targets.elements == [30, 40])
  }

  @Test func `of several columns is refused with row and column`() {
    let columns = Tensor([1, 10, 2, .nan], shape: [2, 2])
    let cut = SeriesWindows.Cut(window: 1)
    let messages = [
      #expect(throws: DataError.self) { try SeriesWindows(of: columns, target: 0, cut) },
      #expect(throws: DataError.self) { try SeriesWindows(of: columns, target: 2, cut) },
      #expect(throws: DataError.self) { try SeriesWindows(of: Tensor([1, 2]), target: 0, cut) },
    ].map { $0?.message }

    #expect(
      messages == [
        "value 1 of column 1 is nan",
        "column 2 is out of range: there are columns 0 to 1",
        "several series are a matrix of floats, [steps, columns], got shape [2]",
      ])
  }

  @Test func `scaled to a range comes back`() throws {
    let scaler = try SeriesScaler([.range(lower: -1, upper: 1)], fitting: [10, 20, 30])

    #expect(try scaler.scaled([10, 15, 30, 40]) == [-1, -0.5, 1, 2])
    #expect(try scaler.restored([-1, -0.5, 1, 2]) == [10, 15, 30, 40])
  }

  @Test func `scaled to standard has mean zero and deviation one`() throws {
    let scaler = try SeriesScaler([.standard], fitting: [2, 4, 4, 4, 5, 5, 7, 9])

    #expect(try scaler.scaled([9, 5, 3]) == [2, 0, -1])
  }

  @Test func `differenced goes on from the value before`() throws {
    let scaler = try SeriesScaler(
      [.range(lower: 0, upper: 10), .difference], fitting: [2, 4, 7, 12])

    #expect(try scaler.scaled([2, 4, 7, 12]) == [2, 3, 5])
    #expect(try scaler.restored([2, 3, 5]) == [4, 7, 12])
    #expect(try scaler.restored([1, 1], after: 12) == [13, 14])
  }

  @Test func `too short or constant is refused`() {
    let messages = [
      #expect(throws: DataError.self) { try SeriesWindows(of: [1, 2], .init(window: 2)) },
      #expect(throws: DataError.self) {
        try SeriesWindows(of: [1, 2], .init(window: 1, horizon: Int.max))
      },
      #expect(throws: DataError.self) { try SeriesWindows(of: [1, 2], .init(window: 0)) },
      #expect(throws: DataError.self) {
        try SeriesWindows(of: [1, 2], .init(window: 1, horizon: -1))
      },
      #expect(throws: DataError.self) {
        try SeriesWindows(of: [1, 2], .init(window: 1, stride: 0))
      },
      #expect(throws: DataError.self) {
        try SeriesWindows(of: [1, .infinity, 2], .init(window: 1))
      },
      #expect(throws: DataError.self) { try SeriesScaler([.range()], fitting: [3, 3]) },
      #expect(throws: DataError.self) { try SeriesScaler([.standard], fitting: [3, 3]) },
      #expect(throws: DataError.self) { try SeriesScaler([], fitting: []) },
      #expect(throws: DataError.self) { try SeriesScaler([], fitting: [1, .nan]) },
      #expect(throws: DataError.self) { try SeriesScaler([.logarithm], fitting: [1, 0]) },
      #expect(throws: DataError.self) { try SeriesScaler([.difference], fitting: [1]) },
      #expect(throws: DataError.self) {
        try SeriesScaler([.difference, .difference], fitting: [1, 2, 4])
      },
      #expect(throws: DataError.self) {
        try SeriesScaler([.range(lower: 1, upper: 1)], fitting: [1, 2])
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "a series of 2 values has no window of 2 with 1 to follow",
        "a series of 2 values has no window of 1 with \(Int.max) to follow",
        "window must be greater than 0, got 0",
        "horizon must be greater than 0, got -1",
        "stride must be greater than 0, got 0",
        "value 1 of the series is inf",
        "every value of the series is 3.0; a constant series has no scale",
        "every value of the series is 3.0; a constant series has no scale",
        "the series has no values",
        "value 1 of the series is nan",
        "value 1 of the series is 0.0; only numbers above 0 have a logarithm",
        "a series of one value has no differences",
        "a series is differenced once at most",
        "the range from 1.0 to 1.0 is empty",
      ])
  }

  @Test func `is split in time without gaps`() throws {
    #expect(try TimeSplit.parts(of: 10, fractions: [0.1, 0.2, 0.7]) == [0..<1, 1..<3, 3..<10])
    #expect(try TimeSplit.parts(of: 5, fractions: [1]) == [0..<5])
  }

  @Test func `refuses a split that leaves a part empty or adds up to another whole`() {
    let messages = [
      #expect(throws: DataError.self) { try TimeSplit.parts(of: 0, fractions: [1]) },
      #expect(throws: DataError.self) { try TimeSplit.parts(of: 9, fractions: [0.5, 0.4]) },
      #expect(throws: DataError.self) { try TimeSplit.parts(of: 9, fractions: [1.5, -0.5]) },
      #expect(throws: DataError.self) { try TimeSplit.parts(of: 3, fractions: [0.9, 0.1, 0]) },
      #expect(throws: DataError.self) { try TimeSplit.parts(of: 3, fractions: [.nan, 1]) },
    ].map { $0?.message }

    #expect(
      messages == [
        "the series has no values",
        "the fractions of a split must add up to 1, they add up to 0.9",
        "fraction 0 is 1.5, not between 0 and 1",
        "part 2 of the split has no values: the series has only 3",
        "fraction 0 is nan, not between 0 and 1",
      ])
  }
}
