import Interpreter
import RNN
import Tensors

// What the techniques of RNN throw, as exceptions of the cell language.

extension AlignmentError: RaisableError {
  package var raise: Raise {
    switch self {
    case .maskType, .tensorType: Raise(.typeError, message, fix: remedy)
    case .size, .unequalSizes, .hiddenSize, .dimensions, .features, .extent, .maskShape,
      .batch, .nothingToAttend, .length:
      Raise(.valueError, message, fix: remedy)
    }
  }
}

extension DecodingError: RaisableError {
  package var raise: Raise {
    switch self {
    case .scoresType: Raise(.typeError, message, fix: remedy)
    case .token: Raise(.indexError, message, fix: remedy)
    case .size, .setting, .unsuited, .scoresShape, .scoreNotANumber, .nothingToFollow, .noStart,
      .stateRows, .tokens, .part, .batch, .noSteps, .emptySequence:
      Raise(.valueError, message, fix: remedy)
    }
  }
}

extension TaggingError: RaisableError {
  package var raise: Raise {
    switch self {
    case .tagType, .maskType, .emissionType: Raise(.typeError, message, fix: remedy)
    case .tag: Raise(.indexError, message, fix: remedy)
    case .tagCount, .emissions, .tagShape, .maskShape, .maskGap, .noSteps, .notANumber:
      Raise(.valueError, message, fix: remedy)
    }
  }
}

extension RegularizationError: RaisableError {
  package var raise: Raise { Raise(.valueError, message) }
}

extension ScanError: RaisableError {
  package var raise: Raise { Raise(.valueError, message) }
}

extension TruncationError: RaisableError {
  package var raise: Raise { Raise(.valueError, message) }
}

extension InsightError: RaisableError {
  package var raise: Raise { Raise(.valueError, message) }
}
