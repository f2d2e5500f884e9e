extension TensorError {
  /// The Python exception that PyTorch raises for the mistake.
  public enum Kind: Sendable {
    case runtime, index, type, value, notImplemented
  }

  /// The Python exception that PyTorch raises for the mistake.
  public var kind: Kind {
    switch self {
    case .index, .indexOfNumber, .tooManyIndices, .maskShape, .indexDType, .indexShapes,
      .dimensionRange, .embeddingIndex, .indexRangeInSelf, .emptyPlace, .tooManyEllipses,
      .dimensionOfNumber,
      .emptyReductionDimension:
      .index
    case .sliceStep, .joinNothing: .value
    case .bitsOfFloats: .type
    case .notImplemented: .notImplemented
    default: .runtime
    }
  }
}
