/// Why a text, a vocabulary or a file of word vectors is refused.
public enum TextError: Error, Hashable, Sendable {
  // Vocabularies.
  case noTokens
  case duplicateToken(String)
  /// The token for unknown ones is none of the specials.
  case unknownNotSpecial(String)
  case maximumSize(Int, specials: Int)
  case negative(setting: String, value: Int)
  case unknownToken(String, place: Int)
  /// A text where a token is wanted.
  case severalWords(String)
  case severalCharacters(String)
  case indexRange(Int, place: Int, count: Int)

  // Word lists.
  case noWords
  case emptyWord(place: Int)

  // Word vectors; lines are counted from 1.
  case notText(line: Int)
  case noVectors
  case vectorSize(line: Int, word: String, wanted: Int, got: Int)
  case headerSize(Int)
  case vectorNumber(line: Int, word: String, text: String)
  case vectorMissing(line: Int)
  case vectorCount(wanted: Int, got: Int)
  case tooManyNumbers(line: Int)
  case noVector(String)
}
