/// What Python's grammar has and the cell language leaves out, as messages call it.
package enum RefusedSyntax: String, CaseIterable {
  case asynchronous = "'async'"
  case await = "'await'"
  case complexNumber = "complex numbers"
  case exceptionGroup = "'except*'"
  case loneSurrogate = "lone surrogates"

  /// What to write instead.
  package var advice: String {
    switch self {
    case .asynchronous: "cells run one after the other: write 'def', 'for' and 'with'"
    case .await: "call the function directly"
    case .complexNumber: "write the real and the imaginary part as two floats"
    case .exceptionGroup: "write 'except'"
    case .loneSurrogate: "write the character's whole code: '\\U0001f600'"
    }
  }
}
