import Testing

@Suite struct LastSteps {
  private func model(_ options: String, _ use: String) -> String {
    """
    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.lstm = nn.LSTM(8, 16\(options))
            self.fc = nn.Linear(32, 2)

        def forward(self, x):
            out, (h_n, c_n) = self.lstm(x)
            return self.fc(\(use))
    """
  }

  @Test func `the last step of both directions is told`() throws {
    #expect(
      try lintedSnippet(model(", batch_first=True, bidirectional=True", "out[:, -1, :]"))
        == """
        note.md:9:24: warning: out[:, -1, :] has read the sequence in one direction alone [bidirectional-last-step]
        9 |         return self.fc(out[:, -1, :])
                                   ^~~~~~~~~~~~~
        why: the LSTM is bidirectional, and at the last step its backward half has seen that step only
        fix: join the last states of both directions: torch.cat((h_n[-2], h_n[-1]), dim=1)
        """)
  }

  @Test func `the backward direction's state is told`() throws {
    #expect(
      try lintedSnippet(model(", bidirectional=True", "h_n[-1]"))
        == """
        note.md:9:24: warning: h_n[-1] is the backward direction's state alone [bidirectional-state]
        9 |         return self.fc(h_n[-1])
                                   ^~~~~~~
        why: the last layer of a bidirectional network leaves two states: h_n[-2] has read forward, \
        h_n[-1] backward
        fix: join them: torch.cat((h_n[-2], h_n[-1]), dim=1)
        """)
  }

  @Test func `the object of a method may have another name`() throws {
    let named = model(", batch_first=True, bidirectional=True", "out[:, -1, :]")
      .replacing("__init__(self)", with: "__init__(s)").replacing(
        "        self.", with: "        s."
      )
      .replacing("forward(self, x)", with: "forward(this, x)").replacing("self.", with: "this.")
    #expect(try lintedSnippet(named).contains("[bidirectional-last-step]"))
  }

  @Test func `the batch's last sequence is told`() throws {
    #expect(
      try lintedSnippet(model("", "out[:, -1, :]"))
        == """
        note.md:9:24: warning: out[:, -1, :] takes the batch's last sequence, not the last step [batch-axis]
        9 |         return self.fc(out[:, -1, :])
                                   ^~~~~~~~~~~~~
        why: the LSTM has batch_first=False, so that its output is [time, batch, features]
        fix: say batch_first=True, or write [-1] for the last step
        """)
    #expect(
      try lintedSnippet(model(", batch_first=True", "out[-1]"))
        == """
        note.md:9:24: warning: out[-1] takes the batch's last sequence, not the last step [batch-axis]
        9 |         return self.fc(out[-1])
                                   ^~~~~~~
        why: the LSTM has batch_first=True, so that its output is [batch, time, features]
        fix: write [:, -1] for the last step
        """)
  }

  @Test(arguments: [
    (", batch_first=True", "out[:, -1, :]"),
    (", batch_first=True", "out[:, -1]"),
    ("", "out[-1]"),
    (", batch_first=first", "out[:, -1, :]"),
    (", batch_first=True, bidirectional=both", "out[:, -1, :]"),
    (", batch_first=True, bidirectional=True", "out[:, 0, 16:] + out[:, -1, :16]"),
    (", batch_first=True, bidirectional=True", "out[:, -1, :16]"),
    (", batch_first=True", "h_n[-1]"),
    (", bidirectional=True", "torch.cat((h_n[-2], h_n[-1]), 1)"),
    (", bidirectional=True", "torch.cat((h_n[0], h_n[-1]), 1)"),
    (", bidirectional=both", "h_n[-1]"),
    (", bidirectional=True", "torch.cat((out[0], out[-1]), -1)"),
    (", batch_first=True, bidirectional=True", "out.mean(dim=1)"),
  ])
  func `other uses are good`(_ options: String, _ use: String) throws {
    #expect(try lintedSnippet(model(options, use)) == "")
  }

  @Test func `a name that stands for something else since is not told`() throws {
    #expect(
      try lintedSnippet(
        """
        lstm = nn.LSTM(8, 16)
        out, _ = lstm(x)
        out = out.transpose(0, 1)
        last = out[:, -1, :]
        """) == "")
  }
}
