import Tensors
import Testing

struct MistakeCase: Decodable, CustomTestStringConvertible {
  let name: String
  let kind: String
  let message: String

  var testDescription: String { name }
}

extension TensorError.Kind {
  fileprivate var pythonName: String {
    switch self {
    case .runtime: "RuntimeError"
    case .index: "IndexError"
    case .type: "TypeError"
    case .value: "ValueError"
    case .notImplemented: "NotImplementedError"
    }
  }
}

private func ones(_ shape: Int...) throws -> Tensor { try .ones(shape) }
private func leaf(_ shape: Int...) throws -> Tensor { try Tensor.ones(shape).requiresGrad(true) }
private func ints(_ values: Int...) -> Tensor { Tensor(integers: values) }
private func places(_ values: Int...) -> TensorIndex { .tensor(Tensor(integers: values)) }

private typealias Mistakes = [String: @Sendable () throws -> Void]

private let shapeMistakes: Mistakes = [
  "broadcast": { _ = try ones(3) + ones(4) },
  "broadcast 2": { _ = try ones(2, 3) * ones(2, 4) },
  "matmul": { _ = try ones(32, 28).matmul(ones(128, 128)) },
  "matmul vector": { _ = try ones(2, 3).matmul(ones(4)) },
  "vector matmul": { _ = try ones(3).matmul(ones(4, 2)) },
  "matmul batch": { _ = try ones(5, 2, 3).matmul(ones(4, 2)) },
  "matmul batches": { _ = try ones(5, 2, 3).matmul(ones(5, 4, 2)) },
  "matmul of numbers": { _ = try ones().matmul(ones(3)) },
  "matmul kinds": { _ = try ones(2, 2).matmul(.ones([2, 2], dtype: .int64)) },
  "dot": { _ = try ones(3).matmul(ones(4)) },
  "addmm": { _ = try ones(3).addmm(ones(2, 4), ones(5, 3)) },
  "view": { _ = try ones(5).view([2, 3]) },
  "view guess": { _ = try ones(5).view([-1, 2]) },
  "view guesses": { _ = try ones(4).view([-1, -1]) },
  "view below": { _ = try ones(4).view([-2, 2]) },
  "view stride": { _ = try ones(2, 3).t().view([6]) },
  "reshape": { _ = try ones(5).reshape([2, 3]) },
  "reshape nothing": { _ = try ones(0).reshape([-1, 0]) },
  "dimension": { _ = try ones(2, 3).sum(dimensions: [2]) },
  "dimension of number": { _ = try ones().sum(dimensions: [1]) },
  "repeated dimension": { _ = try ones(2, 3).sum(dimensions: [0, 0]) },
  "transpose": { _ = try ones(2, 3).transpose(0, 2) },
  "t": { _ = try ones(2, 3, 4).t() },
  "permute": { _ = try ones(2, 3).permute([0, 1, 2]) },
  "permute twice": { _ = try ones(2, 3).permute([0, 0]) },
  "expand": { _ = try ones(3, 2).expand([4, 2]) },
  "expand rank": { _ = try ones(3, 2).expand([2]) },
  "repeat": { _ = try ones(3, 2).repeat([2]) },
  "narrow": { _ = try ones(3).narrow(0, 2, 2) },
  "split": { _ = try ones(5).split(sizes: [2, 2]) },
  "split zero": { _ = try ones(5).split(0) },
  "chunk": { _ = try ones(5).chunk(0) },
  "cat": { _ = try Tensor.cat([ones(2, 3), ones(2, 4)]) },
  "cat ranks": { _ = try Tensor.cat([ones(2, 3), ones(2)]) },
  "cat numbers": { _ = try Tensor.cat([ones(), ones()]) },
  "cat nothing": { _ = try Tensor.cat([]) },
  "stack": { _ = try Tensor.stack([ones(2), ones(3)]) },
  "stack nothing": { _ = try Tensor.stack([]) },
  "flatten": { _ = try ones(2, 3).flatten(1, 0) },
  "negative size": { _ = try Tensor.rand([2, -1], RandomGenerator()) },
]

