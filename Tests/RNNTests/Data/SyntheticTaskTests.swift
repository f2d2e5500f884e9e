import RNN
import Tensors
import Testing

@Suite struct `A synthetic task` {
  private let generator = RandomGenerator(seed: 3)

  @Test func `of adding marks one number in each half and sums them`() throws {
    let task = try SyntheticTask.adding(count: 20, steps: 7, generator: generator)
    let numbers = try task.inputs.select(2, 0)
    let marks = try task.inputs.select(2, 1)
    let ones = [Float](repeating: 1, count: 20)

    #expect(task.inputs.shape == [20, 7, 2])
    #expect(try marks.narrow(1, 0, 3).sum(dimensions: [1]).elements == ones)
    #expect(try marks.narrow(1, 3, 4).sum(dimensions: [1]).elements == ones)
    #expect(
      try (numbers * marks).sum(dimensions: [1], keepDimensions: true).isClose(to: task.targets))
  }

  @Test func `of memory wants the symbols back behind the signal`() throws {
    let task = try SyntheticTask.copyMemory(
      count: 1, length: 2, delay: 3, symbols: 4, generator: generator)
    let kept = Array(task.inputs.integers.prefix(2))

    #expect(task.inputs.integers == kept + [0, 0, 5, 0, 0])
    #expect(task.targets.integers == [0, 0, 0, 0, 0] + kept)
  }

  @Test func `of reversal turns each row around`() throws {
    let task = try SyntheticTask.reversal(count: 2, steps: 4, generator: generator)

    #expect(try task.targets.isEqual(to: task.inputs.flip([1])))
  }

  @Test func `of parity counts the ones so far`() throws {
    let task = try SyntheticTask.parity(count: 2, steps: 5, generator: generator)

    #expect(task.inputs.shape == [2, 5, 1])
    #expect(
      try task.inputs.squeeze(2).cumsum(1).integers.map { $0 % 2 } == task.targets.integers)
  }

  @Test func `of brackets closes all that it opens`() throws {
    let task = try SyntheticTask.brackets(count: 30, steps: 6, generator: generator)
    let signs = Tensor(integers: task.inputs.integers.map { 1 - 2 * $0 }, shape: [30, 6])

    #expect(try signs.cumsum(1).isEqual(to: task.targets))
    #expect(try task.targets.select(1, 5).integers == [Int](repeating: 0, count: 30))
    #expect(task.targets.integers.allSatisfy { $0 >= 0 })
  }

  @Test func `of order has one mark in each half`() throws {
    let task = try SyntheticTask.temporalOrder(count: 9, steps: 4, generator: generator)
    let marks = task.inputs.integers.filter { $0 > 3 }.map { $0 - 4 }

    #expect(marks.count == 18)
    let classes: [Int] = stride(from: 0, to: 18, by: 2).map { 2 * marks[$0] + marks[$0 + 1] }
    #expect(classes == task.targets.integers)
    #expect(task.inputs.integers.allSatisfy { $0 < 6 })
  }

  @Test func `of a sine goes round in its period`() throws {
    let wave = try SyntheticTask.sine(count: 5, period: 4, generator: generator)

    #expect(zip(wave, [0, 1, 0, -1, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `refuses sizes that make no task`() {
    let huge = 1 << 40
    let messages = [
      #expect(throws: DataError.self) {
        try SyntheticTask.adding(count: 0, steps: 5, generator: generator)
      },
      #expect(throws: DataError.self) {
        try SyntheticTask.adding(count: 5, steps: 1, generator: generator)
      },
      #expect(throws: DataError.self) {
        try SyntheticTask.parity(count: huge, steps: huge, generator: generator)
      },
      #expect(throws: DataError.self) {
        try SyntheticTask.copyMemory(count: 1, length: 0, delay: 2, generator: generator)
      },
      #expect(throws: DataError.self) {
        try SyntheticTask.reversal(count: 1, steps: 1, symbols: 0, generator: generator)
      },
      #expect(throws: DataError.self) {
        try SyntheticTask.brackets(count: 1, steps: 3, generator: generator)
      },
      #expect(throws: DataError.self) {
        try SyntheticTask.sine(count: 3, period: 0, generator: generator)
      },
      #expect(throws: DataError.self) {
        try SyntheticTask.sine(count: 3, period: 1, noise: -1, generator: generator)
      },
    ].map { $0?.message }

    #expect(
      messages == [
        "count must be greater than 0, got 0",
        "steps must be 2 or more, got 1",
        "1099511627776 rows of 1099511627776 are more elements than a tensor may hold",
        "length must be greater than 0, got 0",
        "symbols must be greater than 0, got 0",
        "steps must be even, got 3",
        "period must be a number greater than 0, got 0.0",
        "noise must be a finite number, 0 or more, got -1.0",
      ])
  }
}
