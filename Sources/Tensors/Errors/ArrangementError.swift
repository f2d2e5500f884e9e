/// Why elements cannot be put into another order or shape.
public enum ArrangementError: OperationError {
  case oddPadding
  case paddingLength(Int, rank: Int)
  case paddingMode(String)
  case paddingValue(mode: String)
  case unsupportedPadding(Int, rank: Int)
  case reflectionSize(left: Int, right: Int, dimension: Int, shape: [Int])
  case wrappedTwice
  case windowSize(Int, dimension: Int, size: Int)
  case negativeWindow(Int)
  case windowStep(Int)
  case movedCounts(source: [Int], destination: [Int])
  case movedTwice(which: String, [Int])
  case rotationDimensions(Int)
  case rotationInOneDimension(Int, Int)
  case rotationRank(Int)
  case flipRank(Int)
  case gridRank(Int)
  case gridIndexing(String)
  case sections(Int)
  case splitOfNumber
  case splitRank(operation: String, wanted: Int, got: Int)
  case unevenSections(operation: String, dimension: Int, size: Int, count: Int)
  case unflattenSizes([Int], dimension: Int, size: Int)
  case unflattenNothing
  case negativeRepeats(scalar: Bool)
  case repeatCount(Int, size: Int)
  case repeatKind(DType)
  case rollCounts(shifts: Int, dimensions: Int)
  case diagonalDimensions(Int, Int)
  case diagonalRank(Int)
  case traceRank(Int)
  case triangleRank(operation: String)
}
