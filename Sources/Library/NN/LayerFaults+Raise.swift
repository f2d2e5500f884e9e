import Interpreter
import RNN

// The errors of single layers under the Python exceptions that PyTorch raises, in PyTorch's words.

extension ModuleError: RaisableError {
  package var raise: Raise {
    switch self {
    case .missingTensor(_, let name):
      Raise(.attributeError, message, fix: "assign it again, or leave out `del` of \(name)")
    case .absentTensor: Raise(.typeError, message)
    case .notCopyable: Raise(.notImplementedError, message + " here", fix: "make a new one")
    case .copyOfNonLeaf: Raise(.runtimeError, message, fix: "copy x.detach()")
    }
  }
}

extension SequenceError: RaisableError {
  package var raise: Raise {
    switch self {
    case .batchDimensions:
      Raise(.indexError, message, fix: "give sequences of one batch: [steps, batch, features]")
    case .lengthsNotSorted: Raise(.runtimeError, message, fix: "write enforce_sorted=False")
    case .totalLength: Raise(.valueError, message)
    case .lengthBeyond(_, let steps):
      Raise(.runtimeError, message, fix: "lengths are 1 … \(steps) here")
    case .noSequences, .noSteps, .nothingToPack, .lengthCount, .lengthNotPositive, .batchSizes,
      .order:
      Raise(.runtimeError, message)
    }
  }
}

extension NormalizationError: RaisableError {
  package var raise: Raise {
    switch self {
    case .batchDimensions: Raise(.valueError, message)
    case .singleValue:
      Raise(.valueError, message, fix: "give a larger batch, or write .eval() first")
    case .epsilon: Raise(.valueError, message)
    case .noShape, .mixedTypes, .parameterType, .affineShape, .channels:
      Raise(.runtimeError, message)
    }
  }
}

extension BilinearError: RaisableError {
  package var raise: Raise {
    switch self {
    case .noFeatures: Raise(.valueError, message)
    case .dimensionCount, .batch, .features, .bias: Raise(.runtimeError, message)
    }
  }
}

extension PlaneError: RaisableError {
  package var raise: Raise { Raise(.runtimeError, message) }
}

extension ConvolutionError: RaisableError {
  package var raise: Raise {
    switch self {
    case .groupsNotPositive, .groupDivision: Raise(.valueError, message)
    case .channels(_, _, let input, let wanted) where input.count == 3 && input[2] == wanted:
      Raise(
        .runtimeError, message,
        fix: "channels stand before steps: write x.transpose(1, 2) for [batch, steps, features]")
    case .inputDimensions, .weightDimensions, .setting, .negativePadding, .groups, .kinds,
      .channels,
      .bias, .emptyKernel, .noOutputs, .noSteps, .kernelSize, .stridedSame, .paddingBeyond:
      Raise(.runtimeError, message)
    }
  }
}

extension AttentionError: RaisableError {
  package var raise: Raise {
    switch self {
    case .sizes: Raise(.valueError, message)
    case .headDivision, .queryDimensions, .keyDimensions, .maskDimensions, .embeddingSize,
      .keyAndValue, .maskType, .paddingShape:
      Raise(.assertionError, message)
    case .batch, .maskShape, .causalWithoutMask: Raise(.runtimeError, message)
    }
  }
}

extension ActivationError: RaisableError {
  package var raise: Raise {
    switch self {
    case .bounds: Raise(.valueError, message)
    case .zeroAlpha, .negativeThreshold, .halving, .halvingNumber, .slopes, .slopeDimensions:
      Raise(.runtimeError, message)
    }
  }
}

extension InitializationError: RaisableError {
  package var raise: Raise { Raise(.valueError, message) }
}

extension PoolingError: RaisableError {
  package var raise: Raise { Raise(.runtimeError, message) }
}
