import Diagnostics
import Documents
import Testing

/// What a note's text says of its equations, and where the two differ.
@Suite struct TextBesideEquations {
  private let elman = "$$h_t = \\tanh(W_{xh} x_t + W_{hh} h_{t-1} + b_h)$$\n\n"

  @Test func `a symbol's meaning stands with its role`() throws {
    let run = try NoteRun("# A\n\n\(elman)* $h_t$：隐藏状态\n* $W_{xh}$, $W_{hh}$: the weights\n")
    let key = run.result.notebook.symbolKeys[SourceLocation(line: 3, column: 3)]

    #expect(run.messages == [])
    #expect(
      key?.entries.map { "\($0.latex): \($0.meaning ?? "-")" } == [
        "h_t: 隐藏状态", "W_{xh}: the weights", "x_t: -", "W_{hh}: the weights", "b_h: -",
      ])
  }

  @Test func `the table of symbols has the meanings of the text below the heading`() throws {
    let run = try NoteRun(
      "# A\n\n\(elman)where $h_t$ is the hidden state.\n\n"
        + "| symbol | meaning |\n|---|---|\n| $b_h$ | a bias |\n\n"
        + cell("symbols(formula('A', input=1, hidden=2))"))

    #expect(run.messages == [])
    #expect(
      run.outputs[0] == [
        """
        symbol  role       shape  numbers  meaning
        ------  ---------  -----  -------  ----------------
        h_t     state      2               the hidden state
        W_{xh}  parameter  2 × 1        2
        x_t     input      1
        W_{hh}  parameter  2 × 2        4
        b_h     parameter  2            2  a bias

        """
      ])
  }

  @Test func `a weight that only the text has is told with its place`() throws {
    let run = try NoteRun(
      "# A\n\n\(elman)- $W_{hx}$：输入到隐藏层的权重\n- $W_{hh}$：权重\n- $b_h$：偏置\n")

    #expect(
      run.result.notebook.diagnostics.map(\.text) == [
        """
        note.md:5:4: warning: W_{hx} is explained, but no equation uses it
        5 | - $W_{hx}$：输入到隐藏层的权重
               ^~~~~~
        why: the equations have W_{xh}, which the text does not explain
        fix: write one of the two in both places
        """
      ])
  }

  @Test func `a weight whose index the text leaves out is told`() throws {
    let run = try NoteRun("# A\n\n\(elman)- $W_{xh}, W_{hh}$：权重矩阵\n- $b$：偏置项\n")

    #expect(run.messages == ["note.md:6:4: warning: b is explained, but no equation uses it"])
  }

  @Test func `a weight of an equation within the text is no fault`() throws {
    let run = try NoteRun(
      "# A\n\n\(elman)The output is $y_t = W_{hy} h_t$, where $W_{hy}$ is a weight matrix.\n")

    #expect(run.messages == [])
  }
}

/// Equations as plain text in fences.
@Suite struct FencedEquations {
  private let fence = """
    # Elman

    ```
    h_t = tanh(W_hh * h_{t-1} + W_xh * x_t + b_h)
    y_t = W_hy * h_t + b_y

    h_t: hidden state
    ```


    """

  @Test func `equations of a fence are found by their heading`() throws {
    let run = try NoteRun(
      fence + cell("print(formula('Elman', input=1, hidden=2, output=3))"))

    #expect(run.messages == [])
    #expect(run.outputs == [0: ["FormulaCell(input=1, hidden=2, output=3)\n"]])
  }

  @Test func `lines of a fence say what its symbols mean`() throws {
    let run = try NoteRun(
      "# A\n\n```\nh_t = tanh(W_hh * h_{t-1} + W_xh * x_t)\nh_t: 隐藏状态\nW_hh, W_xh：权重\n```\n\n$h_t$ $W_{xh}$\n"
    )
    let keys = run.result.notebook.symbolKeys.sorted { $0.key < $1.key }.flatMap(\.value.entries)

    #expect(run.messages == [])
    #expect(keys.map { "\($0.latex): \($0.meaning ?? "-")" } == ["h_t: 隐藏状态", "W_{xh}: 权重"])
  }

  @Test func `fences and formulas of one heading are one network`() throws {
    let run = try NoteRun(
      "# LSTM\n\n```text\n遗忘门：f_t = σ(W_f · [h_{t-1}, x_t] + b_f)\n```\n\ntext\n\n"
        + "```text\nC_t = f_t ⊙ C_{t-1} + (1 - f_t) ⊙ tanh(V x_t)\n```\n\n$$h_t = \\tanh(C_t)$$\n\n"
        + cell("print(sum(p.numel() for p in formula('LSTM', input=1, hidden=2).parameters()))"))

    #expect(run.messages == [])
    #expect(run.outputs == [0: ["10\n"]])
  }

  @Test func `a fault of a fence has its place in the note`() throws {
    let run = try NoteRun("# A\n\n- list\n\n  ```\n  h_t = tanh(W x_t + U h_{t-1}\n  ```\n")

    #expect(run.messages == ["note.md:6:13: warning: '(' has no ')'"])
    #expect(
      run.result.notebook.diagnostics.first?.sourceLine == "  h_t = tanh(W x_t + U h_{t-1}")
  }

  @Test(arguments: [
    "x = 3\ny = x + 1", "loss = 0.25\nh_t = 3", "h_t → h_{t+1}", "for t in 1..T: h = f(h)",
    "input ──> [ h = 1 ] ──> output",
  ])
  func `other fences are left alone`(text: String) throws {
    let run = try NoteRun("# A\n\n```\n\(text)\n```\n\n" + cell("formula('A')"))

    #expect(run.messages.count == 1)
    #expect(
      run.messages.first?.hasSuffix(
        "no formula is called 'A'; the note has none with a label or a heading") == true)
  }
}

/// What a note says of derivatives.
@Suite struct DerivativesOfANote {
  private let note = #"""
    # RNN

    $$h_t = f(W_{hh} h_{t-1} + W_{xh} x_t + b_h)$$

    # BPTT

    $$\frac{\partial L}{\partial W} = \sum_{t=1}^T \frac{\partial L_t}{\partial W}$$


    """#

  @Test func `a product of Jacobians that the equations do not have is a warning`() throws {
    let run = try NoteRun(
      note
        + #"$$\frac{\partial h_t}{\partial h_k} = \prod_{i=k+1}^t \frac{\partial h_i}{\partial h_{i-1}} = \prod_{i=k+1}^t W_{hh} \cdot f'(h_{i-1})$$"#
    )

    #expect(
      run.result.notebook.diagnostics.map { [$0.head, $0.why, $0.fix] } == [
        [
          "note.md:9:3: warning: the equations have another derivative than is written here",
          "one side is a matrix [2, 2], the other a vector [2]; with the vectors as diagonal "
            + "matrices the sides differ by 0.015 at k = 1, t = 2, hidden = 1, input = 2; in the "
            + "product the last index stands leftmost",
          #"write \prod_{i=k+1}^{t} \operatorname{diag}(f'(a_i)) W_{hh} with the factor of i = t leftmost"#,
        ]
      ])
  }

  @Test func `derivatives that hold are no fault`() throws {
    let run = try NoteRun(
      note
        + #"$$\frac{\partial h_t}{\partial h_{t-1}} = \operatorname{diag}(f'(a_t)) W_{hh}$$"#)

    #expect(run.messages == [])
  }
}
