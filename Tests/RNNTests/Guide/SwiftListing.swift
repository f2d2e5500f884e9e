import RNN
import Tensors

/// One gate: z says how much of the old state stays.
func gatedCell(inputs: Int, hidden: Int) throws -> CellGraph {
  try CellGraph { graph in
    let x = try graph.input("x", size: inputs)
    let h = try graph.state("h", size: hidden)
    func mix(_ name: String) throws -> CellGraph.Value {
      let fromInput = try matmul(x, graph.parameter("W_" + name, shape: [inputs, hidden]))
      let fromState = try matmul(h, graph.parameter("U_" + name, shape: [hidden, hidden]))
      return try fromInput + fromState + graph.parameter("b_" + name, shape: [hidden])
    }
    let z = try sigmoid(mix("z"))
    let next = try z * h + (1 - z) * tanh(mix("n"))
    try graph.update(h, to: next)
    try graph.output("h", next)
  }
}

/// Learns to add the two marked numbers of a sequence.
func trainAdder() throws -> TrainingHistory {
  let generator = RandomGenerator(seed: 1)
  let data = try SyntheticTask.adding(count: 256, steps: 10, generator: generator)
  let layer = try GraphLayer(
    gatedCell(inputs: 2, hidden: 16), batchFirst: true, generator: generator)
  let head = try Linear(inputSize: 16, outputSize: 1, generator: generator)
  let optimizer = try Optimizer(layer.parameters + head.parameters, Adam(learningRate: 0.01))
  return try fit(
    inputs: data.inputs, targets: data.targets, optimizer: optimizer,
    plan: TrainingPlan(epochs: 60, batchSize: 64, clipNorm: 1, shuffles: true),
    generator: generator,
    loss: { inputs, targets in
      let states = try layer.forward(inputs, states: nil).outputs[0]
      return try Loss.meanSquaredError(head.forward(states.select(1, -1)), target: targets)
    })
}

/// The layers of PyTorch have its names, shapes, order of random numbers and results.
func pyTorchLayer() throws -> [(name: String, shape: [Int])] {
  var configuration = RecurrentLayer.Configuration(.lstm, inputSize: 3, hiddenSize: 4)
  configuration.batchFirst = true
  configuration.bidirectional = true
  let layer = try RecurrentLayer(configuration, generator: RandomGenerator(seed: 0))
  return layer.namedParameters.map { ($0.name, $0.tensor.shape) }
}
