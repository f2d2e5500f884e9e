/// The exception classes that there are, in Python's hierarchy.
package enum ExceptionKind: String, CaseIterable, Hashable, Sendable {
  case baseException = "BaseException"
  case keyboardInterrupt = "KeyboardInterrupt"
  case systemExit = "SystemExit"
  case generatorExit = "GeneratorExit"
  case exception = "Exception"
  case arithmeticError = "ArithmeticError"
  case zeroDivisionError = "ZeroDivisionError"
  case overflowError = "OverflowError"
  case floatingPointError = "FloatingPointError"
  case assertionError = "AssertionError"
  case attributeError = "AttributeError"
  case eofError = "EOFError"
  case importError = "ImportError"
  case moduleNotFoundError = "ModuleNotFoundError"
  case lookupError = "LookupError"
  case indexError = "IndexError"
  case keyError = "KeyError"
  case memoryError = "MemoryError"
  case nameError = "NameError"
  case unboundLocalError = "UnboundLocalError"
  case osError = "OSError"
  case fileExistsError = "FileExistsError"
  case fileNotFoundError = "FileNotFoundError"
  case isADirectoryError = "IsADirectoryError"
  case permissionError = "PermissionError"
  case timeoutError = "TimeoutError"
  case runtimeError = "RuntimeError"
  case notImplementedError = "NotImplementedError"
  case recursionError = "RecursionError"
  case stopIteration = "StopIteration"
  case typeError = "TypeError"
  case valueError = "ValueError"
  case unicodeError = "UnicodeError"
  case unicodeDecodeError = "UnicodeDecodeError"
  case unicodeEncodeError = "UnicodeEncodeError"
  case warning = "Warning"
  case userWarning = "UserWarning"
  case deprecationWarning = "DeprecationWarning"
  case runtimeWarning = "RuntimeWarning"
  case futureWarning = "FutureWarning"

  package var base: ExceptionKind? {
    switch self {
    case .baseException: nil
    case .keyboardInterrupt, .systemExit, .generatorExit, .exception: .baseException
    case .zeroDivisionError, .overflowError, .floatingPointError: .arithmeticError
    case .moduleNotFoundError: .importError
    case .indexError, .keyError: .lookupError
    case .unboundLocalError: .nameError
    case .fileExistsError, .fileNotFoundError, .isADirectoryError, .permissionError,
      .timeoutError:
      .osError
    case .notImplementedError, .recursionError: .runtimeError
    case .unicodeError: .valueError
    case .unicodeDecodeError, .unicodeEncodeError: .unicodeError
    case .userWarning, .deprecationWarning, .runtimeWarning, .futureWarning: .warning
    case .arithmeticError, .assertionError, .attributeError, .eofError, .importError,
      .lookupError, .memoryError, .nameError, .osError, .runtimeError, .stopIteration,
      .typeError, .valueError, .warning:
      .exception
    }
  }
}
