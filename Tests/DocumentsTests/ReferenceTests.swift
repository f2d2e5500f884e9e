import Diagnostics
import Documents
import Testing

@Test func `references stand apart from the words around them`() throws {
  let document = try read(
    "由@eq-a.b可知，`@eq-a`、a@eq-x.com、\\@eq-a (@eq-a).\n\n$$ x $$ {#eq-a}\n\n$$ y $$ {#eq-a.b}\n")

  #expect(
    document.references
      == [
        Reference(label: "eq-a.b", range: range(1, 2, 1, 9)),
        Reference(label: "eq-a", range: range(1, 39, 1, 44)),
      ])
}

@Test func `equations, figures, tables and sections are counted each by themselves`() throws {
  let document = try read(
    """
    # One {#sec-one}

    $$ x $$ {#eq-x}

    ```rnn
    #| label: fig-a
    plot([1])
    ```

    $$ y \\label{eq-y} \\label{eq-z} $$

    <!-- unroll: label=sec-two -->
    ## Two

    | a |
    |---|
    | 1 |

    : A caption {#tbl-a}

    ```rnn
    #| label: tbl-b
    table([1])
    ```

    """)

  let targets = document.labelTargets
  #expect(
    targets.mapValues(\.number) == [
      "sec-one": 1, "eq-x": 1, "fig-a": 1, "eq-y": 2, "eq-z": 2, "sec-two": 2, "tbl-a": 1,
      "tbl-b": 2,
    ])
  #expect(targets["sec-two"]?.title == [.text("Two")])
  #expect(targets["eq-z"]?.kind == .equation)
}

@Test func `a reference to nothing is an error with the nearest label or how to make one`() throws {
  let document = try read("a @fig-lose and @tbl-x\n\n```rnn\n#| label: fig-loss\nx\n```\n")

  #expect(
    document.warnings.map(\.text) == [
      """
      note.md:1:3: error: no figure of this note is labeled 'fig-lose'
      1 | a @fig-lose and @tbl-x
            ^~~~~~~~~
      fix: write @fig-loss
      """,
      """
      note.md:1:17: error: no table of this note is labeled 'tbl-x'
      1 | a @fig-lose and @tbl-x
                          ^~~~~~
      fix: give the table's cell the option '#| label: tbl-x'
      """,
    ])
}

@Test func `a table takes the caption with a label below it, and no other paragraph`() throws {
  let document = try read(
    "| a |\n|---|\n\n: no label\n\n: With *one* {#tbl-x}\n\n| b |\n|---|\n\n: Mine {#tbl-y}\n")

  #expect(document.blocks.count == 4)
  guard case .table(let first) = document.blocks[0].kind,
    case .table(let last) = document.blocks[3].kind
  else {
    Issue.record("these are no tables")
    return
  }
  #expect(first.caption == nil)
  #expect(last.caption == [.text("Mine")])
  #expect(last.label == "tbl-y")
}
