import Foundation
import RNN
import Tensors
import Testing

@Suite struct `A linear-chain CRF` {
  private func field(tags: Int, seed: UInt64) throws -> LinearChainCRF {
    let field = try LinearChainCRF(tagCount: tags, generator: RandomGenerator(seed: seed))
    for parameter in field.parameters {
      try Initialization.normal(parameter, generator: RandomGenerator(seed: seed + 1))
    }
    return field
  }

  /// All paths of a sequence with their scores, in double precision.
  private func paths(
    _ field: LinearChainCRF, _ emissions: [Float], steps: Int
  ) -> [(tags: [Int], score: Double)] {
    let weights = field.parameters.map { $0.elements.map(Double.init) }
    let count = field.tagCount
    var paths: [(tags: [Int], score: Double)] = [([], 0)]
    for step in 0..<steps {
      paths = paths.flatMap { path in
        (0..<count).map { tag in
          let before = path.tags.last.map { weights[2][$0 * count + tag] } ?? weights[0][tag]
          let last = step == steps - 1 ? weights[1][tag] : 0
          let emission = Double(emissions[step * count + tag])
          return (path.tags + [tag], path.score + before + emission + last)
        }
      }
    }
    return paths
  }

  @Test(arguments: [(1, 3), (4, 2), (3, 4), (5, 3)])
  func `gives the likelihoods of all paths, which sum to one`(steps: Int, tags: Int) throws {
    let field = try field(tags: tags, seed: 3)
    let emissions = try Tensor.randn([steps, 1, tags], RandomGenerator(seed: 5))
    let paths = paths(field, emissions.elements, steps: steps)
    let total = paths.reduce(0) { $0 + exp($1.score) }

    let likelihoods = try paths.map { path in
      let tags = Tensor(integers: path.tags, shape: [steps, 1])
      return try field.logLikelihood(emissions, tags: tags).elements[0]
    }
    let wanted = paths.map { Float($0.score - log(total)) }
    #expect(zip(likelihoods, wanted).allSatisfy { abs($0 - $1) < 1e-5 })
    #expect(abs(likelihoods.reduce(0) { $0 + exp(Double($1)) } - 1) < 1e-5)
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `decodes the best of all paths`(seed: UInt64) throws {
    let field = try field(tags: 3, seed: seed)
    let emissions = try Tensor.randn([5, 1, 3], RandomGenerator(seed: seed))
    let best = paths(field, emissions.elements, steps: 5).max { $0.score < $1.score }

    #expect(try field.decode(emissions) == [best?.tags ?? []])
  }

  @Test func `reads each sequence as if it stood alone`() throws {
    let field = try field(tags: 3, seed: 8)
    let emissions = try Tensor.randn([4, 2, 3], RandomGenerator(seed: 9))
    let tags = Tensor(integers: [0, 1, 2, 2, 1, 99, 0, -4], shape: [4, 2])
    let mask = Tensor(
      booleans: [true, true, true, true, true, false, true, false], shape: [4, 2])

    let both = try field.logLikelihood(emissions, tags: tags, mask: mask).elements
    let short = try emissions.select(1, 1).narrow(0, 0, 2).unsqueeze(1)
    let alone = try field.logLikelihood(short, tags: Tensor(integers: [1, 2], shape: [2, 1]))
    #expect(abs(both[1] - alone.elements[0]) < 1e-6)
    #expect(try field.decode(emissions, mask: mask)[1] == field.decode(short)[0])
  }

  @Test func `has the gradients that small changes show`() throws {
    let field = try field(tags: 3, seed: 12)
    let emissions = try Tensor.randn([4, 2, 3], RandomGenerator(seed: 13)).requiresGrad(true)
    let tags = Tensor(integers: [0, 1, 2, 2, 1, 0, 0, 1], shape: [4, 2])
    let mask = Tensor(
      booleans: [true, true, true, true, true, true, true, false], shape: [4, 2])
    func likelihood() throws -> Tensor {
      try field.logLikelihood(emissions, tags: tags, mask: mask).sum()
    }
    try likelihood().backward()

    for tensor in field.parameters + [emissions] {
      let gradient = try #require(tensor.grad).elements
      let change: Float = 1e-2
      let slopes = try noGrad {
        try gradient.indices.map { place in
          let values = try [change, -2 * change, change].map { step in
            try tensor.withMutableFloats { $0[place] += step }
            return try Double(likelihood().elements[0])
          }
          return Float((values[0] - values[1]) / Double(2 * change))
        }
      }
      #expect(zip(slopes, gradient).allSatisfy { abs($0 - $1) < 2e-3 })
    }
  }

  @Test func `says what is wrong with its tensors`() throws {
    let field = try field(tags: 2, seed: 1)
    let emissions = try Tensor.zeros([3, 1, 2])
    let tags = Tensor(integers: [0, 1, 0], shape: [3, 1])
    func message(_ work: () throws -> Void) -> String {
      do {
        try work()
        return "none"
      } catch {
        return "\(error)"
      }
    }
    func message(_ emissions: Tensor, _ tags: Tensor, mask: Tensor? = nil) -> String {
      message { _ = try field.logLikelihood(emissions, tags: tags, mask: mask) }
    }

    #expect(
      message { _ = try LinearChainCRF(tagCount: 0, generator: RandomGenerator(seed: 1)) }
        == "num_tags must be 1 or more, got 0")
    #expect(
      message(try Tensor.zeros([3, 1, 4]), tags)
        == "emissions must have the shape [T, B, 2], got [3, 1, 4]")
    #expect(
      message(try Tensor.zeros([0, 1, 2]), tags) == "emissions have no steps")
    #expect(
      message(try Tensor.zeros([3, 1, 2], dtype: .int64), tags)
        == "emissions must be of a floating-point type, got torch.int64")
    #expect(
      message(emissions, Tensor(integers: [0, 1]))
        == "tags must have the shape [3, 1], the first two of the emissions, got [2]")
    #expect(
      message(emissions, try Tensor.zeros([3, 1])) == "tags must be integers, got torch.float32")
    #expect(
      message(emissions, Tensor(integers: [0, 2, 0], shape: [3, 1]))
        == "tag 2 at step 1 of sequence 0: tags are 0 … 1")
    #expect(
      message(emissions, tags, mask: Tensor(booleans: [true]))
        == "mask must have the shape [3, 1], the first two of the emissions, got [1]")
    #expect(
      message(emissions, tags, mask: try Tensor.ones([3, 1]))
        == "mask must be of torch.bool, True where a step is real, got torch.float32")
    #expect(
      message(emissions, tags, mask: Tensor(booleans: [false, true, true], shape: [3, 1]))
        == "the mask leaves out the first step of sequence 0")
    #expect(
      message { _ = try field.decode(Tensor([0, 0, 0, .nan], shape: [2, 1, 2])) }
        == "an emission at step 1 of sequence 0 is nan: no tags are the best")
    #expect(
      message(emissions, tags, mask: Tensor(booleans: [true, false, true], shape: [3, 1]))
        == "the mask takes step 2 of sequence 0 in, but not the one before")
  }
}
