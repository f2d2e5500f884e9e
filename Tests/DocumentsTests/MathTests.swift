import Diagnostics
import Documents
import Testing

/// The inlines of a note's only paragraph.
private func inlines(_ source: String) throws -> [Inline] {
  let note = try read(source)
  guard case .paragraph(let inlines) = note.blocks.first?.kind, note.blocks.count == 1 else {
    return []
  }
  return inlines
}

@Test func `dollars may touch Chinese text`() throws {
  #expect(
    try inlines("时刻$t$的状态$h_t=a*b*c$。") == [
      .text("时刻"), dollar("t", before: 3), .text("的状态"), dollar("h_t=a*b*c", before: 9),
      .text("。"),
    ])
}

@Test func `dollars with blanks inside on both sides are a formula, on one side are not`() throws {
  #expect(
    try inlines("a $ x_1 $ b") == [.text("a "), dollar("x_1", before: 4), .text(" b")])
  #expect(try inlines("a $x $ b") == [.text("a $x $ b")])
  #expect(try inlines("a $ x$ b") == [.text("a $ x$ b")])
}

@Test func `LaTeX between dollars is a formula with a blank on one side too`() throws {
  #expect(try inlines("a $x_{t} $") == [.text("a "), dollar("x_{t}", before: 3)])
  #expect(try inlines("a $ \\tanh x$") == [.text("a "), dollar("\\tanh x", before: 4)])
}

@Test(arguments: [
  "costs $5 and $10", "from $5-$10", "从$5到$10", "$20,000 and US$30,000", "a $ 5 and $ 10",
  "a $ and the $ sign", "one $ only", "$$$", "$$ $$ empty", "a$$b",
])
func `prices and lone dollars are text`(_ source: String) throws {
  #expect(try inlines(source) == [.text(source)])
}

@Test func `a digit may open a formula and letters may follow it`() throws {
  #expect(
    try inlines("$1-z$ and $2$nd") == [
      dollar("1-z", before: 1), .text(" and "), dollar("2", before: 11), .text("nd"),
    ])
}

@Test func `an escaped dollar is a dollar, outside and inside a formula`() throws {
  #expect(
    try inlines(#"\$a$b\$c$"#) == [.text("$a"), dollar(#"b\$c"#, before: 4)])
}

@Test func `dollars in code spans are code, and no formula ends inside one`() throws {
  #expect(try inlines("`$x$` $y") == [.code("$x$"), .text(" $y")])
  #expect(try inlines("a $b `c$d` e") == [.text("a $b "), .code("c$d"), .text(" e")])
}

@Test func `dollars with backticks inside are a formula`() throws {
  #expect(try inlines("a $`b_c`$ d") == [.text("a "), dollar("b_c", before: 4), .text(" d")])
}

@Test func `parentheses and brackets with backslashes are formulas when they close`() throws {
  #expect(
    try inlines(#"a \(b_1\) c \[d_2\] e \\(f\\) \(g \[h"#) == [
      .text("a "), .math(math(["b_1"], line: 1, offsets: [4], .parentheses, display: false)),
      .text(" c "), .math(math(["d_2"], line: 1, offsets: [14], .brackets)),
      .text(#" e \(f\) (g [h"#),
    ])
}

@Test func `brackets with backslashes mean what they meant before in links and code`() throws {
  #expect(
    try inlines(#"[a](/u\(v "t\[u") `\(b` \(c\)"#) == [
      .link(destination: "/u(v", title: "t[u", [.text("a")]), .text(" "), .code(#"\(b"#),
      .text(" "), .math(math(["c"], line: 1, offsets: [26], .parentheses, display: false)),
    ])
}

@Test func `formulas stand in headings, emphasis, links and table cells`() throws {
  #expect(
    try read("## a $x_1$ ##\n\n**b$y_1$** [$z$](/u)\n\n| $v$ | 中 | $\\|h\\|$ $w$ |\n|-|-|-|\n")
      .blocks
      == [
        Block(
          .heading(Heading(level: 2, content: [.text("a "), dollar("x_1", before: 6)])),
          range: range(1, 1, 1, 14)),
        Block(
          .paragraph([
            .strong([.text("b"), dollar("y_1", line: 3, before: 4)]), .text(" "),
            .link(destination: "/u", title: "", [dollar("z", line: 3, before: 13)]),
          ]), range: range(3, 1, 3, 21)),
        Block(
          .table(
            Table(
              alignments: [.none, .none, .none],
              header: [
                [dollar("v", line: 5, before: 3)], [.text("中")],
                [
                  dollar("|h|", line: 5, before: 14), .text(" "),
                  dollar("w", line: 5, before: 21),
                ],
              ], rows: [])), range: range(5, 1, 6, 8)),
      ])
}

