import RNN
import Tensors

/// A network with its data, its loss and its optimizer; all drawn in the order in which the
/// comparison's PyTorch program draws, so that losses can be compared.
final class Trainer {
  private let configuration: Configuration
  private let network: any Network
  private let input: Tensor
  private let target: Tensor
  private let parameters: [Tensor]
  private let optimizer: Optimizer
  private var carried: [Tensor]?
  /// The loss of each step.
  private(set) var losses: [Double] = []

  init(
    _ configuration: Configuration, _ cell: Configuration.Cell, generator: RandomGenerator
  ) throws {
    self.configuration = configuration
    network =
      configuration.task == .translate
      ? try Translator(configuration, cell, generator: generator)
      : try Tagger(configuration, cell, generator: generator)
    let (batch, steps) = (configuration.batch, configuration.steps)
    input =
      configuration.vocabulary > 0
      ? try Tensor.randint(0, configuration.vocabulary, [batch, steps], generator)
      : try Tensor.randn([batch, steps, configuration.inputs], generator)
    let places = configuration.isLastStepRead ? [batch] : [batch, steps]
    target =
      configuration.hasClasses
      ? try Tensor.randint(0, configuration.outputs, places, generator)
      : try Tensor.randn(places + [configuration.outputs], generator)
    parameters = network.modules.flatMap(\.parameters)
    optimizer =
      configuration.carriesState
      ? try Optimizer(parameters, SGD(learningRate: 0.1)) : try Optimizer(parameters, Adam())
  }

  /// One pass in use.
  func infer() throws {
    network.modules.forEach { $0.train(false) }
    try noGrad { _ = try network.infer(input) }
  }

  /// One step: forward, backward, clipping, update.
  func train() throws {
    network.modules.forEach { $0.train(true) }
    optimizer.zeroGradient()
    let (output, states) = try network.forward(
      input, target: target, states: carried?.map { $0.detach() })
    carried = configuration.carriesState ? states : nil
    let loss =
      configuration.hasClasses
      ? try Loss.crossEntropy(
        output.reshape([target.count, configuration.outputs]), target: target.reshape([-1]))
      : try Loss.meanSquaredError(output, target: target)
    try loss.backward()
    try clipGradientNorm(parameters, maximum: 5)
    try optimizer.step()
    losses.append(try loss.item().double)
  }
}
