import Testing

/// Outputs that somebody changed by hand stay as they are.
@Suite struct `Outputs edited by hand` {
  /// A rendered note whose written output was changed, and what rendering it again says.
  private func rerender(
    replacing words: String, with others: String
  ) throws -> (result: UnrollCommand.Result, isKept: Bool) {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\n1\n```\n", to: "note.md")
    _ = try unroll("render", "note.md", "--quiet")
    let written = try #require(unroll.read("Outputs/note.md"))
    let edited = written.replacing(words, with: others)
    try unroll.write(edited, to: "Outputs/note.md")
    let result = try unroll("render", "note.md", "--quiet")
    return (result, unroll.read("Outputs/note.md") == edited && edited != written)
  }

  @Test func `an output that was taken apart is never overwritten`() throws {
    let (result, isKept) = try rerender(replacing: "<!-- /unroll:out -->\n", with: "")

    #expect(
      result
        == UnrollCommand.Result(
          output: "",
          error: """
            Outputs/note.md:4:1: error: the written output of 'cell-1' is never closed
            4 | <!-- unroll:out cell-1 sum=uwQ5Bv5f -->
                ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            fix: put <!-- /unroll:out --> below it, or remove this line and what was written

            """, status: 3))
    #expect(isKept)
  }
}
