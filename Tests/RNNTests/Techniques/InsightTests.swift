import RNN
import Tensors
import Testing

@Suite struct `A look inside` {
  private let generator = RandomGenerator(seed: 4)

  @Test func `changes nothing of a run and its gradients`() throws {
    let layer = try RecurrentLayer(
      .init(.lstm, inputSize: 2, hiddenSize: 3), generator: generator)
    let x = try Tensor.randn([5, 2, 2], generator)
    func run(_ probe: RecurrenceProbe?) throws -> [[Float]] {
      layer.zeroGradient()
      let output = try probe?.watch { try layer.forward(x) } ?? layer.forward(x)
      try (output * output).sum().backward()
      return [output.elements] + layer.parameters.map { $0.grad?.elements ?? [] }
    }
    let probe = RecurrenceProbe()
    let (plain, watched) = (try run(nil), try run(probe))

    #expect(probe.runs.count == 1)
    #expect(watched[0] == plain[0])
    for (one, other) in zip(watched, plain) {
      #expect(zip(one, other).allSatisfy { abs($0 - $1) < 1e-5 })
    }
  }

  @Test func `sees the gradient of a linear recurrence shrink by its factor`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 1)
      let h = try graph.state("h", size: 1)
      try graph.update(h, to: 0.5 * h + x)
    }
    let layer = try GraphLayer(graph, generator: generator)
    let probe = RecurrenceProbe()
    let output = try probe.watch { try layer.forward(Tensor.ones([4, 1, 1])) }
    try output.select(0, 3).sum().backward()

    let norms = try probe.runs[0].gradientNorms()
    #expect(norms.map(\.name) == ["h"])
    #expect(norms[0].tensor.elements == [0.125, 0.25, 0.5, 1])
    #expect(probe.runs[0].values.map { $0.tensor.elements } == [[1, 1.5, 1.75, 1.875]])
  }

  @Test func `names the values of each cell`() throws {
    func names(_ graph: CellGraph) -> [String] { graph.observables.map(\.name) }

    #expect(
      try names(CellGraph(.lstm, inputSize: 1, hiddenSize: 2)) == ["h", "c", "i", "f", "g", "o"])
    #expect(try names(CellGraph(.gru, inputSize: 1, hiddenSize: 2)) == ["h", "r", "z", "n"])
    #expect(try names(CellGraph(.rnn(.tanh), inputSize: 1, hiddenSize: 2)) == ["h"])
  }

  @Test func `counts what a cell costs`() throws {
    let lstm = try CellGraph(.lstm, inputSize: 3, hiddenSize: 5).cost

    #expect(lstm.parameters == 4 * 5 * (3 + 5 + 2))
    #expect(lstm.products == ProductCount(floats: 4 * 5 * (3 + 5), integers: 0))
    #expect(lstm.keptValues >= 6 * 5)
  }

  @Test func `counts what each layer of a network costs`() throws {
    let network = Sequential([
      try Linear(inputSize: 2, outputSize: 3, generator: generator),
      try RecurrentLayer(.init(.gru, inputSize: 3, hiddenSize: 4), generator: generator),
    ])
    let probe = RecurrenceProbe()
    _ = try probe.watch { try network.forward(Tensor.zeros([5, 2, 2])) }
    let costs = try LayerCost.all(of: network, in: probe)

    #expect(costs.map(\.name) == ["0", "1"])
    #expect(costs.map(\.typeName) == ["Linear", "GRU"])
    #expect(costs.map(\.parameters) == [9, 3 * 4 * (3 + 4 + 2)])
    #expect(costs.map(\.products.floats) == [10 * 6, 10 * 3 * 4 * (3 + 4)])
    #expect(costs.map(\.bytes) == [4 * 9, 4 * 3 * 4 * (3 + 4 + 2)])
    #expect(costs[0].keptBytes == 0)
  }

  @Test func `finds eigenvalues worked by hand`() throws {
    func values(_ elements: [Float], _ size: Int) throws -> [[Double]] {
      try Eigenvalues(of: Tensor(elements, shape: [size, size])).values.map {
        [($0.real * 1e6).rounded() / 1e6, ($0.imaginary * 1e6).rounded() / 1e6]
      }.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    }

    #expect(try values([3], 1) == [[3, 0]])
    #expect(try values([0, 1, -1, 0], 2) == [[0, -1], [0, 1]])
    #expect(try values([2, 0, 0, 0, 3, 4, 0, 4, 9], 3) == [[1, 0], [2, 0], [11, 0]])
    #expect(try values([0, 1, 0, 0, 0, 1, 1, 0, 0], 3).map { $0[0] } == [-0.5, -0.5, 1])
    #expect(
      try values([Float](repeating: 0, count: 16), 4) == [[Double]](repeating: [0, 0], count: 4))
    #expect(try Eigenvalues(of: Tensor.zeros([0, 0])).spectralRadius == 0)
  }

  @Test(arguments: [2, 5, 17, 60])
  func `finds eigenvalues whose sums are the matrix's traces`(size: Int) throws {
    let matrix = try Tensor.randn([size, size], RandomGenerator(seed: UInt64(size)))
    let values = try Eigenvalues(of: matrix).values
    func trace(_ matrix: Tensor) throws -> Double {
      try (0..<size).reduce(0) { try $0 + matrix.select(0, $1).select(0, $1).item().double }
    }

    let squares = values.reduce(0) { $0 + $1.real * $1.real - $1.imaginary * $1.imaginary }
    #expect(values.count == size)
    #expect(abs(values.reduce(0) { $0 + $1.real } - (try trace(matrix))) < 1e-3)
    #expect(abs(squares - (try trace(matrix.matmul(matrix)))) < 1e-2)
    #expect(abs(values.reduce(0) { $0 + $1.imaginary }) < 1e-9)
  }

  @Test func `finds the matrices that carry states`() throws {
    let graph = try CellGraph { graph in
      let x = try graph.input("x", size: 3)
      let h = try graph.state("h", size: 3)
      let W = try graph.parameter("W", shape: [3, 3])
      let U = try graph.parameter("U", shape: [3, 3])
      try graph.update(h, to: tanh(matmul(x, W) + matmul(h, U)))
    }
    let layers = [
      try GraphLayer(graph, generator: generator),
      try RecurrentLayer(.init(.gru, inputSize: 2, hiddenSize: 3), generator: generator),
    ]
    let found = try Sequential(layers).recurrentMatrices()

    #expect(
      found.map(\.name)
        == ["0.U", "1.weight_hh_l0.r", "1.weight_hh_l0.z", "1.weight_hh_l0.n"])
    #expect(found.map(\.tensor.shape) == [[Int]](repeating: [3, 3], count: 4))
  }

  @Test func `finds what is saturated`() throws {
    let values = Tensor([-1, -0.97, -0.5, 0, 0.94, 0.96, 1, 0.2])

    #expect(try saturation(of: values) == 0.5)
    #expect(try saturation(of: Tensor([0.01, 0.5, 0.99, 0.9]), low: 0, threshold: 0.9) == 0.5)
  }

  @Test func `says what it can't judge`() throws {
    func message(_ work: () throws -> Void) -> String {
      do {
        try work()
        return "none"
      } catch {
        return "\(error)"
      }
    }

    #expect(
      message { _ = try Eigenvalues(of: Tensor.zeros([2, 3])) }
        == "the spectral radius is of a square matrix, got the shape [2, 3]")
    #expect(
      message { _ = try Eigenvalues(of: Tensor([1, 2, .nan, 3], shape: [2, 2])) }
        == "the matrix has nan at [1, 0]")
    #expect(
      message { _ = try Eigenvalues(of: Tensor.zeros([1025, 1025])) }
        == "the matrix has 1025 rows; eigenvalues are computed of up to 1024")
    #expect(
      message { _ = try saturation(of: Tensor([1]), low: 1, high: 1) }
        == "low must be below high, got low=1.0 and high=1.0")
    #expect(
      message { _ = try saturation(of: Tensor([1]), threshold: 2) }
        == "threshold must be a number from 0 to 1, got 2.0")
    #expect(
      message { _ = try saturation(of: Tensor.zeros([0])) }
        == "there are no values to judge: the shape is [0]")
  }
}
