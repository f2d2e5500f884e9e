import Tensors
import Testing

struct RandomCase: Decodable, CustomTestStringConvertible {
  let name: String
  let seed: UInt64
  let count: Int
  let first: [UInt64]
  let sum: String
  let after: Int

  var testDescription: String { "\(name) \(count) from \(seed)" }
}

private typealias Draw = @Sendable (Int, RandomGenerator) throws -> Tensor

private let draws: [String: Draw] = [
  "rand": { try Tensor.rand([$0], $1) },
  "randn": { try Tensor.randn([$0], $1) },
  "uniform": { try Tensor.zeros([$0]).uniform_(-0.3, 0.7, $1) },
  "normal": { try Tensor.zeros([$0]).normal_(1.5, 0.02, $1) },
  "randint": { try Tensor.randint(-3, 1000, [$0], $1) },
  "randint wide": { try Tensor.randint(0, 1 << 40, [$0], $1) },
  "randperm": { try Tensor.randperm($0, $1) },
  "bernoulli": { try Tensor.zeros([$0]).bernoulli_(0.3, $1) },
  "bernoulli tensor": { try Tensor.full([$0], 0.3).bernoulli($1) },
  "exponential": { try Tensor.zeros([$0]).exponential_(2, $1) },
  "multinomial": { try weights($0).multinomial(1, $1) },
  "multinomial without": { try weights($0).multinomial(($0 + 1) / 2, $1) },
  "multinomial with": { try weights($0).multinomial(2 * $0, replacement: true, $1) },
]

private func weights(_ count: Int) throws -> Tensor { try .arange(1, .float(Double(count) + 1)) }

private func bits(_ tensor: Tensor) -> [UInt64] {
  tensor.dtype == .float32
    ? tensor.elements.map { UInt64($0.bitPattern) }
    : tensor.integers.map { UInt64(bitPattern: Int64($0)) }
}

private func checksum(_ words: [UInt64]) -> String {
  String(words.enumerated().reduce(0) { $0 &+ UInt64($1.offset + 1) &* $1.element })
}

@Suite struct RandomTests {
  @Test(arguments: try Fixture<RandomCase>.load("random"))
  func `draws have PyTorch's bits`(_ golden: RandomCase) throws {
    let generator = RandomGenerator(seed: golden.seed)
    let draw = try #require(draws[golden.name])

    let words = bits(try draw(golden.count, generator))

    #expect(Array(words.prefix(3)) == golden.first)
    #expect(checksum(words) == golden.sum)
    #expect(try generator.integer(0, 1 << 31) == golden.after)
  }

  @Test(arguments: [0, 1, 311, 312, 1000])
  func `a mask takes the draws of as many uniform numbers`(count: Int) throws {
    let (generator, other) = (RandomGenerator(seed: 7), RandomGenerator(seed: 7))
    let expected: [Float] = (0..<count).map { _ in other.uniform64() < 0.3 ? 2.5 : 0 }

    let mask = try Tensor.mask([count], probability: 0.3, value: 2.5, generator)

    #expect(mask.elements == expected)
    #expect(generator.state == other.state)
  }

  /// `torch.zeros(2, 6).t().bernoulli_(0.5)` of PyTorch 2.13 after `torch.manual_seed(3)`.
  @Test func `numbers are drawn in the order of memory`() throws {
    let x = try Tensor.zeros([2, 6])
    try x.t().bernoulli_(0.5, RandomGenerator(seed: 3))

    #expect(x.elements == [1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 0])
  }

  @Test func `a generator goes on from a copied state`() throws {
    let generator = RandomGenerator(seed: 1)
    _ = try Tensor.randn([3], generator)
    let other = RandomGenerator()
    other.state = generator.state

    #expect(
      try Tensor.randn([3], other).elements == Tensor.randn([3], generator).elements)
  }

  @Test func `a state of another length is refused`() {
    #expect(throws: TensorError.generatorState(3)) {
      try RandomGenerator.State(words: [1, 2, 3], position: 0, nextNormal: nil, seed: 0)
    }
  }
}
