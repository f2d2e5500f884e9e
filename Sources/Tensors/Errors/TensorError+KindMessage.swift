extension TensorError {
  var kindMessage: String? {
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
    case .expectedKind(let wanted, let dtype):
      "expected a tensor of torch.\(wanted.rawValue), but got one of torch.\(dtype.rawValue)"
    case .notImplemented(let operation, let dtype):
      "\"\(operation)\" not implemented for '\(dtype.scalarName)'"
    case .meanDType(let dtype):
      "mean(): could not infer output dtype. Input dtype must be either a floating point or "
        + "complex dtype. Got: \(dtype.scalarName)"
    case .inPlaceDType(let result, let output):
      "result type \(result.scalarName) can't be cast to the desired output type "
        + output.scalarName
    case .overflow(let name): "value cannot be converted to type \(name) without overflow"
    case .integerPower: "Integers to negative integer powers are not allowed."
    case .zeroDivision: "ZeroDivisionError"
    case .dtypes(let a, let b):
      "expected m1 and m2 to have the same dtype, but got: \(a.messageName) != \(b.messageName)"
    case .dotDTypes(let a, let b):
      "dot : expected both vectors to have same dtype, but found \(a.scalarName) and "
        + b.scalarName
    case .vectorDTypes(let matrix, let vector):
      "addmv input tensors must have the same dtype, but got \(vector.scalarName), "
        + "\(matrix.scalarName), and \(vector.scalarName)"
    case .batchDTypes(let a, let b):
      "expected scalar type \(a.scalarName) but found \(b.scalarName)"
    case .summandDTypes(let name, let a, let b):
      "\(name) and mat2 must have the same dtype, but got \(a.scalarName) and \(b.scalarName)"
    case .scatterDTypes: "scatter(): Expected self.dtype to be equal to src.dtype"
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
}

extension DType {
  /// The C++ name of the element in messages about matrix products.
  package var messageName: String {
    switch self {
    case .float32: "float"
    case .float64: "double"
    case .int64: "long int"
    case .int32: "int"
    case .int16: "short int"
    case .int8: "signed char"
    case .uint8: "unsigned char"
    case .bool: "bool"
    }
  }
}
