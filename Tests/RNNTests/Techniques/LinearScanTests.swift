import RNN
import Tensors
import Testing

@Suite struct `A linear scan` {
  private func operands(steps: Int, seed: UInt64 = 1) throws -> [Tensor] {
    let generator = RandomGenerator(seed: seed)
    return try [[steps, 2, 3], [steps, 2, 3], [2, 3]].map {
      try Tensor.randn($0, generator).requiresGrad(true)
    }
  }

  @Test(arguments: [1, 2, 3, 4, 7, 8, 33, 100])
  func `in log2 T passes equals the one step by step`(steps: Int) throws {
    let runs = try [LinearScan.Order.sequential, .parallel].map { order in
      let operands = try operands(steps: steps)
      let (a, b, initial) = (operands[0], operands[1], operands[2])
      let result = try LinearScan.run(a.tanh(), b, initial: initial, order: order)
      try (result * result).sum().backward()
      return (values: result.elements, gradients: operands.flatMap { $0.grad?.elements ?? [] })
    }

    func near(_ a: [Float], _ b: [Float]) -> Bool {
      a.count == b.count
        && zip(a, b).allSatisfy { abs($0 - $1) <= 1e-5 * max(1, abs($1)) }
    }
    #expect(near(runs[1].values, runs[0].values))
    #expect(near(runs[1].gradients, runs[0].gradients))
  }

  @Test(arguments: [LinearScan.Order.sequential, .parallel])
  func `is its equation`(order: LinearScan.Order) throws {
    let operands = try operands(steps: 6)
    var (h, steps) = (operands[2], [Tensor]())
    for step in 0..<6 {
      h = try operands[0].select(0, step) * h + operands[1].select(0, step)
      steps.append(h)
    }
    let wanted = try Tensor.stack(steps)
    try (wanted * wanted).sum().backward()
    let others = try self.operands(steps: 6)
    let result = try LinearScan.run(others[0], others[1], initial: others[2], order: order)
    try (result * result).sum().backward()

    #expect(try result.isClose(to: wanted))
    for (other, operand) in zip(others, operands) {
      let (got, gradient) = (try #require(other.grad), try #require(operand.grad))
      #expect(zip(got.elements, gradient.elements).allSatisfy { abs($0 - $1) < 1e-4 })
    }
  }

  @Test func `counts its passes and operations`() {
    func cost(_ steps: Int, _ order: LinearScan.Order) -> [Int] {
      let cost = LinearScan.cost(steps: steps, order: order)
      return [cost.passes, cost.operations]
    }

    #expect(cost(8, .sequential) == [8, 8])
    #expect(cost(8, .parallel) == [4, 35])
    #expect(cost(1, .parallel) == [1, 1])
    #expect(cost(1000, .parallel)[0] == 11)
  }

  @Test(arguments: [LinearScan.Order.sequential, .parallel])
  func `in double precision has the derivatives of finite differences`(
    order: LinearScan.Order
  ) throws {
    let operands = try operands(steps: 5).map { try $0.detach().to(.float64).requiresGrad(true) }
    let mismatch = try gradientMismatch(operands) {
      [try LinearScan.run($0[0], $0[1], initial: $0[2], order: order)]
    }

    #expect(mismatch?.description == nil)
  }

  @Test func `takes the batch first where it is asked to`() throws {
    let operands = try operands(steps: 5)
    let wanted = try LinearScan.run(operands[0], operands[1], initial: operands[2])
    let result = try LinearScan.run(
      operands[0].transpose(0, 1), operands[1].transpose(0, 1), initial: operands[2],
      batchFirst: true)

    #expect(result.shape == [2, 5, 3])
    #expect(try result.transpose(0, 1).elements == wanted.elements)
  }

  @Test(arguments: [MinimalLayer.Kind.gru, .lstm])
  func `makes a minimal layer equal to its graph`(kind: MinimalLayer.Kind) throws {
    let forms: [MinimalLayer.Form] = [.recurrence, .scan(.sequential), .scan(.parallel)]
    let x = try Tensor.randn([20, 3, 2], RandomGenerator(seed: 4))
    let outputs = try forms.map { form in
      try MinimalLayer(
        kind, inputSize: 2, hiddenSize: 5, form: form, generator: RandomGenerator(seed: 3)
      ).forward(x).elements
    }

    for other in outputs.dropFirst() {
      #expect(zip(other, outputs[0]).allSatisfy { abs($0 - $1) < 1e-5 })
    }
  }

  @Test func `says what is wrong with its tensors`() throws {
    func message(_ work: () throws -> Void) -> String {
      do {
        try work()
        return "none"
      } catch {
        return "\(error)"
      }
    }
    let (a, initial) = (try Tensor.zeros([3, 2]), try Tensor.zeros([2]))
    let generator = RandomGenerator(seed: 1)

    #expect(
      message { _ = try LinearScan.run(a, try Tensor.zeros([3, 1]), initial: initial) }
        == "b must have the shape [3, 2], got [3, 1]")
    #expect(
      message { _ = try LinearScan.run(a, a, initial: a) }
        == "initial must have the shape [2], got [3, 2]")
    #expect(
      message { _ = try LinearScan.run(initial.narrow(0, 0, 0), initial, initial: initial) }
        == "a scan needs one step or more")
    #expect(
      message { _ = try LinearScan.run(a.to(.int64), a, initial: initial) }
        == "a must be of a floating-point type, got torch.int64")
    #expect(
      message { _ = try LinearScan.run(a.to(.float64), a, initial: initial) }
        == "b must be of torch.float64 as a is, got torch.float32")
    #expect(
      message { _ = try LinearScan.run(initial, a, initial: initial, batchFirst: true) }
        == "with batch_first a must have the shape [batch, steps, …], got [2]")
    #expect(
      message { _ = try MinimalLayer(.gru, inputSize: 0, hiddenSize: 1, generator: generator) }
        == "input_size must be greater than zero")
    #expect(
      message {
        _ = try MinimalLayer(.lstm, inputSize: 2, hiddenSize: 1, generator: generator)
          .forward(a.unsqueeze(0).unsqueeze(0))
      } == "MinLSTM: Expected input to be 2D or 3D, got 4D instead")
  }
}
