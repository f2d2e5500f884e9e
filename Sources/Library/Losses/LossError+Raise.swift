import Interpreter
import RNN

extension LossError: RaisableError {
  package var raise: Raise {
    let exception: ExceptionKind =
      switch kind {
      case .value: .valueError
      case .index: .indexError
      case .runtime, .assertion, .notImplemented: .runtimeError
      }
    return Raise(exception, message, fix: fix)
  }

  private var fix: String? {
    switch self {
    case .blank: "classes are counted from 0 to the last dimension of log_probs - 1"
    case .targetProbability(let got):
      "one element is \(got); labels are 0 or 1, or probabilities between them"
    case .label(_, let classes): "labels are 0 … \(classes - 1)"
    case .negativeVariance: "make it positive: torch.exp(…) or F.softplus(…) of an output"
    default: nil
    }
  }
}
