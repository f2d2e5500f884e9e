/// A shape as Python prints a list.
private func list(_ sizes: [Int]) -> String {
  "[" + sizes.map(String.init).joined(separator: ", ") + "]"
}

/// A matrix's shape as PyTorch's product prints it.
private func cross(_ sizes: [Int]) -> String {
  sizes.map(String.init).joined(separator: "x")
}

/// A number as C++ prints it: no fraction where there is none.
private func plain(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
}

extension TensorError: CustomStringConvertible {
  /// The sentence, in PyTorch's own words where PyTorch has one.
  public var message: String {
    shapeMessage ?? indexMessage ?? kindMessage ?? graphMessage ?? randomMessage ?? ""
  }

  /// The message.
  public var description: String { message }

  private var shapeMessage: String? {
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
    default: joinMessage
    }
  }

  private var joinMessage: String? {
    switch self {
    case .narrowRange(let start, let length, let size):
      "start (\(start)) + length (\(length)) exceeds dimension size (\(size))."
    case .negativeLength: "narrow(): length must be non-negative."
    case .splitSize(let size):
      "split expects split_size be non-negative, but got split_size=\(size)"
    case .splitZero(let size):
      "split_size can only be 0 if dimension size is 0, but got dimension size of \(size)"
    case .splitNumber: "split expects at least a 1-dimensional tensor"
    case .chunkNumber: "chunk expects at least a 1-dimensional tensor"
    case .joinNumber: "zero-dimensional tensor (at position 0) cannot be concatenated"
    case .splitSizes(let dimension, let size, let sizes):
      "split_with_sizes expects split_sizes to sum exactly to \(size) (input tensor's size at "
        + "dimension \(dimension)), but got split_sizes=\(list(sizes))"
    case .chunks(let count):
      "chunk expects `chunks` to be greater than 0, got: \(count)"
    case .joinNothing: "torch.cat(): expected a non-empty list of Tensors"
    case .stackNothing: "stack expects a non-empty TensorList"
    case .joinSizes(let dimension, let expected, let got, let position):
      "Sizes of tensors must match except in dimension \(dimension). Expected size \(expected) but "
        + "got size \(got) for tensor number \(position) in the list."
    case .joinRanks(let a, let b):
      "Tensors must have same number of dimensions: got \(a) and \(b)"
    case .stackShapes(let first, let other, let position):
      "stack expects each tensor to be equal size, but got \(list(first)) at entry 0 and "
        + "\(list(other)) at entry \(position)"
    case .repeatRank:
      "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor"
    case .inPlaceShape(let output, let broadcast):
      "output with shape \(list(output)) doesn't match the broadcast shape \(list(broadcast))"
    default: nil
    }
  }

  private var indexMessage: String? {
    switch self {
    case .index(let index, let dimension, let size):
      "index \(index) is out of bounds for dimension \(dimension) with size \(size)"
    case .indexOfNumber:
      "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in "
        + "C++ to convert a 0-dim tensor to a number"
    case .tooManyIndices(let rank): "too many indices for tensor of dimension \(rank)"
    case .maskShape(let mask, let dimension, let shape, let shapeDimension):
      "The shape of the mask \(list(mask)) at index \(dimension) does not match the shape of the "
        + "indexed tensor \(list(shape)) at index \(shapeDimension)"
    case .indexDType: "tensors used as indices must be long, int, byte or bool tensors"
    case .indexShapes(let shapes):
      "shape mismatch: indexing tensors could not be broadcast together with shapes "
        + shapes.map(list).joined(separator: ", ")
    case .sliceStep: "step must be greater than zero"
    case .gatherRank:
      "Index tensor must have the same number of dimensions as input tensor"
    case .gatherSize(let index, let shape, let dimension):
      "Size does not match at dimension \(mismatch(index, shape, except: dimension)) expected index "
        + "\(list(index)) to be no larger than self \(list(shape)) apart from dimension \(dimension)"
    case .indexDTypeOf(let operation): "\(operation): Expected dtype int32/int64 for index"
    case .indexBeyond(let index, let dimension, let size):
      "index \(index) is out of bounds for dimension \(dimension) with size \(size)"
    case .embeddingRank: "'weight' must be 2-D"
    case .embeddingDType(let dtype):
      "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, "
        + "Int; but got \(dtype.legacyName) instead (while checking arguments for embedding)"
    case .indexRangeInSelf: "index out of range in self"
    case .partialOverlap:
      "unsupported operation: some elements of the input tensor and the written-to tensor refer to "
        + "a single memory location. Please clone() the tensor before performing the operation."
    case .internalOverlap:
      "unsupported operation: more than one element of the written-to tensor refers to a single "
        + "memory location. Please clone() the tensor before performing the operation."
    case .oneHotOfNone: "Can not infer total number of classes from empty tensor."
    case .oneHotDType: "one_hot is only applicable to index tensor of type LongTensor."
    case .tooManyEllipses: "an index can only have a single ellipsis ('...')"
    case .embeddingIndex: "index out of range in self"
    case .assignment(let value, let target):
      "shape mismatch: value tensor of shape \(list(value)) cannot be broadcast to indexing result "
        + "of shape \(list(target))"
    case .classNegative: "Class values must be non-negative."
    case .classBeyond: "Class values must be smaller than num_classes."
    case .topkRange: "selected index k out of range"
    case .emptyReduction(let operation):
      "\(operation)(): Expected reduction dim to be specified for input.numel() == 0. Specify the "
        + "reduction dim with the 'dim' argument."
    case .emptyPlace(let operation):
      "\(operation)(): Expected reduction dim to be specified for input.numel() == 0."
    case .emptyReductionDimension(let operation, let dimension):
      "\(operation)(): Expected reduction dim \(dimension) to have non-zero size."
    default: nil
    }
  }

  private var kindMessage: String? {
    switch self {
    case .booleanSubtraction:
      "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
        + "`logical_xor()` operator instead."
    case .booleanNegation:
      "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert "
        + "a mask, use the `~` or `logical_not()` operator instead."
    case .gradientDType:
      "only Tensors of floating point dtype can require gradients"
    case .bitsOfFloats(let name, let symbol):
      "\(symbol) (operator.\(name)) is only implemented on integer and Boolean-type tensors"
    case .expectedFloat(let dtype):
      "expected a floating point tensor, but got one of torch.\(dtype.rawValue)"
    case .notImplemented(let operation, let dtype):
      "\"\(operation)\" not implemented for '\(dtype.scalarName)'"
    case .meanDType(let dtype):
      "mean(): could not infer output dtype. Input dtype must be either a floating point or "
        + "complex dtype. Got: \(dtype.scalarName)"
    case .inPlaceDType(let result, let output):
      "result type \(result.scalarName) can't be cast to the desired output type "
        + output.scalarName
    case .integerPower: "Integers to negative integer powers are not allowed."
    case .zeroDivision: "ZeroDivisionError"
    case .dtypes(let a, let b):
      "expected m1 and m2 to have the same dtype, but got: \(a.messageName) != \(b.messageName)"
    case .condition(let dtype):
      "where expected condition to be a boolean tensor, but got a tensor with dtype "
        + dtype.scalarName
    case .clampBounds: "torch.clamp: At least one of 'min' or 'max' must not be None"
    case .itemOfMany(let count):
      "a Tensor with \(count) elements cannot be converted to Scalar"
    case .truthOfMany: "Boolean value of Tensor with more than one value is ambiguous"
    case .truthOfNone: "Boolean value of Tensor with no values is ambiguous"
    case .notContiguous:
      "the elements do not stand in memory in order; take .contiguous() first"
    default: nil
    }
  }

  private var graphMessage: String? {
    switch self {
    case .noGradient:
      "element 0 of tensors does not require grad and does not have a grad_fn"
    case .implicitGradient: "grad can be implicitly created only for scalar outputs"
    case .gradientShape(let output, let gradient, let shape):
      "Mismatch in shape: grad_output[\(output)] has a shape of torch.Size(\(list(gradient))) and "
        + "output[\(output)] has a shape of torch.Size(\(list(shape)))."
    case .freedGraph:
      "Trying to backward through the graph a second time (or directly access saved tensors after "
        + "they have already been freed). Saved intermediate values of the graph are freed when "
        + "you call .backward() or autograd.grad(). Specify retain_graph=True if you need to "
        + "backward through the graph a second time or if you need to access saved tensors after "
        + "calling backward."
    case .leafInPlace:
      "a leaf Variable that requires grad is being used in an in-place operation."
    case .leafViewInPlace:
      "a view of a leaf Variable that requires grad is being used in an in-place operation."
    case .notLeaf:
      "you can only change requires_grad flags of leaf variables. If you want to use a computed "
        + "variable in a subgraph that doesn't require differentiation use var_no_grad = "
        + "var.detach()."
    case .changedInPlace(let name, let shape, let output, let node, let version, let expected):
      "one of the variables needed for gradient computation has been modified by an inplace "
        + "operation: [\(name) \(list(shape))]"
        + (node.isEmpty ? "" : ", which is output \(output) of \(operation(node)),")
        + " is at version \(version); expected version \(expected) instead. Hint: enable anomaly "
        + "detection to find the operation that failed to compute its gradient, with "
        + "torch.autograd.set_detect_anomaly(True, check_nan=False)."
    case .functionGradient(let node, let index, let got, let expected):
      "Function \(node) returned an invalid gradient at index \(index) - got \(list(got)) but "
        + "expected shape compatible with \(list(expected))"
    default: nil
    }
  }

  private var randomMessage: String? {
    switch self {
    case .uniformRange(let from, let to):
      "uniform_ expects to return a [from, to) range, but found from=\(plain(from)) > "
        + "to=\(plain(to))"
    case .normalDeviation(let std): "normal expects std >= 0.0, but found std \(plain(std))"
    case .emptyRandomRange(let low, let high):
      "random_ expects 'from' to be less than 'to', but got from=\(low) >= to=\(high)"
    case .permutationSize(let count): "n must be non-negative, got \(count)"
    case .probability(let p): "bernoulli_ expects p to be in [0, 1], but got p=\(plain(p))"
    case .multinomialProbability:
      "probability tensor contains either `inf`, `nan` or element < 0"
    case .multinomialDType(let dtype):
      "multinomial only supports floating-point dtypes for input, got: \(dtype.scalarName)"
    case .multinomialCount: "cannot sample n_sample <= 0 samples"
    case .multinomialExcess:
      "cannot sample n_sample > prob_dist.size(-1) samples without replacement"
    case .multinomialRank: "prob_dist must be 1 or 2 dim"
    case .multinomialSum:
      "invalid multinomial distribution (sum of probabilities <= 0)"
    case .generatorState(let count):
      "a generator's state has \(RandomGenerator.State.wordCount) words, but \(count) were given"
    case .rangeStep: "step must be nonzero"
    case .rangeSign: "upper bound and lower bound inconsistent with step sign"
    case .rangeBounds: "the bounds and the step of a range must be finite"
    case .spaceCount: "number of steps must be non-negative"
    default: nil
    }
  }

  /// A node's name without its ending: `Add` of `AddBackward0`.
  private func operation(_ node: String) -> String {
    guard let end = node.utf8.lastIndex(of: UInt8(ascii: "B")) else { return node }
    return node[end...].hasPrefix("Backward") ? String(node[..<end]) : node
  }

  private func mismatch(_ index: [Int], _ shape: [Int], except dimension: Int) -> Int {
    index.indices.first { $0 != dimension && index[$0] > shape[$0] } ?? 0
  }
}

extension DType {
  /// The C++ name of the element in messages about matrix products.
  var messageName: String {
    switch self {
    case .float32: "float"
    case .int64: "long int"
    case .bool: "bool"
    }
  }
}
