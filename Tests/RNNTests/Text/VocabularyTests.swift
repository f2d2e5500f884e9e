import RNN
import Testing

@Suite struct `A vocabulary` {
  private let text = ["b", "a", "b", "c", "c", "b"]

  @Test func `orders tokens by count, then as first seen`() throws {
    let vocabulary = try Vocabulary(of: text + ["a"])

    #expect(vocabulary.tokens == ["<pad>", "<unk>", "b", "a", "c"])
    #expect(vocabulary.counts == [0, 0, 3, 2, 2])
  }

  @Test func `keeps what its settings say`() throws {
    var settings = Vocabulary.Settings()
    settings.minimumCount = 2
    settings.maximumSize = 3
    settings.specials = ["c", "<eos>"]
    settings.unknown = nil
    let vocabulary = try Vocabulary(of: text, settings)

    #expect(vocabulary.tokens == ["c", "<eos>", "b"])
    #expect(vocabulary.counts == [2, 0, 3])
    #expect(vocabulary.specialCount == 2)
  }

  @Test func `encodes what it does not know as the unknown token`() throws {
    let vocabulary = try Vocabulary(of: text)

    #expect(try vocabulary.encode(["c", "z", "a"]) == [3, 1, 4])
    #expect(try vocabulary.decode([3, 1, 4]) == ["c", "<unk>", "a"])
    #expect(vocabulary.index(of: "z") == nil)
  }

  @Test func `is made of a list of labels`() throws {
    let labels = try Vocabulary(tokens: ["O", "PER", "LOC"])

    #expect(try labels.encode(["LOC", "O"]) == [2, 0])
    #expect(labels.unknownIndex == nil)
  }

  @Test func `says which token or setting it refuses`() throws {
    var noRoom = Vocabulary.Settings()
    noRoom.maximumSize = 1
    var negative = Vocabulary.Settings()
    negative.minimumCount = -1
    var twice = Vocabulary.Settings()
    twice.specials = ["<unk>", "<unk>"]
    var absent = Vocabulary.Settings()
    absent.specials = ["<pad>"]
    let labels = try Vocabulary(tokens: ["O", "PER"])
    let messages = [
      #expect(throws: TextError.self) { try Vocabulary(of: []) },
      #expect(throws: TextError.self) { try Vocabulary(of: text, noRoom) },
      #expect(throws: TextError.self) { try Vocabulary(of: text, negative) },
      #expect(throws: TextError.self) { try Vocabulary(of: text, twice) },
      #expect(throws: TextError.self) { try Vocabulary(of: text, absent) },
      #expect(throws: TextError.self) { try Vocabulary(tokens: ["a", "b", "a"]) },
      #expect(throws: TextError.self) { try labels.encode(["O", "LOC"]) },
      #expect(throws: TextError.self) { try labels.decode([0, 2]) },
      #expect(throws: TextError.self) { try labels.decode([-1]) },
    ].map { $0?.message }

    #expect(
      messages == [
        "the text has no tokens",
        "max_size 1 leaves no room for 2 special tokens",
        "min_count must be 0 or more, got -1",
        "'<unk>' stands twice among the tokens",
        "'<unk>' is to stand for unknown tokens, but it is none of the special tokens",
        "'a' stands twice among the tokens",
        "token 1, 'LOC', is not in the vocabulary, and no token stands for unknown ones",
        "index 2 at place 1 is outside of the vocabulary: it has 2 tokens, 0 to 1",
        "index -1 at place 0 is outside of the vocabulary: it has 2 tokens, 0 to 1",
      ])
  }
}

@Suite struct `A text that was not cut` {
  @Test func `is no token, but one of several words that the vocabulary has is`() throws {
    let words = try Vocabulary(of: ["the", "cat"])
    let names = try Vocabulary(of: ["New York", "Rome"])

    #expect(throws: TextError.severalWords("the cat")) { try words.encode(["the cat"]) }
    #expect(try words.encode(["dog", "3.14"]) == [1, 1])
    #expect(try names.encode(["New York", "San Marino"]) == [2, 1])
    #expect(
      TextError.severalWords("the cat sat on the mat and slept").message
        == "'the cat sat on the mat a…' is not one token but several: tokens of the vocabulary "
        + "have no spaces")
  }

  @Test func `is known by the single characters of a vocabulary`() throws {
    let letters = try Vocabulary(of: ["a", "b"])

    #expect(letters.isUncut("ab"))
    #expect(!letters.isUncut("a") && !letters.isUncut("c") && !letters.isUncut("<unk>"))
    #expect(try !Vocabulary(of: ["a", "bc"]).isUncut("ab"))
  }
}

@Suite struct `A tokenizer` {
  @Test func `keeps apostrophes and hyphens between letters`() {
    #expect(
      Tokenizer.words().tokens(of: "It's a well-known 'fact'--no?", lowercased: true)
        == ["it's", "a", "well-known", "'", "fact", "'", "-", "-", "no", "?"])
    #expect(Tokenizer.words(signs: false).tokens(of: "Yes, no!") == ["Yes", "no"])
  }

  @Test func `cuts Chinese by character or by the longest word`() throws {
    let list = try WordList(["神经", "神经网络", "网络"])

    #expect(Tokenizer.words().tokens(of: "神经RNN。") == ["神", "经", "RNN", "。"])
    #expect(
      Tokenizer.longestMatch(list).tokens(of: "神经网络和神经") == ["神经网络", "和", "神经"])
  }

  @Test func `sees a composed character as one or as its scalars`() {
    #expect(Tokenizer.graphemes.tokens(of: "e\u{301}👍🏽").count == 2)
    #expect(Tokenizer.characters.tokens(of: "e\u{301}").map(\.unicodeScalars.count) == [1, 1])
  }

  @Test func `refuses a list of no words and an empty word`() {
    let messages = [
      #expect(throws: TextError.self) { try WordList([]) },
      #expect(throws: TextError.self) { try WordList(["a", ""]) },
    ].map { $0?.message }

    #expect(messages == ["the word list is empty", "word 1 of the word list is empty"])
  }
}
