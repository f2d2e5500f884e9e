/// A mistake in the use of arrays.
enum ArrayError: Error, Equatable {
  case halfPrecision(function: String, Kind)
  case unsupportedKinds(function: String)
  case tooManyDimensions(Int)
  case negativeDimension
  case tooLarge([Int])
  case notANumber(String)
  case axis(Int, rank: Int)
  case repeatedAxis
  case reshape(count: Int, to: [Int])
  case twoUnknowns
  case broadcastTo([Int], [Int])
  case operandShapes([[Int]])
  case outputShape([Int], result: [Int])
  case readOnly
  case assignment(from: [Int], to: [Int])
  case ragged(depth: Int, shape: [Int])
  case objectArray(String)
  case unknownKind(String)
  case kindMissing(String)
  case outOfBounds(Int, Kind)
  case truthOfMany
  case truthOfNone
  case singleOnly
  case indexRange(Int, axis: Int, size: Int)
  case tooManyIndices(rank: Int, given: Int)
  case badIndex
  case maskSize(axis: Int, size: Int, mask: Int)
  case indexShapes([[Int]])
  case maskAssignment(count: Int, selected: Int)
  case twoEllipses
  case booleanSubtract
  case booleanNegative
  case negativePower
  case cast(String, from: Kind, to: Kind)
  case emptyReduction(String)
  case matrixSizes(left: Int, right: Int, a: [Int], b: [Int])
  case matrixOfNumber(operand: Int)
  case dotShapes([Int], [Int], Int, Int)
  case noArrays(String)
  case joinSizes(axis: Int, first: Int, index: Int, second: Int)
  case joinRanks(first: Int, index: Int, second: Int)
  case stackShapes
  case unevenSplit
  case notSquare
  case notMatrix(rank: Int)
  case singular
  case notPositiveDefinite
  case notFinite
  case incompatibleSides
  case value(String)
  case type(String)
  case unsupported(String, fix: String)
}
