import Tensors

extension LayerError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .forwardMissing(let layer):
      "Module [\(layer)] is missing the required \"forward\" function"
    case .stateDictionary(let layer, let missing, let unexpected, let mismatched):
      Self.stateMessage(layer, missing: missing, unexpected: unexpected, mismatched: mismatched)

    case .notPositive(let setting): "\(setting) must be greater than zero"
    case .negativeProjection:
      "proj_size should be a positive integer or zero to disable projections"
    case .projectionKind: "proj_size argument is only supported for LSTM, not RNN or GRU"
    case .projectionSize: "proj_size has to be smaller than hidden_size"
    case .tooManyParameters(let count):
      "the layer would have about \(count) parameters; 2^31 is the most that it may have"
    case .recurrentDropout:
      "dropout should be a number in range [0, 1] representing the probability of an element "
        + "being zeroed"
    case .dropoutProbability(let probability):
      "dropout probability has to be between 0 and 1, but got \(probability)"
    case .paddingIndex: "Padding_idx must be within num_embeddings"
    case .tableDimensions: "Embeddings parameter is expected to be 2-dimensional"
    case .fanDimensions:
      "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions"
    case .orthogonalDimensions: "Only tensors with 2 or more dimensions are supported"

    case .inputDimensions(let layer, let got):
      "\(layer): Expected input to be 2D or 3D, got \(got)D\(layer == "RNN" ? " tensor" : "") "
        + "instead"
    case .packedDimensions(let got): "input must have 2 dimensions, got \(got)"
    case .inputSize(let wanted, let got):
      "input.size(-1) must be equal to input_size. Expected \(wanted), got \(got)"
    case .inputType(let got, let weight):
      "RNN input dtype (\(got)) does not match weight dtype (\(weight)). "
        + "Convert input: input.to(\(weight)), or convert model: model.to(\(got))"
    case .noSteps: "Expected sequence length to be larger than 0 in RNN"
    case .stateDimensions(let batched, let got):
      Self.dimensionsMessage(batched: batched, got: got)
    case .stateShape(let name, let wanted, let got):
      "Expected \(name) size \(Self.tuple(wanted)), got \(got)"
    case .stateCount(let layer, let wanted, let got):
      "\(layer) has \(wanted) state\(wanted == 1 ? "" : "s"), got \(got)"
    case .cellDimensions(let layer, let name, let got):
      "\(layer): Expected \(name) to be 1D or 2D, got \(got)D instead"
    case .cellInputSize(let wanted, let got):
      "input has inconsistent input_size: got \(got) expected \(wanted)"
    case .cellInputType(let got, let weight):
      "mat1 and mat2 must have the same dtype, but got \(Self.name(got)) and \(Self.name(weight))"
    case .cellBatch(let input, let state, let got):
      "Input batch size \(input) doesn't match hidden\(state) batch size \(got)"
    case .cellStateSize(let state, let wanted, let got):
      "hidden\(state) has inconsistent hidden_size: got \(got), expected \(wanted)"
    case .inputCount(let layer, let names):
      "\(layer) must read exactly one input, its equations have \(names.count)"
        + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))")
    case .normalizedShape(let wanted, let got):
      "Given normalized_shape=\(wanted), expected input with shape [*, "
        + "\(wanted.map(String.init).joined(separator: ", "))], but got input of size\(got)"

    case .targetShape(let input, let target):
      "Using a target size (\(Self.size(target))) that is different to the input size "
        + "(\(Self.size(input))) is deprecated. Please ensure they have the same size."
    case .logitsTargetShape(let input, let target):
      "Target size (\(Self.size(target))) must be the same as input size (\(Self.size(input)))"
    case .batchSize(let input, let target):
      "Expected input batch_size (\(input.first ?? 0)) to match target batch_size "
        + "(\(target.first ?? 0))."
    case .severalLabels: "0D or 1D target tensor expected, multi-target not supported"
    case .labelType(let kind):
      "expected target dtype to be Long or Byte, but got \(kind.scalarName)"
    case .targetRange(let label, _): "Target \(label) is out of bounds."
    case .classWeights(let classes, let shape):
      "weight tensor should be defined either for all \(classes) classes or no classes but got "
        + "weight tensor of shape: \(shape)"
    case .labelSmoothing(let value):
      "label_smoothing must be between 0.0 and 1.0. Got: \(Self.short(value))"
    case .probabilityRange: "all elements of input should be between 0 and 1"
    case .negativeBeta: "smooth_l1_loss does not support negative values for beta."

    case .hyperparameter(let name, let value): "Invalid \(name): \(value)"
    case .nesterov: "Nesterov momentum requires a momentum and zero dampening"
    case .noParameters: "optimizer got an empty parameter list"
    case .notALeaf: "can't optimize a non-leaf Tensor"
    case .parameterInTwoGroups: "some parameters appear in more than one parameter group"
    case .gradientShape(let parameter, let gradient):
      "attempting to assign a gradient of size '\(gradient)' to a tensor of size '\(parameter)'. "
        + "Please ensure that the gradient and the tensor are the same size"
    case .optimizerState(let name, let wanted, let got):
      "the optimizer's state '\(name)' has shape \(got), but its parameter needs \(wanted)"
    case .optimizerStateMissing(let name):
      "the optimizer's state has no '\(name)' for a parameter that was trained"
    case .normNotFinite(let order):
      "The total norm of order \(order) for gradients from `parameters` is non-finite, so it "
        + "cannot be clipped. To disable this error and scale the gradients by the non-finite norm "
        + "anyway, set `error_if_nonfinite=False`"

    case .noSamples: "there is nothing to train on: the data has no rows"
    }
  }

  private static func stateMessage(
    _ layer: String, missing: [String], unexpected: [String], mismatched: [ShapeMismatch]
  ) -> String {
    func quoted(_ names: [String]) -> String {
      names.map { "\"\($0)\"" }.joined(separator: ", ")
    }
    var lines: [String] = []
    if !missing.isEmpty { lines.append("Missing key(s) in state_dict: \(quoted(missing)). ") }
    if !unexpected.isEmpty {
      lines.append("Unexpected key(s) in state_dict: \(quoted(unexpected)). ")
    }
    lines += mismatched.map {
      "size mismatch for \($0.name): copying a param with shape \(size($0.given)) from checkpoint, "
        + "the shape in current model is \(size($0.wanted))."
    }
    return "Error(s) in loading state_dict for \(layer):\n\t" + lines.joined(separator: "\n\t")
  }

  private static func dimensionsMessage(batched: Bool, got: [Int]) -> String {
    let (input, wanted) = batched ? ("batched 3-D", 3) : ("unbatched 2-D", 2)
    guard got.count > 1 else {
      return "For \(input) input, hx should also be \(wanted)-D but got \(got.first ?? 0)-D tensor"
    }
    let list = got.map { "\($0)-D" }.joined(separator: ", ")
    return "For \(input) input, hx and cx should also be \(wanted)-D but got (\(list)) tensors"
  }

  /// The kind of number as PyTorch names its elements.
  private static func name(_ kind: DType) -> String {
    switch kind.rawValue {
    case "int64": "Long"
    case "bool": "Bool"
    case "float64": "Double"
    default: "Float"
    }
  }

  /// A number as C++ writes it: a whole one without a fraction.
  private static func short(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }

  private static func tuple(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + ")"
  }

  private static func size(_ shape: [Int]) -> String { "torch.Size(\(shape))" }
}
