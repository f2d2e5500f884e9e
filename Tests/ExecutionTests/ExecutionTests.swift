import Diagnostics
import Documents
import Execution
import Testing

/// Cells in order, in one namespace, until one fails.
@Suite struct RunningANote {
  @Test func `cells run in order in one namespace`() throws {
    let run = try NoteRun(
      cell("x = 1") + "```python {.run}\nx = x + 1\nprint(x)\n```\n\n" + cell("x + 1"))
    #expect(run.outputs == [0: [], 1: ["2\n"], 2: ["3\n"]])
    #expect(run.status == .good)
  }

  @Test func `neighbouring prints are one output, a result is another`() throws {
    #expect(
      try NoteRun(cell("print(1)\nprint(2)\n'three'")).outputs == [0: ["1\n2\n", "'three'\n"]])
  }

  @Test func `commands are known in cells of commands, not in Python's`() throws {
    let run = try NoteRun("```python {.run}\nplot([1, 2])\n```\n")
    #expect(run.messages == ["note.md:2:1: error: NameError: name 'plot' is not defined"])
  }

  @Test func `a name of the note wins over a command's`() throws {
    #expect(
      try NoteRun(cell("table = 5") + cell("table")).outputs == [0: [], 1: ["5\n"]])
  }

  @Test func `plain Python is shown and runs only where it is asked to`() throws {
    let note = "```python\nprint(1)\n```\n"
    #expect(try NoteRun(note).outputs == [:])
    #expect(try NoteRun(note, runsPlainPython: true).outputs == [0: ["1\n"]])
    #expect(try NoteRun("---\nrun: python\n---\n\n" + note).outputs == [0: ["1\n"]])
  }

  @Test func `a failure stops the note and keeps what came before`() throws {
    let run = try NoteRun(cell("print(1)\n1 / 0") + cell("print(2)"))
    let fault = "note.md:3:1: error: ZeroDivisionError: division by zero"
    #expect(run.outputs == [0: ["1\n", fault]])
    #expect(run.messages == [fault])
    #expect(run.status == .failed)
  }

  @Test func `a cell that exits well ends, and the next one runs`() throws {
    let run = try NoteRun(cell("print(1)\nexit()\nprint(2)") + cell("3"))
    #expect(run.outputs == [0: ["1\n"], 1: ["3\n"]])
    #expect(run.status == .good)
  }

  @Test func `a syntax error runs nothing of its cell`() throws {
    let run = try NoteRun(cell("print(1)\nx = ("))
    let fault = "note.md:3:5: error: SyntaxError: '(' was never closed"
    #expect(run.outputs == [0: [fault]])
    #expect(run.status == .failed)
  }

  @Test func `a cell that may fail does not stop its note`() throws {
    let run = try NoteRun(cell("#| error: true\n1 / 0") + cell("2"))
    let fault = "note.md:3:1: error: ZeroDivisionError: division by zero"
    #expect(run.outputs == [0: [fault], 1: ["2\n"]])
    #expect(run.messages == [])
    #expect(run.status == .good)
  }

  @Test func `a cell with eval false does not run`() throws {
    #expect(try NoteRun(cell("#| eval: false\n1 / 0") + cell("2")).outputs == [1: ["2\n"]])
  }

  @Test func `a cell's option wins over the note's`() throws {
    let note = "---\nexecute:\n  eval: false\n---\n\n"
    #expect(
      try NoteRun(note + cell("1") + cell("#| eval: true\n2")).outputs == [1: ["2\n"]])
  }

  @Test func `a limit stops the note even where faults are allowed`() throws {
    let run = try NoteRun(
      cell("#| max-steps: 100\n#| error: true\nwhile True:\n    pass") + cell("2"))
    let fault = "note.md:4:1: error: the cell was stopped after 100 steps"
    #expect(run.outputs == [0: [fault]])
    #expect(run.messages == [fault])
    #expect(run.status == .limit)
  }

  @Test func `each cell has its steps for itself`() throws {
    let counting = cell("#| max-steps: 1000\nfor i in range(100):\n    pass")
    #expect(
      try NoteRun(String(repeating: counting, count: 20)).status == .good)
  }

  @Test(arguments: [("lang: zh", "符号"), ("lang: en", "symbol")])
  func `commands speak the language of the note`(_ head: String, _ word: String) throws {
    let run = try NoteRun(
      "---\n\(head)\n---\n\n" + cell("symbols(r'h_t = \\tanh(W x_t + U h_{t-1})')"))
    #expect(run.outputs[0]?.first?.hasPrefix(word) == true)
  }

  @Test func `a timeout is measured by the clock`() throws {
    var now = 0.0
    let run = try NoteRun(cell("#| timeout: 5\nwhile True:\n    pass")) {
      now += 1
      return now
    }
    #expect(run.messages == ["note.md:3:1: error: the cell was stopped after 5.0 seconds"])
    #expect(run.status == .limit)
  }

  @Test func `a seed of the note and one of a cell begin the same numbers`() throws {
    let draw = "import torch\ntorch.rand(2)"
    let byNote = try NoteRun("---\nexecute:\n  seed: 3\n---\n\n" + cell(draw))
    let byCell = try NoteRun(cell("import torch\ntorch.rand(9)") + cell("#| seed: 3\n\(draw)"))
    let byCode = try NoteRun(cell("import torch\ntorch.manual_seed(3)\ntorch.rand(2)"))
    #expect(byNote.outputs[0] == byCode.outputs[0])
    #expect(byCell.outputs[1] == byCode.outputs[0])
  }

  @Test func `parameters are names, and the caller's win`() throws {
    let note = "---\nparams:\n  n: 3\n  name: sine\n---\n\n" + cell("(n, name)")
    #expect(try NoteRun(note).outputs == [0: ["(3, 'sine')\n"]])
    #expect(
      try NoteRun(note, parameters: [FrontMatter.Parameter(name: "n", value: .float(0.5))]).outputs
        == [0: ["(0.5, 'sine')\n"]])
  }

  @Test func `files come from the note's folder`() throws {
    let run = try NoteRun(
      cell("series('a.csv')[0:2]"), files: ["a.csv": "n\n1\n2\n3\n"])
    #expect(run.status == .good)
    #expect(
      try NoteRun(cell("series('b.csv')")).messages.first?.contains("b.csv") == true)
  }

  @Test func `a note without cells is good`() throws {
    let run = try NoteRun("# Words\n")
    #expect(run.outputs == [:])
    #expect(run.events == [])
    #expect(run.status == .good)
  }

  @Test func `events tell cells, outputs and epochs as they come`() throws {
    let run = try NoteRun(
      cell("print(1)")
        + cell("import torch\nmodel = torch.nn.Linear(1, 1)\nx = torch.zeros(2, 1)")
        + cell("fitted = fit(model, x, torch.zeros(2, 1), epochs=2)"))
    #expect(run.messages == [])
    #expect(run.events.prefix(4) == ["cell 1/3", "output 1\n", "cell 2/3", "cell 3/3"])
    #expect(run.events.contains("epoch 2/2"))
  }

  @Test func `a verdict is shown wherever its statement stands, unless its value is used`() throws {
    let statement = #"\sigma'(x) = \sigma(x)"#
    let verdict = "fails: 0.25 ≠ 0.5 at x = 0\n"
    let comparison =
      "no: the first nn.RNN is not the second nn.RNN\n"
      + "- the state has 2 units, that of the second nn.RNN 3\n"
    let run = try NoteRun(
      cell("claim(r\"\(statement)\")\n1") + cell("x = claim(r\"\(statement)\")\n2")
        + cell("for _ in range(2):\n    claim(r\"\(statement)\")")
        + cell("same(nn.RNN(1, 2), nn.RNN(1, 3))\n3") + cell("claim(r\"\(statement)\");"))
    #expect(
      run.outputs == [
        0: [verdict, "1\n"], 1: ["2\n"], 2: [verdict, verdict], 3: [comparison, "3\n"], 4: [],
      ])
  }

  @Test func `a warning is told once in a cell`() throws {
    let run = try NoteRun(
      cell("for _ in range(3):\n    nn.LSTM(1, 2, dropout=0.5)")
        + cell("nn.LSTM(1, 2, dropout=0.5);"))
    let warning =
      "warning: dropout option adds dropout after all but last recurrent layer, so non-zero dropout "
      + "expects num_layers greater than 1, but got dropout=0.5 and num_layers=1"
    #expect(run.outputs == [0: [warning], 1: [warning]])
  }
}
