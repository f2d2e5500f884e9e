import Interpreter

extension ArrayError {
  /// The exception of a class that NumPy brings, or one of Python's.
  func raise(in context: Context) -> Raise {
    guard case .builtin(_, let message) = raise.cause, let typeName else { return raise }
    let object = InstanceObject(of: context.nativeClass(named: typeName))
    object.attributes["args"] = Value(tuple: [Value(message)])
    return Raise(object, fix: fix)
  }

  /// How the mistake is mended, where the exception's class is one of NumPy's own.
  private var fix: String? {
    guard case .cast(let function, _, let to) = self else { return nil }
    let kind = to == .bool ? "numbers" : "floats"
    return "write x = x \(symbol(function)) y, or make x an array of \(kind)"
  }

  /// The name of the exception's class where it is one of NumPy's own.
  private var typeName: String? {
    switch self {
    case .axis: "numpy.exceptions.AxisError"
    case .cast: "numpy._core._exceptions._UFuncOutputCastingError"
    case .notSquare, .notMatrix, .singular, .notPositiveDefinite, .notFinite, .incompatibleSides:
      "numpy.linalg.LinAlgError"
    default: nil
    }
  }

  /// The exception with NumPy's words, of a class of Python's.
  var raise: Raise {
    switch self {
    case .halfPrecision(let function, let kind):
      Raise(
        .typeError, "\(function) of \(kind.rawValue) gives float16, which arrays here don't have",
        fix: "convert the array first: .astype(float)")
    case .unsupportedKinds(let function):
      Raise(
        .typeError,
        "ufunc '\(function)' not supported for the input types, and the inputs could not be safely "
          + "coerced to any supported types according to the casting rule ''safe''")
    case .notANumber(let text):
      Raise(.valueError, "could not convert string to float: \(stringLiteral(text))")
    case .unknownKind(let name): Raise(.typeError, "data type '\(name)' not understood")
    case .kindMissing(let name):
      Raise(
        .typeError, "arrays here have no dtype \(name)",
        fix: "there are float64, float32, int64, int32, int16, int8, uint8, uint16, uint32 and bool"
      )
    case .objectArray(let type):
      Raise(
        .typeError, "an array of '\(type)' objects is not supported here",
        fix: "keep them in a list, or make numbers of them first")
    case .outOfBounds(let value, let kind):
      Raise(.overflowError, "Python integer \(value) out of bounds for \(kind.rawValue)")
    case .cast(let function, let from, let to):
      Raise(
        .typeError,
        "Cannot cast ufunc '\(function)' output from dtype('\(from.rawValue)') to "
          + "dtype('\(to.rawValue)') with casting rule 'same_kind'",
        fix: fix)
    case .booleanSubtract:
      Raise(
        .typeError,
        "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` "
          + "operator, or the logical_xor function instead.")
    case .booleanNegative:
      Raise(
        .typeError,
        "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or "
          + "the logical_not function instead.")
    case .singleOnly:
      Raise(.typeError, "only 0-dimensional arrays can be converted to Python scalars")
    case .type(let message): Raise(.typeError, message)
    case .unsupported(let what, let fix): Raise(.notImplementedError, what, fix: fix)
    case .axis(let axis, let rank):
      Raise(.valueError, "axis \(axis) is out of bounds for array of dimension \(rank)")
    default: shapeRaise ?? indexRaise ?? Raise(.valueError, valueMessage)
    }
  }

  private func symbol(_ function: String) -> String {
    ["add": "+", "subtract": "-", "multiply": "*", "divide": "/"][function] ?? "…"
  }

  private var shapeRaise: Raise? {
    switch self {
    case .operandShapes(let shapes):
      Raise(
        .valueError,
        "operands could not be broadcast together with shapes "
          + shapes.map { tupleText($0, spaced: false) + " " }.joined(),
        fix: "sizes must be equal from the last one on, or 1")
    case .matrixSizes(let left, let right, let a, let b):
      Raise(
        .valueError,
        "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
          + "(n?,k),(k,m?)->(n?,m?) (size \(right) is different from \(left))",
        fix:
          "the shapes are \(tupleText(a)) and \(tupleText(b)): the last size of the first must be "
          + "the \(b.count > 1 ? "last but one" : "size") of the second")
    case .matrixOfNumber(let operand):
      Raise(
        .valueError,
        "matmul: Input operand \(operand) does not have enough dimensions (has 0, gufunc core with "
          + "signature (n?,k),(k,m?)->(n?,m?) requires 1)")
    case .tooLarge(let shape):
      Raise(
        .memoryError,
        "an array of shape \(tupleText(shape)) has more than \(NDArray.largestCount) elements",
        fix: "make it smaller, or work in parts")
    default: nil
    }
  }

  private var indexRaise: Raise? {
    switch self {
    case .indexRange(let index, let axis, let size):
      Raise(.indexError, "index \(index) is out of bounds for axis \(axis) with size \(size)")
    case .tooManyIndices(let rank, let given):
      Raise(
        .indexError,
        "too many indices for array: array is \(rank)-dimensional, but \(given) were indexed")
    case .badIndex:
      Raise(
        .indexError,
        "only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) and integer or "
          + "boolean arrays are valid indices")
    case .maskSize(let axis, let size, let mask):
      Raise(
        .indexError,
        "boolean index did not match indexed array along axis \(axis); size of axis is \(size) but "
          + "size of corresponding boolean axis is \(mask)")
    case .indexShapes(let shapes):
      Raise(
        .indexError,
        "shape mismatch: indexing arrays could not be broadcast together with shapes "
          + shapes.map { tupleText($0, spaced: false) + " " }.joined())
    case .twoEllipses:
      Raise(.indexError, "an index can only have a single ellipsis ('...')")
    default: nil
    }
  }
}
