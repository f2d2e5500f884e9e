import Testing

/// `unroll check`: what differs from a fresh run, as a diff.
@Suite struct Checking {
  private func rendered(_ note: String) throws -> UnrollCommand {
    let unroll = try UnrollCommand()
    try unroll.write(note, to: "notes/note.md")
    _ = try unroll("render", "notes")
    return unroll
  }

  @Test func `pages of a fresh run are good`() throws {
    let unroll = try rendered("```rnn\nprint(1)\n```\n")
    #expect(
      try unroll("check", "notes")
        == UnrollCommand.Result(
          output: "", error: "3 files are as a fresh run makes them\n", status: 0))
  }

  @Test func `a changed note is a diff, and nothing is written`() throws {
    let unroll = try rendered("# A\n\nold words\n")
    let before = unroll.read("Outputs/note.html")
    try unroll.write("# A\n\nnew words\n", to: "notes/note.md")
    let result = try unroll("check", "notes/note.md")
    #expect(
      result
        == UnrollCommand.Result(
          output: """
            --- Outputs/note.md
            +++ a fresh run
            @@ -1 +1 @@
             # A
             
            -old words
            +new words
             
            Outputs/note.html differs, too

            """,
          error: """
            error: 2 of 2 files differ from a fresh run
            fix: look at the difference; 'unroll render' accepts it

            """, status: 1))
    #expect(unroll.read("Outputs/note.html") == before)
  }

  @Test func `equations that make no network are a warning, under --strict an error`() throws {
    let unroll = try rendered("$$h_t = \\tanh(W x_t + h_{t-1}$$\n")
    func told(_ severity: String) -> String {
      """
      notes/note.md:1:14: \(severity): '(' has no ')'
      1 | $$h_t = \\tanh(W x_t + h_{t-1}$$
                       ^
      why: brackets stand in pairs within an equation
      fix: write ')' where the group ends
      3 files are as a fresh run makes them

      """
    }

    #expect(
      try unroll("check", "notes")
        == UnrollCommand.Result(output: "", error: told("warning"), status: 0))
    #expect(
      try unroll("check", "notes", "--strict")
        == UnrollCommand.Result(output: "", error: told("error"), status: 1))
  }

  @Test func `what a listing gets wrong is a warning, under --strict an error`() throws {
    let unroll = try rendered("```rnn\nlayer = nn.GRU(8, 16, dropout=0.5)\n```\n")
    func told(_ severity: String) -> String {
      """
      notes/note.md:2:31: \(severity): dropout=0.5 of nn.GRU has no effect with one layer \
      [dropout-one-layer]
      2 | layer = nn.GRU(8, 16, dropout=0.5)
                                        ^~~
      why: it acts between stacked layers, and num_layers is 1 where it isn't given
      fix: leave it out, stack two layers or more, or put nn.Dropout behind the layer
      3 files are as a fresh run makes them

      """
    }

    #expect(
      try unroll("check", "notes")
        == UnrollCommand.Result(output: "", error: told("warning"), status: 0))
    #expect(
      try unroll("check", "notes", "--strict")
        == UnrollCommand.Result(output: "", error: told("error"), status: 1))
    #expect(try unroll("render", "notes").error.contains("dropout") == false)
  }

  @Test func `a missing page is named`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("x", to: "note.md")
    #expect(
      try unroll("check", "note.md")
        == UnrollCommand.Result(
          output: "Outputs/note.md is missing\nOutputs/note.html is missing\n",
          error: """
            error: 2 of 2 files are missing
            fix: 'unroll render' writes them

            """, status: 1))
  }

  @Test func `a page without a note is stale`() throws {
    let unroll = try rendered("x")
    try unroll.write("y", to: "notes/other.md")
    _ = try unroll("render", "notes")
    try unroll.write("<p>a page of somebody else</p>", to: "Outputs/about.html")
    try unroll.remove("notes/other.md")
    _ = try unroll("render", "notes")
    #expect(
      try unroll("check", "notes")
        == UnrollCommand.Result(
          output: "Outputs/other.html is a page without a note\n",
          error: """
            error: 1 page has no note
            fix: delete what is no longer wanted

            """, status: 1))
  }

  @Test func `a difference far into a long line is shown`() throws {
    let words = String(repeating: "word ", count: 100)
    let unroll = try rendered("\(words)old\n")
    try unroll.write("\(words)new\n", to: "notes/note.md")
    let result = try unroll("check", "notes/note.md")
    #expect(result.output.contains("\n-…word word "))
    #expect(result.output.contains("word old\n+…word word "))
    #expect(result.output.contains("word new\n"))
  }

  @Test func `a long note that differs in every line is told at once`() throws {
    let unroll = try rendered(String(repeating: "old\n", count: 30_000))
    try unroll.write(String(repeating: "new\n", count: 30_000), to: "notes/note.md")
    let result = try unroll("check", "notes/note.md")
    #expect(result.status == 1)
    #expect(result.output.contains("… 59944 more lines"))
  }
}
