import Interpreter
import RNN

extension TrainingError: RaisableError {
  package var raise: Raise {
    let kind: ExceptionKind =
      switch self {
      case .lossNotFinite, .gradientNotFinite, .validationNotFinite: .floatingPointError
      case .notPositive, .negative, .splitFraction, .noBatches, .otherSetting,
        .otherWeights, .fewerEpochs:
        .valueError
      }
    return Raise(kind, message, fix: fix)
  }
}
