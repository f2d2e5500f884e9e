import Documents
import Testing

@Test func `inline expressions have the values of their place in the note`() throws {
  let run = try NoteRun(
    """
    `{python} 1 + 1`

    ```rnn
    x = 3
    ```

    - `{rnn} f"{x / 7:.3f}"`, `{rnn} print("dropped")`

    ```rnn
    x = torch.tensor([1., 2.])
    ```

    `{rnn} x`

    """)

  #expect(run.status == .good)
  #expect(
    run.result.notebook.inlineValues == [
      0: .text("2"), 1: .text("0.429"), 2: .text("None"), 3: .text("tensor([1., 2.])"),
    ])
  #expect(!run.events.contains { $0.contains("dropped") })
}

@Test func `an inline expression that fails is an error, and the others go on`() throws {
  let run = try NoteRun("a `{rnn} loss`, `{rnn} x = 1`, `{rnn} 1 +`, `{rnn} 2`\n")

  #expect(run.status == .failed)
  #expect(
    run.messages == [
      "note.md:1:10: error: NameError: name 'loss' is not defined",
      "note.md:1:17: error: 'x = 1' is no expression",
      "note.md:1:42: error: SyntaxError: invalid syntax",
    ])
  #expect(run.result.notebook.inlineValues[3] == .text("2"))
}
