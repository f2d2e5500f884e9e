extension CalculationError {
  /// The Python exception that PyTorch raises for the mistake.
  public var kind: TensorError.Kind {
    switch self {
    case .placeBeyond, .putCount, .rowBeyond, .rowIndexRank: .index
    case .rowCount(let operation, _, _, _) where operation == "index_copy_": .index
    case .rowIndexKind(let operation, _) where operation == "index_fill_": .index
    case .countedKind, .wholeNumbers: .notImplemented
    default: .runtime
    }
  }

  /// The sentence, in PyTorch's own words where PyTorch has one.
  public var message: String {
    statisticMessage ?? productMessage ?? countMessage ?? rowMessage ?? ""
  }

  private var statisticMessage: String? {
    switch self {
    case .quantileRange(let q):
      q.map { "quantile() q must be in the range [0, 1] but got \(NumberFormat.python($0))" }
        ?? "quantile() q values must be in the range [0, 1]"
    case .quantileKind: "quantile() input tensor must be either float or double dtype"
    case .quantileKindOfPlaces:
      "quantile() q tensor must be same dtype as the input tensor"
    case .quantileRank: "quantile() q must be a scalar or 1D tensor"
    case .quantileInterpolation(let name):
      "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got "
        + name
    case .quantileOfNothing: "quantile() input tensor must be non-empty"
    case .smallestRank(let dimension):
      "kthvalue(): selected number k out of range for dimension \(dimension)"
    case .differenceOfNumber: "diff expects input to be at least one-dimensional"
    case .differenceOrder(let order): "order must be non-negative but got \(order)"
    case .heavisideKinds:
      "heaviside is not yet implemented for tensors with different dtypes."
    case .interpolationKinds(let wanted, let got):
      "expected dtype \(wanted.messageName) for `end` but got dtype \(got.messageName)"
    case .extremesOfNothing:
      "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity."
    case .meanKind(let kind):
      "nanmean(): expected input to have floating point or complex dtype but got \(kind.scalarName)"
    default: nil
    }
  }

  private var productMessage: String? {
    switch self {
    case .innerShapes(let a, let b):
      "inner() the last dimension must match on both input tensors but got shapes \(list(a)) and "
        + list(b)
    case .contractedSizes(let size, let dimension, let other, let otherDimension):
      "contracted dimensions need to match, but first has size \(size) in dim \(dimension) and "
        + "second has size \(other) in dim \(otherDimension)"
    case .contractedCount(let count):
      "tensordot expects dims < ndim_a or ndim_b, but got dims=\(count)"
    case .contractedLists: "both dimension lists should have same length"
    case .squareMatrices(let operation, let height, let width):
      "linalg.\(operation): A must be batches of square matrices, but they are \(height) by \(width) "
        + "matrices"
    case .negativePower: "matrix_power() takes exponents of zero and above here"
    case .vectorSize(let input, let matrix, let vector):
      "size mismatch, got input (\(input)), mat (\(matrix.map(String.init).joined(separator: "x"))), "
        + "vec (\(vector))"
    case .distanceColumns(let a, let b):
      "X1 and X2 must have the same number of columns. X1: \(a) X2: \(b)"
    case .distanceRank(let which, let rank):
      "cdist only supports at least 2D tensors, X\(which) got: \(rank)D"
    case .distancePower: "cdist only supports non-negative p values"
    case .distanceKind(let kind):
      "cdist only supports floating-point dtypes, X1 got: \(kind.scalarName)"
    case .crossSize: "linalg.cross: inputs dimension -1 must have length 3."
    default: nil
    }
  }

  private var countMessage: String? {
    switch self {
    case .countedWeights: "weights should be 1-d and have the same length as input"
    case .countedKind(let kind): "\"bincount_cpu\" not implemented for '\(kind.scalarName)'"
    case .countedValues: "bincount only supports 1-d non-negative integral inputs."
    case .countedLength: "minlength should be >= 0"
    case .boundariesShape(let boundaries, let values):
      "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of "
        + "boundaries tensor and input value tensor must match, but we got boundaries tensor "
        + "\(list(boundaries)) and input value tensor \(list(values))"
    case .boundariesSide:
      "torch.searchsorted(): side and right can't be set to opposites, got side of left while right "
        + "was True"
    case .histogramOrder: "torch.histc: max must be larger than min"
    case .histogramRange(let low, let high):
      "torch.histc: range of [\(NumberFormat.short(low)), \(NumberFormat.short(high))] is not finite"
    case .wholeNumbers(let operation, let kind):
      "\"\(operation)\" not implemented for '\(kind.scalarName)'"
    case .histogramBins(let bins):
      "torch.histogram(): bins must be > 0, but got \(bins) for dimension 0"
    default: nil
    }
  }

  private var rowMessage: String? {
    switch self {
    case .rowCount(let operation, let indices, let source, let dimension):
      operation == "index_add_"
        ? "index_add_(): Number of indices (\(indices)) should be equal to source.size(dim): "
          + "(\(source)), for dim: \(dimension)"
        : "\(operation)(): Number of indices (\(indices)) should be equal to source.size(dim) "
          + "(\(source))"
    case .rowBeyond(let index, let dimension, let size):
      "index_copy_(): index \(index) is out of bounds for dimension \(dimension) with size \(size)"
    case .rowKinds(let a, let b):
      "index_add_(): self (\(a.scalarName)) and source (\(b.scalarName)) must have the same scalar "
        + "type"
    case .rowShapes(let shape, let source):
      "source tensor shape must match self tensor shape, excluding the specified dimension. Got "
        + "self.shape = \(list(shape)) source.shape = \(list(source))"
    case .rowIndexKind(let operation, let kind):
      switch operation {
      case "index_add_":
        "index_add_(): Expected dtype int32/int64 for index but got: \(kind.scalarName)"
      case "index_select": "index_select(): Expected dtype int32 or int64 for index"
      default: "\(operation)(): Expected dtype int64 for index."
      }
    case .rowIndexRank(nil, _, _): "index_select(): Index is supposed to be a vector"
    case .rowIndexRank(let operation?, let shape, let kind):
      "\(operation)(): Index is supposed to be a vector, but got dim: \(shape.count) with type: "
        + "\(kind.scalarName) and size: \(list(shape))"
    case .placeBeyond(let place, let count):
      "out of range: tried to access index \(place) on a tensor of \(count) elements."
    case .placeKind(let operation, let kind):
      "\(operation)(): Expected a long tensor for index, but got \(kind.scalarName)"
    case .putKinds(let own, let source):
      "put_(): self and source expected to have the same dtype, but got self.dtype = "
        + "\(own.scalarName) and source.dtype = \(source.scalarName)"
    case .putCount(let source, let index):
      "put_(): Expected source and index to have the same number of elements, but got "
        + "source.numel() = \(source), index.numel() = \(index)"
    case .takenRank(let input, let indices):
      "torch.take_along_dim(): input and indices should have the same number of dimensions, but got "
        + "\(input) dimensions for input, and \(indices) dimensions for indices"
    case .scatteredSource: "Number of elements of source < number of ones in mask"
    case .reduceName(let name):
      "reduce argument must be either sum, prod, mean, amax or amin, got \(name)"
    default: nil
    }
  }
}
