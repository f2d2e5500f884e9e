import Plots
import Testing

private let diagram = StepDiagram(
  rows: [
    .init([.init(texts: ["y1", "y2"])], isBoxed: false),
    .init(
      [
        .init(texts: ["h1", "h2"], flow: .forward, start: "h0"),
        .init(texts: ["状态1", "状态2"], flow: .backward, start: "状态3"),
      ], isBoxed: true),
    .init([.init(texts: ["x1", "x2"])], isBoxed: false),
  ], notes: ["the same at every step: W"], alternative: "a < b")

@Test func `a diagram in characters keeps its columns beside wide ones`() {
  #expect(
    StepDiagramText(diagram).text == """
                y1           y2
                 ↑            ↑
             ┌───────┐    ┌───────┐
      h0 ───→│  h1   │───→│  h2   │
             │ 状态1 │←───│ 状态2 │←─── 状态3
             └───────┘    └───────┘
                 ↑            ↑
                x1           x2

      the same at every step: W
      """)
}

@Test func `a diagram in seven bits has no other characters`() {
  #expect(
    StepDiagramText(diagram, glyphs: .ascii).text == """
               y1         y2
                ^          ^
             +-----+    +-----+
      h0 --->| h1  |--->| h2  |
             | ??1 |<---| ??2 |<--- ??3
             +-----+    +-----+
                ^          ^
               x1         x2

      the same at every step: W
      """)
}

@Test func `a diagram's picture names what it shows and escapes it`() {
  let svg = StepDiagramSVG(diagram, idPrefix: "plot-3").svg
  let lines = svg.split(separator: "\n")

  #expect(lines[1] == "<desc id=\"plot-3-desc\">a &lt; b</desc>")
  #expect(lines.filter { $0.hasPrefix("<rect") }.count == 2)
  #expect(lines.filter { $0.hasPrefix("<path class=\"input\"") }.count == 4)
  #expect(lines.filter { $0.hasPrefix("<path class=\"state\"") }.count == 4)
  #expect(lines.filter { $0.hasPrefix("<text") }.count == 2 + 2 + 1 + 2 + 1 + 2 + 1)
  #expect(lines.last == "</svg>")
}
