import Documents
import Testing

@Test func `stars beside Chinese punctuation are emphasis in a Chinese note`() throws {
  let document = try read("他说**“重点”**在**（后面）**，*《书》*里`“*”`。\n")

  #expect(
    document.blocks[0].kind
      == .paragraph([
        .text("他说"), .strong([.text("“重点”")]), .text("在"), .strong([.text("（后面）")]), .text("，"),
        .emphasis([.text("《书》")]), .text("里"), .code("“*”"), .text("。"),
      ]))
}

@Test func `the same signs follow CommonMark in an English note`() throws {
  let document = try read("---\nlang: en\n---\n\nHe said**“so”**then\n")

  #expect(document.blocks[0].kind == .paragraph([.text("He said**“so”**then")]))
}

@Test func `the places behind such stars are those of the file`() throws {
  let document = try read("**“重点”**在 `{rnn} x` 与 $y$\n")

  #expect(document.expressions.map(\.range) == [range(1, 11, 1, 20)])
  #expect(document.formulas.map { $0.source.location(.start).column } == [24])
}

@Test func `what CommonMark makes of stars beside code stays as it is`() throws {
  let document = try read("**`门`**。**（甲）**：**乙**。后\n")

  #expect(
    document.blocks[0].kind
      == .paragraph([
        .strong([.code("门")]), .text("。"), .strong([.text("（甲）")]), .text("："),
        .strong([.text("乙")]), .text("。后"),
      ]))
}

@Test func `stars between Han characters and code, formulas or links are emphasis`() throws {
  let document = try read("是**`x`**的，令*$y$*为，见**[书](b)**后，这**(1)**和**\"乙\"**。\n")

  #expect(
    document.blocks[0].kind
      == .paragraph([
        .text("是"), .strong([.code("x")]), .text("的，令"), .emphasis([.math(document.formulas[0])]),
        .text("为，见"), .strong([.link(destination: "b", title: "", [.text("书")])]),
        .text("后，这"), .strong([.text("(1)")]), .text("和"), .strong([.text("\"乙\"")]),
        .text("。"),
      ]))
}

@Test func `code in which stars touch Han characters is shown as it was written`() throws {
  let document = try read("是**`x`**的 `是*(的)`\n\n```\n是*(的)*甲\n```\n")

  #expect(
    document.blocks.map(\.kind) == [
      .paragraph([
        .text("是"), .strong([.code("x")]), .text("的 "), .code("是*(的)"),
      ]), .code(info: "", literal: "是*(的)*甲\n"),
    ])
}

@Test func `stars with a letter on each side of their words stay what they were`() throws {
  let document = try read("甲**乙**`x`，是*2*甲*(丙\n")

  #expect(
    document.blocks[0].kind
      == .paragraph([
        .text("甲"), .strong([.text("乙")]), .code("x"), .text("，是"), .emphasis([.text("2")]),
        .text("甲*(丙"),
      ]))
}
