/// A term whose products are decided: what is left is to build it.
indirect enum TypedTerm: Hashable, Sendable {
  case number(Double)
  /// A defined value or an input at time t.
  case value(String)
  /// A state before the step.
  case state(String)
  case parameter(String)
  case negated(TypedTerm)
  case add(TypedTerm, TypedTerm)
  case subtract(TypedTerm, TypedTerm)
  case multiply(TypedTerm, TypedTerm)
  case divide(TypedTerm, TypedTerm)
  /// `W x`, or with `isTransposed` `xᵀ W`: the matrix is a parameter.
  case product(matrix: String, TypedTerm, isTransposed: Bool)
  /// `aᵀ b`: one number.
  case inner(TypedTerm, TypedTerm)
  case call(CellFunction, [TypedTerm])
  case concatenation([TypedTerm])
  case square(TypedTerm)
  case overMemory(MemoryFunction, TypedTerm)
}

/// What is done with the values that a term has for each step of a memory.
enum MemoryFunction: Hashable, Sendable {
  case sum, softmax
  /// How many features a value has, of all steps the same.
  case featureCount
}

/// A typed term with its shape.
struct TypedValue: Sendable {
  enum Shape: Sendable {
    case number
    case vector(DimensionSolver.Dimension)
    /// A parameter's name, its rows and columns as stored, and whether it is transposed here.
    case matrix(String, DimensionSolver.Dimension, DimensionSolver.Dimension, isTransposed: Bool)
  }

  var term: TypedTerm
  var shape: Shape
  /// Whether a transposition sign made the vector a row.
  var isRow = false
  /// The indices over a memory that the value has: with one, it is a value for each step.
  var positions: Set<String> = []
  var place: CellPlace

  var text: String { place.source.text(place.range) }

  var isMatrix: Bool {
    if case .matrix = shape { return true }
    return false
  }

  var isVector: Bool {
    if case .vector = shape { return true }
    return false
  }
}
