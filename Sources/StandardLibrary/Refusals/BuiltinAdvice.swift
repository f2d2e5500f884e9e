/// What to use instead of Python's built-in names that cells don't have.
enum BuiltinAdvice {
  static func sentence(for name: String) -> String? {
    switch name {
    case "complex": "write the real and the imaginary part as two floats"
    case "bytearray", "memoryview": "write a list of ints, or bytes"
    case "aiter", "anext": "the cell language has no 'async'"
    case "BaseExceptionGroup", "ExceptionGroup": "raise the exceptions one by one"
    default: nil
    }
  }
}
