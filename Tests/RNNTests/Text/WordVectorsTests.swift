import RNN
import Tensors
import Testing

@Suite struct `Word vectors` {
  @Test func `are read with and without a header`() throws {
    let plain = try WordVectors(Array("king 1 2.5\nqueen -1 3e-1\n".utf8))
    let headed = try WordVectors(Array("\u{FEFF}2 2\r\nking 1 2.5 \r\n\r\nqueen\t-1 0.3".utf8))

    #expect(plain.words == ["king", "queen"])
    #expect(plain.vectors.elements == [1, 2.5, -1, 0.3])
    #expect(headed.words == plain.words)
    #expect(headed.vectors.elements == plain.vectors.elements)
    #expect(try plain.vector(of: "QUEEN").elements == [-1, 0.3])
  }

  @Test func `keep spaces in words and the first of duplicates`() throws {
    let vectors = try WordVectors(Array("a 1 1\n. . . 2 2\na 3 3\n".utf8))

    #expect(vectors.words == ["a", ". . ."])
    #expect(vectors.vectors.elements == [1, 1, 2, 2])
    #expect(vectors.duplicateCount == 1)
  }

  @Test func `are kept only where wanted, but all checked`() throws {
    let vectors = try WordVectors(Array("a 1\nb 2\nc 3\n".utf8), keeping: { $0 == "b" })

    #expect(vectors.words == ["b"])
    #expect(vectors.vectors.shape == [1, 1])
  }

  @Test func `become a vocabulary's table with its coverage`() throws {
    let vectors = try WordVectors(Array("cat 1 2\ndog 3 4\n".utf8))
    let vocabulary = try Vocabulary(of: ["dog", "Cat", "dog", "cow"])
    let generator = RandomGenerator(seed: 1)
    let drawn = try Tensor.zeros([3, 2]).normal_(0, 0.5, RandomGenerator(seed: 1)).elements

    let zeros = try vectors.table(for: vocabulary, generator: generator)
    let normal = try vectors.table(
      for: vocabulary, missing: .normal(deviation: 0.5), generator: generator)

    #expect(zeros.weight.elements == [0, 0, 0, 0, 3, 4, 1, 2, 0, 0])
    #expect(zeros.missing == ["<pad>", "<unk>", "cow"])
    #expect(zeros.coverage == 0.4)
    let wanted: [Float] = [0, 0, drawn[2], drawn[3], 3, 4, 1, 2, drawn[4], drawn[5]]
    #expect(normal.weight.elements == wanted)
  }

  @Test(arguments: [
    ("", "the file has no word vectors"),
    ("1 2\n", "the header tells 1 vector, the file has 0"),
    ("3 1\na 1\nb 2\n", "the header tells 3 vectors, the file has 2"),
    ("5 0\n", "line 1: the header tells vectors of 0 numbers"),
    ("a 1 2\nb 3\n", "line 2: 'b' has 1 number, the vectors before have 2"),
    ("a 1 2\nb 3 4 5\n", "line 2: 'b' has 3 numbers, the vectors before have 2"),
    ("a 1 2\n\nb 3 x\n", "line 3: 'x' in the vector of 'b' is not a finite number"),
    ("a 1 nan\n", "line 1: 'nan' in the vector of 'a' is not a finite number"),
    ("a 1 1e39\n", "line 1: '1e39' in the vector of 'a' is not a finite number"),
    ("word\n", "line 1: a word without numbers"),
  ])
  func `name the line that is wrong`(text: String, message: String) {
    let error = #expect(throws: TextError.self) { try WordVectors(Array(text.utf8)) }
    #expect(error?.message == message)
  }

  @Test func `refuse bytes that are no text, and a word they lack`() throws {
    let vectors = try WordVectors(Array("a 1\n".utf8))
    let messages = [
      #expect(throws: TextError.self) { try WordVectors([0x61, 0x20, 0x31, 0x0A, 0xFF, 0x20]) },
      #expect(throws: TextError.self) { try vectors.vector(of: "b") },
    ].map { $0?.message }

    #expect(messages == ["line 2 is not UTF-8 text", "there is no vector for 'b'"])
  }
}
