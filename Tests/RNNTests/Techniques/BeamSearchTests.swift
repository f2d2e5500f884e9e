import RNN
import Tensors
import Testing

@Suite struct `A beam search` {
  /// Scores that depend on the token before alone, with the end token 3.
  private let table = Tensor(
    [
      0.1, 1.2, -0.3, 0.4, -1.0, 0.2, 0.9, 0.8, 0.5, -0.7, 0.3, 1.1, 0.0, 0.0, 0.0, 0.0,
    ], shape: [4, 4])

  private func find(
    width: Int, length: Int, penalty: Double = 0, start: [Int] = [0]
  ) throws -> [[Hypothesis]] {
    let search = try BeamSearch(
      width: width, maximumLength: length, endToken: 3, lengthPenalty: penalty)
    return try search.run(start: start, state: ()) { _, _ in
      ()
    } step: { tokens, _ in
      (try table.indexSelect(0, Tensor(integers: tokens)), ())
    }
  }

  /// All sequences up to a length, best first.
  private func all(length: Int, penalty: Double, start: Int) throws -> [Hypothesis] {
    let rows = try table.logSoftmax(1).elements.map(Double.init)
    var (open, found) = ([(tokens: [Int], last: Int, sum: Double)](), [Hypothesis]())
    open.append(([], start, 0))
    while let (tokens, last, sum) = open.popLast() {
      for token in 0..<4 {
        let (total, count) = (sum + rows[last * 4 + token], tokens.count + 1)
        guard token == 3 || count == length else {
          open.append((tokens + [token], token, total))
          continue
        }
        found.append(
          Hypothesis(
            tokens: token == 3 ? tokens : tokens + [token], logProbability: total,
            score: penalty == 0 ? total : total / Double(count).squareRoot(),
            hasEnded: token == 3))
      }
    }
    return found.sorted { $0.score > $1.score }
  }

  @Test(arguments: [0.0, 0.5])
  func `wide enough finds what all sequences show to be best`(penalty: Double) throws {
    let found = try find(width: 200, length: 4, penalty: penalty, start: [0, 2])

    let wanted = try [0, 2].map { try all(length: 4, penalty: penalty, start: $0) }
    for (found, wanted) in zip(found, wanted) {
      #expect(zip(found, wanted).allSatisfy { abs($0.score - $1.score) < 1e-9 })
      #expect(found.prefix(6).map(\.tokens) == wanted.prefix(6).map(\.tokens))
      #expect(Set(found.map(\.tokens)) == Set(wanted.map(\.tokens)))
    }
  }

  @Test func `of width one takes the most probable token each time`() throws {
    let found = try find(width: 1, length: 10, start: [0])

    #expect(found.map { $0.map(\.tokens) } == [[[1, 2]]])
    #expect(found[0][0].hasEnded)
  }

  @Test func `is open at the greatest length`() throws {
    let found = try find(width: 1, length: 1)

    #expect(found[0].map(\.tokens) == [[1]])
    #expect(!found[0][0].hasEnded)
  }

  @Test func `gives nothing worse in a wider beam`() throws {
    let scores = try [1, 2, 4, 8].map { try find(width: $0, length: 6)[0][0].score }

    #expect(scores == scores.sorted())
  }

  @Test func `passes tokens by that can't follow`() throws {
    let search = try BeamSearch(width: 3, maximumLength: 2, endToken: nil)
    let found = try search.run(start: [0], state: ()) { _, _ in
      ()
    } step: { tokens, _ in
      let row: [Float] = [0, -.infinity, 0]
      return (Tensor(tokens.flatMap { _ in row }, shape: [tokens.count, 3]), ())
    }

    #expect(found[0].map(\.tokens) == [[0, 0], [0, 2], [2, 0]])
  }

  @Test func `says what is wrong with its settings and its step`() throws {
    func message(
      width: Int = 2, length: Int = 3, end: Int? = 3, penalty: Double = 0, start: [Int] = [0],
      _ scores: Tensor
    ) -> String {
      do {
        let search = try BeamSearch(
          width: width, maximumLength: length, endToken: end, lengthPenalty: penalty)
        _ = try search.run(start: start, state: ()) { _, _ in
          ()
        } step: { _, _ in
          (scores, ())
        }
        return "none"
      } catch {
        return "\(error)"
      }
    }
    let row = try Tensor.zeros([1, 4])

    #expect(message(width: 0, row) == "beam must be 1 or more, and below 2^31, got 0")
    #expect(message(length: -1, row) == "max_length must be 1 or more, and below 2^31, got -1")
    #expect(message(penalty: .nan, row) == "length_penalty must be a finite number, got nan")
    #expect(message(end: 4, row) == "end is 4; the vocabulary has the tokens 0 … 3")
    #expect(
      message(start: [], row) == "there is no start token: nothing says where to begin")
    #expect(
      message(try Tensor.zeros([1, 2, 4]))
        == "the step must give scores [1, vocabulary], one row for each token, got [1, 2, 4]")
    #expect(
      message(Tensor(integers: [1, 2, 3, 4], shape: [1, 4]))
        == "the step must give scores of a floating-point type, got torch.int64")
    #expect(
      message(Tensor([0, .nan, 0, 0], shape: [1, 4])) == "a score of step 1 is nan or inf")
    #expect(
      message(try Tensor.full([1, 4], .float(-.infinity)))
        == "no token has a score above -inf after step 1 of sequence 0")
  }
}