@Test func `a formula over two lines keeps what follows in place`() throws {
  #expect(
    try inlines("文 $a\n   = b$ 后 $c$") == [
      .text("文 "),
      .math(math(["a", "= b"], line: 1, offsets: [3, 3], .dollar, display: false)),
      .text(" 后 "), dollar("c", line: 2, before: 11),
    ])
}

@Test func `double dollars inside a line are display formulas`() throws {
  #expect(
    try inlines("公式：$$x=1$$ 后 $$y$$") == [
      .text("公式："), .math(math(["x=1"], line: 1, offsets: [5], .dollars)), .text(" 后 "),
      .math(math(["y"], line: 1, offsets: [15], .dollars)),
    ])
}

@Test func `a display formula on its own lines needs no blank lines around it`() throws {
  #expect(
    try read("前文\n$$\na \\\\[2pt]\n\n- b\n$$\n后文\n$$c$$\nd\n").blocks == [
      Block(.paragraph([.text("前文")]), range: range(1, 1, 1, 3)),
      Block(
        .math(math(["a \\\\[2pt]", "", "- b"], line: 3, offsets: [0, 0, 0], .dollars)),
        range: range(2, 1, 6, 3)),
      Block(.paragraph([.text("后文")]), range: range(7, 1, 7, 3)),
      Block(.math(math(["c"], line: 8, offsets: [2], .dollars)), range: range(8, 1, 8, 6)),
      Block(.paragraph([.text("d")]), range: range(9, 1, 9, 2)),
    ])
}

@Test func `a display formula may begin and end on the lines of its delimiters`() throws {
  #expect(
    try read("$$\\begin{align*}\nf &= 1\\\\\n\\end{align*}$$\n").blocks == [
      Block(
        .math(
          math(
            ["\\begin{align*}", "f &= 1\\\\", "\\end{align*}"], line: 1, offsets: [2, 0, 0],
            .dollars)), range: range(1, 1, 3, 15))
    ])
}

@Test func `text behind a closing delimiter is a paragraph of its own`() throws {
  #expect(
    try read("$$\na\n$$，其中 $b$\n").blocks == [
      Block(.math(math(["a"], line: 2, offsets: [0], .dollars)), range: range(1, 1, 3, 10)),
      Block(
        .paragraph([.text("，其中 "), dollar("b", line: 3, before: 7)]), range: range(3, 3, 3, 10)),
    ])
}

@Test func `display formulas in lists and quotes are free of prefixes and know their columns`()
  throws
{
  let formulas = try read(
    "- a\n\n  $$\n  b\n    c\n  $$\n- d\n      $$ e $$\n\n> \\[\n> f\n> \\]\n\n1. g\n\n       $$\n       h\n       $$\n"
  ).formulas

  #expect(
    formulas == [
      math(["b", "  c"], line: 4, offsets: [2, 2], .dollars),
      math(["e"], line: 8, offsets: [9], .dollars),
      math(["f"], line: 11, offsets: [2], .brackets),
      math(["h"], line: 17, offsets: [7], .dollars),
    ])
}

