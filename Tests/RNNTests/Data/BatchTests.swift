import RNN
import Tensors
import Testing

@Suite struct `A text in streams` {
  @Test func `goes on in each stream where the batch before ended`() throws {
    let streams = try TokenStreams(Array(0..<11), batchSize: 2, steps: 3)
    let batches = streams.map { [$0.inputs.integers, $0.targets.integers] }

    #expect(streams.streamLength == 5)
    #expect(streams.count == 2)
    #expect(batches == [[[0, 1, 2, 5, 6, 7], [1, 2, 3, 6, 7, 8]], [[3, 8], [4, 9]]])
  }

  @Test func `refuses sizes that leave nothing`() {
    let messages = [
      #expect(throws: DataError.self) { try TokenStreams([1, 2, 3], batchSize: 2, steps: 1) },
      #expect(throws: DataError.self) { try TokenStreams([1, 2, 3], batchSize: 0, steps: 1) },
      #expect(throws: DataError.self) { try TokenStreams([1, 2, 3], batchSize: 1, steps: -1) },
      #expect(throws: DataError.self) { try TokenStreams([], batchSize: 1, steps: 1) },
      #expect(throws: DataError.self) { try TokenStreams.windows(of: [1, 2], steps: 2) },
      #expect(throws: DataError.self) { try TokenStreams.windows(of: [], steps: 1) },
    ].map { $0?.message }

    #expect(
      messages == [
        "3 tokens are too few for batch_size 2: each stream needs 2",
        "batch_size must be greater than 0, got 0",
        "steps must be greater than 0, got -1",
        "0 tokens are too few for batch_size 1: each stream needs 2",
        "a text of 2 tokens has no window of 2 with a token behind it",
        "a text of 0 tokens has no window of 1 with a token behind it",
      ])
  }
}

@Suite struct `A padded batch` {
  @Test func `fills up behind and tells where its own elements are`() throws {
    let batch = try PaddedBatch([[1, 2, 3], [], [4]], padding: 9)

    #expect(batch.tokens.shape == [3, 3])
    #expect(batch.tokens.integers == [1, 2, 3, 9, 9, 9, 4, 9, 9])
    #expect(batch.lengths == [3, 0, 1])
    #expect(
      batch.mask.booleans == [true, true, true, false, false, false, true, false, false])
  }

  @Test func `puts like lengths together`() throws {
    #expect(
      try LengthBuckets.batches(of: [5, 2, 9, 2, 5, 1], batchSize: 4) == [[5, 1, 3, 0], [4, 2]])
  }

  @Test func `refuses lengths and sizes that do not fit`() {
    let messages = [
      #expect(throws: DataError.self) { try PaddedBatch([]) },
      #expect(throws: DataError.self) { try PaddedBatch([[1, 2]], length: 1) },
      #expect(throws: DataError.self) { try PaddedBatch([[1]], length: -2) },
      #expect(throws: DataError.self) { try PaddedBatch([[1]], length: Int.max) },
      #expect(throws: DataError.self) { try PaddedBatch.mask(of: [1, 4], steps: 3) },
      #expect(throws: DataError.self) { try PaddedBatch.mask(of: [-1], steps: 3) },
      #expect(throws: DataError.self) { try LengthBuckets.batches(of: [], batchSize: 1) },
      #expect(throws: DataError.self) { try LengthBuckets.batches(of: [3, 0], batchSize: 1) },
      #expect(throws: DataError.self) { try LengthBuckets.batches(of: [3], batchSize: 0) },
    ].map { $0?.message }

    #expect(
      messages == [
        "there are no sequences to make a batch of",
        "sequence 0 has 2 elements, more than the length 1",
        "length must be greater than 0, got -2",
        "1 rows of \(Int.max) are more elements than a tensor may hold",
        "length 1 is 4, but the sequences have 1 to 3 steps",
        "length 0 is -1, but the sequences have 1 to 3 steps",
        "there are no sequences to make a batch of",
        "sequence 1 is empty",
        "batch_size must be greater than 0, got 0",
      ])
  }
}
