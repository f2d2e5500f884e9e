extension TextError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What is wrong.
  public var message: String {
    switch self {
    case .noTokens: "the text has no tokens"
    case .duplicateToken(let token): "'\(token)' stands twice among the tokens"
    case .unknownNotSpecial(let token):
      "'\(token)' is to stand for unknown tokens, but it is none of the special tokens"
    case .maximumSize(let size, let specials):
      "max_size \(size) leaves no room for \(count(specials, "special token"))"
    case .negative(let setting, let value): "\(setting) must be 0 or more, got \(value)"
    case .unknownToken(let token, let place):
      "token \(place), '\(token)', is not in the vocabulary, and no token stands for unknown ones"
    case .severalWords(let text):
      "'\(shortened(text))' is not one token but several: tokens of the vocabulary have no spaces"
    case .severalCharacters(let text):
      "'\(shortened(text))' is not one token but several: tokens of the vocabulary are single "
        + "characters"
    case .indexRange(let index, let place, let count):
      "index \(index) at place \(place) is outside of the vocabulary: it has \(count) tokens, "
        + "0 to \(count - 1)"
    case .noWords: "the word list is empty"
    case .emptyWord(let place): "word \(place) of the word list is empty"
    default: vectorMessage
    }
  }

  private var vectorMessage: String {
    switch self {
    case .notText(let line): "line \(line) is not UTF-8 text"
    case .noVectors: "the file has no word vectors"
    case .vectorSize(let line, let word, let wanted, let got):
      "line \(line): '\(word)' has \(count(got, "number")), the vectors before have \(wanted)"
    case .headerSize(let size): "line 1: the header tells vectors of \(size) numbers"
    case .vectorNumber(let line, let word, let text):
      "line \(line): '\(text)' in the vector of '\(word)' is not a finite number"
    case .vectorMissing(let line): "line \(line): a word without numbers"
    case .vectorCount(let wanted, let got):
      "the header tells \(count(wanted, "vector")), the file has \(got)"
    case .tooManyNumbers(let line):
      "line \(line): the vectors up to here have more numbers than a tensor may hold"
    case .noVector(let word): "there is no vector for '\(word)'"
    default: ""
    }
  }

  private func shortened(_ text: String) -> String {
    text.count > 24 ? text.prefix(24) + "…" : text
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
