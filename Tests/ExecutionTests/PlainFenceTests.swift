import Documents
import Execution
import Testing

/// Plain fences of notes that were not written to be run.
@Suite struct PlainFences {
  private func run(_ note: String, head: String = "") throws -> NoteRun {
    let front = head.isEmpty ? "" : "---\n\(head)\n---\n\n"
    return try NoteRun(front + note, runsPlainPython: true)
  }

  private func fence(_ code: String, _ info: String = "python") -> String {
    "```\(info)\n\(code)\n```\n\n"
  }

  @Test func `a usual import that is missing is supplied and told once`() throws {
    let run = try run(fence("nn.Linear(2, 3)") + fence("a = nn.Linear(1, 1)"))
    #expect(
      run.outputs == [
        0: [
          "note.md:2:1: warning: nn is used here but never imported",
          "Linear(in_features=2, out_features=3, bias=True)\n",
        ], 1: [],
      ])
    #expect(
      run.result.notebook.diagnostics.map(\.text) == [
        """
        note.md:2:1: warning: nn is used here but never imported
        2 | nn.Linear(2, 3)
            ^~
        fix: write import torch.nn as nn before it
        """
      ])
    #expect(run.status == .good)
  }

  @Test func `fences for other libraries are shown, and that is told once for each`() throws {
    let run = try run(
      fence("#@tab mxnet\nfrom mxnet import np\nx = np.ones(2") + fence("\n%%tab jax, mxnet\nx = 1")
        + fence("#@tab mxnet\nnet(x)", "{.python .input}") + fence("#@tab pytorch, mxnet\nx = 3")
        + fence("#@tab all\nprint(x)"))
    #expect(
      run.result.notebook.diagnostics.map(\.text) == [
        """
        note.md:2:1: note: this fence is written for mxnet: it is shown and not run
        2 | #@tab mxnet
            ^~~~~~~~~~~
        """,
        """
        note.md:9:1: note: this fence is written for jax, mxnet: it is shown and not run
        9 | %%tab jax, mxnet
            ^~~~~~~~~~~~~~~~
        """,
      ])
    #expect(run.outputs == [3: [], 4: ["3\n"]])
    #expect(
      run.result.blocks.map(\.outcome) == [
        .shownOnly(reason: "written for mxnet"), .shownOnly(reason: "written for jax, mxnet"),
        .shownOnly(reason: "written for mxnet"), .run, .run,
      ])
    #expect(run.status == .good)
  }

  @Test func `a notebook's cell for another library does not run and fails nothing`() throws {
    let run = try NoteRun(
      fence("#@tab tensorflow\nimport tensorflow as tf", "{.python .input}")
        + fence("#@tab pytorch\nprint(1)", "{.python .input}"))
    #expect(
      run.messages == [
        "note.md:2:1: note: this fence is written for tensorflow: it is shown and not run"
      ])
    #expect(run.outputs == [1: ["1\n"]])
    #expect(run.status == .good)
  }

  @Test func `an import further below is told with its line`() throws {
    let run = try run(fence("torch.ones(1)") + fence("import torch"))
    #expect(
      run.messages == [
        "note.md:2:1: warning: torch is used here but imported only in line 6 or below"
      ])
  }

  @Test func `a function may use what is imported further below`() throws {
    let run = try run(fence("def f():\n    return math.pi") + fence("import math\nf()"))
    #expect(run.messages == [])
    #expect(run.outputs[1] == ["3.141592653589793\n"])
  }

  @Test func `without the prelude a missing import is an error`() throws {
    let run = try run(fence("math.pi") + fence("1"), head: "prelude: false")
    #expect(run.messages == ["note.md:6:1: error: math is used here but never imported"])
    #expect(run.outputs == [1: ["1\n"]])
    #expect(
      run.result.blocks.map(\.outcome) == [.failed(reason: "math is never imported"), .run])
    #expect(run.status == .failed)
  }

  @Test func `an undefined name is told once and its fences are shown`() throws {
    let run = try run(fence("x = df + 1") + fence("df") + fence("2"))
    #expect(
      run.result.notebook.diagnostics.map(\.text) == [
        """
        note.md:2:5: warning: name 'df' is not defined
        2 | x = df + 1
                ^~
        why: the fence is shown and not run: nothing above it defines df
        fix: define it in a fence above
        """
      ])
    #expect(run.outputs == [2: ["2\n"]])
    #expect(
      run.result.blocks.map(\.outcome) == [
        .shownOnly(reason: "name 'df' is not defined"),
        .shownOnly(reason: "name 'df' is not defined"), .run,
      ])
    #expect(run.status == .good)
  }

  @Test func `a module that there is not is told with those that there are`() throws {
    let run = try run(fence("import torch\nimport spacy"))
    #expect(run.messages == ["note.md:3:8: warning: No module named 'spacy'"])
    #expect(run.outputs == [:])
  }

  @Test func `what a fence imports beside a module that there is not is there below`() throws {
    let run = try run(
      fence("import spacy\nfrom collections import Counter\nfrom math import none\nx = 1")
        + fence("Counter('aab')") + fence("x"))
    #expect(run.outputs == [1: ["Counter({'a': 2, 'b': 1})\n"]])
    #expect(run.result.blocks.map(\.outcome.word) == ["shown only", "run", "shown only"])
  }

  @Test func `a value for demonstration is supplied where the note allows it`() throws {
    let run = try run(fence("for e in range(num_epochs):\n    print(e)"), head: "demo: true")
    #expect(
      run.outputs == [0: ["note: supplied for demonstration: num_epochs, 2", "0\n1\n"]])
    #expect(run.messages == [])
  }

  @Test func `nothing is supplied to a fence that needs a module that there is not`() throws {
    let run = try run(fence("import spacy\nnum_epochs"), head: "demo: true")
    #expect(run.outputs == [:])
  }

  @Test func `a model for demonstration is of the note's last class`() throws {
    let net = "class Net(nn.Linear):\n    def __init__(self):\n        super().__init__(2, 1)"
    let note = "---\ndemo: true\n---\n\n" + fence("sum(p.numel() for p in model.parameters())")
    let late = try NoteRun(note, runsPlainPython: true, clock: { 1_000_000 })
    let early = try NoteRun(
      note.replacing("```python\nsum", with: "```python\n\(net)\n```\n\n```python\nsum"),
      runsPlainPython: true, clock: { 1_000_000 })
    #expect(
      late.outputs[0] == [
        "note: supplied for demonstration: model, nn.RNN(8, 16) after one backward pass", "416\n",
      ])
    #expect(early.outputs[1] == ["note: supplied for demonstration: model, Net()", "3\n"])
  }

  @Test func `a fence that fails with a value which stands in is shown and not blamed`() throws {
    let run = try run(
      fence("first = train_data[0]") + fence("first['text']") + fence("1 / 0"), head: "demo: true")
    #expect(
      run.result.notebook.diagnostics.map(\.text) == [
        """
        note.md:10:1: warning: IndexError: invalid index to scalar variable.
        10 | first['text']
             ^~~~~~~~~~~~~
        why: what stands in for train_data does not fit here: the sine of 0.1·i for i below 210
        fix: define train_data in a fence above
        """,
        """
        note.md:14:1: error: ZeroDivisionError: division by zero
        14 | 1 / 0
             ^~~~~
        """,
      ])
    #expect(
      run.result.blocks.map(\.outcome) == [
        .run, .shownOnly(reason: "name 'train_data' is not defined"),
        .failed(reason: "ZeroDivisionError: division by zero"),
      ])
  }

  @Test(arguments: ["train_data.map(str)", "len(src_vocab)", "input_tensor + 1"])
  func `nothing is supplied that could not be what the name means`(code: String) throws {
    let run = try run(fence(code), head: "demo: true")
    #expect(run.outputs == [:])
    #expect(run.status == .good)
  }

  @Test func `a function that misses what a fence above did not define is not blamed`() throws {
    let run = try run(
      fence("vocab = load(path)") + fence("def size():\n    return len(vocab)")
        + fence("size()") + fence("def typo():\n    return vocabb\ntypo()"))
    #expect(
      run.result.notebook.diagnostics.map(\.text) == [
        """
        note.md:2:9: warning: name 'load' is not defined
        2 | vocab = load(path)
                    ^~~~
        why: the fence is shown and not run: nothing above it defines load
        fix: define it in a fence above
        """,
        """
        Traceback (most recent call last):
          note.md:11:1, in <module>
            size()
          note.md:7:16, in size
            return len(vocab)
        note.md:7:16: warning: NameError: name 'vocab' is not defined
        7 |     return len(vocab)
                           ^~~~~
        why: the fence above that defines vocab did not run
        fix: define vocab in a fence above
        """,
        """
        Traceback (most recent call last):
          note.md:17:1, in <module>
            typo()
          note.md:16:12, in typo
            return vocabb
        note.md:16:12: error: NameError: name 'vocabb' is not defined
        16 |     return vocabb
                        ^~~~~~
        """,
      ])
  }

  @Test func `a fault does not stop the fences below`() throws {
    let run = try run(fence("1 / 0") + fence("2"))
    #expect(run.messages == ["note.md:2:1: error: ZeroDivisionError: division by zero"])
    #expect(run.outputs[1] == ["2\n"])
    #expect(
      run.result.blocks.map(\.outcome) == [
        .failed(reason: "ZeroDivisionError: division by zero"), .run,
      ])
    #expect(run.status == .failed)
  }

  @Test func `what is no Python is told and shown`() throws {
    let run = try run(fence("h_{t-1} = \\tanh(x)") + fence("return 1"))
    #expect(
      run.messages == [
        "note.md:2:3: warning: SyntaxError: invalid syntax",
        "note.md:6:1: warning: SyntaxError: 'return' outside function",
      ])
    #expect(run.outputs == [:])
    #expect(run.status == .good)
  }

  @Test func `prompts are read and pasted outputs are not`() throws {
    let session = ">>> a = 2\n>>> for i in range(a):\n...     print(i)\n...\n0\n1\n>>> a\n2"
    let run = try run(fence(session, ""))
    #expect(run.outputs == [0: ["0\n1\n", "2\n"]])
    #expect(run.messages == [])
  }

  @Test func `marks of a printed notebook are dropped, and its outputs`() throws {
    let printed = "In: # two\n    for i in range(2):\n        print(i)\n    i\nOut:0\n1\nIn: i + 1"
    let run = try run(fence(printed))
    #expect(run.outputs == [0: ["0\n1\n", "2\n"]])
    #expect(run.messages == [])
  }

  @Test func `lines for Jupyter and the shell are skipped with a remark`() throws {
    let run = try run(fence("%matplotlib inline\n!pip install torch\n7 % 4"))
    #expect(run.outputs == [0: ["3\n"]])
    #expect(
      run.messages == [
        "note.md:2:1: note: this line is for Jupyter and is skipped",
        "note.md:3:1: note: this line is for the shell and is skipped",
      ])
  }

  @Test func `full-width punctuation, unusual blanks and tabs are read`() throws {
    let run = try run(
      fence("print（1，'，'）\nif\u{A0}True:\n\tprint(2)\n        print(3)  # （"))
    #expect(run.outputs == [0: ["1 ，\n2\n3\n"]])
    #expect(run.messages == ["note.md:2:6: note: '（' is read as '('"])
  }

  @Test(arguments: [
    ("print(“中文”)", "中文\n", "note.md:2:7: note: '“' is read as '\"'"),
    ("print(‘a, b’)", "a, b\n", "note.md:2:7: note: '‘' is read as '''"),
    ("if True:\n　　print(1)", "1\n", "note.md:3:1: note: full-width blanks are read as indentation"),
    ("x = 1\n　　print(x)", "1\n", "note.md:3:1: note: full-width blanks are left out"),
  ])
  func `curly quotes and full-width blanks are read`(
    _ code: String, _ output: String, _ remark: String
  ) throws {
    let run = try run(fence(code))
    #expect(run.outputs == [0: [output]])
    #expect(run.messages == [remark])
  }

  @Test(arguments: [
    ("torch.zeros?", "Jupyter"), ("?print", "Jupyter"), ("print??", "Jupyter"),
    ("v = !ls", "the shell"), ("v = %timeit -o sum([1])", "Jupyter"),
  ])
  func `questions and shell values are skipped with a remark`(
    _ line: String, _ reader: String
  ) throws {
    let run = try run(fence(line + "\n2"))
    #expect(run.outputs == [0: ["2\n"]])
    #expect(run.messages == ["note.md:2:1: note: this line is for \(reader) and is skipped"])
  }

  @Test func `the statement behind %time runs`() throws {
    let run = try run(fence("def f(x):\n    %time y = x + 1\n    return y\nf(2)"))
    #expect(run.outputs == [0: ["3\n"]])
    #expect(run.messages == ["note.md:3:5: note: %time is for Jupyter and is skipped"])
  }

  @Test func `numbered prompts are read and the outputs behind them are not`() throws {
    let session =
      "In [3]: x = 2\n\nIn [4]: for i in range(x):\n   ...:     print(i)\n   ...: \n0\n1\n"
      + "In [5]: x\nOut[5]: 2"
    let run = try run(fence(session))
    #expect(run.outputs == [0: ["0\n1\n", "2\n"]])
    #expect(run.messages == [])
  }

  @Test(arguments: [
    "tensor([[1., 2.],\n        [3., 4.]])", "RNN(\n  (rnn): RNN(3, 4)\n)",
    "Epoch 1, loss 0.5\nEpoch 2, loss 0.4",
  ])
  func `pasted output is told as such`(_ text: String) throws {
    let run = try run(fence(text))
    #expect(
      run.messages == [
        "note.md:2:1: note: this fence holds what code printed: it is shown and not run"
      ])
    #expect(run.result.blocks.map(\.outcome) == [.shownOnly(reason: "pasted output")])
  }

  @Test func `a note's last fence may run to its end`() throws {
    let run = try NoteRun("text\n\n```python\n1 + 1\n", runsPlainPython: true)
    #expect(run.outputs == [0: ["2\n"]])
    #expect(run.messages == ["note.md:3:1: warning: this fence is never closed"])
  }

  @Test func `a method without its class runs as a function`() throws {
    let run = try run(fence("    def forward(self, x):\n        return x"))
    #expect(run.result.blocks.map(\.outcome) == [.run])
  }

  @Test func `the last expression is shown, but not None nor one behind a semicolon`() throws {
    let run = try run(fence("1 + 1") + fence("1;") + fence("None"))
    #expect(run.outputs == [0: ["2\n"], 1: [], 2: []])
  }

  @Test func `the table of blocks says what became of each`() throws {
    let run = try run(fence("1") + fence("df") + fence("1 / 0"))
    #expect(
      run.result.blocks.table.terminalText(.ascii) == """
        line  block   outcome
        ----  ------  ----------  -----------------------------------
           2  cell-1  run
           6  cell-2  shown only  name 'df' is not defined
          10  cell-3  failed      ZeroDivisionError: division by zero
        3 blocks: 1 run, 1 shown only, 1 failed

        """)
  }

  @Test func `fences behind a limit are told as not run`() throws {
    let run = try run(
      fence("1") + fence("while True: pass") + fence("2") + fence("#| eval: false\n3"),
      head: "execute:\n  max-steps: 1000")
    #expect(
      run.result.blocks.table.terminalText(.ascii) == """
        line  block   outcome
        ----  ------  -------  -------------------------------------
           7  cell-1  run
          11  cell-2  failed   the cell was stopped after 1000 steps
          15  cell-3  not run  the note ended in line 11
        3 blocks: 1 run, 1 failed, 1 not run

        """)
    #expect(run.status == .limit)
  }

  @Test(arguments: ["random.Random(1).randint(3, 3)", "len(re.findall('a', 'aaa'))"])
  func `a supplied module needs no time of a cell`(_ call: String) throws {
    let run = try NoteRun(
      fence("def f():\n    return \(call)\nf()"), runsPlainPython: true, clock: { 1_000_000 })
    #expect(run.result.notebook.outputs[0]?.last == .result("3"))
  }

  @Test(arguments: ["{.python .input  n=3}", "{python}", "{code-cell} ipython3", "~~~python"])
  func `cells of notebooks are taken like plain fences where those run`(_ info: String) throws {
    let fence = info.hasPrefix("~") ? info : "```" + info
    let end = String(fence.prefix(3))
    let run = try run(
      "\(fence)\n%matplotlib inline\nclass Net(nn.Linear):\n    def __init__(self):\n"
        + "        super().__init__(2, 1)\n\(end)\n")
    #expect(
      run.messages == [
        "note.md:3:11: warning: nn is used here but never imported",
        "note.md:2:1: note: this line is for Jupyter and is skipped",
      ])
    #expect(run.result.blocks.map(\.outcome) == [.exercised(["Net"])])
  }

  @Test func `cells of notebooks run by themselves where plain fences do not`() throws {
    let note = fence("1", "{python}") + fence("2")
    #expect(try NoteRun(note).outputs == [0: ["1\n"]])
  }
}
