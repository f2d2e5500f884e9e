import Diagnostics
import Documents
import Testing

/// What `check` says of a statement below an Elman network.
private func told(_ statement: String, before: String = "") throws -> [String] {
  let network = #"$$h_t = \tanh(W x_t + U h_{t-1} + b)$$"#
  return try NoteRun("\(network)\n\n\(before)\n\n$$\(statement)$$\n").result.notebook
    .diagnostics.map(\.text)
}

/// Statements that a network's equations refute, though no cell asks.
@Suite struct RefutedStatements {
  @Test func `a set that a state leaves is told`() throws {
    #expect(
      try told(#"h_t \in (0,1)^H"#) == [
        #"""
        note.md:5:3: warning: the value does not stay in this set
        5 | $$h_t \in (0,1)^H$$
              ^~~~~~~~~~~~~~~
        why: an element is 0 ≥ -0.53 at t = 1, hidden = 2, input = 3
        fix: write a set that holds it
        """#
      ])
  }

  @Test func `a bound of a slope that is too small is told`() throws {
    #expect(
      try told(#"\sigma'(x) \le 0.2"#) == [
        #"""
        note.md:5:3: warning: the bound does not hold
        5 | $$\sigma'(x) \le 0.2$$
              ^~~~~~~~~~~~~~~~~~
        why: 0.25 > 0.2 at x = 0
        fix: write a bound that does
        """#
      ])
  }

  @Test func `an identity of functions that is none is told`() throws {
    #expect(
      try told(#"\tanh'(x) = 1 - \tanh(x)"#) == [
        #"""
        note.md:5:3: warning: both sides are not equal
        5 | $$\tanh'(x) = 1 - \tanh(x)$$
              ^~~~~~~~~~~~~~~~~~~~~~~~
        why: 0.79 ≠ 0.54 at x = 0.5
        fix: write what is equal, or \approx for an approximation
        """#
      ])
  }

  @Test(arguments: [
    (#"\|h_t\| \le 1"#, "note.md:5:3: warning: the bound does not hold"),
    (#"\tanh(x) = 2\sigma(x) - 1"#, "note.md:5:3: warning: both sides are not equal"),
    (#"\sigma(x) = \frac{1}{1+e^{x}}"#, "note.md:5:3: warning: both sides are not equal"),
  ])
  func `what is refuted is told`(_ statement: String, _ head: String) throws {
    #expect(try told(statement).map { $0.split(separator: "\n").first.map(String.init) } == [head])
  }

  @Test func `a wrong identity silences no derivative of its section`() throws {
    let statements = #"\tanh(x) = 2\sigma(x) - 1 \\ \frac{\partial h_t}{\partial h_{t-1}} = U"#

    #expect(
      try told(statements).compactMap { $0.split(separator: "\n").first.map(String.init) } == [
        "note.md:5:3: warning: both sides are not equal",
        "note.md:5:32: warning: the equations have another derivative than is written here",
      ])
  }

  @Test(arguments: [
    #"h_t \in (-1,1)^H"#, #"h_t \in \mathbb{R}^H"#, #"\sigma'(x) \le 0.25"#,
    #"\tanh'(x) = 1 - \tanh^2(x)"#, #"\tanh(x) = 2\sigma(2x) - 1"#, #"\tanh(x) \approx x"#,
    #"\sigma(x) = \frac{1}{1+e^{-x}}"#, #"\sigma(x) > 0.5"#, #"\tanh(x) = 0"#,
    #"x_t \in (0,1)^d"#, #"W \in (-0.1,0.1)"#, #"h_t > 0"#, #"f'(x) = f(x)(1 - f(x))"#,
    #"\|h_t - h_{t-1}\| < 0.001"#, #"\sigma(x) = \max(0, x)"#,
  ])
  func `what holds, defines, approximates or is open is not told`(_ statement: String) throws {
    #expect(try told(statement) == [])
  }

  @Test(arguments: ["Suppose that", "If all gates are open and", "假设", "We want"])
  func `a condition is not told`(_ words: String) throws {
    #expect(try told(#"h_t \in (0,1)^H"#, before: words) == [])
  }

  @Test func `that no more statements are tried is told once`() throws {
    let many = Array(repeating: #"\sigma'(x) \le 0.25"#, count: 40).joined(separator: #" \\ "#)
    let network = #"$$h_t = \tanh(W x_t + U h_{t-1} + b)$$"#
    let told = try NoteRun("\(network)\n\n$$\(many)$$\n").result.notebook.diagnostics

    #expect(
      told.map { [$0.head, $0.why, $0.fix] } == [
        [
          "note.md:3:739: note: this statement and those behind it are not tried",
          "the first 32 of a note are", #"try them in a cell: claims("…") with the heading"#,
        ]
      ])
  }
}

/// Faults that are certain where equations carry a state and read an input.
@Suite struct FaultsOfNetworks {
  @Test(arguments: [
    (
      #"c_t = h_t c_{t-1} + W x_t \\ h_t = \tanh(V x_t)"#,
      "note.md:1:9: warning: nothing stands between the vectors h_t and c_{t-1}"
    ),
    (#"h_t = \tanh(W x_t + U h_{t-2})"#, "note.md:1:25: warning: h is used 2 steps away"),
    (
      #"h_t = \tanh(W x_t + U h_{t-s})"#,
      "note.md:1:27: warning: the index 't-s' of h is not understood"
    ),
    (
      #"h_{t+1} = \tanh(W x_t + U h_t)"#,
      "note.md:1:3: warning: h_{t+1} is defined where h_t is wanted"
    ),
    (
      #"c_t = f_t \odot c_{t-1} + g_t \\ g_t = \tanh(W x_t + U h_{t-1}) \\ h_t = \tanh(c_t)"#,
      "note.md:1:9: warning: f_t is used but never defined"
    ),
  ])
  func `what keeps a network from being one is told`(_ latex: String, _ head: String) throws {
    #expect(try NoteRun("$$\(latex)$$").messages == [head])
  }

  @Test func `a gate that another section defines is no fault`() throws {
    let note = #"""
      # A

      $$c_t = f_t \odot c_{t-1} + \tanh(W x_t + U h_{t-1}) \\ h_t = \tanh(c_t)$$

      # B

      $$f_t = \sigma(V x_t)$$
      """#

    #expect(try NoteRun(note).messages == [])
  }

  @Test(arguments: [
    #"\theta_{t+1} = \theta_t - \eta g_t"#, #"x_{t+1} = x_t - \eta g_t"#,
    #"h_t = \tanh(W x_t + U h_{t-1}) \\ L_t = -y_t \log p_t"#,
  ])
  func `rules of optimizers and losses are no faulty networks`(_ latex: String) throws {
    #expect(try NoteRun("$$\(latex)$$").messages == [])
  }
}

/// What the page of a note in Chinese tells of its formulas and its text, a line each.
private func remarks(_ note: String) throws -> [String] {
  try NoteRun("---\nlang: zh\n---\n\(note)").result.notebook.remarks.map { remark in
    let words = remark.told(in: .chinese)
    return [words.message, words.why, words.fix].compactMap(\.self).joined(separator: "；")
  }
}

@Suite struct ChineseRemarks {
  private let elman = #"$$h_t = \tanh(W x_t + U h_{t-1} + b)$$"#

  @Test func `a claim that fails is told in Chinese with its example`() throws {
    #expect(
      try remarks("\(elman)\n\n" + #"$$\tanh'(x) = 1 - \tanh(x)$$"# + "\n") == [
        #"两边不相等；0.79 ≠ 0.54（x = 0.5）；请写相等的式子；如果是近似，请用 `\approx`"#
      ])
    #expect(
      try remarks("\(elman)\n\n" + #"$$h_t \in (0,1)^H$$"# + "\n") == [
        "这个值会超出这个集合；有一个元素是 0 ≥ -0.53（t = 1，hidden = 2，input = 3）；请写包含它的集合"
      ])
  }

  @Test func `what the text says otherwise than the equations is told in Chinese`() throws {
    #expect(
      try remarks("其中 $V$ 是权重矩阵。\n\n\(elman)\n") == [
        "文中解释了 `V`，却没有方程用到它；按文中的说法，它是网络的参数；请写进方程，或者从文中去掉"
      ])
    #expect(
      try remarks(
        "其中 $x_t \\in \\mathbb{R}^d$，$W \\in \\mathbb{R}^{d \\times h}$，"
          + "$h_t \\in \\mathbb{R}^h$。\n\n\(elman)\n") == [
          #"文中说 `W` 是 `d × h`，按方程却是 `h × d`；第 4 行里长度 `hidden` 是 `h`；"#
            + #"请写 `W \in \mathbb{R}^{h \times d}`"#
        ])
  }

  @Test func `what is wrong with a note's text is told in Chinese`() throws {
    #expect(
      try remarks("见 @eq-grue，还有 \\alpha。\n\n\(elman) {#eq-gru}\n") == [
        "笔记里没有标签为 `eq-grue` 的公式；请写 `@eq-gru`",
        "`\\alpha` 写在了公式外面；它显示为 α，但周围的文字仍是普通文字；请把公式写在两个美元符号之间：`$…$`",
      ])
    #expect(
      try remarks("<!-- unroll: seed=1 -->\n\n文字\n") == [
        "这条注释下面不是单元、公式或标题；它只对紧接在下面的内容起作用；请移到别处，或者删掉"
      ])
  }

  @Test func `a note in English has no other words on its page`() throws {
    let run = try NoteRun("\(elman)\n\n" + #"$$\tanh'(x) = 1 - \tanh(x)$$"# + "\n")
    #expect(
      run.result.notebook.remarks.map { $0.told(in: .english).message }
        == ["both sides are not equal"])
  }
}
