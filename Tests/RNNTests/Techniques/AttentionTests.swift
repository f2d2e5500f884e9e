import RNN
import Tensors
import Testing

@Suite struct `Attention to a sequence` {
  private let generator = RandomGenerator(seed: 1)

  @Test func `of a dot product reads mostly the step that is like the query`() throws {
    let attention = try Attention(.dot, querySize: 2, keySize: 2, generator: generator)
    let keys = Tensor([1, 0, 0, 1, -1, 0], shape: [1, 3, 2])
    let result = try attention.forward(
      query: Tensor([20, 0], shape: [1, 2]), keys: keys,
      values: Tensor([5, 6, 7], shape: [1, 3, 1]))

    #expect(result.weights.elements.map { ($0 * 1000).rounded() } == [1000, 0, 0])
    #expect(abs(result.context.elements[0] - 5) < 1e-6)
  }

  @Test func `never reads what the mask leaves out`() throws {
    let attention = try Attention(
      .additive(hiddenSize: 3), querySize: 2, keySize: 4, generator: generator)
    let result = try attention.forward(
      query: Tensor.randn([2, 5, 2], generator), keys: Tensor.randn([2, 3, 4], generator),
      mask: paddingMask(lengths: [1, 2], steps: 3))

    let last = try result.weights.select(2, 2).elements
    #expect(last == [Float](repeating: 0, count: 10))
    #expect(try result.weights.select(0, 0).select(1, 0).elements == [1, 1, 1, 1, 1])
  }

  @Test func `gives each query what it gives it alone`() throws {
    let attention = try Attention(
      .concat(hiddenSize: 3), querySize: 2, keySize: 4, generator: generator)
    let keys = try Tensor.randn([2, 3, 4], generator)
    let queries = try Tensor.randn([2, 5, 2], generator)
    let memory = try attention.memory(keys: keys)
    let together = try attention.forward(query: queries, memory: memory)
    let alone = try attention.forward(query: queries.select(1, 3), keys: keys)

    #expect(try together.context.select(1, 3).elements == alone.context.elements)
    #expect(try together.weights.select(1, 3).elements == alone.weights.elements)
  }

  @Test func `that is causal does not depend on what comes later`() throws {
    let attention = try SelfAttention(size: 3, isCausal: true, generator: generator)
    let x = try Tensor.randn([1, 4, 3], generator)
    let start = try attention.forward(x.narrow(1, 0, 2))

    let difference = try attention.forward(x).narrow(1, 0, 2) - start
    #expect(difference.elements.allSatisfy { abs($0) < 1e-6 })
  }

  @Test func `says what is wrong with its sizes`() {
    func message(_ score: Attention.Score, _ query: Int, _ key: Int) -> String {
      do {
        return try Attention(score, querySize: query, keySize: key, generator: generator).typeName
      } catch {
        return "\(error)"
      }
    }

    #expect(
      message(.dot, 2, 3)
        == "score dot multiplies queries by keys, so that both must have one size; "
        + "queries have 2 features, keys 3")
    #expect(message(.general, 0, 3) == "query_size must be 1 or more, and below 2^31, got 0")
    #expect(message(.general, 1, -3) == "key_size must be 1 or more, and below 2^31, got -3")
    #expect(
      message(.additive(hiddenSize: 0), 1, 1)
        == "hidden_size must be 1 or more, and below 2^31, got 0")
    #expect(message(.concat(hiddenSize: 2), 1, 1) == "LuongAttention")
  }

  @Test func `says what is wrong with its tensors`() throws {
    let attention = try Attention(.general, querySize: 2, keySize: 3, generator: generator)
    func message(
      _ query: [Int], _ keys: [Int], values: [Int]? = nil, mask: Tensor? = nil
    ) throws -> String {
      do {
        _ = try attention.forward(
          query: Tensor.zeros(query), keys: Tensor.zeros(keys),
          values: values.map { try Tensor.zeros($0) }, mask: mask)
        return "none"
      } catch let error as AlignmentError {
        return "\(error)"
      }
    }

    #expect(try message([1, 2], [1, 4, 3]) == "none")
    #expect(
      try message([2], [1, 4, 3]) == "query must have the shape [B, 2] or [B, S, 2], got [2]")
    #expect(try message([1, 2], [4, 3]) == "keys must have the shape [B, T, 3], got [4, 3]")
    #expect(
      try message([1, 5], [1, 4, 3])
        == "query must have 2 features in the last dimension, got [1, 5]")
    #expect(
      try message([2, 2], [1, 4, 3])
        == "query must begin with the sizes [1] as the keys do, got [2, 2]")
    #expect(
      try message([1, 2], [1, 4, 3], values: [1, 3, 3])
        == "values must begin with the sizes [1, 4] as the keys do, got [1, 3, 3]")
    #expect(
      try message([1, 2], [1, 4, 3], mask: Tensor.ones([1, 4]))
        == "mask must be of torch.bool, True where a step is read, got torch.float32")
    #expect(
      try message([1, 2], [1, 4, 3], mask: Tensor.ones([4], dtype: .bool))
        == "mask must have the shape [1, 4] or [1, 1, 4], got [4]")
    #expect(
      try message([2, 2], [2, 1, 3], mask: Tensor(booleans: [true, false], shape: [2, 1]))
        == "the mask leaves no step of sequence 1 to read")
    #expect(throws: AlignmentError.tensorType(tensor: "keys", got: "torch.int64")) {
      try attention.memory(keys: Tensor.zeros([1, 4, 3], dtype: .int64))
    }
    #expect(throws: AlignmentError.length(sequence: 1, length: 4, steps: 3)) {
      try paddingMask(lengths: [2, 4], steps: 3)
    }
    #expect(
      AlignmentError.length(sequence: 1, length: 0, steps: 3).message
        == "sequence 1 has length 0; lengths here are 1 … 3")
  }
}
