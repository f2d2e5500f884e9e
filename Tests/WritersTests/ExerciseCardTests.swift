import Diagnostics
import Documents
import Testing
import Writers

private func card() -> ExerciseCard {
  var card = ExerciseCard(className: "Net", call: "Net(a=\"<\")", isCallOfNote: false)
  card.parts = [ExerciseCard.Part(name: "fc", kind: "Linear", parameterCount: 6)]
  card.inputs = [ExerciseCard.Entry(name: "x", shape: "[2, 5]")]
  card.outputs = [ExerciseCard.Entry(name: "", shape: "[2, 1]")]
  card.reach = .allBut(["fc.bias"])
  card.warnings = ["a & b"]
  return card
}

@Test func `a card is a section with its call, its parts and its sentences`() throws {
  #expect(
    try article("```rnn\nx\n```\n", outputs: [0: [.exercise(card())]]) == """
      <div class="cell" id="cell-1">
      <pre class="code"><code class="language-python">x
      </code></pre>
      <div class="outputs">
      <section class="exercise">
      <p class="call"><b>tried:</b> <code>Net(a=&quot;&lt;&quot;)</code></p>
      <div class="table">
      <table>
      <thead>
      <tr>
      <th class="left">part</th>
      <th class="left">class</th>
      <th class="right">parameters</th>
      </tr>
      </thead>
      <tbody>
      <tr>
      <td class="left">fc</td>
      <td class="left">Linear</td>
      <td class="right">6</td>
      </tr>
      </tbody>
      </table>
      </div>
      <ul>
      <li>in: x [2, 5]</li>
      <li>out: [2, 1]</li>
      <li>the gradient does not reach fc.bias</li>
      <li><b>warning:</b> a &amp; b</li>
      </ul>
      </section>
      </div>
      </div>

      """)
}

@Test func `a card in Markdown is a table and a list`() throws {
  var faulty = card()
  faulty.fault = Diagnostic(message: "TypeError: no")
  let text = try markdown("```rnn\nx\n```\n", outputs: [0: [.exercise(faulty)]])

  #expect(
    text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(4).joined(
      separator: "\n") == """
        **tried:** `Net(a="<")`

        | part | class | parameters |
        | :--- | :--- | ---: |
        | fc | Linear | 6 |

        - in: x [2, 5]
        - out: [2, 1]
        - the gradient does not reach fc.bias
        - warning: a \\& b

        ```text
        error: TypeError: no
        ```
        <!-- /unroll:out -->

        """)
}

@Test func `only a page with a card has the styles of cards`() throws {
  let with = HTMLWriter().page(try notebook("```rnn\n```\n", outputs: [0: [.exercise(card())]]))
  let without = HTMLWriter().page(try notebook("```rnn\n```\n", outputs: [0: [.text("a")]]))

  #expect(with.contains(".exercise {"))
  #expect(!without.contains(".exercise {"))
}

@Test func `a card speaks the language of its note`() throws {
  let note = "---\nlang: zh\n---\n\n```rnn\nx\n```\n"
  let text = try markdown(note, outputs: [0: [.exercise(card())]])

  #expect(
    text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(8).joined(
      separator: "\n") == """
        **试运行：** `Net(a="<")`

        | 部分 | 类 | 参数量 |
        | :--- | :--- | ---: |
        | fc | Linear | 6 |

        - 输入：x [2, 5]
        - 输出：[2, 1]
        - 梯度没有传到：fc.bias
        - 警告： a \\& b
        <!-- /unroll:out -->

        """)
  let page = HTMLWriter().page(try notebook(note, outputs: [0: [.exercise(card())]]))
  #expect(page.contains("<li>输入：x [2, 5]</li>"))
}
