import Tensors

/// Why a layer, a loss or an optimizer refuses its settings or its tensors.
public enum LayerError: Error, Hashable, Sendable {
  /// A tensor in a state dictionary that has another shape than the module's.
  public struct ShapeMismatch: Hashable, Sendable {
    /// The dotted name in the module.
    public let name: String
    /// The shape in the state dictionary.
    public let given: [Int]
    /// The shape in the module.
    public let wanted: [Int]
  }

  case forwardMissing(layer: String)
  case stateDictionary(
    layer: String, missing: [String], unexpected: [String], mismatched: [ShapeMismatch])

  /// A size that must be one or more.
  case notPositive(setting: String)
  /// A layer whose parameters would fill more than a tensor may hold.
  case tooManyParameters(Int)
  /// A projection below zero, in a layer that is no LSTM, or not smaller than the hidden state.
  case negativeProjection
  case projectionKind
  case projectionSize
  /// A recurrent layer's dropout outside 0 … 1.
  case recurrentDropout
  case dropoutProbability(Double)
  case paddingIndex
  /// A table of vectors that is no matrix.
  case tableDimensions(got: Int)

  /// An input with neither two nor three dimensions.
  case inputDimensions(layer: String, got: Int)
  /// The data of a packed sequence that are no matrix.
  case packedDimensions(got: Int)
  case inputSize(wanted: Int, got: Int)
  case inputType(got: String, weight: String)
  case noSteps
  /// States that have the dimensions of the other kind of input.
  case stateDimensions(batched: Bool, got: [Int])
  /// A state's shape; `name` is `hidden`, `hidden[0]` or `hidden[1]`.
  case stateShape(name: String, wanted: [Int], got: [Int])
  case stateCount(layer: String, wanted: Int, got: Int)
  /// A cell's input or state with neither one nor two dimensions.
  case cellDimensions(layer: String, name: String, got: Int)
  case cellInputSize(wanted: Int, got: Int)
  /// A cell's input of another kind of number than its weights.
  case cellInputType(got: DType, weight: DType)
  case cellBatch(input: Int, state: Int, got: Int)
  case cellStateSize(state: Int, wanted: Int, got: Int)
  /// A graph that a layer can't hold: it must have exactly one input.
  case inputCount(layer: String, names: [String])

  /// A loss's tensors whose shapes must be equal, or a batch size that differs.
  case targetShape(input: [Int], target: [Int])
  case batchSize(input: [Int], target: [Int])
  /// The same for a loss of logits, which PyTorch words in its own way.
  case logitsTargetShape(input: [Int], target: [Int])
  case probabilityRange(Double)
  case negativeBeta
  /// Probabilities of classes where one class is wanted.
  case severalLabels
  /// Classes that are not integers.
  case labelType(DType)
  /// Weights of classes that are not one for each class.
  case classWeights(classes: Int, shape: [Int])
  case targetRange(class: Int, classes: Int)
  case labelSmoothing(Double)

  /// An optimizer's setting out of its range, as PyTorch names it.
  case hyperparameter(name: String, value: Double)
  case nesterov
  case noParameters
  case notALeaf
  /// A tensor that two groups hold.
  case parameterInTwoGroups
  /// A gradient that was put in place of one of the parameter's shape.
  case gradientShape(parameter: [Int], gradient: [Int])
  /// What an optimizer shall go on from does not fit the parameter.
  case optimizerState(name: String, wanted: [Int], got: [Int])
  case optimizerStateMissing(name: String)
  case normNotFinite(order: Double)

  /// A tensor whose last dimensions are not those that a norm was made for.
  case normalizedShape(wanted: [Int], got: [Int])
  /// An initializer on a tensor with fewer than two dimensions.
  case fanDimensions
  case orthogonalDimensions

  case noSamples
}

extension LayerError {
  /// Which of Python's exceptions PyTorch raises for an error.
  public enum Kind: Hashable, Sendable {
    case runtime, value, index, assertion, notImplemented
  }

  /// The kind of exception that a cell sees.
  public var kind: Kind {
    switch self {
    case .forwardMissing: .notImplemented
    case .notPositive, .negativeProjection, .projectionKind, .projectionSize, .cellDimensions,
      .tooManyParameters, .recurrentDropout,
      .dropoutProbability,
      .inputDimensions, .inputType,
      .hyperparameter, .nesterov, .noParameters, .notALeaf, .parameterInTwoGroups, .fanDimensions,
      .orthogonalDimensions, .stateCount, .inputCount, .targetShape,
      .logitsTargetShape,
      .batchSize, .optimizerState, .optimizerStateMissing, .noSamples:
      .value
    case .paddingIndex, .tableDimensions: .assertion
    case .targetRange: .index
    case .stateDictionary, .cellInputSize, .cellInputType, .cellBatch, .cellStateSize, .labelType,
      .severalLabels,
      .classWeights, .gradientShape, .inputSize, .packedDimensions,
      .noSteps,
      .stateDimensions, .stateShape, .labelSmoothing,
      .probabilityRange, .negativeBeta, .normalizedShape,
      .normNotFinite:
      .runtime
    }
  }
}
