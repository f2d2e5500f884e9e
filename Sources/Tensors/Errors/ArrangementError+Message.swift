extension ArrangementError {
  /// PyTorch raises what it has not written yet apart from what is wrong.
  public var kind: TensorError.Kind {
    switch self {
    case .paddingMode, .unsupportedPadding, .repeatKind: .notImplemented
    default: .runtime
    }
  }

  /// The sentence, in PyTorch's own words where PyTorch has one.
  public var message: String { paddingMessage ?? splitMessage ?? movedMessage ?? "" }

  private var paddingMessage: String? {
    switch self {
    case .oddPadding: "Padding length must be divisible by 2"
    case .paddingLength(let count, let rank):
      "Padding length should be less than or equal to two times the input dimension but got padding "
        + "length \(count) and input of dimension \(rank)"
    case .paddingMode(let mode): "Unrecognised padding mode \(mode)"
    case .paddingValue(let mode): "Padding mode \"\(mode)\" doesn't take in value argument"
    case .unsupportedPadding(let count, let rank):
      """
      Padding size \(count) is not supported for \(rank)D input tensor.
      Supported combinations for non-constant padding:
        - 2D or 3D input: padding size = 2 (pads last dimension)
        - 3D or 4D input: padding size = 4 (pads last 2 dimensions)
        - 4D or 5D input: padding size = 6 (pads last 3 dimensions)
      """
    case .reflectionSize(let left, let right, let dimension, let shape):
      "Argument #4: Padding size should be less than the corresponding input dimension, but got: "
        + "padding (\(left), \(right)) at dimension \(dimension) of input \(list(shape))"
    case .wrappedTwice: "Padding value causes wrapping around more than once."
    case .windowSize(let window, let dimension, let size):
      "maximum size for tensor at dimension \(dimension) is \(size) but size is \(window)"
    case .negativeWindow(let window): "size is \(window) but must be >= 0"
    case .windowStep(let step): "step is \(step) but must be > 0"
    default: nil
    }
  }

  private var splitMessage: String? {
    switch self {
    case .sections(let count): "number of sections must be larger than 0, got \(count)"
    case .splitOfNumber:
      "tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims"
    case .splitRank(let operation, let wanted, let got):
      "torch.\(operation) requires a tensor with at least \(wanted) dimension, but got a tensor with "
        + "\(got) dimensions!"
    case .unevenSections(let operation, let dimension, let size, let count):
      "torch.\(operation) attempted to split along dimension \(dimension), but the size of the "
        + "dimension \(size) is not divisible by the split_size \(count)!"
    case .unflattenSizes(let sizes, let dimension, let size):
      "unflatten: Provided sizes \(list(sizes)) don't multiply up to the size of dim \(dimension) "
        + "(\(size)) in the input tensor"
    case .unflattenNothing: "unflatten: sizes must be non-empty"
    case .negativeRepeats(let scalar):
      scalar ? "Repeats must be non-negative" : "repeats can not be negative"
    case .repeatCount(let count, let size):
      "repeats must have the same size as input along dim, but got repeats.size(0) = \(count) and "
        + "input.size(0) = \(size)"
    case .repeatKind(let kind):
      "\"repeat_interleave_cpu\" not implemented for '\(kind.scalarName)'"
    default: nil
    }
  }

  private var movedMessage: String? {
    switch self {
    case .movedCounts(let source, let destination):
      "movedim: Invalid source or destination dims: source (\(list(source)) dims) should contain the "
        + "same number of dims as destination (\(list(destination)) dims)"
    case .movedTwice(let which, let dimensions):
      "movedim: repeated dim in `\(which)` (\(list(dimensions)))"
    case .rotationDimensions(let count):
      "expected total rotation dims == 2, but got dims = \(count)"
    case .rotationInOneDimension(let first, let second):
      "expected rotation dims to be different, but got dim0 = \(first) and dim1 = \(second)"
    case .rotationRank(let rank): "expected total dims >= 2, but got total dims = \(rank)"
    case .flipRank(let rank): "Input must be >= \(rank)-d."
    case .gridRank(let rank):
      "torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got one with \(rank) "
        + "dimensions"
    case .gridIndexing(let indexing):
      "torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: \(indexing)"
    case .rollCounts(let shifts, let dimensions):
      "shifts and dimensions must align. shifts: \(shifts), dims:\(dimensions)"
    case .diagonalDimensions(let first, let second):
      "diagonal dimensions cannot be identical \(first), \(second)"
    case .diagonalRank(let rank): "diag(): Supports 1D or 2D tensors. Got \(rank)D"
    case .traceRank(let rank): "trace: expected a matrix, but got tensor with dim \(rank)"
    case .triangleRank(let operation):
      "\(operation): input tensor must have at least 2 dimensions"
    default: nil
    }
  }
}
