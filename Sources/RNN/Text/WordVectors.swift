import Tensors

/// Vectors of words, as GloVe and word2vec write them in text: on each line a word and its numbers,
/// divided by spaces; a first line of two whole numbers (how many vectors, of how many numbers) is
/// a header.
///
/// A word may have spaces in it: the last numbers of a line are its vector. Of a word on several
/// lines the first counts.
public struct WordVectors {
  /// The words in the file's order.
  public let words: [String]
  /// Their vectors, `[N, D]`.
  public let vectors: Tensor
  /// How many lines were left out because their word stood on an earlier one.
  public let duplicateCount: Int
  private let places: [ExactText: Int]

  /// D, the numbers of a vector.
  public var size: Int { vectors.shape[1] }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The file's bytes, UTF-8.
  ///   - isWanted: Which words to keep: a large file's others take no memory. All are checked.
  /// - Throws: ``TextError``, with the line.
  public init(
    _ bytes: [UInt8], keeping isWanted: (String) -> Bool = { _ in true }
  ) throws(TextError) {
    var reader = WordVectorReader()
    try reader.read(bytes, keeping: isWanted)
    guard let size = reader.size, !reader.words.isEmpty || reader.lineCount > 0 else {
      throw .noVectors
    }
    words = reader.words
    vectors = Tensor(reader.numbers, shape: [reader.words.count, size])
    duplicateCount = reader.duplicateCount
    places = reader.places
  }

  /// The row of a word: as it is written, else in lower case.
  public func place(of word: String) -> Int? {
    places[ExactText(word)] ?? places[ExactText(word.lowercased())]
  }

  /// The vector of a word, `[D]`.
  ///
  /// - Throws: ``TextError/noVector(_:)``.
  public func vector(of word: String) throws -> Tensor {
    guard let place = place(of: word) else { throw TextError.noVector(word) }
    return try vectors.select(0, place)
  }
}

// MARK: - For a vocabulary

extension WordVectors {
  /// What a vocabulary's tokens without a vector get.
  public enum Missing: Hashable, Sendable {
    case zeros
    /// Draws from N(0, σ²), for all such tokens in one tensor, in the vocabulary's order.
    case normal(deviation: Double)
  }

  /// A table for an embedding.
  public struct Table {
    /// A row for each token, `[V, D]`.
    public let weight: Tensor
    /// How many tokens have a vector.
    public let foundCount: Int
    /// The tokens without one, specials included.
    public let missing: [String]

    /// The part of the vocabulary that has a vector.
    public var coverage: Double {
      let count = foundCount + missing.count
      return count == 0 ? 0 : Double(foundCount) / Double(count)
    }
  }

  /// The vectors of a vocabulary's tokens; `<pad>` is always zero.
  public func table(
    for vocabulary: Vocabulary, missing: Missing = .zeros, generator: RandomGenerator
  ) throws -> Table {
    let rows = vocabulary.tokens.map { place(of: $0) }
    let absent = rows.indices.filter { rows[$0] == nil }
    let weight = try Tensor.zeros([rows.count, size])
    var drawn: [Float] = []
    if case .normal(let deviation) = missing, !absent.isEmpty {
      drawn = try Tensor.zeros([absent.count, size]).normal_(0, deviation, generator).elements
    }
    try weight.withMutableFloats { table in
      try vectors.withFloats { vectors in
        for (token, row) in rows.enumerated() {
          guard let row else { continue }
          for column in 0..<size { table[token * size + column] = vectors[row * size + column] }
        }
      }
      guard !drawn.isEmpty else { return }
      for (order, token) in absent.enumerated() where vocabulary.tokens[token] != "<pad>" {
        for column in 0..<size { table[token * size + column] = drawn[order * size + column] }
      }
    }
    return Table(
      weight: weight, foundCount: rows.count - absent.count,
      missing: absent.map { vocabulary.tokens[$0] })
  }
}
