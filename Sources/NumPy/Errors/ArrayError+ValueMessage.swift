/// A shape as Python prints a tuple: `(3,)`.
func tupleText(_ sizes: [Int], spaced: Bool = true) -> String {
  let separator = spaced ? ", " : ","
  let inner = sizes.map(String.init).joined(separator: separator)
  return sizes.count == 1 ? "(\(inner),)" : "(\(inner))"
}

extension ArrayError {
  /// The message of a mistake that is a `ValueError`.
  var valueMessage: String {
    switch self {
    case .tooManyDimensions(let rank):
      "maximum supported dimension for an ndarray is currently 64, found \(rank)"
    case .negativeDimension: "negative dimensions are not allowed"
    case .repeatedAxis: "repeated axis"
    case .reshape(let count, let target):
      "cannot reshape array of size \(count) into shape \(tupleText(target, spaced: false))"
    case .twoUnknowns: "can only specify one unknown dimension"
    case .broadcastTo(let shape, let target):
      "operands could not be broadcast together with remapped shapes [original->remapped]: "
        + "\(tupleText(shape, spaced: false))  and requested shape \(tupleText(target, spaced: false))"
    case .outputShape(let shape, let result):
      "non-broadcastable output operand with shape \(tupleText(shape, spaced: false)) doesn't match "
        + "the broadcast shape \(tupleText(result, spaced: false))"
    case .readOnly: "assignment destination is read-only"
    case .assignment(let from, let to):
      "could not broadcast input array from shape \(tupleText(from, spaced: false)) into shape "
        + tupleText(to, spaced: false)
    case .ragged(let depth, let shape):
      "setting an array element with a sequence. The requested array has an inhomogeneous shape "
        + "after \(depth) dimensions. The detected shape was \(tupleText(shape)) + inhomogeneous part."
    case .truthOfMany:
      "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()"
    case .truthOfNone:
      "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array "
        + "is not empty."
    case .maskAssignment(let count, let selected):
      "NumPy boolean array indexing assignment cannot assign \(count) input values to the "
        + "\(selected) output values where the mask is true"
    case .negativePower: "Integers to negative integer powers are not allowed."
    case .emptyReduction(let name):
      "zero-size array to reduction operation \(name) which has no identity"
    case .value(let message): message
    default: joinMessage
    }
  }

  private var joinMessage: String {
    switch self {
    case .dotShapes(let a, let b, let axisA, let axisB):
      "shapes \(tupleText(a, spaced: false)) and \(tupleText(b, spaced: false)) not aligned: "
        + "\(a[axisA]) (dim \(axisA)) != \(b[axisB]) (dim \(axisB))"
    case .noArrays(let what): "need at least one array to \(what)"
    case .joinSizes(let axis, let first, let index, let second):
      "all the input array dimensions except for the concatenation axis must match exactly, but "
        + "along dimension \(axis), the array at index 0 has size \(first) and the array at index "
        + "\(index) has size \(second)"
    case .joinRanks(let first, let index, let second):
      "all the input arrays must have same number of dimensions, but the array at index 0 has "
        + "\(first) dimension(s) and the array at index \(index) has \(second) dimension(s)"
    case .stackShapes: "all input arrays must have the same shape"
    case .unevenSplit: "array split does not result in an equal division"
    case .notSquare: "Last 2 dimensions of the array must be square"
    case .notMatrix(let rank):
      "\(rank)-dimensional array given. Array must be at least two-dimensional"
    case .singular: "Singular matrix"
    case .notPositiveDefinite: "Matrix is not positive definite"
    case .notFinite: "Array must not contain infs or NaNs"
    case .incompatibleSides: "Incompatible dimensions"
    default: "\(self)"
    }
  }
}
