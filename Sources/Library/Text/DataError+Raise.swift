import Interpreter
import RNN

extension DataError: RaisableError {
  package var raise: Raise { Raise(.valueError, message, fix: fix) }

  /// How the mistake is mended, where one sentence can say.
  fileprivate var fix: String? {
    switch self {
    case .notFinite, .cellNotFinite:
      "leave such values out, or fill them in, before the network reads them"
    case .notEnoughValues(let count, _, let horizon):
      "take windows of at most \(max(count - horizon, 1))"
    case .lengthRange: "give how many steps of each row are its own"
    case .constantSeries: "a series that never changes teaches nothing: leave it out"
    case .noWindow(let count, _): "take at most \(max(count - 1, 1)) steps"
    default: nil
    }
  }
}

extension TextError: RaisableError {
  package var raise: Raise {
    let kind: ExceptionKind =
      switch self {
      case .unknownToken, .noVector: .keyError
      case .indexRange: .indexError
      default: .valueError
      }
    return Raise(kind, message, fix: fix)
  }

  /// How the mistake is mended, where one sentence can say.
  var fix: String? {
    switch self {
    case .unknownToken: "make the vocabulary with unknown=\"<unk>\", or from all texts"
    case .unknownNotSpecial(let token): "add '\(token)' to specials, or write unknown=None"
    case .severalWords: "cut the text into tokens first: tokenize(…), or list(…) for characters"
    case .severalCharacters: "cut the text into its characters first: list(…)"
    case .vectorSize: "each line has a word and as many numbers as all others"
    default: nil
    }
  }
}

extension ModelError: RaisableError {
  package var raise: Raise {
    let kind: ExceptionKind =
      switch self {
      case .tokenRange: .indexError
      case .tokenKind: .typeError
      case .tiedSizes, .partOutput, .inputDimensions, .noSteps, .partKind, .logitsDimensions,
        .logitsNotFinite:
        .runtimeError
      default: .valueError
      }
    return Raise(kind, message, fix: fix)
  }

  /// How the mistake is mended, where one sentence can say.
  fileprivate var fix: String? {
    switch self {
    case .timeFirst: "make the layer with batch_first=True"
    case .tiedSizes(_, let output): "write embedding_size=\(output)"
    case .tokenKind: "write .long() behind the input"
    case .partKind: "write a class of your own, with nn.Module as its base"
    case .temperature: "write temperature=0 for the most probable token"
    default: nil
    }
  }
}
