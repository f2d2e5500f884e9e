import RNN
import Tensors
import Testing

@Suite struct `A truncated sequence` {
  @Test func `is its windows one after the other`() throws {
    let numbers = try Tensor.arange(22).reshape([2, 11])
    let other = try Tensor.arange(11).unsqueeze(0)
    let sequence = try TruncatedSequence([numbers, other], steps: 4, batchFirst: true)

    let windows = try (0..<sequence.count).map { try sequence.window($0) }
    #expect(windows.map { $0[0].shape } == [[2, 4], [2, 4], [2, 3]])
    #expect(try Tensor.cat(windows.map { $0[0] }, 1).integers == Array(0..<22))
    #expect(try Tensor.cat(windows.map { $0[1] }, 1).integers == Array(0..<11))
  }

  @Test func `carries a state on to what one run gives`() throws {
    let layer = try RecurrentLayer(
      .init(.lstm, inputSize: 1, hiddenSize: 3), generator: RandomGenerator(seed: 1))
    let x = try Tensor.randn([10, 2, 1], RandomGenerator(seed: 2))
    let sequence = try TruncatedSequence([x], steps: 3)
    let carried = CarriedState()
    let outputs = try (0..<sequence.count).map { place in
      let run = try layer.forward(sequence.window(place)[0], states: carried.states)
      carried.states = run.states
      return run.output
    }

    #expect(try Tensor.cat(outputs, 0).elements == layer.forward(x).elements)
    #expect(carried.states?.map(\.requiresGrad) == [false, false])
  }

  @Test func `of 100 000 steps holds one window at a time`() throws {
    let layer = try RecurrentLayer(
      .init(.gru, inputSize: 1, hiddenSize: 2), generator: RandomGenerator(seed: 1))
    let optimizer = try Optimizer(layer.parameters, SGD(learningRate: 0.01))
    let x = try Tensor.randn([100_000, 1, 1], RandomGenerator(seed: 2))
    let sequence = try TruncatedSequence([x, x], steps: 250)
    let carried = CarriedState()
    weak var before: Tensor?
    var heldWindows = 0
    for place in 0..<sequence.count {
      let window = try sequence.window(place)
      let run = try layer.forward(window[0], states: carried.states)
      carried.states = run.states
      optimizer.zeroGradient()
      try (run.output - window[1]).square().mean().backward()
      try optimizer.step()
      heldWindows += before == nil ? 0 : 1
      before = run.output
    }

    #expect(sequence.count == 400)
    #expect(heldWindows == 0)
    #expect(layer.parameters.allSatisfy { $0.elements.allSatisfy(\.isFinite) })
  }

  @Test func `says what it can't cut`() throws {
    func message(_ tensors: [Tensor], steps: Int = 2, batchFirst: Bool = false) -> String {
      do {
        return "\(try TruncatedSequence(tensors, steps: steps, batchFirst: batchFirst).count)"
      } catch {
        return "\(error)"
      }
    }
    let long = try Tensor.zeros([5, 1])

    #expect(message([long]) == "3")
    #expect(message([long], steps: 0) == "steps must be 1 or more, got 0")
    #expect(message([]) == "there is no sequence to cut")
    #expect(
      message([long, try Tensor.zeros([4])]) == "sequence 2 has 4 steps, the first one 5")
    #expect(
      message([try Tensor.zeros([4])], batchFirst: true)
        == "sequence 1 has the shape [4] and no time dimension: with batch_first it is the second")
    #expect(
      message([Tensor(1.0)])
        == "sequence 1 has the shape [] and no time dimension: it is the first")
    #expect(
      message([try Tensor.zeros([0, 2])]) == "the sequence has no steps: its shape is [0, 2]")
  }
}
