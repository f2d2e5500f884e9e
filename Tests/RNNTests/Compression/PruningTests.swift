import RNN
import Tensors
import Testing

private var generator: RandomGenerator { RandomGenerator(seed: 1) }

private func linear(_ weight: [Float], _ shape: [Int]) throws -> Linear {
  let layer = try Linear(inputSize: shape[1], outputSize: shape[0], generator: generator)
  layer.setParameter("weight", try Tensor(weight, shape: shape).requiresGrad(true))
  return layer
}

private func mask(_ layer: Module) -> [Float]? { layer.buffer("weight_mask")?.elements }

private func failure(_ work: () throws -> Void) -> [String?] {
  do {
    try work()
    return []
  } catch let error as PruningError {
    return [error.message, error.fix]
  } catch {
    return ["\(error)"]
  }
}

@Suite struct `A pruned parameter` {
  @Test func `is an original and a mask, and gives its zeros to the layer`() throws {
    let layer = try linear([0.5, -0.1, 0.3, -0.9], [2, 2])
    layer.setParameter("bias", Tensor([0, 0]))
    try layer.prune("weight", .smallest(.count(2)), generator: generator)

    #expect(layer.namedParameters.map(\.name) == ["bias", "weight_orig"])
    #expect(layer.namedBuffers.map(\.name) == ["weight_mask"])
    #expect(layer.stateDictionary.map(\.name) == ["bias", "weight_orig", "weight_mask"])
    #expect(mask(layer) == [1, 0, 0, 1])
    #expect(try layer.forward(Tensor([1, 1], shape: [1, 2])).elements == [0.5, -0.9])
    #expect(layer.isPruned)
  }

  @Test func `loses more of what is left when it is pruned again`() throws {
    let layer = try linear([0.5, -0.1, 0.3, -0.9, 0.2, 0.7], [2, 3])
    try layer.prune("weight", .smallest(.fraction(1.0 / 3)), generator: generator)
    #expect(mask(layer) == [1, 0, 1, 1, 0, 1])
    try layer.prune("weight", .smallest(.fraction(0.5)), generator: generator)
    #expect(mask(layer) == [0, 0, 0, 1, 0, 1])
  }

  @Test func `loses whole channels by their norm`() throws {
    let layer = try linear([3, 4, 0, 6, 5, 0], [3, 2])
    try layer.prune(
      "weight", .smallestChannels(.count(1), norm: 1, dimension: 0), generator: generator)
    #expect(mask(layer) == [1, 1, 1, 1, 0, 0])
    try layer.prune(
      "weight", .smallestChannels(.count(1), norm: .infinity, dimension: -1),
      generator: generator)
    #expect(mask(layer) == [0, 1, 0, 1, 0, 0])
  }

  @Test func `leaves gradients to what is kept, so that training keeps the zeros`() throws {
    let layer = try linear([0.5, -0.1], [1, 2])
    try layer.prune("weight", .smallest(.count(1)), generator: generator)
    let optimizer = try Optimizer(layer.parameters, SGD(learningRate: 0.1, momentum: 0.9))
    for _ in 0..<3 {
      layer.zeroGradient()
      try layer.forward(Tensor([1, 1], shape: [1, 2])).sum().backward()
      try optimizer.step()
    }

    #expect(layer.parameter("weight_orig")?.grad?.elements == [1, 0])
    #expect(layer.parameter("weight_orig")?.elements[1] == -0.1)
    #expect(try layer.sparsity().map(\.zeros) == [0, 1])
  }

  @Test func `is one parameter again once pruning is permanent`() throws {
    let layer = try linear([0.5, -0.1], [1, 2])
    let weight = try #require(layer.parameter("weight"))
    try layer.prune("weight", .smallest(.count(1)), generator: generator)
    try layer.removePruning("weight")

    #expect(layer.parameter("weight") === weight)
    #expect(weight.elements == [0.5, 0])
    #expect(layer.namedBuffers.isEmpty)
    #expect(!layer.isPruned)
  }

  @Test func `is what a recurrent layer's engine computes with`() throws {
    let make = {
      try RecurrentLayer(
        .init(.lstm, inputSize: 2, hiddenSize: 3), generator: RandomGenerator(seed: 5))
    }
    let (pruned, reference) = (try make(), try make())
    try pruned.prune("weight_hh_l0", .smallest(.fraction(0.5)), generator: generator)
    let mask = try #require(pruned.buffer("weight_hh_l0_mask"))
    _ = try noGrad { try reference.parameter("weight_hh_l0")?.mul_(mask) }
    let x = try Tensor.randn([4, 2, 2], generator)

    #expect(mask.elements.count { $0 == 0 } == 18)
    #expect(try pruned.forward(x).elements == reference.forward(x).elements)
  }

  @Test func `can be quantized, zeros and all`() throws {
    let layer = try linear([0.5, -0.1, 0.3, -0.9], [2, 2])
    layer.setParameter("bias", nil)
    try layer.prune("weight", .smallest(.count(2)), generator: generator)
    try layer.quantize()

    #expect(layer.stateDictionary.isEmpty)
    let x = Tensor([1, 0, 0, 1], shape: [2, 2])
    #expect(try layer.forward(x).elements.map { $0 == 0 } == [false, true, true, false])
  }

