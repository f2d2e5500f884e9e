import Interpreter
import RNN

extension QuantizationError: RaisableError {
  package var raise: Raise { Raise(exception, message, fix: fix) }

  private var exception: ExceptionKind {
    switch self {
    case .tooWide, .weightNotFinite, .weightType, .alreadyQuantized, .nothingToQuantize: .valueError
    case .floatState, .integerState, .training, .inputDimensions, .inputSize, .inputType:
      .runtimeError
    }
  }
}

extension PruningError: RaisableError {
  package var raise: Raise {
    let exception: ExceptionKind =
      switch kind {
      case .value: .valueError
      case .type: .typeError
      case .index: .indexError
      case .attribute: .attributeError
      case .assertion: .assertionError
      case .runtime: .runtimeError
      }
    return Raise(exception, message, fix: fix)
  }
}

extension DistillationError: RaisableError {
  package var raise: Raise { Raise(.valueError, message, fix: fix) }
}
