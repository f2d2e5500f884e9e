import Diagnostics
import Documents
import Execution
import Testing

/// What `check` tells of a note's listings.
@Suite struct ListingFaults {
  private let faulty = "nn.LSTM(8, 16, dropout=0.1)"

  /// The heads of what a checking run tells.
  private func told(
    _ note: String, runsPlainPython: Bool = false, parameters: [FrontMatter.Parameter] = [],
    isStrict: Bool = false, checksListings: Bool = true
  ) throws -> [String] {
    let execution = Execution(
      document: try MarkdownReader().read(path: "note.md", source: note),
      runsPlainPython: runsPlainPython, parameters: parameters, isStrict: isStrict,
      checksListings: checksListings)
    return execution.run().notebook.diagnostics.map(\.head)
  }

  private func fence(_ code: String, _ info: String = "python") -> String {
    "```\(info)\n\(code)\n```\n\n"
  }

  @Test func `listings that run and those that are shown are told, with their places`() throws {
    let message =
      "warning: dropout=0.1 of nn.LSTM has no effect with one layer [dropout-one-layer]"
    #expect(try told(fence(faulty, "rnn")) == ["note.md:2:24: \(message)"])
    #expect(try told(fence("from torch import nn") + fence(faulty)).count == 1)
    #expect(
      try told("> - text\n>\n>   ```rnn\n>   \(faulty)\n>   ```\n")
        == ["note.md:4:28: \(message)"])
  }

  @Test func `nothing is told where no check was asked for`() throws {
    #expect(try told(fence(faulty, "rnn"), checksListings: false) == [])
  }

  @Test func `strictness makes faults errors and leaves remarks`() throws {
    let note = fence(faulty, "rnn") + fence("F.softmax(torch.zeros(2))", "rnn")
    #expect(
      try told(note, isStrict: true) == [
        "note.md:2:24: error: dropout=0.1 of nn.LSTM has no effect with one layer "
          + "[dropout-one-layer]",
        "note.md:6:1: note: F.softmax(torch.zeros(2)) is PyTorch before 1.0 [old-name]",
      ])
  }

  @Test(arguments: [
    "---\nlint: false\n---\n\n```rnn\nnn.LSTM(8, 16, dropout=0.1)\n```\n",
    "---\nexecute:\n  lint: false\n---\n\n```rnn\nnn.LSTM(8, 16, dropout=0.1)\n```\n",
    "```rnn\n#| lint: false\nnn.LSTM(8, 16, dropout=0.1)\n```\n",
    "```rnn {lint=false}\nnn.LSTM(8, 16, dropout=0.1)\n```\n",
    "<!-- unroll: lint=false -->\n```python\nnn.LSTM(8, 16, dropout=0.1)\n```\n",
  ])
  func `lint: false is silent`(_ note: String) throws {
    #expect(try told(note) == [])
  }

  @Test func `a listing that isn't told says what later ones mean`() throws {
    #expect(try told(fence("#| lint: false\nimport math") + fence("print(math.pi)")) == [])
    #expect(
      try told(fence("print(math.pi)"))
        == ["note.md:2:7: warning: math is used here and not imported before [missing-name]"])
  }

  @Test func `names are told of listings that do not run`() throws {
    let note = fence("def area(r):\n    return pi * r")
    let head = "note.md:3:12: warning: pi is used here and defined nowhere before [missing-name]"
    #expect(try told(note) == [head])
    #expect(try told(note, runsPlainPython: true) == [])
    #expect(try told("---\nparams:\n  pi: 3.14\n---\n\n" + note) == [])
    #expect(try told(fence("1", "rnn") + note) == [])
  }

  @Test func `what cannot be parsed is passed over`() throws {
    #expect(try told(fence("h_{t-1} = f(x") + fence("print(h)")) == [])
  }

  @Test(arguments: [
    "---\nlint: {dropout-one-layer: false}\n---\n```rnn\n",
    "---\nexecute:\n  lint: {dropout-one-layer: false}\n---\n```rnn\n",
    "```rnn\n#| lint: {dropout-one-layer: false}\n",
    "```rnn {lint.dropout-one-layer=false}\n",
    "<!-- unroll: lint.dropout-one-layer=false -->\n```rnn\n",
  ])
  func `one rule is turned off by its name`(_ head: String) throws {
    let listing = head + "nn.LSTM(8, 16, dropout=0.1)\nF.softmax(torch.zeros(2))\n```\n"
    #expect(
      try told(listing).map { $0.split(separator: " ").last } == ["[old-name]"])
  }

  @Test func `a rule that a note turned off is on again for one listing`() throws {
    let note = "---\nlint: {dropout-one-layer: false}\n---\n\n" + fence(faulty, "rnn")
    let on = fence("#| lint: {dropout-one-layer: true}\n\(faulty)", "rnn")
    #expect(
      try told(note + on) == [
        "note.md:11:24: warning: dropout=0.1 of nn.LSTM has no effect with one layer "
          + "[dropout-one-layer]"
      ])
  }

  @Test func `a rule that there is not is told with its place`() throws {
    let document = try MarkdownReader().read(
      path: "note.md", source: "---\nlint: {no-gard: false}\n---\n\n" + fence("1", "rnn"))
    #expect(
      Execution(document: document, checksListings: true).run().notebook.diagnostics.map(\.text)
        == [
          """
          note.md:2:8: warning: there is no rule 'no-gard'
          2 | lint: {no-gard: false}
                     ^~~~~~~
          why: lint names rules about listings
          fix: write no-grad
          """
        ])
  }
}
