extension TensorError {
  var shapeMessage: String? {
    switch self {
    case .broadcast(let a, let b, let dimension):
      "The size of tensor a (\(a)) must match the size of tensor b (\(b)) at non-singleton "
        + "dimension \(dimension)"
    case .expand(let size, let existing, let dimension, let target, let shape):
      "The expanded size of the tensor (\(size)) must match the existing size (\(existing)) at "
        + "non-singleton dimension \(dimension).  Target sizes: \(list(target)).  "
        + "Tensor sizes: \(list(shape))"
    case .expandRank(let target, let shape):
      "expand(\(DType.float32.legacyName){\(list(shape))}, size=\(list(target))): the number of "
        + "sizes provided (\(target.count)) must be greater or equal to the number of dimensions "
        + "in the tensor (\(shape.count))"
    case .matrixShapes(let a, let b):
      "mat1 and mat2 shapes cannot be multiplied (\(cross(a)) and \(cross(b)))"
    case .vectorMatrix(let a, let b):
      "size mismatch, got input (\(a[0])), mat (\(cross(a))), vec (\(b[0]))"
    case .dotSizes(let a, let b):
      "inconsistent tensor size, expected tensor [\(a)] and src [\(b)] to have the same number of "
        + "elements, but got \(a) and \(b) elements respectively"
    case .matrixOfNumber(let a, let b):
      "both arguments to matmul need to be at least 1D, but they are \(a)D and \(b)D"
    case .batchShapes(let expected, let got):
      "Expected size for first two dimensions of batch2 tensor to be: \(list(expected)) but got: "
        + "\(list(got))."
    case .view(let shape, let count):
      "shape '\(list(shape))' is invalid for input of size \(count)"
    case .viewStride:
      "view size is not compatible with input tensor's size and stride (at least one dimension "
        + "spans across two contiguous subspaces). Use .reshape(...) instead."
    case .viewGuess: "only one dimension can be inferred"
    case .ambiguousGuess(let shape):
      "cannot reshape tensor of 0 elements into shape \(list(shape)) because the unspecified "
        + "dimension size -1 can be any value and is ambiguous"
    case .negativeSize(let size, let shape):
      "Trying to create tensor with negative dimension \(size): \(list(shape))"
    case .tooManyDimensions(let rank):
      "a tensor has at most \(Shape.largestRank) dimensions, but this one would have \(rank)"
    case .tooLarge(let shape):
      "a tensor of shape \(list(shape)) has more than \(Storage.largestCount) elements, the most "
        + "that one tensor may have"
    case .dataShape(let shape, let wanted):
      "cannot give a tensor of shape \(list(wanted)) data of shape \(list(shape))"
    case .elementCount(let given, let shape):
      "\(given) values do not fill a tensor of shape \(list(shape))"
    case .dimensionRange(let dimension, let low, let high):
      "Dimension out of range (expected to be in range of [\(low), \(high)], but got \(dimension))"
    case .repeatedDimension(let axis): "dim \(axis) appears multiple times in the list of dims"
    case .dimensionOfNumber: "Dimension specified as 0 but tensor has no dimensions"
    case .viewDimension(let size, let shape):
      "invalid shape dimension \(size) at index \(shape.firstIndex(of: size) ?? 0) of shape "
        + list(shape)
    case .flattenOrder: "flatten() has invalid args: start_dim cannot come after end_dim"
    case .transposeRank(let rank):
      "t() expects a tensor with <= 2 dimensions, but self is \(rank)D"
    case .permuteRepeats: "permute(): duplicate dims are not allowed."
    case .permuteRank(let given, let rank):
      "permute(sparse_coo): number of dimensions in the tensor input does not match the length of "
        + "the desired ordering of dimensions i.e. input.dim() = \(rank) is not equal to len(dims) "
        + "= \(given)"
    default: nil
    }
  }

  /// A matrix's shape as PyTorch's product prints it.
  private func cross(_ sizes: [Int]) -> String {
    sizes.map(String.init).joined(separator: "x")
  }
}
