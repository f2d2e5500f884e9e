/// What a tensor operation cannot do, with the values that say why.
public enum TensorError: OperationError {
  // Shapes.
  case broadcast(a: Int, b: Int, dimension: Int)
  case expand(size: Int, existing: Int, dimension: Int, target: [Int], shape: [Int])
  case expandRank(target: [Int], shape: [Int])
  case matrixShapes([Int], [Int])
  case vectorMatrix([Int], [Int])
  case dotSizes(Int, Int)
  case matrixOfNumber(Int, Int)
  case batchShapes([Int], [Int])
  case view(shape: [Int], count: Int)
  case viewStride
  case viewGuess
  case ambiguousGuess(shape: [Int])
  case negativeSize(Int, shape: [Int])
  case tooManyDimensions(Int)
  case tooLarge(shape: [Int])
  case dataShape([Int], wanted: [Int])
  case elementCount(given: Int, shape: [Int])
  case dimensionRange(Int, low: Int, high: Int)
  case repeatedDimension(Int)
  case dimensionOfNumber
  case viewDimension(Int, shape: [Int])
  case flattenOrder
  case transposeRank(Int)
  case permuteRepeats
  case permuteRank(given: Int, rank: Int)
  case narrowRange(start: Int, length: Int, size: Int)
  case negativeLength
  case splitSize(Int)
  case splitZero(Int)
  case splitNumber
  case chunkNumber
  case splitSizes(dimension: Int, size: Int, sizes: [Int])
  case chunks(Int)
  case joinNothing
  case stackNothing
  case joinNumber
  case joinSizes(dimension: Int, expected: Int, got: Int, position: Int)
  case joinRanks(Int, Int)
  case stackShapes([Int], [Int], position: Int)
  case repeatRank
  case inPlaceShape(output: [Int], broadcast: [Int])
  case partialOverlap
  case internalOverlap

  // Indices.
  case index(Int, dimension: Int, size: Int)
  case indexOfNumber
  case tooManyIndices(rank: Int)
  case maskShape(mask: [Int], dimension: Int, shape: [Int], shapeDimension: Int)
  case indexDType
  case indexShapes([[Int]])
  case sliceStep
  case gatherRank(other: String)
  case scatterSize(index: [Int], shape: [Int], source: [Int]?, dimension: Int)
  case gatherSize(index: [Int], shape: [Int], dimension: Int)
  case indexDTypeOf(operation: String)
  case indexBeyond(Int, dimension: Int, size: Int)
  case embeddingIndex
  case embeddingRank
  case embeddingDType(DType)
  case indexRangeInSelf
  case oneHotDType
  case oneHotOfNone
  case tooManyEllipses
  case assignment(value: [Int], target: [Int])
  case classNegative
  case classBeyond
  case topkRange
  case emptyReduction(operation: String)
  case emptyPlace(operation: String)
  case bitsOfFloats(name: String, symbol: String)
  case emptyReductionDimension(operation: String, dimension: Int)

  // Kinds of numbers.
  case booleanSubtraction
  case booleanNegation
  case gradientDType
  case expectedFloat(DType)
  case expectedKind(DType, DType)
  case notImplemented(operation: String, DType)
  case meanDType(DType)
  case inPlaceDType(result: DType, output: DType)
  case integerPower
  /// A number is larger than what a kind of integers can hold; the kind's name.
  case overflow(String)
  case zeroDivision
  case dtypes(DType, DType)
  case dotDTypes(DType, DType)
  case vectorDTypes(matrix: DType, vector: DType)
  case batchDTypes(DType, DType)
  case summandDTypes(name: String, DType, DType)
  case scatterDTypes
  case condition(DType)
  case clampBounds
  case itemOfMany(count: Int)
  case truthOfMany
  case truthOfNone
  case notContiguous

  // The graph.
  case noGradient
  case implicitGradient
  case gradientShape(output: Int, gradient: [Int], shape: [Int])
  case freedGraph
  case leafInPlace
  case leafViewInPlace
  case notLeaf
  case hookWithoutGradient
  case hookShape([Int], wanted: [Int])
  case retainWithoutGradient
  case detachedView
  case changedInPlace(
    legacyName: String, shape: [Int], output: Int, node: String, version: Int, expected: Int)
  case functionGradient(node: String, index: Int, got: [Int], expected: [Int])

  // Random numbers and ranges.
  case uniformRange(from: Double, to: Double)
  case normalDeviation(Double)
  case emptyRandomRange(low: Int, high: Int)
  case permutationSize(Int)
  case probability(Double)
  case multinomialProbability
  case multinomialCount(Int)
  case multinomialExcess
  case multinomialRank
  case multinomialDType(DType)
  case multinomialSum
  case generatorState(Int)
  case rangeStep
  case rangeSign
  case rangeBounds
  case spaceCount(Int)
}