private let indexMistakes: Mistakes = [
  "index": { _ = try ones(3).index([.at(5)]) },
  "index second": { _ = try ones(3, 2).index([.at(0), .at(-3)]) },
  "index many": { _ = try ones(3).index([.at(0), .at(0)]) },
  "index number": { _ = try ones().index([.at(0)]) },
  "index step": { _ = try ones(3).index([.slice(step: -1)]) },
  "index tensor": { _ = try ones(3).index([places(0, 3)]) },
  "index floats": { _ = try ones(3).index([.tensor(ones(1))]) },
  "index mask": { _ = try ones(3).index([.tensor(Tensor(booleans: [true, false]))]) },
  "index shapes": { _ = try ones(3, 3).index([places(0, 1), places(0, 1, 2)]) },
  "set shape": { try ones(3, 2).setIndex([.at(0)], ones(3)) },
  "set list shape": { try ones(3, 2).setIndex([places(0, 1)], ones(3)) },
  "gather": { _ = try ones(2, 3).gather(1, Tensor(integers: [3, 0], shape: [2, 1])) },
  "gather rank": { _ = try ones(2, 3).gather(1, ints(0)) },
  "gather size": { _ = try ones(2, 3).gather(1, Tensor(integers: [0, 0, 0], shape: [3, 1])) },
  "gather kind": { _ = try ones(2, 3).gather(1, ones(2, 1)) },
  "indexSelect": { _ = try ones(3).indexSelect(0, ints(3)) },
  "embedding": { _ = try ones(5, 2).embedding(ints(5)) },
  "embedding kind": { _ = try ones(5, 2).embedding(ones(1)) },
  "oneHot": { _ = try ints(3).oneHot(3) },
  "oneHot negative": { _ = try ints(-1).oneHot() },
  "oneHot kind": { _ = try ones(1).oneHot() },
  "topk": { _ = try ones(3).topk(4) },
  "max of nothing": { _ = try ones(0).max() },
  "argmax of nothing": { _ = try ones(0).argmax() },
  "max of nothing along": { _ = try ones(2, 0).max(dimension: 1) },
]

private let kindMistakes: Mistakes = [
  "mean of integers": { _ = try ints(1, 2).mean() },
  "bool minus": { _ = try Tensor(booleans: [true]) - Tensor(booleans: [true]) },
  "bool negative": { _ = try -Tensor(booleans: [true]) },
  "integer power": { _ = try ints(2).pow(-1) },
  "integer division": { _ = try ints(2).floorDivide(ints(0)) },
  "not of floats": { _ = try ones(1).not() },
  "where": { _ = try ones(1).where(ones(1), ones(1)) },
  "clamp": { _ = try ones(1).clamp() },
  "item": { _ = try ones(3).item() },
  "truth": { _ = try ones(3).truth() },
  "truth of nothing": { _ = try ones(0).truth() },
  "in place shape": { try ones(3).add_(ones(2, 3)) },
  "in place kind": { try ints(1).add_(0.5) },
]

private let graphMistakes: Mistakes = [
  "leaf in place": { try leaf(3).add_(1) },
  "view of leaf in place": { try leaf(3).index([.at(0)]).add_(1) },
  "requires grad": { try ints(1).requiresGrad(true) },
  "not leaf": { try (leaf(3) + 1).requiresGrad(false) },
  "no graph": { try ones(1).sum().backward() },
  "backward of many": { try leaf(3).tanh().backward() },
  "gradient shape": { try leaf(3).tanh().backward(gradient: ones(2)) },
  "backward twice": {
    let loss = try leaf(3).tanh().sum()
    try loss.backward()
    try loss.backward()
  },
  "changed": {
    let y = try leaf(3) * 1
    let z = try y.tanh() * y
    try y.add_(1)
    try z.sum().backward()
  },
]

private let randomMistakes: Mistakes = [
  "uniform": { try ones(1).uniform_(1, 0, RandomGenerator()) },
  "normal": { try ones(1).normal_(0, -1, RandomGenerator()) },
  "bernoulli": { try ones(1).bernoulli_(1.5, RandomGenerator()) },
  "randint": { _ = try Tensor.randint(3, 3, [1], RandomGenerator()) },
  "multinomial": { _ = try ones(3).multinomial(4, RandomGenerator()) },
  "multinomial none": { _ = try ones(3).multinomial(0, RandomGenerator()) },
  "multinomial negative": { _ = try (-ones(3)).multinomial(1, RandomGenerator()) },
  "multinomial zeros": {
    _ = try Tensor.zeros([3]).multinomial(2, replacement: true, RandomGenerator())
  },
  "multinomial rank": { _ = try ones(1, 1, 3).multinomial(1, RandomGenerator()) },
  "arange sign": { _ = try Tensor.arange(3, 0) },
  "arange step": { _ = try Tensor.arange(0, 3, step: 0) },
  "linspace": { _ = try Tensor.linspace(0, 1, -1) },
]

private let mistakes =
  shapeMistakes.merging(indexMistakes) { $1 }.merging(kindMistakes) { $1 }
  .merging(graphMistakes) { $1 }.merging(randomMistakes) { $1 }