@Test func `a fence with the info string math is a display formula`() throws {
  #expect(
    try read("```math\nx_1\n+ y\n```\n").blocks == [
      Block(
        .math(math(["x_1", "+ y"], line: 2, offsets: [0, 0], .fence)), range: range(1, 1, 4, 4))
    ])
}

@Test func `double dollars that a paragraph opened are closed by those on a later line`() throws {
  #expect(
    try inlines("where $$\nx\n$$ holds") == [
      .text("where "), .math(math(["x"], line: 2, offsets: [0], .dollars)), .text(" holds"),
    ])
}

@Test func `a formula takes its label from inside, from behind, or from the comment above`() throws
{
  let labels = try read(
    "$$a \\label{eq-a}$$\n\n$$b$$ {#eq-b}\n\n$$\nc\n$$ {#eq-c}\n\n<!-- unroll: label=eq-d -->\n$$d$$\n\ntext $$e$$ {#eq-e} more\n"
  ).formulas.map(\.label)

  #expect(labels == ["eq-a", "eq-b", "eq-c", "eq-d", "eq-e"])
}

@Test func `a formula that is never closed is an error at its opening`() {
  #expect(
    complaint("> text\n> $$\n> x\n\ny\n") == """
      note.md:2:3: error: this formula is never closed
      2 | > $$
            ^~
      why: $$ opens a formula that runs over lines
      fix: put $$ behind the formula, or write \\$\\$ for the signs
      """)
  #expect(
    complaint("\\[\nx\n") == """
      note.md:1:1: error: this formula is never closed
      1 | \\[
          ^~
      why: \\[ opens a formula that runs over lines
      fix: put \\] behind the formula, or write [ for the signs
      """)
}

@Test func `an accent behind a delimiter belongs to the formula`() throws {
  #expect(
    try read("$$\u{301}a$$\n").formulas == [
      math(["\u{301}a"], line: 1, offsets: [2], .dollars)
    ])
}

@Test func `formulas below definitions of links and in underlined headings keep their places`()
  throws
{
  #expect(
    try read("[a]: /u\n文 $x$\n\n#1 in\n> not, $y$\n\n#b $z$\n---\n").formulas == [
      math(["x"], line: 2, offsets: [3], .dollar, display: false),
      math(["y"], line: 5, offsets: [8], .dollar, display: false),
      math(["z"], line: 7, offsets: [4], .dollar, display: false),
    ])
}

/// The cells of a note's only table, header first.
private func cells(_ source: String) throws -> [[[Inline]]] {
  guard case .table(let table) = try read(source).blocks.first?.kind else { return [] }
  return [table.header] + table.rows
}

@Test func `a bar inside a formula parts no cells where the row has too many`() throws {
  #expect(
    try cells("| 列 | $|W|$ |\n|-|-|\n| 模 $|x|$ | $P(y|x)$ |\n") == [
      [[.text("列")], [dollar("|W|", before: 7)]],
      [[.text("模 "), dollar("|x|", line: 3, before: 5)], [dollar("P(y|x)", line: 3, before: 13)]],
    ])
}

@Test func `dollars never join the cells of a row that fits its table`() throws {
  #expect(
    try cells("| a | b |\n|-|-|\n| $5 | 6$ |\n") == [
      [[.text("a")], [.text("b")]], [[.text("$5")], [.text("6$")]],
    ])
}

@Test func `a bar in code or between prices parts cells`() throws {
  #expect(
    try cells("| a | b |\n|-|-|\n|$5|$6|$7|\n|`$x|y$`|z|\n") == [
      [[.text("a")], [.text("b")]], [[.text("$5")], [.text("$6")]],
      [[.text("`$x")], [.text("y$`")]],
    ])
}

@Test func `bars of formulas in code and paragraphs stay bars`() throws {
  let note = try read("```text\n| a |\n|-|\n| $x|y$ |\n```\n")

  #expect(note.blocks.map(\.kind) == [.code(info: "text", literal: "| a |\n|-|\n| $x|y$ |\n")])
}
