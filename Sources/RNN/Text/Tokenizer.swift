/// How a text is cut into tokens.
public enum Tokenizer: Hashable, Sendable {
  /// Words and signs.
  ///
  /// A word is a run of letters, marks, digits and `_`; an apostrophe or a hyphen between two of
  /// its letters belongs to it (`don't`, `well-known`). Ideographs and kana, whose words no space
  /// divides, are tokens one by one. Every other sign is a token, or with `signs` false none;
  /// spaces, control and format characters are none.
  case words(signs: Bool = true)
  /// Unicode scalars, as Python's `list(text)`.
  case characters
  /// What readers see as one character: `é` is one, be it written as one scalar or two.
  case graphemes
  /// As ``words(signs:)``, but where an ideograph or a kana begins, the longest word of a list that
  /// stands there is one token.
  case longestMatch(WordList, signs: Bool = true)

  /// The tokens of a text in order.
  ///
  /// - Parameter lowercased: Whether each scalar takes its lower-case form first.
  public func tokens(of text: String, lowercased: Bool = false) -> [String] {
    let text = lowercased ? text.lowercased() : text
    switch self {
    case .characters: return text.unicodeScalars.map { String($0) }
    case .graphemes: return text.map { String($0) }
    case .words(let signs): return words(of: text, list: nil, signs: signs)
    case .longestMatch(let list, let signs): return words(of: text, list: list, signs: signs)
    }
  }

  private func words(of text: String, list: WordList?, signs: Bool) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let kinds = scalars.map(ScalarKind.init)
    var tokens: [String] = []
    var start = 0
    while start < scalars.count {
      var end = start + 1
      switch kinds[start] {
      case .space:
        start = end
        continue
      case .letter: end = endOfWord(from: start, kinds)
      case .ideograph: end = list?.endOfLongest(in: scalars, from: start) ?? end
      case .joiner, .sign:
        guard signs else {
          start = end
          continue
        }
      }
      var token = String.UnicodeScalarView()
      token.append(contentsOf: scalars[start..<end])
      tokens.append(String(token))
      start = end
    }
    return tokens
  }

  private func endOfWord(from start: Int, _ kinds: [ScalarKind]) -> Int {
    var end = start
    while end < kinds.count {
      let isInside =
        kinds[end] == .letter
        || kinds[end] == .joiner && end + 1 < kinds.count && kinds[end + 1] == .letter
      guard isInside else { break }
      end += 1
    }
    return end
  }
}

/// A list of words to look for in a text.
public struct WordList: Hashable, Sendable {
  private let words: Set<ExactText>
  private let longest: Int

  /// - Throws: ``TextError/noWords``, ``TextError/emptyWord(place:)``.
  public init(_ words: [String]) throws(TextError) {
    guard !words.isEmpty else { throw .noWords }
    if let place = words.firstIndex(where: \.isEmpty) { throw .emptyWord(place: place) }
    self.words = Set(words.map(ExactText.init))
    longest = words.reduce(0) { max($0, $1.unicodeScalars.count) }
  }

  /// Where the longest word that begins at `start` ends.
  fileprivate func endOfLongest(in text: [Unicode.Scalar], from start: Int) -> Int? {
    var candidate = String.UnicodeScalarView()
    var found: Int?
    for end in start..<min(start + longest, text.count) {
      candidate.append(text[end])
      if words.contains(ExactText(String(candidate))) { found = end + 1 }
    }
    return found
  }
}

/// What a scalar is in a text of words.
private enum ScalarKind {
  case space, letter, ideograph
  /// An apostrophe or a hyphen, which joins letters.
  case joiner
  case sign

  init(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    if properties.isWhitespace {
      self = .space
    } else if properties.isIdeographic || (0x3041...0x30FF).contains(scalar.value) {
      self = .ideograph
    } else if ["'", "\u{2019}", "-", "\u{2010}"].contains(scalar) {
      self = .joiner
    } else {
      self = Self.kind(of: properties.generalCategory, scalar)
    }
  }

  private static func kind(of category: Unicode.GeneralCategory, _ scalar: Unicode.Scalar) -> Self {
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      .letter
    case .control, .format, .unassigned, .surrogate, .privateUse: .space
    default: scalar == "_" ? .letter : .sign
    }
  }
}
