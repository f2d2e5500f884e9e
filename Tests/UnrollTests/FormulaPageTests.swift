import Testing

/// What the formula commands show, from the note to the page and the Markdown.
@Suite struct FormulaPages {
  @Test func `claims and an unrolling are written to the page and the Markdown`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(
      #"""
      # A

      $$|\tanh(x)| < 1$$

      Within a sentence: $\max_x \sigma'(x) = 0.25$ of $x$.

      ```rnn
      claims("A")
      unrolled(r"h_t = \tanh(W x_t + U h_{t-1})", steps=2)
      ```

      """#, to: "a.md")

    let result = try unroll("render", "a.md")

    #expect(result.status == 0)
    let page = try #require(unroll.read("Outputs/a.html"))
    let markdown = try #require(unroll.read("Outputs/a.md"))
    #expect(page.contains(#"<td class="left"><math"#))
    #expect(page.contains(#"alttext="|\tanh(x)| &lt; 1""#))
    #expect(page.contains("<figure"))
    #expect(
      markdown.contains(
        #"""
        | statement | verdict | why |
        | :--- | :--- | :--- |
        | $\|\tanh(x)\| < 1$ | holds | in 10 draws |
        | $\max_x \sigma'(x) = 0.25$ | holds | in 1 draw, greatest deviation 0; $\max_x$ is the largest value at 129 numbers between -8 and 8 |

        ```text
               ┌────┐    ┌────┐
        h₀ ───→│ h₁ │───→│ h₂ │
               └────┘    └────┘
        """#))
  }

  @Test func `a table's sentences keep to the terminal's width`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(
      #"""
      # A

      $$\frac{d}{dx} \left(\frac{1}{1 + e^{-x}}\right) = \sigma(x) (1 - \sigma(x))$$

      $$\max_x \sigma'(x) = 0.25$$

      ```rnn
      claims("A")
      ```

      """#, to: "a.md")

    let lines = try unroll("run", "a.md").output.split(separator: "\n")

    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.count > 4)
  }
}
