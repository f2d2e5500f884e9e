/// Why a statistic, a product or a count cannot be computed.
public enum CalculationError: OperationError {
  case quantileRange(Double?)
  case quantileKind
  case quantileKindOfPlaces
  case quantileRank
  case quantileInterpolation(String)
  case quantileOfNothing
  case smallestRank(dimension: Int)
  case differenceOfNumber
  case differenceOrder(Int)
  case heavisideKinds
  case interpolationKinds(DType, DType)
  case extremesOfNothing
  case meanKind(DType)
  case innerShapes([Int], [Int])
  case contractedSizes(Int, dimension: Int, other: Int, otherDimension: Int)
  case contractedCount(Int)
  case contractedLists
  case squareMatrices(operation: String, height: Int, width: Int)
  case negativePower
  case vectorSize(input: Int, matrix: [Int], vector: Int)
  case distanceColumns(Int, Int)
  case distanceRank(which: Int, Int)
  case distancePower
  case distanceKind(DType)
  case crossSize
  case countedWeights
  case countedKind(DType)
  case countedValues
  case countedLength
  case boundariesShape([Int], [Int])
  case boundariesSide
  case histogramBins(Int)
  case histogramOrder
  case histogramRange(Double, Double)
  case wholeNumbers(operation: String, DType)
  case rowCount(operation: String, indices: Int, source: Int, dimension: Int)
  /// An index of `index_copy_`, which alone says its name.
  case rowBeyond(Int, dimension: Int, size: Int)
  case rowKinds(DType, DType)
  case rowShapes([Int], [Int])
  case rowIndexKind(operation: String, DType)
  /// An index of rows with more than one dimension; without an operation it is `index_select`'s.
  case rowIndexRank(String?, [Int], DType)
  case placeBeyond(Int, count: Int)
  case placeKind(operation: String, DType)
  case putKinds(DType, DType)
  case putCount(source: Int, index: Int)
  case takenRank(input: Int, indices: Int)
  case scatteredSource
  case reduceName(String)
}
