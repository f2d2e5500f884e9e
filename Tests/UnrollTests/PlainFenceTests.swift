import Testing

/// Notes as they are found, from the command line.
@Suite struct FoundNotes {
  private static let note = """
    # Net

    ```python
    class Net(nn.Module):
        def __init__(self, input_size):
            super().__init__()
            self.fc = nn.Linear(input_size, 3)

        def forward(self, x):
            return self.fc(x)
    ```

    ```python
    for epoch in range(num_epochs):
        print(epoch)
    ```

    """

  @Test func `run tells what was supplied, what was tried and what became of the blocks`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(Self.note, to: "a.md")
    #expect(
      try unroll("run", "a.md", "--run", "python")
        == UnrollCommand.Result(
          output: """
            tried: Net(input_size=8)
            part  class   parameters
            ────  ──────  ──────────
            fc    Linear          27
            in: x [2, 5, 8]
            out: [2, 5, 3]
            the gradient reaches all parameters

            """,
          error: """
            a.md:4:11: warning: nn is used here but never imported
            4 | class Net(nn.Module):
                          ^~
            fix: write import torch.nn as nn before it
            a.md:14:20: warning: name 'num_epochs' is not defined
            14 | for epoch in range(num_epochs):
                                    ^~~~~~~~~~
            why: the fence is shown and not run: nothing above it defines num_epochs
            fix: define it in a fence above; --demo supplies a value
            a.md
            line  block   outcome
            ────  ──────  ──────────  ────────────────────────────────
               4  cell-1  exercised   Net
              14  cell-2  shown only  name 'num_epochs' is not defined
            2 blocks: 1 exercised, 1 shown only

            """, status: 0))
  }

  @Test func `inspect says what would become of the blocks`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(Self.note, to: "a.md")
    let output = try unroll("inspect", "a.md").output
    #expect(output.contains("\"details\" : \"Net\""))
    #expect(output.contains("\"outcome\" : \"exercised\""))
    #expect(output.contains("\"details\" : \"name 'num_epochs' is not defined\""))
    #expect(output.contains("\"outcome\" : \"shown only\""))
  }

  @Test func `demonstration values come with the flag, and check compares the cards`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(Self.note, to: "a.md")
    let rendered = try unroll("render", "a.md", "--run", "python", "--demo", "-q")
    #expect(rendered.status == 0)
    #expect(unroll.read("Outputs/a.md")?.contains("note: supplied for demonstration") == true)
    #expect(unroll.read("Outputs/a.md")?.contains("**tried:** `Net(input_size=8)`") == true)
    #expect(try unroll("check", "a.md", "--run", "python", "--demo", "-q").status == 0)
    #expect(try unroll("check", "a.md", "--run", "python", "-q").status == 1)
  }

  @Test func `a warning of several tried classes is told once`() throws {
    let unroll = try UnrollCommand()
    let net = """
      ```python
      class NAME(nn.Module):
          def __init__(self):
              super().__init__()
              self.rnn = nn.GRU(2, 3, dropout=0.5)

          def forward(self, x):
              return self.rnn(x)[0]
      ```

      """
    try unroll.write(
      "```python\nimport torch.nn as nn\n```\n\n" + net.replacing("NAME", with: "A") + "\n"
        + net.replacing("NAME", with: "B") + "\n```python\nx = nn.GRU(2, 3, dropout=0.5)\n```\n",
      to: "a.md")
    let run = try unroll("run", "a.md", "--run", "python", "-q")
    let warning =
      "warning: dropout option adds dropout after all but last recurrent layer, so non-zero dropout "
      + "expects num_layers greater than 1, but got dropout=0.5 and num_layers=1\n"
    func card(_ name: String) -> String {
      """
      tried: \(name)()
      part  class  parameters
      ────  ─────  ──────────
      rnn   GRU            63
      in: x [5, 2, 2]
      out: [5, 2, 3]
      the gradient reaches all parameters

      """
    }
    #expect(
      run == UnrollCommand.Result(output: card("A") + warning + card("B"), error: "", status: 0))
  }
}
