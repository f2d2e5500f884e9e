/// The tokens that a model knows, each with its index.
///
/// Specials come first, in their order; then the text's tokens by ``Settings/order``. Two tokens are
/// the same only where all their Unicode scalars are: no normalization.
public struct Vocabulary: Hashable, Sendable {
  /// How the tokens behind the specials are ordered.
  public enum Order: String, Hashable, Sendable, CaseIterable {
    /// The more often in the text, the earlier; of equal counts, the one seen first.
    case count
    /// As first seen in the text.
    case first
    /// By Unicode scalars, as Python sorts texts.
    case sorted
  }

  /// What a vocabulary is made by.
  public struct Settings: Hashable, Sendable {
    /// Rarer tokens are left out.
    public var minimumCount = 1
    /// How many tokens there are at most, specials included; the first by the order stay.
    public var maximumSize: Int?
    /// Tokens that stand first, be they in the text or not.
    public var specials = ["<pad>", "<unk>"]
    /// The special that stands for every token not known; without one such a token is an error.
    public var unknown: String? = "<unk>"
    /// The order behind the specials.
    public var order = Order.count

    /// All tokens by their count, behind `<pad>` and `<unk>`.
    public init() {}
  }

  /// The tokens by their indices: PyTorch users' `itos`.
  public let tokens: [String]
  /// How often each token was in the text; 0 for a special that was not.
  public let counts: [Int]
  /// The index that stands for tokens not known.
  public let unknownIndex: Int?
  /// How many of the tokens are specials.
  public let specialCount: Int
  private let indices: [ExactText: Int]
  /// Whether a token has a space inside, so that others may have.
  private let hasSpacedTokens: Bool

  /// Counts the tokens of a text.
  ///
  /// - Throws: ``TextError`` for no tokens, and settings that contradict each other.
  public init(
    of text: some Sequence<String>, _ settings: Settings = Settings()
  ) throws(TextError) {
    try settings.check()
    var places: [ExactText: Int] = [:]
    var seen: [(token: String, count: Int)] = []
    for token in text {
      if let place = places[ExactText(token)] {
        seen[place].count += 1
      } else {
        places[ExactText(token)] = seen.count
        seen.append((token, 1))
      }
    }
    guard !seen.isEmpty else { throw .noTokens }
    let specials = Set(settings.specials.map(ExactText.init))
    var known = settings.specials.map { special in
      (token: special, count: places[ExactText(special)].map { seen[$0].count } ?? 0)
    }
    let others = seen.filter {
      $0.count >= settings.minimumCount && !specials.contains(ExactText($0.token))
    }
    let room = (settings.maximumSize ?? Int.max) - known.count
    known += settings.order.sorted(others).prefix(room)
    self.init(known, specialCount: settings.specials.count, unknown: settings.unknown)
  }

  /// The tokens of a list in its order, without specials.
  ///
  /// - Parameter unknown: The one that stands for tokens not known, if any does.
  /// - Throws: ``TextError/duplicateToken(_:)``, ``TextError/noTokens``,
  ///   ``TextError/unknownNotSpecial(_:)``.
  public init(tokens: [String], unknown: String? = nil) throws(TextError) {
    guard !tokens.isEmpty else { throw .noTokens }
    if let token = firstRepeated(tokens) { throw .duplicateToken(token) }
    if let unknown, !tokens.contains(where: { ExactText($0) == ExactText(unknown) }) {
      throw .unknownNotSpecial(unknown)
    }
    self.init(tokens.map { ($0, 0) }, specialCount: 0, unknown: unknown)
  }

  private init(
    _ known: [(token: String, count: Int)], specialCount: Int, unknown: String?
  ) {
    tokens = known.map(\.token)
    counts = known.map(\.count)
    self.specialCount = specialCount
    hasSpacedTokens = known.contains { $0.token.hasInnerSpace }
    indices = Dictionary(
      known.enumerated().map { (ExactText($1.token), $0) }, uniquingKeysWith: { first, _ in first })
    unknownIndex = unknown.flatMap { [indices] in indices[ExactText($0)] }
  }
}

extension Vocabulary {
  /// How many tokens there are, specials included.
  public var count: Int { tokens.count }

  /// The index of a token that is known.
  public func index(of token: String) -> Int? { indices[ExactText(token)] }

  /// The indices of tokens; those not known become ``unknownIndex``.
  ///
  /// - Throws: ``TextError/unknownToken(_:place:near:)`` where nothing stands for such a token;
  ///   ``TextError/severalWords(_:)`` for a text with spaces, which no token has.
  public func encode(_ text: some Sequence<String>) throws(TextError) -> [Int] {
    var encoded: [Int] = []
    for (place, token) in text.enumerated() {
      if let index = indices[ExactText(token)] {
        encoded.append(index)
        continue
      }
      if !hasSpacedTokens, token.hasInnerSpace { throw .severalWords(token) }
      guard let unknownIndex else { throw .unknownToken(token, place: place) }
      encoded.append(unknownIndex)
    }
    return encoded
  }

  /// Whether a text is not known and of several characters, where all tokens but the specials are
  /// single ones: a text that was not cut into them.
  package func isUncut(_ text: String) -> Bool {
    text.count > 1 && index(of: text) == nil && count > specialCount
      && tokens.dropFirst(specialCount).allSatisfy { $0.count == 1 }
  }

  /// The tokens of indices.
  ///
  /// - Throws: ``TextError/indexRange(_:place:count:)``.
  public func decode(_ indices: some Sequence<Int>) throws(TextError) -> [String] {
    var decoded: [String] = []
    for (place, index) in indices.enumerated() {
      guard tokens.indices.contains(index) else {
        throw .indexRange(index, place: place, count: count)
      }
      decoded.append(tokens[index])
    }
    return decoded
  }
}

extension Vocabulary.Settings {
  fileprivate func check() throws(TextError) {
    guard minimumCount >= 0 else {
      throw .negative(setting: "min_count", value: minimumCount)
    }
    if let token = firstRepeated(specials) { throw .duplicateToken(token) }
    if let maximumSize, maximumSize < max(specials.count, 1) {
      throw .maximumSize(maximumSize, specials: specials.count)
    }
    guard let unknown else { return }
    guard specials.contains(where: { ExactText($0) == ExactText(unknown) }) else {
      throw .unknownNotSpecial(unknown)
    }
  }
}

extension Vocabulary.Order {
  fileprivate func sorted(
    _ seen: [(token: String, count: Int)]
  ) -> [(token: String, count: Int)] {
    switch self {
    case .count: seen.sorted { $0.count > $1.count }
    case .first: seen
    case .sorted:
      seen.sorted {
        $0.token.unicodeScalars.lexicographicallyPrecedes($1.token.unicodeScalars)
      }
    }
  }
}

/// The first text that stands in a list a second time.
private func firstRepeated(_ texts: [String]) -> String? {
  var seen: Set<ExactText> = []
  return texts.first { !seen.insert(ExactText($0)).inserted }
}

extension String {
  /// Whether a space, a tab or a line end stands between other characters.
  fileprivate var hasInnerSpace: Bool {
    utf8.contains { $0 <= 0x20 } && split(whereSeparator: \.isWhitespace).count > 1
  }
}
