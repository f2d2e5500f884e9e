extension TensorError {
  var indexMessage: String? {
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
    case .gatherRank(let other):
      "Index tensor must have the same number of dimensions as \(other) tensor"
    case .gatherSize(let index, let shape, let dimension):
      "Size does not match at dimension \(mismatch(index, shape, except: dimension)) expected index "
        + "\(list(index)) to be no larger than self \(list(shape)) apart from dimension \(dimension)"
    case .scatterSize(let index, let shape, let source, let dimension):
      "Expected index \(list(index)) to be no larger than self \(list(shape)) apart from dimension "
        + "\(dimension)" + (source.map { " and to be no larger size than src \(list($0))" } ?? "")
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

  private func mismatch(_ index: [Int], _ shape: [Int], except dimension: Int) -> Int {
    index.indices.first { $0 != dimension && index[$0] > shape[$0] } ?? 0
  }
}
