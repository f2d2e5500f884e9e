import Glibc
import RNN
import Tensors

/// Times one training step (forward, backward, clipping, Adam) of recurrent networks on one thread,
/// and prints one JSON object a line: `training [seconds [configuration …]]`.
@main struct Training {
  /// A network's sizes; a vocabulary means an embedding in front, `outputs` a linear layer behind.
  struct Configuration {
    let name: String
    let inputs: Int
    let hidden: Int
    let layers: Int
    let steps: Int
    let batch: Int
    let outputs: Int
    var vocabulary = 0
    var isLastStepRead = false
    var isClassifier = false
    var dropout = 0.0
  }

  static let configurations = [
    Configuration(
      name: "tiny", inputs: 1, hidden: 64, layers: 2, steps: 10, batch: 990, outputs: 1,
      isLastStepRead: true, dropout: 0.2),
    Configuration(
      name: "text", inputs: 100, hidden: 128, layers: 2, steps: 50, batch: 32, outputs: 2,
      isLastStepRead: true, isClassifier: true, dropout: 0.2),
    Configuration(
      name: "char", inputs: 128, hidden: 256, layers: 1, steps: 64, batch: 32, outputs: 65,
      vocabulary: 65, isClassifier: true),
    Configuration(
      name: "online", inputs: 32, hidden: 64, layers: 1, steps: 100, batch: 1, outputs: 32),
  ]

  static let kinds: [(String, RecurrentKind)] = [
    ("rnn", .rnn(.tanh)), ("lstm", .lstm), ("gru", .gru),
  ]

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let seconds = arguments.first.flatMap(Double.init) ?? 2
    let names = arguments.dropFirst()
    for configuration in configurations where names.isEmpty || names.contains(configuration.name) {
      for (name, kind) in kinds {
        let network = try Network(configuration, kind)
        let train = try median(seconds) { try network.train() }
        let infer = try median(seconds) { try noGrad { _ = try network.forward() } }
        print(
          "{\"config\": \"\(configuration.name)\", \"cell\": \"\(name)\", \"threads\": 1, "
            + "\"train_ms\": \(train), \"infer_ms\": \(infer)}")
      }
    }
  }

  /// The median milliseconds of `step` over some seconds, after two calls that don't count.
  private static func median(_ seconds: Double, _ step: () throws -> Void) throws -> Double {
    try step()
    try step()
    var times: [Double] = []
    let end = now() + seconds
    while now() < end || times.count < 5 {
      let start = now()
      try step()
      times.append((now() - start) * 1e3)
    }
    return times.sorted()[times.count / 2]
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// A recurrent network with its data, its loss and its optimizer.
private struct Network {
  private let configuration: Training.Configuration
  private let embedding: Embedding?
  private let recurrent: RecurrentLayer
  private let head: Linear
  private let input: Tensor
  private let target: Tensor
  private let parameters: [Tensor]
  private let optimizer: Optimizer

  init(_ configuration: Training.Configuration, _ kind: RecurrentKind) throws {
    self.configuration = configuration
    let generator = RandomGenerator(seed: 0)
    let (batch, steps, vocabulary) = (
      configuration.batch, configuration.steps, configuration.vocabulary
    )
    embedding =
      vocabulary > 0
      ? try Embedding(count: vocabulary, size: configuration.inputs, generator: generator) : nil
    var settings = RecurrentLayer.Configuration(
      kind, inputSize: configuration.inputs, hiddenSize: configuration.hidden)
    settings.layerCount = configuration.layers
    settings.batchFirst = true
    settings.dropout = configuration.dropout
    recurrent = try RecurrentLayer(settings, generator: generator)
    head = try Linear(
      inputSize: configuration.hidden, outputSize: configuration.outputs, generator: generator)
    input =
      vocabulary > 0
      ? try Tensor.randint(0, vocabulary, [batch, steps], generator)
      : try Tensor.randn([batch, steps, configuration.inputs], generator)
    let places = configuration.isLastStepRead ? [batch] : [batch, steps]
    target =
      configuration.isClassifier
      ? try Tensor.randint(0, configuration.outputs, [places.reduce(1, *)], generator)
      : try Tensor.randn(places + [configuration.outputs], generator)
    parameters = (embedding?.parameters ?? []) + recurrent.parameters + head.parameters
    optimizer = try Optimizer(parameters, Adam())
  }

  func forward() throws -> Tensor {
    let values = try recurrent.forward(embedding?.forward(input) ?? input)
    return try head.forward(
      configuration.isLastStepRead ? values.select(1, configuration.steps - 1) : values)
  }

  func train() throws {
    optimizer.zeroGradient()
    let output = try forward()
    let loss =
      configuration.isClassifier
      ? try Loss.crossEntropy(
        output.reshape([target.count, configuration.outputs]), target: target)
      : try Loss.meanSquaredError(output, target: target)
    try loss.backward()
    try clipGradientNorm(parameters, maximum: 5)
    try optimizer.step()
  }
}