  @Test func `together with others loses the smallest of all`() throws {
    let (first, second) = (try linear([0.5, 0.1], [1, 2]), try linear([0.2, 0.3, 0.9], [1, 3]))
    try Module.pruneTogether(
      [(first, "weight"), (second, "weight")], .smallest(.fraction(0.6)), generator: generator)

    #expect(mask(first) == [1, 0])
    #expect(mask(second) == [0, 0, 1])
  }
}

@Suite struct `Pruning refuses` {
  @Test func `amounts, names and shapes that are not there, and changes nothing`() throws {
    let layer = try linear([0.5, -0.1], [1, 2])
    func prune(_ name: String, _ method: PruningMethod, scores: Tensor? = nil) -> String? {
      failure { try layer.prune(name, method, scores: scores, generator: generator) }.first ?? nil
    }

    #expect(
      prune("weight", .smallest(.count(-1)))
        == "amount=-1 should either be a float in the range [0, 1] or a non-negative integer")
    #expect(
      prune("weight", .random(.fraction(.nan)))
        == "amount=nan should either be a float in the range [0, 1] or a non-negative integer")
    #expect(
      prune("weight", .smallest(.count(3)))
        == "amount=3 should be smaller than the number of parameters to prune=2")
    #expect(prune("foo", .identity) == "'Linear' object has no attribute 'foo'")
    #expect(
      prune("weight", .randomChannels(.count(1), dimension: 2))
        == "Invalid index 2 for tensor of size torch.Size([1, 2])")
    #expect(
      prune("bias", .randomChannels(.count(1), dimension: 0))
        == "Structured pruning can only be applied to multidimensional tensors. Found tensor of "
        + "shape torch.Size([1]) with 1 dims")
    #expect(
      prune("weight", .mask(Tensor([1])))
        == "default_mask shape torch.Size([1, 2]) must match self.mask shape torch.Size([1])")
    #expect(
      prune("weight", .smallest(.count(1)), scores: Tensor([1]))
        == "importance_scores should have the same shape as parameter weight of "
        + "Linear(in_features=2, out_features=1, bias=True), got torch.Size([1]) vs "
        + "torch.Size([1, 2])")
    #expect(
      failure { try layer.removePruning("weight") } == [
        "Parameter 'weight' of module Linear(in_features=2, out_features=1, bias=True) has to be "
          + "pruned before pruning can be removed",
        "prune.l1_unstructured and the like prune it",
      ])
    #expect(layer.namedParameters.map(\.name) == ["weight", "bias"])
  }

  @Test func `channels for several parameters at once, and no parameter at all`() throws {
    let layer = try linear([0.5, -0.1], [1, 2])
    #expect(
      failure {
        try Module.pruneTogether(
          [(layer, "weight")], .randomChannels(.count(1), dimension: 0), generator: generator)
      }.count == 2)
    #expect(
      failure { try Module.pruneTogether([], .identity, generator: generator) } == [
        "there is no parameter to prune",
        "give pairs of a layer and a name: [(model.fc, \"weight\")]",
      ])
  }
}

@Suite struct `A pruning schedule` {
  @Test func `grows as the third power, worked out by hand`() throws {
    let schedule = try PruningSchedule(initial: 0.2, final: 0.8, start: 10, steps: 4, interval: 2)

    #expect(schedule.sparsity(at: 9) == 0)
    // 0.8 − 0.6·(1, 27/64, 1/8, 1/64, 0)
    let expected = [0.2, 0.546875, 0.725, 0.790625, 0.8, 0.8]
    let got = (10...15).map(schedule.sparsity)
    #expect(zip(got, expected).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect((9...16).map(schedule.isDue) == [false, true, false, true, false, true, false, false])
    #expect(schedule.sparsity(at: .max) == 0.8)
    #expect(schedule.sparsity(at: .min) == 0)
  }

  @Test func `holds masks while they grow`() throws {
    let layer = try Linear(inputSize: 10, outputSize: 10, generator: RandomGenerator(seed: 3))
    let schedule = try PruningSchedule(final: 0.9, steps: 6)
    let draws = generator
    var zeros: [Int] = []
    var masks: [[Float]] = []
    for step in 0..<8 {
      try schedule.prune([(layer, "weight")], at: step)
      _ = try noGrad { try layer.parameter("weight_orig")?.add_(Tensor.randn([10, 10], draws)) }
      masks.append(mask(layer) ?? [])
      zeros.append(try layer.sparsity().last?.zeros ?? 0)
    }

    #expect(zeros == [0, 38, 63, 79, 87, 90, 90, 90])
    let grows = zip(masks, masks.dropFirst()).allSatisfy { before, after in
      zip(before, after).allSatisfy { $1 <= $0 }
    }
    #expect(grows)
  }

  @Test func `has settings in their ranges`() {
    func message(_ make: () throws -> PruningSchedule) -> String? {
      failure { _ = try make() }.first ?? nil
    }
    #expect(
      message { try PruningSchedule(final: 1.1, steps: 1) }
        == "final=1.1 of a pruning schedule must be in 0 … 1")
    #expect(
      message { try PruningSchedule(initial: 0.5, final: 0.4, steps: 1) }
        == "final=0.4 of a pruning schedule must be at least initial=0.5: masks only grow")
    #expect(
      message { try PruningSchedule(final: 0.4, start: -1, steps: 1) }
        == "start=-1.0 of a pruning schedule must be 0 or more")
    #expect(
      message { try PruningSchedule(final: 0.4, steps: 1, interval: 0) }
        == "interval=0.0 of a pruning schedule must be 1 or more")
  }
}
