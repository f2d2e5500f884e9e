/// How prose says that a symbol is something: the words that lead to a meaning and end it.
enum ProseClause {
  /// What stands behind the words that say that a symbol is something; nothing without them.
  static func copula(_ words: String) -> String? {
    let text = words.drop(while: \.isWhitespace)
    for mark in copulas where text.hasPrefix(mark) { return String(text.dropFirst(mark.count)) }
    let lower = text.lowercased()
    for word in ["is ", "are ", "be "] where lower.hasPrefix(word) {
      let rest = text.dropFirst(word.count)
      let isMeaning =
        articles.contains { rest.lowercased().hasPrefix($0) } || beginsWithNoun(rest)
      return isMeaning ? String(rest) : nil
    }
    return articles.contains { lower.hasPrefix($0) } ? String(text) : nil
  }

  /// Whether a phrase without an article names a part of a network: `bias vectors`, but not
  /// `computed from the input`.
  private static func beginsWithNoun(_ phrase: Substring) -> Bool {
    for word in phrase.split(whereSeparator: { $0.isWhitespace || $0 == "-" }).prefix(5) {
      let bare = word.lowercased().filter { $0.isLetter }
      if nouns.contains(bare) { return true }
      if prepositions.contains(bare) || bare.count < word.count { return false }
    }
    return false
  }

  private static let nouns: Set<String> = [
    "vector", "vectors", "matrix", "matrices", "weight", "weights", "bias", "biases", "parameter",
    "parameters", "gate", "gates", "state", "states", "input", "inputs", "output", "outputs",
    "activation", "activations", "logits", "embedding", "embeddings", "coefficients", "scalars",
  ]
  private static let prepositions: Set<String> = [
    "from", "by", "to", "in", "with", "as", "at", "on", "of", "for", "between", "not", "the", "a",
  ]

  private static let copulas = [
    "：", ":", "= ", "——", "—", "–", "- ", "是指", "是", "为", "表示", "代表", "指", "denotes ",
    "denote ", "represents ", "represent ", "stands for ", "(", "（",
  ]
  private static let articles = ["the ", "a ", "an ", "our ", "its "]

  static func begins(_ piece: ProsePiece?, _ isRow: Bool) -> Bool {
    guard case .words(let words)? = piece else { return isRow && piece != nil }
    return isRow || copula(words) != nil
  }

  /// Whether the words only join symbols that mean the same.
  static func isConnector(_ piece: ProsePiece?) -> Bool {
    guard case .words(let words)? = piece else { return false }
    let text = words.filter { !$0.isWhitespace }.lowercased()
    return ["", ",", "，", "、", "和", "与", "及", "and", ",and", "&", "/", "以及"].contains(text)
  }

  /// Whether a new clause may begin behind the text.
  static func endsClause(_ text: String?) -> Bool {
    guard let text else { return true }
    let end = text.reversed().drop(while: \.isWhitespace).first
    if let end, ",，;；。.、:：)）".contains(end) { return true }
    let lower = text.lowercased()
    return [" and ", "和", "以及", " while "].contains { lower.hasSuffix($0) }
  }

  /// The first clause of a meaning, without what leads on to the next.
  static func trimmed(_ text: String) -> String {
    var clause = Substring(text)
    if let end = clause.firstIndex(where: { "。；;\n".contains($0) }) { clause = clause[..<end] }
    if let end = clause.firstRange(of: ". ") { clause = clause[..<end.lowerBound] }
    let marks = ",，、.:：)）"
    while true {
      clause = clause.drop(while: \.isWhitespace)
      while let last = clause.last, last.isWhitespace || marks.contains(last) {
        if last == ")" && clause.contains("(") || last == "）" && clause.contains("（") { break }
        clause.removeLast()
      }
      guard let word = ["and", "以及", "和"].first(where: { clause.hasSuffix($0) }),
        word != "and" || clause.hasSuffix(" and") || clause.hasSuffix(",and")
      else { break }
      clause = clause.dropLast(word.count)
    }
    return String(clause)
  }
}