@Suite struct MistakeTests {
  @Test(arguments: try Fixture<MistakeCase>.load("mistakes"))
  func `a mistake has PyTorch's kind and words`(_ golden: MistakeCase) throws {
    let mistake = try #require(mistakes[golden.name])

    let error = #expect(throws: TensorError.self) { try mistake() }

    #expect(error?.message == golden.message)
    #expect(error?.kind.pythonName == golden.kind)
  }

  @Test func `every golden mistake is known here and the other way round`() throws {
    let golden = try Fixture<MistakeCase>.load("mistakes").map(\.name)

    #expect(Set(golden) == Set(mistakes.keys))
  }

  @Test func `a tensor beyond the limit is refused before memory is asked for`() {
    let error = #expect(throws: TensorError.self) { try Tensor.zeros([1 << 40, 1 << 40]) }

    #expect(
      error?.message == "a tensor of shape [1099511627776, 1099511627776] has more than 268435456 "
        + "elements, the most that one tensor may have")
  }

  @Test func `sizes beside a dimension of size zero must not overflow the strides`() throws {
    let huge = [0, 1 << 62, 1 << 62]

    #expect(throws: TensorError.tooLarge(shape: huge)) { try Tensor.zeros(huge) }
    #expect(try Tensor.zeros([0, 1 << 40]).count == 0)
  }

  @Test func `a copy into memory that it reads from is refused`() throws {
    let x = try Tensor.arange(9).view([3, 3])

    #expect(throws: TensorError.partialOverlap) { try x.copy_(x.transpose(0, 1)) }
    #expect(throws: TensorError.partialOverlap) {
      try x.setIndex([.slice(start: 1)], try x.index([.slice(end: 2)]))
    }
    #expect(throws: TensorError.internalOverlap) {
      try Tensor.ones([1]).expand([3]).add_(1)
    }
    #expect(try x.copy_(x).integers == Array(0..<9))
    #expect(
      TensorError.partialOverlap.message
        == "unsupported operation: some elements of the input tensor and the written-to tensor "
        + "refer to a single memory location. Please clone() the tensor before performing the "
        + "operation.")
  }

  @Test func `arithmetic in place on memory that its operand meets is refused`() throws {
    let x = try Tensor.arange(1, 5, dtype: .float32)
    let (first, last) = (try x.narrow(0, 0, 3), try x.narrow(0, 1, 3))

    for change in [last.sub_, last.mul_, last.div_] as [(Tensor) throws -> Tensor] {
      #expect(throws: TensorError.partialOverlap) { try change(first) }
    }
    #expect(throws: TensorError.partialOverlap) { try last.add_(first) }
    #expect(throws: TensorError.partialOverlap) { try last.lerp_(first, weight: 0.5) }
    #expect(throws: TensorError.partialOverlap) { try last.addcmul_(last, first) }
    #expect(throws: TensorError.partialOverlap) { try last.addcdiv_(first, last) }
    #expect(x.elements == [1, 2, 3, 4])
    #expect(try x.add_(x).elements == [2, 4, 6, 8])
  }

  @Test func `one-hot of no numbers has no width`() {
    let error = #expect(throws: TensorError.self) { try Tensor(integers: []).oneHot() }

    #expect(error?.message == "Can not infer total number of classes from empty tensor.")
  }

  @Test func `a tensor of more than 64 dimensions is refused`() {
    let error = #expect(throws: TensorError.self) {
      try Tensor.ones([Int](repeating: 1, count: 64)).unsqueeze(0)
    }

    #expect(error?.message == "a tensor has at most 64 dimensions, but this one would have 65")
  }

  @Test func `the largest integers are refused as any other and do not trap`() throws {
    let x = try ones(3)

    #expect(try x.index([.slice(start: .min, end: .max, step: .max)]).elements == [1])
    #expect(throws: TensorError.index(.min, dimension: 0, size: 3)) { try x.index([.at(.min)]) }
    #expect(throws: TensorError.tooLarge(shape: [.max])) { try Tensor.zeros([.max]) }
    #expect(throws: TensorError.multinomialSum) {
      try ones(0).multinomial(2, replacement: true, RandomGenerator())
    }
    #expect(try x.split(.max).count == 1)
  }

  @Test func `values that do not fill a shape are refused`() {
    let error = #expect(throws: TensorError.self) { try Tensor.of([1, 2, 3], shape: [2, 2]) }

    #expect(error?.message == "3 values do not fill a tensor of shape [2, 2]")
  }
}
